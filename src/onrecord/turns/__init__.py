"""Labels and floors: who holds the floor from where to where."""
