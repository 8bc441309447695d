"""An invoice is in one open case at a time."""
