"""A static index of built documents, which an archive puts on any web server as it is.

``finding`` finds the documents in a folder of outputs, ``facts`` reads what each says of itself, ``works`` brings its
languages together, ``indexes`` sorts them, ``pages`` prints them, ``exported`` writes what programs read, ``search``
makes the full-text search, ``site`` keeps what is there, ``run`` does it in this order.
"""
