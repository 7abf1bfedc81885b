"""A registry and its records to a site that opens from disk: charts, tables, and a page a document."""
