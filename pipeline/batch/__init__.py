"""A collection of documents, made on all cores of one machine or on a Dask cluster.

``listing`` finds the documents, ``packing`` puts each into a parcel that needs no other file, ``work`` is what a worker
does with a parcel, ``local`` and ``cluster`` are the workers, ``order`` hands the work out, ``places`` is where outputs
go, ``rows`` and ``report`` say what was done.
"""
