"""What of a party's dues is money in hand, and what is still with others."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from debt_domain.accounting.accounts import HELD_PLATFORM
from debt_domain.accounting.positions import PLATFORM, positions
from debt_domain.projections.trial_balance import LedgerBalance
from debt_domain.values.holder import Holder

_CASE = "ledger:case:"


class _Standing(NamedTuple):
    """How the parties of a ledger stand, and what the client account has for it."""

    ledger: str
    positions: Mapping[str, int]
    held_minor: int

    def lacks(self, party: str, in_hand_minor: int) -> int:
        """Give what of a party's due in a case is not covered."""
        if not self.ledger.startswith(_CASE):
            return 0
        owed = {k: x for k, x in self.positions.items() if k != PLATFORM and x > 0}
        own, total = owed.get(party, 0), sum(owed.values())
        if not own or in_hand_minor >= total:
            return 0
        return own - in_hand_minor * own // total


def unfunded_minor(
    ledgers: Iterable[LedgerBalance], party: Holder, currency: str
) -> int:
    """Give what is due to a party out of cases without being in the platform's hands.

    For each case in which the party is owed something:

    - In hand is what the client account holds for the case (`Held:Platform`), and what
      others have handed over of what they owe out of it. They hand over in all
      ledgers together: what they have remitted, paid of an invoice, or left to the
      platform of funded dues elsewhere, is counted to the cases that they owe out of
      in the order in which these began. What the platform has given up counts too: it
      stands in for it.
    - If that does not cover what is due to all parties of the case, each has of it in
      proportion to its due; the platform's own income comes last.
    - The rest of the party's due is unfunded.

    What is paid out at most is the party's whole position less this. So a payout, a
    netting and a debt of the party in another case use up what is funded; a remittance
    of its own adds to it.

    Args:
        ledgers: The accounts of all ledgers.
        party: Whose dues.
        currency: In which currency.

    Returns:
        In minor units, not below zero.
    """
    known = [
        _Standing(
            row.ledger,
            positions(row.by_account, row.client_id or ""),
            max(0, row.by_account.get(HELD_PLATFORM, 0)),
        )
        for row in sorted(ledgers, key=lambda row: row.since)
        if row.currency == currency
    ]
    name = str(party)
    lacking = [each for each in known if each.lacks(name, each.held_minor)]
    handed_over = _handed_over(known, lacking)
    return sum(
        each.lacks(name, each.held_minor + handed_over[each.ledger]) for each in lacking
    )


def _handed_over(
    known: Sequence[_Standing], lacking: Sequence[_Standing]
) -> Mapping[str, int]:
    """Give what others have handed over of what they owe out of some cases."""
    found = {each.ledger: 0 for each in lacking}
    for debtor in _debtors(lacking):
        owes = [(x.ledger, -min(0, _in_case(x, debtor))) for x in known]
        stands = sum(
            x.positions.get(debtor, 0) - x.lacks(debtor, x.held_minor) for x in known
        )
        left = sum(minor for _, minor in owes) + min(0, stands)
        for ledger, minor in owes:
            handed = max(0, min(minor, left))
            left -= handed
            if ledger in found:
                found[ledger] += handed
    return found


def _in_case(standing: _Standing, party: str) -> int:
    is_case = standing.ledger.startswith(_CASE)
    return standing.positions.get(party, 0) if is_case else 0


def _debtors(cases: Iterable[_Standing]) -> Sequence[str]:
    """Name those who owe something out of some cases, but the platform."""
    owing = {name for case in cases for name, x in case.positions.items() if x < 0}
    return sorted(owing - {PLATFORM})
