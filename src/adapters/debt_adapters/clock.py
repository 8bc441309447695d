"""The time of the machine."""

from datetime import UTC, datetime


def system_clock() -> datetime:
    """Give the instant by the machine's clock, in UTC with microseconds."""
    return datetime.now(UTC)
