"""A month and its aftermath, of the specification of the ledger, on every log."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Final

import pytest

from debt_domain.agreement.commands import (
    AmendRates,
    CompleteOnboarding,
    ConfirmThreshold,
    SignAgreement,
)
from debt_domain.agreement.model import Clause
from debt_domain.application import DebtCollection, DomainCommand
from debt_domain.application.gathering import Account
from debt_domain.application.statements import issued_statements, statement_as_issued
from debt_domain.case.commands import (
    AcceptCase,
    AddCost,
    AuthoriseCosts,
    EscalateToLegal,
    ReversePayment,
)
from debt_domain.case.model import Claim, CostKind, ReversalKind
from debt_domain.kernel.ports import EventLog
from debt_domain.party_ledger.commands import (
    ConfirmPayout,
    InstructPayout,
    IssueStatement,
    RecordInvoicePayment,
    RecordRemittance,
)
from debt_domain.party_ledger.model import RemittanceKind
from debt_domain.reports.statement import Statement
from debt_domain.testing import submit_case
from debt_domain.testing.factories import invoice_line
from debt_domain.testing.partner_cases import legal_terms, rate_terms
from debt_domain.values.account_terms import AccountTerms
from debt_domain.values.holder import Holder
from debt_domain.values.money import Money
from debt_domain.values.rate_terms import RevenueModel
from tests.application_support import PLATFORM, TickingClock, a_door, payment

A: Final = Holder.partner("A")
ACCOUNT: Final = Account(A, "EUR")
PAID_OUT: Final = AccountTerms(minimum_payouts=(Money(100_00, "EUR"),))


@dataclass
class Diary:
    """The door to a log, and the days on which things happen."""

    log: EventLog
    clock: TickingClock
    door: DebtCollection
    numbers: int = 0

    def on(self, month: int, day: int, *commands: DomainCommand) -> None:
        """Have commands carried out on the morning of a day of 2026."""
        self.clock.now = datetime(2026, month, day, 9, tzinfo=UTC)
        for command in commands:
            self.numbers += 1
            command_id = f"month-{self.numbers}"
            self.door.execute(command, by=PLATFORM, command_id=command_id)

    def statements(self) -> tuple[Statement, ...]:
        """Give the statements of A's account as they were issued."""
        issued = issued_statements(self.log, ACCOUNT)
        return tuple(statement_as_issued(self.log, ACCOUNT, x) for x in issued)

    def balances(self) -> Mapping[str, int]:
        """Give each account's debits less credits, over all ledgers."""
        total: dict[str, int] = {}
        for ledger in self.door.questions().trial_balance():
            for account, amount_minor in ledger.by_account.items():
                total[account] = total.get(account, 0) + amount_minor
        return total


def day(month: int, of_month: int) -> date:
    return date(2026, month, of_month)


def statement(month: int, through_on: date) -> IssueStatement:
    return IssueStatement(
        party=A,
        currency="EUR",
        statement_id=f"2026-{month:02}",
        through_on=through_on,
    )


def agreement() -> Sequence[DomainCommand]:
    """Let three kinds of terms follow one another from day to day."""
    terms = (
        rate_terms(RevenueModel.SERVICE_FEE, account=PAID_OUT),
        rate_terms(RevenueModel.REVENUE_SHARE, legal=legal_terms(), account=PAID_OUT),
        rate_terms(RevenueModel.HYBRID, account=PAID_OUT),
    )
    return (
        SignAgreement(
            partner_id="A",
            clauses=(Clause.SHADOW_CLIENT, Clause.WHITE_LABEL),
            starts_on=day(3, 1),
        ),
        CompleteOnboarding(partner_id="A"),
        ConfirmThreshold(partner_id="A", measure="cases", figure=9, threshold=5),
        *(
            AmendRates(partner_id="A", terms=each, effective_from=day(3, first))
            for first, each in enumerate(terms, 2)
        ),
    )


def taken_on(case_id: str, principal_minor: int) -> Sequence[DomainCommand]:
    """Submit a case of A for a client of its own, and accept it."""
    line = invoice_line(amount_minor=principal_minor, overdue_days=120)
    return (
        submit_case(
            case_id,
            client_id=f"K-{case_id}",
            submitter_id="A",
            claim=Claim(currency="EUR", lines=(line,)),
        ),
        AcceptCase(case_id=case_id),
    )


