"""The ledger: what documents say of contacts, mechanisms, instruments, commitments, correspondence and positions."""
