"""The stages of `read`, one tuple of pure functions."""
