"""What an entry says about the sharing out of a case's money."""

from collections.abc import Iterable
from typing import Final

from debt_domain.accounting.accounts import (
    DEFERRED_FEE,
    DUE_DEBTOR,
    DUE_UNSPLIT,
    INCOME_FEE,
    INCOME_SHARE,
    RECOVERED,
)
from debt_domain.accounting.events import EntryPosted
from debt_domain.accounting.model import Derivation, Line
from debt_domain.kernel.message import Message

_FEES: Final = frozenset({INCOME_FEE, DEFERRED_FEE})


class SplitFigures(Message, frozen=True):
    """Sums over entries, in minor units of one currency.

    What was collected is the sum of the parts of submitter, platform and client, of
    what was overpaid, and of what is not split yet.

    Attributes:
        collected_minor: What came in, less what was reversed.
        reversed_minor: What was reversed.
        applied_minor: What of it was applied to the claim.
        overpaid_minor: What of it exceeds the claim.
        unsplit_minor: What waits for the terms.
        fee_minor: Fees of the case, less those given back.
        submitter_minor: The submitting partner's part, before the fees.
        platform_minor: The platform's part, without the fees.
        client_minor: The client's part.
    """

    collected_minor: int = 0
    reversed_minor: int = 0
    applied_minor: int = 0
    overpaid_minor: int = 0
    unsplit_minor: int = 0
    fee_minor: int = 0
    submitter_minor: int = 0
    platform_minor: int = 0
    client_minor: int = 0

    @classmethod
    def of_entry(cls, entry: EntryPosted) -> "SplitFigures":
        """Read an entry's lines; what a client nets against its own part is no part."""
        lines = [x for x in entry.lines if x.derivation is not Derivation.NETTING]
        is_fee = any(x.account in _FEES for x in lines)
        collected = _debits(x for x in lines if _is_cash(x.account))
        return cls(
            collected_minor=collected,
            reversed_minor=max(-collected, 0),
            applied_minor=_debits(x for x in lines if x.account == RECOVERED),
            overpaid_minor=-_debits(x for x in lines if x.account == DUE_DEBTOR),
            unsplit_minor=-_debits(x for x in lines if x.account == DUE_UNSPLIT),
            fee_minor=-_debits(x for x in lines if x.account in _FEES),
            submitter_minor=0
            if is_fee
            else -_debits(x for x in lines if _is_partners(x.account)),
            platform_minor=-_debits(x for x in lines if x.account == INCOME_SHARE),
            client_minor=-_debits(x for x in lines if _is_clients(x.account)),
        )

    def plus(self, other: "SplitFigures") -> "SplitFigures":
        """Add figure by figure."""
        mine, others = self.model_dump(), other.model_dump()
        return SplitFigures(**{name: mine[name] + others[name] for name in mine})


def _debits(lines: Iterable[Line]) -> int:
    return sum(line.amount_minor for line in lines)


def _is_cash(account: str) -> bool:
    return account.startswith("Held:") and account != "Held:Platform:Own"


def _is_partners(account: str) -> bool:
    return account.startswith("Due:Partner:") and not account.endswith(":ForClient")


def _is_clients(account: str) -> bool:
    return account.startswith("Due:Client:") or account.endswith(":ForClient")
