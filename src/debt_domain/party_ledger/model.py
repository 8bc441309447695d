"""The values of a party's account, and what a decision about it is told."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from debt_domain.kernel.message import Message
from debt_domain.values.account_terms import AccountTerms
from debt_domain.values.context import Context
from debt_domain.values.money import MinorUnits


class RemittanceKind(StrEnum):
    """What a party pays in; the kind bounds the amount.

    GROSS: money it has received, its own share included: at most what it holds and
    what was netted of that. Its share comes back as a payout. NET: what is left after
    its own share: at most what it owes. COMBINED: one payment for several cases or
    periods, some gross and some net: at most the greater of the two.
    """

    GROSS = "GROSS"
    NET = "NET"
    COMBINED = "COMBINED"


class PayoutStatus(StrEnum):
    """Where a payout stands."""

    INSTRUCTED = "INSTRUCTED"
    CONFIRMED = "CONFIRMED"
    FAILED = "FAILED"
    RETURNED = "RETURNED"


class InvoiceStatus(StrEnum):
    """Where an invoice stands; how much of it is paid is told by its figures."""

    ORDERED = "ORDERED"
    ISSUED = "ISSUED"
    VOIDED = "VOIDED"
    WRITTEN_OFF = "WRITTEN_OFF"


class InvoiceSource(StrEnum):
    """What an invoice follows from: its id is this and the source's own id.

    STATEMENT: a negative balance that a statement closed with. BALANCE: one that
    somebody asked to invoice. FEE: a case fee, under PER_CASE billing.
    """

    STATEMENT = "statement"
    BALANCE = "balance"
    FEE = "fee"


class EntryKind(StrEnum):
    """What an entry is to a party."""

    FEE = "FEE"
    SHARE = "SHARE"
    REVERSAL = "REVERSAL"
    ADJUSTMENT = "ADJUSTMENT"
    COSTS = "COSTS"
    REMITTANCE = "REMITTANCE"
    NETTING = "NETTING"
    VAT = "VAT"
    PAYOUT = "PAYOUT"
    INVOICE = "INVOICE"
    PAYMENT = "PAYMENT"
    WRITE_OFF = "WRITE_OFF"
    OTHER = "OTHER"


class AccountAmount(Message, frozen=True):
    """Debits less credits of one account, in minor units."""

    account: str
    amount_minor: MinorUnits


class KindSum(Message, frozen=True):
    """What the entries of one kind change of a party's balance, in minor units."""

    kind: EntryKind
    amount_minor: MinorUnits


@dataclass(frozen=True, slots=True, kw_only=True)
class GatheredEntry:
    """An entry of any ledger, as far as it is about one party.

    Attributes:
        entry_id: `stream@version`.
        position: Its place in the log.
        effective_on: The day it counts from.
        booked_on: The day it is booked on.
        recorded_at: When the log took it, in UTC.
        rule: The posting rule.
        cause: The event it follows from, if it follows from one.
        case_id: The case in whose ledger it stands, if it does.
        payment_id: The receipt that it is about, if it is about one.
        reference: The document of the party's own account that it belongs to.
        lines: On the party's accounts; a debit is above zero.
        fee_minor: The fee that the platform has earned from the party by it, in minor
            units; below zero where it goes back.
        share_minor: The same for the platform's share of what is collected for the
            party, or for its client.
    """

    entry_id: str
    position: int
    effective_on: date
    booked_on: date
    recorded_at: datetime
    rule: str
    cause: str | None = None
    case_id: str | None = None
    payment_id: str | None = None
    reference: str | None = None
    lines: tuple[AccountAmount, ...]
    fee_minor: int = 0
    share_minor: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """All entries about a party in a range of the log.

    Attributes:
        after_position: The range begins after this one.
        through_position: It ends with this one.
        entries: In the log's order.
        billed_minor: What of the fees in them has an invoice of its own already.
        digest: SHA-256 of the entries, by which the list is known again.
    """

    after_position: int = 0
    through_position: int = 0
    entries: tuple[GatheredEntry, ...] = ()
    billed_minor: int = 0
    digest: str = "0" * 64

    @property
    def supplied_minor(self) -> int:
        """Fees and shares earned from the party that have no invoice yet."""
        supplied = sum(x.fee_minor + x.share_minor for x in self.entries)
        return supplied - self.billed_minor


def changes(entries: Iterable[GatheredEntry]) -> Mapping[str, int]:
    """Give what entries change of the party's accounts."""
    changed = Counter[str]()
    for entry in entries:
        for line in entry.lines:
            changed[line.account] += line.amount_minor
    return changed


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyLedgerContext(Context):
    """What a decision about a party's account is told besides.

    Attributes:
        terms: How the account is run.
        gathered: What was posted about the party since its last statement.
        is_known: Whether the party has an agreement, a case or an entry.
        unfunded_minor: What is due to the party out of cases, but is not in the
            platform's hands.
        first_open_on: The first day that is not closed.
    """

    terms: AccountTerms = field(default_factory=AccountTerms)
    gathered: Gathered = field(default_factory=Gathered)
    is_known: bool = True
    unfunded_minor: int = 0
    first_open_on: date = date.min
