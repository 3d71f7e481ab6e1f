"""The one file that holds snapshots and record. The only place that speaks SQL."""
