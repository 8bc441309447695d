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
    AdjustTerms,
    AdoptTerms,
    AdvanceCost,
    AwardCost,
    CaseLedgerCommand,
    ChargeCaseFee,
    ChargeLegalFee,
    CorrectClaim,
    EarnCaseFee,
    EngageCollector,
    GiveUpCost,
    OpenClaim,
    PassOnToClient,
    PostDiscount,
    PostInterest,
    PostReceipt,
    PostReversal,
    RefundCaseFee,
    RefundCost,
    RefundOverpayment,
    ReleaseCollector,
    TransferHeldMoney,
    WithdrawClaim,
    WriteOffClaim,
)
from debt_domain.case_ledger.decisions import CASE_LEDGER
from debt_domain.case_ledger.events import CaseLedgerEvent
from debt_domain.case_ledger.model import ClaimedInvoice, LedgerContext
from debt_domain.case_ledger.state import CaseLedgerState
from debt_domain.kernel.message import Event
from debt_domain.testing import NOW, TODAY, a_context
from debt_domain.values.actor import Role
from debt_domain.values.conversion import Conversion
from debt_domain.values.event_id import EventId
from debt_domain.values.holder import Holder
from debt_domain.values.interest_rate import AnnualRate, DayCount
from debt_domain.values.money import Money
from debt_domain.values.rate_terms import (
    ClientPaidBy,
    LegalFeePayer,
    NetworkPaidBy,
    NetworkTerms,
    RateTerms,
    RevenueModel,
    SplitBasis,
)
from debt_domain.values.resolved_terms import CaseFigures, ResolvedTerms, resolve
from debt_domain.values.split import Split
from debt_domain.values.waterfall import Component, Waterfall

CASE = "C-1"
CLIENT = "K"
SUBMITTER = "A"
LEGAL_PARTNER = "L"
PLATFORM = Holder.platform()
HELD_BY_CLIENT = Holder.client(CLIENT)
HELD_BY_A = Holder.partner(SUBMITTER)
HELD_BY_N = Holder.partner("N")
CAUSE = EventId("case:C-1", 4)
FOLLOW_UP = a_context(LedgerContext, Role.SYSTEM, cause=CAUSE)


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


def shared(*shares: tuple[str, int], **more: object) -> ResolvedTerms:
    """Give terms with this split, and with whatever else differs."""
    return REVENUE_SHARE.model_copy(update={"split": Split.of(*shares), **more})


LEGAL = shared(("SUBMITTER", 50), ("PLATFORM", 30), ("LEGAL", 20), costs_first=True)
NORMAL = shared(("CLIENT", 850), ("COLLECTOR", 100), ("PLATFORM", 50))


