"""Accounts of parties through the door, with what is gathered from the log."""

from datetime import date

import pytest

from debt_domain.accounting.events import EntryPosted
from debt_domain.application import Asked
from debt_domain.application.falling_due import FallingDue, falling_due
from debt_domain.application.gathering import Account, gather
from debt_domain.application.statements import issued_statements, statement_as_issued
from debt_domain.books.commands import ClosePeriod
from debt_domain.case_ledger.commands import TransferHeldMoney
from debt_domain.case_ledger.errors import MoneyAccountedForError
from debt_domain.party_ledger.commands import (
    InstructPayout,
    IssueStatement,
    OrderCreditNote,
    OrderInvoice,
    PartyLedgerDoorCommand,
    RecordRemittance,
)
from debt_domain.party_ledger.decisions import PARTY_LEDGER
from debt_domain.party_ledger.errors import (
    PayoutNotFundedError,
    RemittanceExceedsError,
    UnknownPartyError,
)
from debt_domain.party_ledger.events import (
    InvoiceIssued,
    InvoiceOrdered,
    StatementIssued,
)
from debt_domain.party_ledger.model import RemittanceKind
from debt_domain.testing import TODAY
from debt_domain.testing.partner_cases import rate_terms
from debt_domain.values.account_terms import AccountTerms, Billing
from debt_domain.values.holder import Holder
from debt_domain.values.money import Money
from debt_domain.values.rate_terms import RevenueModel
from tests.application_support import PLATFORM, Platform, a_platform, payment

P1 = Holder.partner("P-1")
ACCOUNT = Account(P1, "EUR")
STATE = IssueStatement(party=P1, currency="EUR", statement_id="S-1", through_on=TODAY)


def with_terms(terms: AccountTerms) -> Platform:
    """Take P-1 under contract: 50.00 a case, and 80 % of what comes in."""
    platform = a_platform("P-2")
    contract = rate_terms(RevenueModel.SERVICE_FEE)
    platform.sign("P-1", contract.model_copy(update={"account": terms}))
    return platform


def stated(platform: Platform, number: int = -1) -> StatementIssued:
    return issued_statements(platform.log, ACCOUNT)[number]


def test_a_statement_takes_up_what_the_cases_have_posted() -> None:
    platform = a_platform()
    platform.accept("C-1", "P-1")
    platform.do(payment())
    platform.accept("C-2", "P-2")
    platform.do(payment("C-2", payment_id="PAY-2"))
    platform.do(STATE)
    assert stated(platform).closing_minor == 400_00 * 80 // 100 - 50_00
    assert stated(platform).entry_count == 2
    assert platform.door.verify().sound


def test_a_payment_writes_nothing_to_its_partners_account() -> None:
    platform = a_platform()
    platform.accept("C-1", "P-1")
    receipt = platform.do(payment())
    assert ACCOUNT.stream not in {event.stream for event in receipt.events}


def test_tax_is_on_the_fee_and_on_the_platforms_share() -> None:
    platform = with_terms(AccountTerms(vat_bps=1900))
    platform.accept("C-1", "P-1")
    platform.do(payment())
    platform.do(STATE)
    assert stated(platform).supplied_minor == 50_00 + 80_00
    assert stated(platform).vat_minor == 24_70


def test_a_fee_billed_case_by_case_is_not_taxed_again() -> None:
    terms = AccountTerms(vat_bps=1900, billing=Billing.PER_CASE)
    platform = with_terms(terms)
    platform.accept("C-1", "P-1")
    issued = [event for event in platform.events() if isinstance(event, InvoiceIssued)]
    assert [(x.invoice_id, x.number, x.amount_minor) for x in issued] == [
        ("fee.C-1", 1, 59_50)
    ]
    platform.do(payment())
    platform.do(STATE)
    assert stated(platform).supplied_minor == 80_00


