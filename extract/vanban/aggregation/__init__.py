"""Many records to one registry: inputs → tables → identities → links → views, and the registers that offices keep."""
