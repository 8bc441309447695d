"""A client's cases go to a partner for a while."""

from datetime import date, timedelta

import pytest

from debt_domain.agreement.commands import AgreeExclusivity, EndExclusivity
from debt_domain.agreement.decisions import AGREEMENT
from debt_domain.agreement.errors import BackdatedChangeError, ExclusivityAbsentError
from debt_domain.agreement.events import (
    AgreementSigned,
    ExclusivityAgreed,
    ExclusivityEnded,
)
from debt_domain.agreement.model import Exclusivity
from debt_domain.testing import TODAY, Given, a_context
from debt_domain.values.actor import Role, RoleNotAllowedError
from debt_domain.values.context import Context

CONTEXT = a_context(Context)
DAY = timedelta(days=1)
SIGNED = AgreementSigned(partner_id="P-1", clauses=(), starts_on=date(2026, 1, 1))


def exclusivity(from_on: date = TODAY, until: date = TODAY + 9 * DAY) -> Exclusivity:
    return Exclusivity(client_id="CL-1", from_on=from_on, until=until)


def agree(agreed: Exclusivity | None = None) -> AgreeExclusivity:
    return AgreeExclusivity(partner_id="P-1", exclusivity=agreed or exclusivity())


def end(client_id: str = "CL-1", on: date = TODAY + DAY) -> EndExclusivity:
    return EndExclusivity(
        partner_id="P-1", client_id=client_id, last_day_on=on, reason="Too slow"
    )


AGREED = ExclusivityAgreed(exclusivity=exclusivity())
ENDED = ExclusivityEnded(client_id="CL-1", last_day_on=TODAY + DAY, reason="Too slow")


def test_the_clause_is_added() -> None:
    Given(AGREEMENT, (SIGNED,), CONTEXT).when(agree()).then(AGREED)
    assert AGREED.takes_effect_on() == TODAY


@pytest.mark.parametrize(
    ("agreed", "field"),
    [
        (exclusivity(from_on=TODAY - DAY), "exclusivity.from_on"),
        (exclusivity(until=TODAY - DAY), "exclusivity.until"),
    ],
)
def test_for_days_to_come(agreed: Exclusivity, field: str) -> None:
    given = Given(AGREEMENT, (SIGNED,), CONTEXT)
    refusal = given.when(agree(agreed)).then_refused(BackdatedChangeError)
    assert (refusal.field, refusal.not_before) == (field, TODAY)


def test_it_ends_early() -> None:
    Given(AGREEMENT, (SIGNED, AGREED), CONTEXT).when(end()).then(ENDED)
    state = AGREEMENT.fold((SIGNED, AGREED, ENDED))
    assert state.exclusivities == (exclusivity(until=TODAY + DAY),)
    assert ENDED.takes_effect_on() == TODAY + 2 * DAY


def test_but_not_in_the_past() -> None:
    given = Given(AGREEMENT, (SIGNED, AGREED), CONTEXT)
    given.when(end(on=TODAY - DAY)).then_refused(BackdatedChangeError)


@pytest.mark.parametrize(
    "command", [end("CL-2"), end(on=TODAY + 9 * DAY)], ids=["client", "over"]
)
def test_only_what_lasts_ends(command: EndExclusivity) -> None:
    given = Given(AGREEMENT, (SIGNED, AGREED), CONTEXT)
    refusal = given.when(command).then_refused(ExclusivityAbsentError)
    assert (refusal.partner_id, refusal.client_id) == ("P-1", command.client_id)
    assert refusal.last_day_on == command.last_day_on


@pytest.mark.parametrize("command", [agree(), end()])
def test_a_partner_does_not_do_it(command: AgreeExclusivity | EndExclusivity) -> None:
    context = a_context(Context, Role.COLLECTOR, "P-1")
    given = Given(AGREEMENT, (SIGNED, AGREED), context)
    given.when(command).then_refused(RoleNotAllowedError)
