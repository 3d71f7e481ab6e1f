"""Measurements of speed, memory and growth. `make bench` prints them; ratios within one run are what counts."""
