"""A log in memory, for tests."""

from debt_adapters.memory.log import MemoryEventLog

__all__ = ["MemoryEventLog"]
