"""The bench that follows a source: on each save it is checked and made again, and a page in the browser shows it.

``making`` is what a worker does with the text, ``documents`` keeps what was made last, ``following`` sees the saves,
``server`` answers this machine's browser and nobody else.
"""
