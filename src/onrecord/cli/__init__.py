"""The command line: one file a group of commands, on the public API only."""
