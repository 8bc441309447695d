"""What a client has signed, and when it is in force."""

from collections.abc import Mapping
from datetime import date, timedelta

import pytest

from debt_domain.authority.commands import RecordAuthority
from debt_domain.authority.decisions import AUTHORITY
from debt_domain.authority.errors import (
    AuthorityPeriodError,
    AuthorityVersionError,
    SignedInFutureError,
    SignerNotInTheClearError,
)
from debt_domain.authority.events import AuthorityInvalidated, AuthorityRecorded
from debt_domain.testing import TODAY, Given, a_context, document, personal
from debt_domain.values.actor import Role, RoleNotAllowedError
from debt_domain.values.authority import AuthorityKind
from debt_domain.values.context import Context
from debt_domain.values.document import DocumentKind
from debt_domain.values.personal import Erased

CONTEXT = a_context(Context)
POWER = AuthorityKind.POWER_OF_ATTORNEY
RECORD = RecordAuthority(
    client_id="CL-1",
    kind=POWER,
    version=1,
    signer=personal("CO-1", "Ida Brandt"),
    signed_on=TODAY - timedelta(days=9),
    valid_until=TODAY + timedelta(days=9),
    document=document(DocumentKind.AUTHORITY_TO_COLLECT),
)
RECORDED = AuthorityRecorded(**dict(RECORD))


def changed(**fields: object) -> RecordAuthority:
    return RECORD.model_copy(update=fields)


def in_force(day: date, *events: AuthorityRecorded) -> Mapping[AuthorityKind, int]:
    return AUTHORITY.fold(events).in_force_on(day)


def test_a_signed_paper_is_recorded() -> None:
    Given(AUTHORITY, (), CONTEXT).when(RECORD).then(RECORDED)


def test_it_is_in_force_from_its_signature_to_its_last_day() -> None:
    days = [TODAY + timedelta(days=x) for x in (-10, -9, 9, 10)]
    found = [in_force(day, RECORDED) for day in days]
    assert found == [{}, {POWER: 1}, {POWER: 1}, {}]


def test_without_a_last_day_it_stays_in_force() -> None:
    endless = AuthorityRecorded(**dict(changed(valid_until=None)))
    assert in_force(date(2126, 1, 1), endless) == {POWER: 1}


def test_of_several_versions_the_newest_in_force_counts() -> None:
    second = AuthorityRecorded(**dict(changed(version=2, signed_on=TODAY)))
    day_before = TODAY - timedelta(days=1)
    assert in_force(day_before, RECORDED, second) == {POWER: 1}
    assert in_force(TODAY, RECORDED, second) == {POWER: 2}


def test_the_same_paper_again_changes_nothing() -> None:
    Given(AUTHORITY, (RECORDED,), CONTEXT).when(RECORD).then()


@pytest.mark.parametrize(
    "fields", [{"valid_until": None}, {"signer": personal("CO-2", "Ole Lund")}]
)
def test_another_paper_has_a_version_of_its_own(fields: dict[str, object]) -> None:
    given = Given(AUTHORITY, (RECORDED,), CONTEXT)
    refusal = given.when(changed(**fields)).then_refused(AuthorityVersionError)
    assert (refusal.kind, refusal.version, refusal.newest) == (POWER, 1, 1)


def test_each_kind_counts_its_own_versions() -> None:
    appendix = changed(kind=AuthorityKind.PRICING_APPENDIX)
    expected = AuthorityRecorded(**dict(appendix))
    Given(AUTHORITY, (RECORDED,), CONTEXT).when(appendix).then(expected)


def test_an_invalidated_version_is_not_used_again() -> None:
    invalidated = AuthorityInvalidated(
        kind=POWER, version=1, reason="revoked", invalid_from=TODAY
    )
    given = Given(AUTHORITY, (RECORDED, invalidated), CONTEXT)
    asked = changed(valid_until=None)
    assert given.when(asked).then_refused(AuthorityVersionError).newest == 1


def test_it_is_recorded_once_it_is_signed() -> None:
    tomorrow = TODAY + timedelta(days=1)
    outcome = Given(AUTHORITY, (), CONTEXT).when(changed(signed_on=tomorrow))
    refusal = outcome.then_refused(SignedInFutureError)
    assert (refusal.signed_on, refusal.latest) == (tomorrow, TODAY)


def test_it_does_not_end_before_it_begins() -> None:
    ended = TODAY - timedelta(days=10)
    outcome = Given(AUTHORITY, (), CONTEXT).when(changed(valid_until=ended))
    refusal = outcome.then_refused(AuthorityPeriodError)
    assert (refusal.signed_on, refusal.valid_until) == (RECORD.signed_on, ended)


def test_the_signer_is_given_in_the_clear() -> None:
    outcome = Given(AUTHORITY, (), CONTEXT).when(
        changed(signer=Erased(subject_id="CO-1"))
    )
    assert outcome.then_refused(SignerNotInTheClearError).subject_id == "CO-1"


@pytest.mark.parametrize("role", [Role.CLIENT, Role.SUBMITTER, Role.COLLECTOR])
def test_only_the_platform_has_checked_it(role: Role) -> None:
    given = Given(AUTHORITY, (), a_context(Context, role, "CL-1"))
    given.when(RECORD).then_refused(RoleNotAllowedError)
