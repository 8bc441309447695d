"""Event-sourced debt collection: the pure core, without store, clock or chance."""
