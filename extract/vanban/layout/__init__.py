"""Which part of a document a line belongs to: header, subject, body, annexes, closing."""
