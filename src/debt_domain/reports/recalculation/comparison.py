"""The ledgers' positions beside those calculated a second time."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from debt_domain.accounting.events import EntryPosted
from debt_domain.accounting.positions import positions
from debt_domain.kernel.message import Event
from debt_domain.reports.recalculation.positions import Recalculation
from debt_domain.wire.recorded import Recorded

_OF_A_CASE: Final = ("case:", "partner_case:", "ledger:case:")


class Difference(NamedTuple):
    """A party's position that the ledger and the facts do not agree on.

    Attributes:
        ledger: The case's ledger, such as `ledger:case:C-1`.
        party: As `debt_domain.accounting.positions` names it.
        posted_minor: What the ledger's entries come to, in minor units.
        recalculated_minor: What the facts come to.
    """

    ledger: str
    party: str
    posted_minor: int
    recalculated_minor: int


class Comparison:
    """Takes in the events of many cases, and compares each case in the end."""

    def __init__(self) -> None:
        self._cases: dict[str, Recalculation] = {}
        self._balances: dict[str, Counter[str]] = {}

    def take(self, recorded: Recorded[Event]) -> None:
        """Take in the next event; those of no case are passed over."""
        stream = recorded.id.stream
        if not stream.startswith(_OF_A_CASE):
            return
        case_id = stream.rpartition(":")[2]
        self._cases.setdefault(case_id, Recalculation()).take(recorded.event)
        if isinstance(recorded.event, EntryPosted):
            balances = self._balances.setdefault(case_id, Counter())
            for line in recorded.event.lines:
                if line.currency is None:
                    balances[line.account] += line.amount_minor

    def differences(self) -> Iterator[Difference]:
        """Give every position that the two do not agree on."""
        for case_id, case in self._cases.items():
            balances = self._balances.get(case_id, Counter[str]())
            posted = positions(balances, case.facts.client_id)
            yield from _differences(case_id, posted, case.positions())


def _differences(
    case_id: str, posted: Mapping[str, int], recalculated: Mapping[str, int]
) -> Iterator[Difference]:
    for party in sorted({*posted, *recalculated}):
        found = posted.get(party, 0), recalculated.get(party, 0)
        if found[0] != found[1]:
            yield Difference(f"ledger:case:{case_id}", party, *found)
