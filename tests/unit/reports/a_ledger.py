"""A case's ledger by hand: 1,234.57 at 60/40, 0.01 more, and the first taken back."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from debt_domain.accounting.events import EntryPosted
from debt_domain.accounting.model import (
    Derivation,
    Line,
    PotChange,
    ReceiptChange,
    SplitStep,
)
from debt_domain.agreement.events import RatesAmended
from debt_domain.agreement.model import TermsVersion
from debt_domain.case_ledger.events import LedgerOpened, TermsAdopted
from debt_domain.command_record.events import CommandRecorded
from debt_domain.kernel.message import Event
from debt_domain.party_ledger.events import StatementIssued
from debt_domain.testing.partner_cases import rate_terms, resolved_terms
from debt_domain.values.event_id import EventId
from debt_domain.values.holder import Holder
from debt_domain.values.rate_terms import RevenueModel
from debt_domain.values.resolved_terms import SplitParty
from debt_domain.values.waterfall import Waterfall
from debt_domain.wire.recorded import Recorded
from tests.support import Fact, recorded

LEDGER = "ledger:case:C-1"
PARTY_LEDGER = "ledger:partner:A:EUR"
MARCH, APRIL = date(2026, 3, 12), date(2026, 4, 9)
TERMS = rate_terms(RevenueModel.REVENUE_SHARE)
SHARES = {SplitParty.SUBMITTER: "Due:Partner:A", SplitParty.PLATFORM: "Income:Share"}


def opened() -> LedgerOpened:
    return LedgerOpened(
        case_id="C-1",
        client_id="K",
        currency="EUR",
        waterfall=Waterfall.BGB_367,
        invoices=(),
        interest_minor=0,
        fees_minor=0,
        opened_on=MARCH,
    )


def adopted() -> TermsAdopted:
    return TermsAdopted(
        number=1,
        terms=resolved_terms(TERMS),
        from_on=MARCH,
        submitter_id="A",
        collector_id=None,
        legal_partner_id=None,
    )


def line(
    account: str, amount_minor: int, derivation: Derivation = Derivation.AMOUNT
) -> Line:
    return Line(account=account, amount_minor=amount_minor, derivation=derivation)


def part(party: SplitParty, minor: int, before: int, after: int) -> Line:
    step = SplitStep(
        pot="terms:1",
        party=party,
        applied_before_minor=before,
        applied_after_minor=after,
    )
    return Line(
        account=SHARES[party],
        amount_minor=-minor,
        derivation=Derivation.SPLIT,
        step=step,
    )


def entry(
    rule: str, on: date, *lines: Line, payment_id: str = "", applied: int = 0
) -> EntryPosted:
    return EntryPosted(
        rule=rule,
        rule_version=1,
        cause=None,
        currency="EUR",
        effective_on=on,
        booked_on=on,
        lines=lines,
        receipt=_receipt(payment_id, applied) if payment_id else None,
    )


def _receipt(payment_id: str, applied: int) -> ReceiptChange:
    return ReceiptChange(
        payment_id=payment_id,
        holder=Holder.platform(),
        effective_on=MARCH,
        terms_number=1,
        applied_minor=applied,
        overpaid_minor=0,
        pots=(PotChange(pot="terms:1", amount_minor=applied),),
    )


FEE = entry(
    "charge_case_fee", MARCH, line("Due:Partner:A", 50_00), line("Income:Fee", -50_00)
)
FIRST = entry(
    "receive",
    MARCH,
    line("Recovered", 1_234_57, Derivation.WATERFALL),
    line("Debtor:Principal", -1_234_57, Derivation.WATERFALL),
    line("Held:Platform", 1_234_57),
    part(SplitParty.SUBMITTER, 740_74, 0, 1_234_57),
    part(SplitParty.PLATFORM, 493_83, 0, 1_234_57),
    payment_id="P-1",
    applied=1_234_57,
)
SECOND = entry(
    "receive",
    MARCH,
    line("Held:Platform", 1),
    part(SplitParty.SUBMITTER, 1, 1_234_57, 1_234_58),
    payment_id="P-2",
    applied=1,
)
UNDONE = entry(
    "reverse",
    APRIL,
    line("Due:Partner:A", 740_74, Derivation.MIRROR),
    line("Income:Share", 493_83, Derivation.MIRROR),
    line("Held:Platform", -1_234_57),
    payment_id="P-1",
    applied=-1_234_57,
)


def statement(number: int, after: int, through: int, opening: int) -> StatementIssued:
    return StatementIssued(
        party=Holder.partner("A"),
        currency="EUR",
        statement_id=f"S-{number}",
        number=number,
        after_position=after,
        through_position=through,
        from_on=MARCH,
        through_on=APRIL,
        opening_minor=opening,
        closing_minor=0,
        sums=(),
        accounts=(),
        supplied_minor=0,
        vat_bps=0,
        vat_minor=0,
        reverse_charge=False,
        payable_minor=0,
        payout_due=False,
        payout_on=None,
        entries_digest="0" * 64,
        entry_count=0,
        owing_since=None,
    )


def history() -> tuple[Recorded[Event], ...]:
    """Give the log: entry n of the ledger is event n + 2 of its stream."""
    agreed = TermsVersion(version=1, effective_from=MARCH, terms=TERMS)
    facts: Sequence[Fact] = (
        ("agreement:A", RatesAmended(agreed=agreed)),
        (LEDGER, opened()),
        (LEDGER, adopted()),
        (LEDGER, FEE),
        (LEDGER, FIRST),
        (PARTY_LEDGER, statement(1, 0, 5, 0)),
        (LEDGER, SECOND),
        (LEDGER, UNDONE),
        (PARTY_LEDGER, statement(2, 5, 8, 690_74)),
        ("command:command-1", _command()),
    )
    return tuple(_caused(x) for x in recorded(*facts))


def _command() -> CommandRecorded:
    return CommandRecorded(
        command_id="command-1",
        name="case.verify_payment",
        digest="0" * 64,
        events=(),
    )


def _caused(x: Recorded[Event]) -> Recorded[Event]:
    """Let the terms be what caused the first receipt."""
    if x.event is not FIRST:
        return x
    cause = EventId(LEDGER, 2)
    return x._replace(circumstances=replace(x.circumstances, cause=cause))
