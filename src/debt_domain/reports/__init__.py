"""What finance and auditors are shown, computed from read models and entries."""
