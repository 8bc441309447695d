from datetime import date

import pytest

from debt_domain.kernel.errors import RejectedError
from debt_domain.party_ledger.commands import RecordRemittance
from debt_domain.party_ledger.errors import (
    AccountAmountNotPositiveError,
    DayInFutureError,
    RemittanceExistsError,
)
from debt_domain.party_ledger.events import RemittanceRecorded
from debt_domain.party_ledger.model import RemittanceKind
from tests.unit.party_ledger.accounts import (
    DUE,
    EUR,
    HELD,
    A,
    a_statement,
    amounts,
    an_entry,
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
    received_on=PAID_ON,
    kind=RemittanceKind.COMBINED,
)


@pytest.mark.parametrize(
    ("holds", "lines"),
    [
        (1_000_00, {HELD: -333_33}),
        (250_00, {HELD: -250_00, DUE: -83_33}),
        (0, {DUE: -333_33}),
    ],
)
def test_it_comes_out_of_what_is_held_then_of_what_was_netted(
    holds: int, lines: dict[str, int]
) -> None:
    context = told(an_entry(11, held=-holds))
    fact, entry = given(a_statement(0), context=context).when(RECORD).events
    assert fact == RECORDED
    assert amounts(entry) == {"Held:Platform": 333_33, **lines}
    assert entry.takes_effect_on() == PAID_ON


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
