"""Statements as documents: CSV, HTML, PDF and plain data."""
