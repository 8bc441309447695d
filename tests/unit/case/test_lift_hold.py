import pytest

from debt_domain.case.commands import LiftHold
from debt_domain.case.decisions import CASE
from debt_domain.case.errors import NoSuchHoldError
from debt_domain.case.events import CaseEvent, HoldLifted, HoldPlaced
from debt_domain.case.model import CaseContext, HoldKind
from debt_domain.testing import NOW, Given, a_context, active_case
from debt_domain.values.actor import PartyNotAllowedError, Role, RoleNotAllowedError


def held(kind: HoldKind) -> tuple[CaseEvent, ...]:
    placed = HoldPlaced(kind=kind, reason="letter", placed_at=NOW, until=None)
    return (*active_case(), placed)


def lifted(kind: HoldKind) -> HoldLifted:
    return HoldLifted(kind=kind, reason="settled", lifted_at=NOW)


def lift(kind: HoldKind) -> LiftHold:
    return LiftHold(case_id="C-1", kind=kind, reason="settled")


@pytest.mark.parametrize("kind", HoldKind)
def test_the_platform_lifts_every_hold(kind: HoldKind) -> None:
    given = Given(CASE, held(kind), a_context(CaseContext))
    given.when(lift(kind)).then(lifted(kind))


def test_a_client_lifts_a_pause() -> None:
    context = a_context(CaseContext, Role.CLIENT, "CL-1")
    outcome = Given(CASE, held(HoldKind.PAUSE), context).when(lift(HoldKind.PAUSE))
    outcome.then(lifted(HoldKind.PAUSE))


def test_but_not_another_clients() -> None:
    context = a_context(CaseContext, Role.CLIENT, "CL-2")
    outcome = Given(CASE, held(HoldKind.PAUSE), context).when(lift(HoldKind.PAUSE))
    outcome.then_refused(PartyNotAllowedError)


@pytest.mark.parametrize(
    "kind", [HoldKind.DISPUTE, HoldKind.MORATORIUM, HoldKind.CEASE]
)
def test_a_client_does_not_lift_what_protects_the_debtor(kind: HoldKind) -> None:
    given = Given(CASE, held(kind), a_context(CaseContext, Role.CLIENT, "CL-1"))
    given.when(lift(kind)).then_refused(RoleNotAllowedError)


def test_only_a_hold_that_was_placed_is_lifted() -> None:
    given = Given(CASE, held(HoldKind.CEASE), a_context(CaseContext))
    refusal = given.when(lift(HoldKind.PAUSE)).then_refused(NoSuchHoldError)
    assert (refusal.hold, refusal.placed) == (HoldKind.PAUSE, (HoldKind.CEASE,))


def test_a_lifted_hold_is_not_lifted_again() -> None:
    history = (*held(HoldKind.CEASE), lifted(HoldKind.CEASE))
    outcome = Given(CASE, history, a_context(CaseContext)).when(lift(HoldKind.CEASE))
    assert outcome.then_refused(NoSuchHoldError).placed == ()
