"""Names, posts and parties: how people and bodies are written."""
