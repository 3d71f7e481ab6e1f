"""Pictures of the record: pure functions from rows to SVG, each with the table that says the same."""
