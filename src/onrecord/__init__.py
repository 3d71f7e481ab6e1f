"""On Record: who said what to whom, when, in their exact words."""
