from datetime import date
from typing import TypeVar

import pytest

from debt_domain.kernel.errors import RejectedError
from debt_domain.party_ledger.commands import IssueStatement
from debt_domain.party_ledger.errors import (
    DayInFutureError,
    InvoiceExistsError,
    PlatformAccountError,
    StatementExistsError,
    StatementPeriodError,
)
from debt_domain.party_ledger.events import (
    InvoiceOrdered,
    PartyLedgerEvent,
    StatementIssued,
)
from debt_domain.party_ledger.model import EntryKind, KindSum
from debt_domain.testing import TODAY
from debt_domain.values.account_terms import AccountTerms
from debt_domain.values.actor import Role, RoleNotAllowedError
from debt_domain.values.holder import Holder
from tests.unit.party_ledger.accounts import (
    DAY,
    DUE,
    EUR,
    HELD,
    A,
    a_statement,
    amounts,
    an_entry,
    an_invoice,
    an_order,
    eur,
    given,
    told,
)

E = TypeVar("E", bound=PartyLedgerEvent)
STATE = IssueStatement(party=A, currency=EUR, statement_id="S-2", through_on=DAY)
VAT = AccountTerms(vat_bps=1900)


def stated(events: tuple[PartyLedgerEvent, ...]) -> StatementIssued:
    assert isinstance(events[0], StatementIssued)
    return events[0]


def test_it_opens_where_the_last_one_closed_and_adds_the_range() -> None:
    context = told(
        an_entry(11, due=800_00), an_entry(12, "charge_case_fee", due=-50_00)
    )
    events = given(a_statement(100_00), context=context).when(STATE).events
    issued = stated(events)
    assert (issued.number, issued.opening_minor, issued.closing_minor) == (
        2,
        100_00,
        850_00,
    )
    assert (issued.from_on, issued.through_on) == (date(2026, 5, 1), DAY)
    assert issued.sums == (
        KindSum(kind=EntryKind.FEE, amount_minor=-50_00),
        KindSum(kind=EntryKind.SHARE, amount_minor=800_00),
    )
    assert issued.payout_due
    assert issued.entry_count == 2
    assert len(events) == 1


def test_it_names_the_day_on_which_the_terms_have_it_paid_out() -> None:
    entry, terms = an_entry(1, due=1), AccountTerms(payout_day=5)
    minimum = terms.model_copy(update={"minimum_payouts": (eur(2),)})
    for agreed, day in ((terms, date(2026, 6, 5)), (minimum, None)):
        events = given(context=told(entry, terms=agreed)).when(STATE).events
        assert stated(events).payout_on == day


def test_the_first_one_is_for_the_days_from_its_first_entry_on() -> None:
    context = told(an_entry(1, effective_on=date(2026, 3, 2), due=1))
    issued = stated(given(context=context).when(STATE).events)
    assert (issued.opening_minor, issued.from_on) == (0, date(2026, 3, 2))


def test_what_the_party_holds_is_netted_against_its_dues() -> None:
    context = told(an_entry(1, due=750_00, held=-1_000_00))
    issued, netting, order = given(context=context).when(STATE).events
    assert stated((issued,)).closing_minor == -250_00
    assert amounts(netting) == {DUE: 750_00, HELD: -750_00}
    assert isinstance(order, InvoiceOrdered)
    assert (order.amount_minor, order.from_held_minor) == (250_00, 250_00)


def test_a_debt_waits_for_later_entitlements_as_long_as_the_terms_say() -> None:
    entry = an_entry(1, due=-201_67)
    for days, ordered in ((1, True), (2, False)):
        context = told(entry, terms=AccountTerms(netting_days=days))
        events = given(context=context).when(STATE).events
        assert isinstance(events[-1], InvoiceOrdered) is ordered
        assert stated(events).owing_since == DAY


def test_what_is_invoiced_already_is_not_invoiced_again() -> None:
    history = a_statement(-201_67), *an_invoice()
    context = told(an_entry(11, "issue_invoice", due=201_67, receivable=-201_67))
    events = given(*history, context=context).when(STATE).events
    assert len(events) == 1
    assert stated(events).owing_since is None


def test_money_to_be_passed_on_to_the_client_is_never_invoiced() -> None:
    context = told(an_entry(1, due=90_00, for_client=850_00, held=-1_000_00))
    order = given(context=context).when(STATE).events[-1]
    assert isinstance(order, InvoiceOrdered)
    assert (order.amount_minor, order.from_held_minor) == (60_00, 60_00)


def test_vat_is_charged_once_on_the_total_of_what_was_supplied() -> None:
    fees = [
        an_entry(n, "charge_case_fee", due=-1_67, fee_minor=1_67) for n in (1, 2, 3)
    ]
    context = told(*fees, an_entry(4, due=100_00), terms=VAT)
    issued, vat = given(context=context).when(STATE).events
    assert stated((issued,)).vat_minor == 95
    assert stated((issued,)).payable_minor == 94_99 - 95
    assert amounts(vat) == {DUE: 95, "Vat": -95}


def test_a_clawback_takes_vat_back_and_fees_billed_alone_have_theirs() -> None:
    clawback = an_entry(1, "reverse", due=-60, share_minor=-50)
    issued, vat, _ = given(context=told(clawback, terms=VAT)).when(STATE).events
    assert stated((issued,)).vat_minor == -10
    assert amounts(vat) == {DUE: -10, "Vat": 10}
    reverse_charge = AccountTerms(vat_bps=1900, reverse_charge=True)
    issued, _ = given(context=told(clawback, terms=reverse_charge)).when(STATE).events
    assert (stated((issued,)).vat_minor, stated((issued,)).reverse_charge) == (0, True)


def test_a_closed_period_is_booked_after() -> None:
    context = told(an_entry(1, due=5, held=-5), first_open_on=date(2026, 7, 1))
    netting = given(context=context).when(STATE).events[1]
    assert amounts(netting)
    assert netting.takes_effect_on() == TODAY
    assert getattr(netting, "booked_on", None) == date(2026, 7, 1)


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"statement_id": "S-1"}, StatementExistsError),
        ({"through_on": date(2026, 4, 30)}, StatementPeriodError),
        ({"through_on": date(2026, 6, 2)}, DayInFutureError),
        ({"party": Holder.platform()}, PlatformAccountError),
    ],
)
def test_it_is_refused(change: dict[str, object], error: type[RejectedError]) -> None:
    command = STATE.model_copy(update=change)
    given(a_statement(0), context=told()).when(command).then_refused(error)


def test_an_invoice_of_the_same_statement_cannot_be_there_already() -> None:
    order = an_order().model_copy(update={"invoice_id": "statement.S-2"})
    context = told(an_entry(1, due=-500_00))
    given(order, context=context).when(STATE).then_refused(InvoiceExistsError)


def test_only_platform_and_finance_issue_it() -> None:
    context = told(role=Role.SUBMITTER)
    given(context=context).when(STATE).then_refused(RoleNotAllowedError)
