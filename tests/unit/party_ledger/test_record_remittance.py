from datetime import date

import pytest

from debt_domain.accounting.entries import entry
from debt_domain.accounting.events import EntryPosted
from debt_domain.kernel.errors import RejectedError
from debt_domain.party_ledger.commands import RecordRemittance
from debt_domain.party_ledger.errors import (
    AccountAmountNotPositiveError,
    DayInFutureError,
    RemittanceExceedsError,
    RemittanceExistsError,
    UnknownPartyError,
)
from debt_domain.party_ledger.events import RemittanceRecorded
from debt_domain.party_ledger.model import RemittanceKind
from debt_domain.party_ledger.rules.statement import net_held
from tests.unit.party_ledger.accounts import (
    DUE,
    EUR,
    HELD,
    A,
    a_statement,
    amounts,
    an_entry,
    an_invoice,
    eur,
    given,
    told,
)

PAID_ON = date(2026, 5, 30)
RECORD = RecordRemittance(
    party=A,
    currency=EUR,
    remittance_id="R-1",
    amount=eur(333_33),
    received_on=PAID_ON,
    kind=RemittanceKind.COMBINED,
)
RECORDED = RemittanceRecorded(
    remittance_id="R-1",
    amount_minor=333_33,
    returned_minor=0,
    received_on=PAID_ON,
    kind=RemittanceKind.COMBINED,
)


def netted(amount_minor: int) -> EntryPosted:
    """Give the entry of a statement that has netted something."""
    return entry(
        net_held(A, amount_minor),
        currency=EUR,
        effective_on=date(2026, 5, 1),
        cause=None,
    )


@pytest.mark.parametrize(
    ("holds", "lines", "returned"),
    [
        (1_000_00, {HELD: -333_33}, 0),
        (250_00, {HELD: -250_00, DUE: -83_33}, 83_33),
        (0, {DUE: -333_33}, 333_33),
    ],
)
def test_it_comes_out_of_what_is_held_then_of_what_was_netted(
    holds: int, lines: dict[str, int], returned: int
) -> None:
    context = told(an_entry(11, held=-holds))
    history = a_statement(0), netted(833_34)
    fact, posted = given(*history, context=context).when(RECORD).events
    assert fact == RECORDED.model_copy(update={"returned_minor": returned})
    assert amounts(posted) == {"Held:Platform": 333_33, **lines}
    assert posted.takes_effect_on() == PAID_ON


@pytest.mark.parametrize(
    ("kind", "most"),
    [
        (RemittanceKind.GROSS, 1_000_00),
        (RemittanceKind.NET, 400_00),
        (RemittanceKind.COMBINED, 1_000_00),
    ],
)
def test_its_kind_says_what_it_can_be_at_most(kind: RemittanceKind, most: int) -> None:
    context = told(an_entry(1, due=600_00, held=-1_000_00))
    command = RECORD.model_copy(update={"kind": kind, "amount": eur(most)})
    assert given(context=context).when(command).events
    more = command.model_copy(update={"amount": eur(most + 1)})
    refusal = given(context=context).when(more).then_refused(RemittanceExceedsError)
    assert isinstance(refusal, RemittanceExceedsError)
    assert (refusal.kept, refusal.owed) == (eur(1_000_00), eur(400_00))
    assert refusal.most == eur(most)


def test_a_fee_that_is_owed_is_paid_net() -> None:
    command = RECORD.model_copy(
        update={"kind": RemittanceKind.NET, "amount": eur(50_00)}
    )
    context = told(an_entry(1, "charge_case_fee", due=-50_00))
    fact, posted = given(context=context).when(command).events
    assert isinstance(fact, RemittanceRecorded)
    assert fact.returned_minor == 0
    assert amounts(posted) == {"Held:Platform": 50_00, DUE: -50_00}


def test_what_was_netted_comes_back_once() -> None:
    whole = RECORD.model_copy(update={"remittance_id": "R-2", "amount": eur(83_33)})
    returned = RECORDED.model_copy(update={"returned_minor": 83_33})
    history = netted(83_33), returned
    context = told(an_entry(1, due=83_33))
    given(*history, context=context).when(whole).then_refused(RemittanceExceedsError)
    assert given(netted(83_33), context=context).when(whole).events


def test_what_is_invoiced_is_paid_on_the_invoice() -> None:
    context = told(an_entry(11, "issue_invoice", due=201_67, receivable=-201_67))
    command = RECORD.model_copy(update={"amount": eur(201_67)})
    history = a_statement(-201_67), *an_invoice()
    scenario = given(*history, context=context).when(command)
    scenario.then_refused(RemittanceExceedsError)


def test_nobody_remits_whom_the_platform_does_not_know() -> None:
    context = told(is_known=False)
    given(context=context).when(RECORD).then_refused(UnknownPartyError)


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({}, RemittanceExistsError),
        ({"amount": eur(-1)}, AccountAmountNotPositiveError),
        ({"received_on": date(2026, 6, 2)}, DayInFutureError),
    ],
)
def test_it_is_refused(change: dict[str, object], error: type[RejectedError]) -> None:
    command = RECORD.model_copy(update=change)
    given(RECORDED, context=told()).when(command).then_refused(error)
