"""What the adapters refuse, and why."""

from typing import ClassVar

from debt_domain.kernel.errors import RejectedError, StoreError


class StoreTooNewError(StoreError):
    """The store was written by a newer version of this library.

    Attributes:
        found: The store's schema version.
        known: The newest schema version that this library knows.
    """

    code: ClassVar[str] = "store.too_new"

    def __init__(self, *, found: int, known: int) -> None:
        super().__init__(
            f"the store has schema version {found}, this library knows versions up to"
            f" {known}: install a newer debt-domain; nothing was written"
        )
        self.found, self.known = found, known


class StoreMissingError(StoreError):
    """The database has no tables of ours."""

    code: ClassVar[str] = "store.missing"

    def __init__(self) -> None:
        super().__init__(
            "the database has no table debt_schema_version, or nothing in it: run"
            " debt-domain migrate, or open the store with create_tables=True"
        )


class StoreTooOldError(StoreError):
    """The store's tables are older than this library, and it was not to change them.

    Attributes:
        found: The store's schema version.
        known: The schema version that this library needs.
    """

    code: ClassVar[str] = "store.too_old"

    def __init__(self, *, found: int, known: int) -> None:
        super().__init__(
            f"the store has schema version {found}, this library needs {known}: run"
            " debt-domain migrate, or open the store with create_tables=True"
        )
        self.found, self.known = found, known


class UnreadableEventError(StoreError):
    """A stored event's columns do not hold what was written there.

    Attributes:
        position: Its place in the log.
    """

    code: ClassVar[str] = "store.unreadable_event"

    def __init__(self, *, position: int, reason: str) -> None:
        super().__init__(f"the event at position {position} cannot be read: {reason}")
        self.position = position


class MasterKeyError(StoreError):
    """The master key is missing, malformed, or not the one that wrapped the keys."""

    code: ClassVar[str] = "store.master_key"


class UnknownCalendarError(RejectedError):
    """There is a calendar of business days for the place.

    Attributes:
        country: The country that was asked for.
        region: The region of it, if one was.
    """

    code: ClassVar[str] = "calendar.unknown"

    def __init__(self, *, country: str, region: str | None) -> None:
        accepted = "a code that the package holidays has, such as DE or BY"
        place = country if region is None else f"{country}-{region}"
        super().__init__(
            f"country: there are no holidays of {place}; accepted is {accepted}",
            field="country" if region is None else "region",
            value=place,
            accepted=accepted,
        )
        self.country, self.region = country, region
