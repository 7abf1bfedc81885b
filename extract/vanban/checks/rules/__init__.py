"""The rules: one file each, named by its id; a file that is put here is found by the registry."""
