"""Finders: what stands where. Each is a spaCy component over the text and a pattern set."""
