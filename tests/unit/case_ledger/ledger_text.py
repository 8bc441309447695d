"""Ledgers as an accountant writes them: amounts as text, one line for each book."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction
from textwrap import dedent

from debt_domain.accounting.accounts import Book, book_of
from debt_domain.accounting.events import EntryPosted
from debt_domain.accounting.model import Derivation, Line
from debt_domain.accounting.positions import positions
from debt_domain.accounting.text import amount_text, derivation_text, side_text
from debt_domain.case_ledger.commands import (
    AdoptTerms,
    CaseLedgerCommand,
    ChargeCaseFee,
    EarnCaseFee,
    OpenClaim,
    PostReceipt,
    PostReversal,
    RefundCaseFee,
    TransferHeldMoney,
    WithdrawClaim,
)
from debt_domain.case_ledger.decisions import CASE_LEDGER
from debt_domain.case_ledger.events import CaseLedgerEvent
from debt_domain.case_ledger.state import CaseLedgerState
from debt_domain.kernel.message import Event
from debt_domain.testing import TODAY, a_context
from debt_domain.values.actor import Role
from debt_domain.values.context import Context
from debt_domain.values.event_id import EventId
from debt_domain.values.holder import Holder
from debt_domain.values.money import Money
from debt_domain.values.rate_terms import (
    ClientPaidBy,
    RateTerms,
    RevenueModel,
    SplitBasis,
)
from debt_domain.values.resolved_terms import CaseFigures, ResolvedTerms, resolve
from debt_domain.values.waterfall import Waterfall

CASE = "C-1"
CLIENT = "K"
SUBMITTER = "A"
PLATFORM = Holder.platform()
HELD_BY_CLIENT = Holder.client(CLIENT)
HELD_BY_A = Holder.partner(SUBMITTER)
HELD_BY_N = Holder.partner("N")
CAUSE = EventId("case:C-1", 4)
FOLLOW_UP = a_context(Context, Role.SYSTEM, cause=CAUSE)


def terms(
    platform_share: Fraction,
    *,
    commission: Fraction | None = None,
    client_paid_by: ClientPaidBy = ClientPaidBy.PARTNER,
    model: RevenueModel = RevenueModel.REVENUE_SHARE,
    currency: str = "EUR",
) -> ResolvedTerms:
    basis = SplitBasis.COLLECTED if commission is None else SplitBasis.COMMISSION
    with_fee = model is not RevenueModel.REVENUE_SHARE
    agreed = RateTerms(
        revenue_model=model,
        partner_share=1 - platform_share,
        platform_share=platform_share,
        per_case_fees=(Money(50_00, currency),) if with_fee else (),
        split_basis=basis,
        commission_rate=commission,
        client_paid_by=client_paid_by,
    )
    figures = CaseFigures(
        claim=Money(1, currency),
        debtor_country="DE",
        age_days=0,
        submitted_on=date(2026, 5, 1),
    )
    return resolve(agreed, 1, figures)


REVENUE_SHARE = terms(Fraction(40, 100))
SERVICE_FEE = terms(Fraction(20, 100), model=RevenueModel.SERVICE_FEE)
HYBRID = terms(Fraction(50, 100), model=RevenueModel.HYBRID)
COMMISSION = terms(Fraction(40, 100), commission=Fraction(15, 100))
COMMISSION_BY_PLATFORM = terms(
    Fraction(40, 100),
    commission=Fraction(15, 100),
    client_paid_by=ClientPaidBy.PLATFORM,
)


class Books:
    """A case's ledger in the course of a test; every command answers in text."""

    def __init__(self, principal: str = "1000.00", currency: str = "EUR") -> None:
        self.currency = currency
        self.history: tuple[CaseLedgerEvent, ...] = ()
        self.state: CaseLedgerState = CASE_LEDGER.initial
        self.opening = self.open(principal)

    def open(
        self,
        principal: str,
        interest: str = "0",
        fees: str = "0",
        waterfall: Waterfall = Waterfall.BGB_367,
        on: date = TODAY,
    ) -> str:
        self.history, self.state = (), CASE_LEDGER.initial
        return self.do(
            OpenClaim(
                case_id=CASE,
                client_id=CLIENT,
                currency=self.currency,
                principal_minor=self.money(principal).amount_minor,
                interest_minor=self.money(interest).amount_minor,
                fees_minor=self.money(fees).amount_minor,
                waterfall=waterfall,
            ),
            on,
        )

    def withdraw(self, on: date = TODAY) -> str:
        return self.do(WithdrawClaim(case_id=CASE), on)

    def charge(self, fee: str, *, deferred: bool = False) -> str:
        return self.do(
            ChargeCaseFee(
                case_id=CASE,
                partner_id=SUBMITTER,
                fee=self.money(fee),
                deferred=deferred,
            )
        )

    def earn(self) -> str:
        return self.do(EarnCaseFee(case_id=CASE))

    def refund(self) -> str:
        return self.do(RefundCaseFee(case_id=CASE))

    def adopt(self, resolved: ResolvedTerms, on: date = TODAY) -> str:
        command = AdoptTerms(case_id=CASE, submitter_id=SUBMITTER, terms=resolved)
        return self.do(command, on)

    def receive(
        self,
        payment_id: str,
        amount: str,
        holder: Holder = PLATFORM,
        on: date = TODAY,
    ) -> str:
        return self.do(
            PostReceipt(
                case_id=CASE,
                payment_id=payment_id,
                amount=self.money(amount),
                holder=holder,
            ),
            on,
        )

    def reverse(self, payment_id: str, amount: str, on: date = TODAY) -> str:
        money = self.money(amount)
        command = PostReversal(case_id=CASE, payment_id=payment_id, amount=money)
        return self.do(command, on)

    def transfer(
        self, giver: Holder, taker: Holder, amount: str, on: date = TODAY
    ) -> str:
        money = self.money(amount)
        command = TransferHeldMoney(
            case_id=CASE, giver=giver, taker=taker, amount=money
        )
        return self.do(command, on)

    def money(self, amount: str) -> Money:
        return Money.parse(amount, self.currency)

    def do(self, command: CaseLedgerCommand, on: date = TODAY) -> str:
        """Put a command, keep what it gives, and give the entries as text."""
        events = CASE_LEDGER.decide(
            command, self.state, replace(FOLLOW_UP, effective_on=on)
        )
        self.history += events
        self.state = CASE_LEDGER.resume(self.state, events)
        return text(events)

    def as_of(self, day: date) -> Mapping[str, int]:
        """Sum the entries that count by then, by account, in minor units."""
        return balances_as_of(self.history, day)

    def balances(self) -> str:
        """Write the balances that are not zero, by account."""
        named = sorted(self.state.balances.items())
        lines = (
            Line(account=name, amount_minor=minor, derivation=Derivation.AMOUNT)
            for name, minor in named
            if minor
        )
        return _joined(lines, self.currency)

    def positions(self) -> Mapping[str, str]:
        """Give the positions that are not zero, with their decimals."""
        return {
            party: Money(minor, self.currency).text()
            for party, minor in positions(
                self.state.balances, self.state.client_id
            ).items()
            if minor
        }


def balances_as_of(events: Iterable[Event], day: date) -> Counter[str]:
    """Sum the entries that count by a day, by account, in minor units."""
    sums = Counter[str]()
    for event in events:
        if isinstance(event, EntryPosted) and event.effective_on <= day:
            for line in event.lines:
                sums[line.account] += line.amount_minor
    return sums


def text(events: Iterable[CaseLedgerEvent]) -> str:
    """Write entries: the rule, then a line for each book that it touches."""
    entries = (event for event in events if isinstance(event, EntryPosted))
    return "\n".join(line for entry in entries for line in _written(entry))


def books(lines: str) -> str:
    """Give expected text without its indentation."""
    return dedent(lines).strip()


def _written(entry: EntryPosted) -> Iterable[str]:
    yield entry.rule
    for book in Book:
        lines = [line for line in entry.lines if book_of(line.account) is book]
        if lines:
            yield "  " + _joined(lines, entry.currency)


def _joined(lines: Iterable[Line], currency: str) -> str:
    return " | ".join(_line(line, currency) for line in lines)


def _line(line: Line, currency: str) -> str:
    amount = amount_text(line, currency)
    return f"{side_text(line)} {amount}{derivation_text(line)}"
