"""Which case an event belongs to."""

from typing import Final

from debt_domain.kernel.message import Event
from debt_domain.wire.recorded import Recorded

_OF_A_CASE: Final = frozenset({"case", "partner_case", "ledger:case"})


def case_of(recorded: Recorded[Event]) -> tuple[str, ...]:
    """Give the case whose stream the event is in, or none.

    The stream's name says it: `case:C-1`, `partner_case:C-1`, `ledger:case:C-1`.
    """
    kind, _, identifier = recorded.id.stream.rpartition(":")
    return (identifier,) if kind in _OF_A_CASE else ()