class Books:
    """A case's ledger in the course of a test; every command answers in text."""

    def __init__(self, principal: str = "1000.00", currency: str = "EUR") -> None:
        self.currency = currency
        self.history: tuple[CaseLedgerEvent, ...] = ()
        self.state: CaseLedgerState = CASE_LEDGER.initial
        self.first_open_on = date.min
        self.opening = self.open(principal)

    def open(
        self,
        principal: str,
        interest: str = "0",
        fees: str = "0",
        waterfall: Waterfall = Waterfall.BGB_367,
        on: date = TODAY,
        invoices: tuple[tuple[str, date | None], ...] | None = None,
    ) -> str:
        """Open the claim; without invoices, of one over the principal."""
        if invoices is None:
            invoices = (
                ((principal, None),) if self.money(principal).amount_minor else ()
            )
        self.history, self.state = (), CASE_LEDGER.initial
        return self.do(
            OpenClaim(
                case_id=CASE,
                client_id=CLIENT,
                currency=self.currency,
                invoices=tuple(
                    ClaimedInvoice(
                        number=f"R-{number}",
                        due_on=due_on,
                        amount_minor=self.money(amount).amount_minor,
                    )
                    for number, (amount, due_on) in enumerate(invoices, 1)
                ),
                interest_minor=self.money(interest).amount_minor,
                fees_minor=self.money(fees).amount_minor,
                waterfall=waterfall,
            ),
            on,
        )

    def withdraw(self, on: date = TODAY) -> str:
        return self.do(WithdrawClaim(case_id=CASE), on)

    def correct(
        self,
        amount: str,
        component: Component = Component.PRINCIPAL,
        on: date = TODAY,
    ) -> str:
        minor = self.money(amount).amount_minor
        command = CorrectClaim(case_id=CASE, component=component, amount_minor=minor)
        return self.do(command, on)

    def write_off(self, amount: str, on: date = TODAY) -> str:
        return self.do(WriteOffClaim(case_id=CASE, amount=self.money(amount)), on)

    def discount(self, payment_id: str, amount: str, on: date = TODAY) -> str:
        money = self.money(amount)
        command = PostDiscount(case_id=CASE, payment_id=payment_id, amount=money)
        return self.do(command, on)

    def accrue(
        self,
        up_to: date,
        rate_bps: int = 10_00,
        day_count: DayCount = DayCount.ACT_365,
    ) -> str:
        rate = AnnualRate(
            from_on=date(2000, 1, 1), rate_bps=rate_bps, source="contract"
        )
        command = PostInterest(
            case_id=CASE, up_to=up_to, rates=(rate,), day_count=day_count
        )
        return self.do(command, up_to)

    def advance(
        self, cost_id: str, amount: str, by: Holder = PLATFORM, on: date = TODAY
    ) -> str:
        money = self.money(amount)
        command = AdvanceCost(
            case_id=CASE, cost_id=cost_id, amount=money, advanced_by=by
        )
        return self.do(command, on)

    def award(self, cost_id: str, awarded: str, on: date = TODAY) -> str:
        money = self.money(awarded)
        return self.do(AwardCost(case_id=CASE, cost_id=cost_id, awarded=money), on)

    def give_up(self, cost_id: str, on: date = TODAY) -> str:
        return self.do(GiveUpCost(case_id=CASE, cost_id=cost_id), on)

    def refund_cost(self, cost_id: str, amount: str, on: date = TODAY) -> str:
        money = self.money(amount)
        return self.do(RefundCost(case_id=CASE, cost_id=cost_id, amount=money), on)

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

    def refund_fee(self) -> str:
        return self.do(RefundCaseFee(case_id=CASE))

    def charge_for_court(
        self,
        fee: str,
        legal_share: Fraction = Fraction(3, 5),
        paid_by: LegalFeePayer = LegalFeePayer.SUBMITTER,
    ) -> str:
        return self.do(
            ChargeLegalFee(
                case_id=CASE,
                legal_partner_id=LEGAL_PARTNER,
                fee=self.money(fee),
                legal_share=legal_share,
                paid_by=paid_by,
            )
        )

    def adopt(
        self,
        resolved: ResolvedTerms,
        on: date = TODAY,
        submitter_id: str | None = SUBMITTER,
        collector_id: str | None = None,
    ) -> str:
        command = AdoptTerms(
            case_id=CASE,
            submitter_id=submitter_id,
            collector_id=collector_id,
            terms=resolved,
        )
        return self.do(command, on)

    def adjust(
        self,
        resolved: ResolvedTerms,
        from_on: date,
        on: date = TODAY,
        legal_partner_id: str | None = LEGAL_PARTNER,
    ) -> str:
        command = AdjustTerms(
            case_id=CASE,
            terms=resolved,
            from_on=from_on,
            legal_partner_id=legal_partner_id,
        )
        return self.do(command, on)

    def engage(
        self,
        assignment_id: str,
        on: date = TODAY,
        paid_by: NetworkPaidBy = NetworkPaidBy.PLATFORM,
        rate: Fraction = Fraction(15, 100),
    ) -> str:
        command = EngageCollector(
            case_id=CASE,
            assignment_id=assignment_id,
            partner_id="N",
            terms=NetworkTerms(rate=rate, paid_by=paid_by),
        )
        return self.do(command, on)

    def release(self, assignment_id: str, on: date = TODAY) -> str:
        command = ReleaseCollector(case_id=CASE, assignment_id=assignment_id)
        return self.do(command, on)

    def receive(
        self,
        payment_id: str,
        amount: str,
        holder: Holder = PLATFORM,
        on: date = TODAY,
        original: Money | None = None,
    ) -> str:
        return self.do(
            PostReceipt(
                case_id=CASE,
                payment_id=payment_id,
                amount=self.money(amount),
                holder=holder,
                conversion=None if original is None else converted(original),
            ),
            on,
        )

    def reverse(self, payment_id: str, amount: str, on: date = TODAY) -> str:
        money = self.money(amount)
        command = PostReversal(case_id=CASE, payment_id=payment_id, amount=money)
        return self.do(command, on)

    def refund(self, payment_id: str, amount: str, on: date = TODAY) -> str:
        money = self.money(amount)
        command = RefundOverpayment(case_id=CASE, payment_id=payment_id, amount=money)
        return self.do(command, on)

    def transfer(
        self, giver: Holder, taker: Holder, amount: str, on: date = TODAY
    ) -> str:
        money = self.money(amount)
        command = TransferHeldMoney(
            case_id=CASE, giver=giver, taker=taker, amount=money
        )
        return self.do(command, on)

    def pass_on(self, amount: str) -> str:
        money = self.money(amount)
        command = PassOnToClient(case_id=CASE, partner_id=SUBMITTER, amount=money)
        return self.do(command)

    def money(self, amount: str) -> Money:
        return Money.parse(amount, self.currency)

    def do(self, command: CaseLedgerCommand, on: date = TODAY) -> str:
        """Put a command, keep what it gives, and give the entries as text."""
        context = replace(FOLLOW_UP, effective_on=on, first_open_on=self.first_open_on)
        events = CASE_LEDGER.decide(command, self.state, context)
        self.history += events
        self.state = CASE_LEDGER.resume(self.state, events)
        return text(events)

    @property
    def entries(self) -> list[EntryPosted]:
        return [event for event in self.history if isinstance(event, EntryPosted)]

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


def converted(original: Money) -> Conversion:
    return Conversion(
        original=original,
        rate=Fraction(10, 11),
        source="ECB reference rate",
        converted_at=NOW,
    )


def balances_as_of(events: Iterable[Event], day: date) -> Counter[str]:
    """Sum the entries that count by a day, by account, in minor units."""
    sums = Counter[str]()
    for event in events:
        if isinstance(event, EntryPosted) and event.effective_on <= day:
            for line in event.lines:
                if line.currency is None:
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
