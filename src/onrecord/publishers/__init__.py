"""Facts of publishers in TOML: addresses, parties, furniture."""
