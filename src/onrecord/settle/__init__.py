"""Settle: what many pages say together. Pure over rows; the archive keeps what is decided."""
