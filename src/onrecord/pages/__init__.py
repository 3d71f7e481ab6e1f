"""From a snapshot to a page: furniture, the main document, the teasers, the dates."""
