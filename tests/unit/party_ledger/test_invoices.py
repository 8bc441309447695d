"""OrderInvoice, IssueInvoice, BillCaseFee."""

from datetime import date

import pytest

from debt_domain.party_ledger.commands import BillCaseFee, IssueInvoice, OrderInvoice
from debt_domain.party_ledger.errors import (
    InvoiceExistsError,
    NothingToInvoiceError,
    UnknownInvoiceError,
)
from debt_domain.party_ledger.events import InvoiceIssued, InvoiceOrdered
from debt_domain.party_ledger.model import InvoiceSource
from debt_domain.party_ledger.state import PartyLedgerState
from debt_domain.values.account_terms import AccountTerms, Billing
from debt_domain.values.actor import Role, RoleNotAllowedError
from tests.unit.party_ledger.accounts import (
    DUE,
    EUR,
    HELD,
    RECEIVABLE,
    A,
    a_statement,
    amounts,
    an_entry,
    an_invoice,
    an_order,
    eur,
    follow_up,
    given,
    told,
)

ORDER = OrderInvoice(party=A, currency=EUR, order_id="O-1")
ISSUE = IssueInvoice(party=A, currency=EUR, invoice_id="statement.S-1", number=7)
BILL = BillCaseFee(party=A, currency=EUR, case_id="C-1", fee=eur(50_00))
PER_CASE = AccountTerms(billing=Billing.PER_CASE, vat_bps=1900)


def test_what_is_owed_can_be_invoiced_without_a_statement() -> None:
    context = told(an_entry(11, due=-10_00, held=-5_00))
    given(a_statement(-200_00), context=context).when(ORDER).then(
        InvoiceOrdered(
            party=A,
            currency=EUR,
            invoice_id="balance.O-1",
            source=InvoiceSource.BALANCE,
            amount_minor=215_00,
            vat_minor=0,
            from_held_minor=5_00,
            from_due_minor=210_00,
        )
    )


def test_what_a_case_found_to_be_owed_stands_as_a_receivable_already() -> None:
    context = told(an_entry(11, receivable=-150_00))
    (order,) = given(context=context).when(ORDER).events
    assert isinstance(order, InvoiceOrdered)
    assert (order.amount_minor, order.from_due_minor) == (150_00, 0)
    issue = ISSUE.model_copy(update={"invoice_id": "balance.O-1"})
    assert len(given(order, context=follow_up()).when(issue).events) == 1


@pytest.mark.parametrize("balance", [0, 1])
def test_without_a_debt_there_is_nothing_to_invoice(balance: int) -> None:
    outcome = given(a_statement(balance), context=told()).when(ORDER)
    assert outcome.then_refused(NothingToInvoiceError).balance == eur(balance)


def test_a_debt_is_invoiced_once() -> None:
    context = told(an_entry(11, "issue_invoice", due=201_67, receivable=-201_67))
    outcome = given(a_statement(-201_67), *an_invoice(), context=context).when(ORDER)
    assert outcome.then_refused(NothingToInvoiceError).invoiced == eur(201_67)


def test_with_its_number_it_is_issued_and_owed() -> None:
    terms = AccountTerms(payment_days=10)
    order = an_order(250_00, vat_minor=9_50, from_held_minor=100_00)
    fact, entry = given(order, context=follow_up(terms)).when(ISSUE).events
    assert fact == InvoiceIssued(
        invoice_id="statement.S-1",
        number=7,
        amount_minor=250_00,
        vat_minor=9_50,
        net_minor=0,
        due_on=date(2026, 6, 11),
        reverse_charge=False,
    )
    assert amounts(entry) == {RECEIVABLE: 250_00, HELD: -100_00, DUE: -150_00}


def test_it_is_overdue_after_its_day_while_something_is_open() -> None:
    state: PartyLedgerState = given(*an_invoice(), context=told()).state
    invoice = state.invoices["statement.S-1"]
    assert not invoice.is_overdue(date(2026, 5, 15))
    assert invoice.is_overdue(date(2026, 5, 16))


def test_only_what_was_ordered_is_issued_and_once() -> None:
    given(context=follow_up()).when(ISSUE).then_refused(UnknownInvoiceError)
    outcome = given(*an_invoice(), context=follow_up()).when(ISSUE)
    assert outcome.then_refused(InvoiceExistsError).invoice_id == "statement.S-1"


def test_numbers_and_case_fees_come_from_processes() -> None:
    for command in (ISSUE, BILL):
        outcome = given(context=told(role=Role.FINANCE)).when(command)
        outcome.then_refused(RoleNotAllowedError)


def test_a_case_fee_is_billed_at_once_with_its_tax_where_the_terms_say_so() -> None:
    (order,) = given(context=follow_up(PER_CASE)).when(BILL).events
    assert isinstance(order, InvoiceOrdered)
    assert (order.amount_minor, order.vat_minor, order.net_minor) == (
        59_50,
        9_50,
        50_00,
    )
    issue = ISSUE.model_copy(update={"invoice_id": "fee.C-1"})
    _, vat, entry = given(order, context=follow_up(PER_CASE)).when(issue).events
    assert amounts(vat) == {DUE: 9_50, "Vat": -9_50}
    assert amounts(entry) == {RECEIVABLE: 59_50, DUE: -59_50}
    given(order, context=follow_up(PER_CASE)).when(BILL).then_refused(
        InvoiceExistsError
    )


def test_a_case_fee_waits_for_the_statement_otherwise() -> None:
    given(context=follow_up()).when(BILL).then()
