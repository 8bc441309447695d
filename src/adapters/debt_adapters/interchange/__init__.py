"""The project's own JSONL in, and events and journal out."""
