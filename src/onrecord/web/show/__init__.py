"""The pages of the reading room, one file each: what is asked, to a template and its values."""
