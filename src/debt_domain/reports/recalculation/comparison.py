"""The ledgers' positions beside those calculated a second time."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from debt_domain.accounting.events import Entry
from debt_domain.accounting.positions import positions
from debt_domain.kernel.message import Event
from debt_domain.reports.recalculation.account import PartyAccount
from debt_domain.reports.recalculation.positions import Recalculation
from debt_domain.wire.recorded import Recorded


class Difference(NamedTuple):
    """A party's position that a ledger and the facts do not agree on.

    Attributes:
        ledger: The ledger, such as `ledger:case:C-1` or `ledger:partner:A:EUR`.
        party: As `debt_domain.accounting.positions` names it.
        posted_minor: What the ledger's entries come to, in minor units.
        recalculated_minor: What the facts come to.
    """

    ledger: str
    party: str
    posted_minor: int
    recalculated_minor: int


class Comparison:
    """Takes in the events of a log, and compares each ledger in the end."""

    def __init__(self) -> None:
        self._cases: dict[str, Recalculation] = {}
        self._accounts: dict[str, PartyAccount] = {}
        self._balances: dict[str, Counter[str]] = {}

    def take(self, recorded: Recorded[Event]) -> None:
        """Take in the next event; those of no case and no account are passed over."""
        stream, event = recorded.id.stream, recorded.event
        match stream.split(":"):
            case [("case" | "partner_case"), case_id] | ["ledger", "case", case_id]:
                stream = f"ledger:case:{case_id}"
                self._cases.setdefault(stream, Recalculation()).take(event)
            case ["ledger", ("partner" | "client") as kind, party_id, _]:
                party = f"{kind.upper()}:{party_id}"
                self._accounts.setdefault(stream, PartyAccount(party)).take(event)
            case _:
                return
        if isinstance(event, Entry):
            balances = self._balances.setdefault(stream, Counter())
            for line in event.lines:
                if line.currency is None:
                    balances[line.account] += line.amount_minor

    def differences(self) -> Iterator[Difference]:
        """Give every position that the two do not agree on."""
        for ledger, case in self._cases.items():
            yield from self._of(ledger, case.facts.client_id, case.positions())
        for ledger, account in self._accounts.items():
            yield from self._of(ledger, "", account.positions())

    def _of(
        self, ledger: str, client_id: str, recalculated: Mapping[str, int]
    ) -> Iterator[Difference]:
        posted = positions(self._balances.get(ledger, Counter()), client_id)
        for party in sorted({*posted, *recalculated}):
            found = posted.get(party, 0), recalculated.get(party, 0)
            if found[0] != found[1]:
                yield Difference(ledger, party, *found)
