"""Numbers without gaps, one series for each kind of document."""
