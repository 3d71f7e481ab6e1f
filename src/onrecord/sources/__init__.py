"""Files, folders and standard input: where snapshots come from."""