def test_a_voided_fee_is_taxed_with_the_statement() -> None:
    terms = AccountTerms(vat_bps=1900, billing=Billing.PER_CASE)
    platform = with_terms(terms)
    platform.accept("C-1", "P-1")
    platform.do(
        OrderCreditNote(
            party=P1, currency="EUR", order_id="V", invoice_id="fee.C-1", reason="wrong"
        )
    )
    platform.do(STATE)
    assert stated(platform).supplied_minor == 50_00
    assert stated(platform).closing_minor == -50_00


def test_an_invoice_follows_in_the_same_transaction() -> None:
    platform = a_platform()
    platform.accept("C-1", "P-1")
    receipt = platform.do(STATE)
    assert platform.of(receipt) == [
        "party_ledger.statement_issued",
        "party_ledger.invoice_ordered",
        "invoice_series.number_drawn",
        "party_ledger.invoice_issued",
        "ledger.entry_posted",
    ]
    shown = statement_as_issued(platform.log, ACCOUNT, stated(platform))
    assert shown.follows is not None
    assert shown.follows.invoice is not None
    assert shown.follows.invoice.number == 1


def test_commands_sent_together_see_what_came_before_them() -> None:
    platform = a_platform()
    platform.accept("C-1", "P-1")
    remit = RecordRemittance(
        party=P1,
        currency="EUR",
        remittance_id="R-1",
        amount=Money(50_00, "EUR"),
        received_on=TODAY,
        kind=RemittanceKind.NET,
    )
    asked = (
        Asked(command=remit, command_id="remit"),
        Asked(command=STATE, command_id="state"),
    )
    platform.door.execute_many(asked, by=PLATFORM)
    assert stated(platform).closing_minor == 0
    assert [x for x in platform.events() if isinstance(x, InvoiceOrdered)] == []


def test_money_at_the_client_does_not_fund_a_payout() -> None:
    platform = a_platform()
    platform.accept("C-1", "P-1")
    platform.do(payment(holder=Holder.client("CL-C-1")))
    platform.do(STATE)
    pay = InstructPayout(
        party=P1,
        currency="EUR",
        payout_id="PO-1",
        amount=Money(270_00, "EUR"),
        instructed_on=TODAY,
    )
    refusal = platform.door.preview(pay, by=PLATFORM).refusal
    assert isinstance(refusal, PayoutNotFundedError)
    assert refusal.unfunded == Money(270_00, "EUR")
    platform.do(
        RecordRemittance(
            party=Holder.client("CL-C-1"),
            currency="EUR",
            remittance_id="R-1",
            amount=Money(400_00, "EUR"),
            received_on=TODAY,
            kind=RemittanceKind.GROSS,
        )
    )
    platform.do(pay)
    assert platform.state(PARTY_LEDGER, ACCOUNT.stream).payable_minor == 0


def paid_in(amount_minor: int, remittance_id: str = "R-1") -> RecordRemittance:
    return RecordRemittance(
        party=P1,
        currency="EUR",
        remittance_id=remittance_id,
        amount=Money(amount_minor, "EUR"),
        received_on=TODAY,
        kind=RemittanceKind.GROSS,
    )


def handed_over(amount_minor: int) -> TransferHeldMoney:
    return TransferHeldMoney(
        case_id="C-1",
        giver=P1,
        taker=Holder.platform(),
        amount=Money(amount_minor, "EUR"),
    )


def test_money_that_was_remitted_is_not_handed_over_in_its_case_again() -> None:
    platform = a_platform()
    platform.accept("C-1", "P-1")
    platform.do(payment(holder=P1))
    platform.do(paid_in(300_00))
    refusal = platform.door.preview(handed_over(100_01), by=PLATFORM).refusal
    assert isinstance(refusal, MoneyAccountedForError)
    assert refusal.holds == Money(100_00, "EUR")
    platform.do(handed_over(100_00))
    assert platform.door.verify().sound


def test_money_that_was_handed_over_in_its_case_is_not_remitted_again() -> None:
    platform = a_platform()
    platform.accept("C-1", "P-1")
    platform.do(payment(holder=P1))
    platform.do(handed_over(400_00))
    refusal = platform.door.preview(paid_in(1), by=PLATFORM).refusal
    assert isinstance(refusal, RemittanceExceedsError)
    assert refusal.most == Money(0, "EUR")


