"""The tables of a store, version by version, for Alembic."""
