"""Our port on the stores of `eventsourcing`, and our log in its applications.

Importing this imports `eventsourcing`, which patches `dataclasses` for the whole
process: nothing else of this library does, but the recorders and the factory in
`debt_adapters.sqlalchemy`.
"""

from debt_adapters.eventsourcing.errors import StoreCannotError
from debt_adapters.eventsourcing.following import DebtLog, FollowedEvent
from debt_adapters.eventsourcing.log import RecorderEventLog, open_recorder_log

__all__ = [
    "DebtLog",
    "FollowedEvent",
    "RecorderEventLog",
    "StoreCannotError",
    "open_recorder_log",
]
