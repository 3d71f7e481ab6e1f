"""Questions to the archive, answered in plain rows."""
