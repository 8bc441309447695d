"""Double entry in integer minor units; what was posted is what counts."""