def test_what_was_netted_is_not_handed_over_in_its_case() -> None:
    platform = a_platform()
    platform.accept("C-1", "P-1")
    platform.do(payment(holder=P1))
    platform.do(STATE)
    refusal = platform.door.preview(handed_over(400_00), by=PLATFORM).refusal
    assert isinstance(refusal, MoneyAccountedForError)


@pytest.mark.parametrize(
    "command",
    [
        STATE,
        paid_in(100_00),
        InstructPayout(
            party=P1,
            currency="EUR",
            payout_id="PO-1",
            amount=Money(100_00, "EUR"),
            instructed_on=TODAY,
        ),
        OrderInvoice(party=P1, currency="EUR", order_id="O-1"),
    ],
    ids=lambda command: command.command_name,
)
@pytest.mark.parametrize("party", [Holder.partner("ghost3"), Holder.client("ghost4")])
def test_nobody_that_the_platform_does_not_know_has_an_account(
    party: Holder, command: PartyLedgerDoorCommand
) -> None:
    asked = command.model_copy(update={"party": party})
    refusal = a_platform().door.preview(asked, by=PLATFORM).refusal
    assert isinstance(refusal, UnknownPartyError)
    assert refusal.party == party


def test_a_partner_and_a_client_without_an_entry_have_an_account() -> None:
    platform = a_platform("P-1")
    platform.do(STATE)
    platform.accept("C-1", None)
    platform.do(STATE.model_copy(update={"party": Holder.client("CL-C-1")}))


def test_payouts_and_overdue_invoices_are_derived() -> None:
    platform = with_terms(AccountTerms(payout_day=5, payment_days=7))
    platform.accept("C-1", "P-1")
    platform.do(STATE)
    assert falling(platform, date(2026, 6, 8)).invoices == ()
    (overdue,) = falling(platform, date(2026, 6, 9)).invoices
    assert (overdue.number, overdue.open_minor, overdue.days) == (1, 50_00, 1)
    platform.clock.now = platform.clock.now.replace(day=3)
    platform.do(payment())
    platform.do(payment(payment_id="PAY-2", holder=Holder.client("CL-C-1")))
    later = {"statement_id": "S-2", "through_on": date(2026, 6, 2)}
    platform.do(STATE.model_copy(update=later))
    (payout,) = falling(platform, TODAY).payouts
    assert payout.payout_on == date(2026, 6, 5)
    assert (payout.payable_minor, payout.funded_minor) == (590_00, 400_00)


def falling(platform: Platform, on: date) -> FallingDue:
    ledgers = tuple(platform.door.questions().trial_balance())
    return falling_due(platform.log, ledgers, on)


def test_a_late_fact_of_a_closed_period_is_booked_on_the_first_open_day() -> None:
    platform = a_platform()
    platform.accept("C-1", "P-1")
    platform.clock.now = platform.clock.now.replace(month=7)
    platform.do(ClosePeriod(through=date(2026, 6, 30)))
    platform.do(
        RecordRemittance(
            party=P1,
            currency="EUR",
            remittance_id="R-1",
            amount=Money(1_00, "EUR"),
            received_on=date(2026, 6, 15),
            kind=RemittanceKind.NET,
        )
    )
    entry = [x for x in platform.events() if isinstance(x, EntryPosted)][-1]
    assert (entry.effective_on, entry.booked_on) == (
        date(2026, 6, 15),
        date(2026, 7, 1),
    )


def test_a_client_has_an_account_too() -> None:
    platform = a_platform()
    platform.accept("C-1", None)
    platform.do(payment())
    client = Holder.client("CL-C-1")
    assert gather(platform.log, Account(client, "USD"), 0).entries == ()
    command = STATE.model_copy(update={"party": client})
    platform.do(command)
    (issued,) = issued_statements(platform.log, Account(client, "EUR"))
    assert issued.entry_count == len(
        gather(platform.log, Account(client, "EUR"), 0).entries
    )
