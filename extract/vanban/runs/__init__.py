"""A folder of documents: finding the files, reading them in workers, keeping what came of it."""
