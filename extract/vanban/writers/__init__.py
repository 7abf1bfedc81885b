"""Records to each output format, one file a format."""
