"""Readers: bytes of one file to a :class:`~vanban.readers.reading.Reading`, one file a format."""
