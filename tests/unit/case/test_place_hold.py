from datetime import timedelta

import pytest

from debt_domain.case.commands import PlaceHold
from debt_domain.case.decisions import CASE
from debt_domain.case.errors import HoldAlreadyPlacedError, PastDateError
from debt_domain.case.events import HoldPlaced
from debt_domain.case.model import CaseContext, HoldKind
from debt_domain.testing import NOW, TODAY, Given, a_context, active_case, submit_case
from debt_domain.values.actor import PartyNotAllowedError, Role, RoleNotAllowedError

YESTERDAY = TODAY - timedelta(days=1)
PAUSE = PlaceHold(case_id="C-1", kind=HoldKind.PAUSE, reason="talks", until=TODAY)
PAUSED = HoldPlaced(kind=HoldKind.PAUSE, reason="talks", placed_at=NOW, until=TODAY)


@pytest.mark.parametrize(
    ("role", "party_id"),
    [
        (Role.PLATFORM, None),
        (Role.CLIENT, "CL-1"),
        (Role.SUBMITTER, "P-1"),
        (Role.COLLECTOR, "P-9"),
    ],
)
def test_every_party_of_the_case_stops_activities(
    role: Role, party_id: str | None
) -> None:
    history = active_case("P-9", submit_case(submitter_id="P-1"))
    given = Given(CASE, history, a_context(CaseContext, role, party_id))
    given.when(PAUSE).then(PAUSED)


@pytest.mark.parametrize("role", [Role.CLIENT, Role.SUBMITTER, Role.COLLECTOR])
def test_other_parties_do_not(role: Role) -> None:
    given = Given(CASE, active_case(), a_context(CaseContext, role, "X-1"))
    given.when(PAUSE).then_refused(PartyNotAllowedError)


def test_finance_does_not() -> None:
    given = Given(CASE, active_case(), a_context(CaseContext, Role.FINANCE))
    given.when(PAUSE).then_refused(RoleNotAllowedError)


def test_a_hold_ends_later() -> None:
    command = PAUSE.model_copy(update={"until": YESTERDAY})
    outcome = Given(CASE, active_case(), a_context(CaseContext)).when(command)
    assert outcome.then_refused(PastDateError).field == "until"


def test_a_hold_in_force_is_not_placed_again() -> None:
    given = Given(CASE, (*active_case(), PAUSED), a_context(CaseContext))
    refusal = given.when(PAUSE).then_refused(HoldAlreadyPlacedError)
    assert (refusal.hold, refusal.until) == (HoldKind.PAUSE, TODAY)


def test_a_hold_that_has_run_out_is_placed_again() -> None:
    past = PAUSED.model_copy(update={"until": YESTERDAY})
    given = Given(CASE, (*active_case(), past), a_context(CaseContext))
    given.when(PAUSE).then(PAUSED)
