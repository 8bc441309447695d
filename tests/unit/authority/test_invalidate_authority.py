"""Papers that are taken back."""

from datetime import timedelta

import pytest

from debt_domain.authority.commands import InvalidateAuthority
from debt_domain.authority.decisions import AUTHORITY
from debt_domain.authority.errors import AuthorityAbsentError
from debt_domain.authority.events import AuthorityInvalidated, AuthorityRecorded
from debt_domain.testing import TODAY, Given, a_context, document, personal
from debt_domain.values.actor import PartyNotAllowedError, Role, RoleNotAllowedError
from debt_domain.values.authority import AuthorityKind
from debt_domain.values.context import Context

DAY = timedelta(days=1)
CONTEXT = a_context(Context)
POWER = AuthorityKind.POWER_OF_ATTORNEY
RECORDED = AuthorityRecorded(
    client_id="CL-1",
    kind=POWER,
    version=2,
    signer=personal("CO-1", "Ida Brandt"),
    signed_on=TODAY - 9 * DAY,
    valid_until=None,
    document=document(),
)
INVALIDATE = InvalidateAuthority(
    client_id="CL-1", kind=POWER, version=2, reason="the signer had left"
)
INVALIDATED = AuthorityInvalidated(
    kind=POWER, version=2, reason="the signer had left", invalid_from=TODAY
)


def test_a_paper_is_no_longer_in_force_from_the_effective_day_on() -> None:
    Given(AUTHORITY, (RECORDED,), CONTEXT).when(INVALIDATE).then(INVALIDATED)
    state = AUTHORITY.fold((RECORDED, INVALIDATED))
    assert state.in_force_on(TODAY - DAY) == {POWER: 2}
    assert state.in_force_on(TODAY) == {}
    assert INVALIDATED.takes_effect_on() == TODAY


def test_the_version_before_it_is_in_force_again() -> None:
    first = RECORDED.model_copy(update={"version": 1})
    state = AUTHORITY.fold((first, RECORDED, INVALIDATED))
    assert state.in_force_on(TODAY) == {POWER: 1}


def test_a_client_takes_back_its_own() -> None:
    context = a_context(Context, Role.CLIENT, "CL-1")
    Given(AUTHORITY, (RECORDED,), context).when(INVALIDATE).then(INVALIDATED)


def test_but_nobody_elses() -> None:
    context = a_context(Context, Role.CLIENT, "CL-2")
    given = Given(AUTHORITY, (RECORDED,), context)
    refusal = given.when(INVALIDATE).then_refused(PartyNotAllowedError)
    assert refusal.party_id == "CL-2"


@pytest.mark.parametrize("role", [Role.SUBMITTER, Role.COLLECTOR, Role.LEGAL])
def test_a_partner_takes_nothing_back(role: Role) -> None:
    given = Given(AUTHORITY, (RECORDED,), a_context(Context, role, "CL-1"))
    given.when(INVALIDATE).then_refused(RoleNotAllowedError)


@pytest.mark.parametrize(
    "fields", [{"version": 1}, {"kind": AuthorityKind.PRICING_APPENDIX}]
)
def test_only_what_was_recorded(fields: dict[str, object]) -> None:
    command = INVALIDATE.model_copy(update=fields)
    outcome = Given(AUTHORITY, (RECORDED,), CONTEXT).when(command)
    refusal = outcome.then_refused(AuthorityAbsentError)
    assert refusal.client_id == "CL-1"
    assert (refusal.kind, refusal.version) == (command.kind, command.version)


@pytest.mark.parametrize("days", [0, 1])
def test_twice_changes_nothing(days: int) -> None:
    later = a_context(Context, effective_on=TODAY + days * DAY)
    given = Given(AUTHORITY, (RECORDED, INVALIDATED), later)
    given.when(INVALIDATE).then()


def test_but_an_earlier_day_counts() -> None:
    earlier = a_context(Context, effective_on=TODAY - DAY)
    given = Given(AUTHORITY, (RECORDED, INVALIDATED), earlier)
    expected = INVALIDATED.model_copy(update={"invalid_from": TODAY - DAY})
    given.when(INVALIDATE).then(expected)
