"""The bench that follows a source: on each save it is checked and made again, and a page in the browser shows it.

``making`` is what a worker does with the text, ``worker`` keeps its process warm, ``following`` sees the saves.
``documents`` keeps what was made last, ``comparing`` shows two texts in one, ``server`` answers this machine's browser
and ``guard`` nobody else.
"""
