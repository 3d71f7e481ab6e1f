"""Who said what: find, attribute, resolve, act."""
