"""What a store of `eventsourcing` cannot do."""

from typing import ClassVar

from debt_domain.kernel.errors import StoreError


class StoreCannotError(StoreError):
    """The store cannot keep a promise that a command needs; nothing was written.

    Attributes:
        store: The class of the recorder.
    """

    code: ClassVar[str] = "store.cannot"

    def __init__(self, *, store: str, reason: str) -> None:
        super().__init__(f"{store} cannot keep this log: {reason}")
        self.store = store
