"""Partner cases are settled behind the statements: no command waits for it.

A settler reads the log on from where the last one ended, for what may have completed a
partner case: a statement, and the end of the case itself. The commands that it sends
are idempotent: after a crash they change nothing.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from debt_domain.application import streams
from debt_domain.application.collection import DebtCollection
from debt_domain.application.gathering import Account, gather
from debt_domain.application.reading import read_event
from debt_domain.kernel.message import Event
from debt_domain.partner_case.commands import SettlePartnerCase
from debt_domain.partner_case.errors import UnstatedEntriesError, WrongStatusError
from debt_domain.partner_case.events import (
    PartnerCaseClosed,
    ReturnApproved,
)
from debt_domain.party_ledger.events import StatementIssued
from debt_domain.values.actor import Actor, Role
from debt_domain.wire import topic_of
from debt_domain.wire.recorded import Recorded

SETTLING: Final = "settling:1"
"""What the position is kept under."""

_TOPICS: Final = tuple(
    topic_of(kind) for kind in (StatementIssued, PartnerCaseClosed, ReturnApproved)
)
_PARTNER_CASE: Final = streams.partner_case("")
_SETTLER: Final = Actor(actor_id="settler", role=Role.SYSTEM)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """What one look at the log has brought.

    Attributes:
        case_ids: The partner cases that were settled, in order.
        is_complete: Whether the end of the log was reached.
    """

    case_ids: tuple[str, ...]
    is_complete: bool


@dataclass(frozen=True, slots=True)
class Settler:
    """Settles closed partner cases whose every entry has been stated.

    Attributes:
        door: Where the commands go.
    """

    door: DebtCollection

    def catch_up(self, limit: int = 100) -> Settled:
        """Look at the next statements and closed partner cases.

        Args:
            limit: How many of them at most.

        Raises:
            TrackingMovedError: Another settler has looked at them meanwhile.
        """
        log = self.door.log
        position = log.tracking.get((SETTLING,)).get(SETTLING)
        logged = log.read(position or 0, topics=_TOPICS, limit=limit)
        if not logged:
            return Settled(case_ids=(), is_complete=True)
        candidates = self._candidates(map(read_event, logged))
        settled = tuple(x for x, at in candidates.items() if self._settle(x, at))
        with log.transaction() as transaction:
            transaction.tracking.move(SETTLING, position, logged[-1].position)
        return Settled(case_ids=settled, is_complete=len(logged) < limit)

    def _candidates(self, events: Iterable[Recorded[Event]]) -> Mapping[str, int]:
        """Give the cases that may be settled now, with the position that says so."""
        found: dict[str, int] = {}
        for recorded in events:
            match recorded.event:
                case StatementIssued() as issued:
                    case_ids = self._stated(issued)
                case _:
                    case_ids = (recorded.id.stream.removeprefix(_PARTNER_CASE),)
            found.update(dict.fromkeys(case_ids, recorded.position))
        return found

    def _stated(self, issued: StatementIssued) -> tuple[str, ...]:
        account = Account(issued.party, issued.currency)
        after, through = issued.after_position, issued.through_position
        entries = gather(self.door.log, account, after, through).entries
        return tuple(sorted({x.case_id for x in entries if x.case_id is not None}))

    def _settle(self, case_id: str, position: int) -> bool:
        request = self.door.digest(f"{SETTLING}.{position}.{case_id}")
        command, command_id = SettlePartnerCase(case_id=case_id), f"settle.{request}"
        try:
            receipt = self.door.execute(command, by=_SETTLER, command_id=command_id)
        except (UnstatedEntriesError, WrongStatusError):
            return False
        return any(x.stream == streams.partner_case(case_id) for x in receipt.events)