def paid(
    payment_id: str, case_id: str, amount_minor: int, holder: Holder, on: date
) -> DomainCommand:
    return payment(
        case_id, amount_minor, payment_id=payment_id, holder=holder, received_on=on
    )


def march(diary: Diary) -> None:
    platform = Holder.platform()
    diary.on(3, 1, *agreement())
    diary.on(3, 2, *taken_on("C1", 1_000_00))
    diary.on(3, 3, *taken_on("C2", 5_000_00))
    diary.on(3, 4, *taken_on("C3", 1_000_00))
    diary.on(3, 10, paid("P1", "C1", 1_000_00, platform, day(3, 10)))
    diary.on(3, 12, paid("P2", "C2", 1_234_57, platform, day(3, 12)))
    diary.on(3, 16, paid("P3", "C3", 333_33, A, day(3, 16)))
    diary.on(3, 20, paid("P4", "C2", 500_01, A, day(3, 20)))
    diary.on(4, 1, statement(3, day(3, 31)))


def april(diary: Diary) -> None:
    payout = InstructPayout(
        party=A,
        currency="EUR",
        payout_id="PO-1",
        amount=Money(1_099_08, "EUR"),
        instructed_on=day(4, 7),
    )
    confirm = ConfirmPayout(party=A, currency="EUR", payout_id="PO-1")
    diary.on(4, 7, payout, confirm)
    chargeback = ReversePayment(
        case_id="C1",
        payment_id="P1",
        kind=ReversalKind.CHARGEBACK,
        reversed_on=day(4, 9),
    )
    diary.on(4, 9, chargeback)
    to_court(diary)
    diary.on(4, 20, paid("P6", "C3", 250_00, A, day(3, 28)))
    remittance = RecordRemittance(
        party=A,
        currency="EUR",
        remittance_id="R-1",
        amount=Money(333_33, "EUR"),
        received_on=day(3, 30),
        kind=RemittanceKind.COMBINED,
    )
    diary.on(4, 22, remittance)
    diary.on(5, 1, statement(4, day(4, 30)))


def to_court(diary: Diary) -> None:
    escalate = EscalateToLegal(
        case_id="C2",
        legal_partner_id="L",
        effective_on=day(3, 15),
        waiver="the debtor has said that it will not pay",
    )
    diary.on(4, 14, escalate)
    costs = AddCost(
        case_id="C2",
        cost_id="filing",
        kind=CostKind.COURT_FEE,
        amount=Money(120_00, "EUR"),
        incurred_on=day(4, 15),
        advanced_by=Holder.platform(),
    )
    diary.on(4, 15, AuthoriseCosts(case_id="C2", cap=Money(120_00, "EUR")), costs)
    diary.on(4, 17, paid("P5", "C2", 1_000_00, Holder.platform(), day(4, 17)))


def may(diary: Diary) -> None:
    part = RecordInvoicePayment(
        party=A,
        currency="EUR",
        invoice_id="statement.2026-04",
        payment_id="IP-1",
        amount=Money(100_00, "EUR"),
        received_on=day(5, 8),
    )
    diary.on(5, 8, part)
    diary.on(6, 1, statement(5, day(5, 31)))


@pytest.fixture
def diary(shared_log: EventLog) -> Diary:
    clock = TickingClock()
    diary = Diary(shared_log, clock, a_door(shared_log, clock))
    march(diary)
    april(diary)
    may(diary)
    return diary


def test_the_month_comes_out_to_the_cent(diary: Diary) -> None:
    moves = [[x.amount_minor for x in each.lines] for each in diary.statements()]
    assert moves == [
        [-50_00, -25_00, 800_00, 740_74, -166_66, -200_00],
        [0, -1_099_08, 0, -800_00, -50_00, 440_00, -125_00, 333_33],
        [0, 100_00],
    ]
    found = [(x.opening_minor, x.closing_minor) for x in diary.statements()]
    assert found == [(0, 1_099_08), (1_099_08, -201_67), (-201_67, -101_67)]
    assert all(x.is_unchanged for x in diary.statements())
    balances = diary.balances()
    assert balances["Income:Share"] == -1_199_49
    assert balances["Due:Partner:L"] == -276_00
    assert balances["Receivable:Partner:A"] == 101_67
    assert diary.door.verify().sound
