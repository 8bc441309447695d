"""A client's cases go to one partner at a time."""

from datetime import date, timedelta

import pytest

from debt_domain.client_exclusivity.commands import (
    ReleaseExclusivity,
    ReserveExclusivity,
)
from debt_domain.client_exclusivity.decisions import CLIENT_EXCLUSIVITY
from debt_domain.client_exclusivity.errors import ExclusivityTakenError
from debt_domain.client_exclusivity.events import (
    ExclusivityReleased,
    ExclusivityReserved,
)
from debt_domain.client_exclusivity.model import Reservation
from debt_domain.testing import TODAY, Given, a_context
from debt_domain.values.context import Context

CONTEXT = a_context(Context)


def on(number: int) -> date:
    return TODAY + timedelta(days=number)


def reservation(partner_id: str, first: int, last: int) -> Reservation:
    return Reservation(partner_id=partner_id, from_on=on(first), until=on(last))


def reserve(partner_id: str, first: int, last: int) -> ReserveExclusivity:
    asked = reservation(partner_id, first, last)
    return ReserveExclusivity(client_id="CL-1", reservation=asked)


def release(partner_id: str, last: int) -> ReleaseExclusivity:
    return ReleaseExclusivity(
        client_id="CL-1", partner_id=partner_id, last_day_on=on(last)
    )


RESERVED = ExclusivityReserved(reservation=reservation("P-1", 5, 9))
RELEASED = ExclusivityReleased(partner_id="P-1", last_day_on=on(6))


def test_the_days_are_the_partners() -> None:
    given = Given(CLIENT_EXCLUSIVITY, (), CONTEXT)
    given.when(reserve("P-1", 5, 9)).then(RESERVED)
    state = CLIENT_EXCLUSIVITY.fold((RESERVED,))
    found = [state.partner_on(on(number)) for number in (4, 5, 9, 10)]
    assert found == [None, "P-1", "P-1", None]


@pytest.mark.parametrize("partner_id", ["P-1", "P-2"])
@pytest.mark.parametrize(("first", "last"), [(1, 5), (9, 12), (6, 7), (1, 20)])
def test_none_of_them_is_taken_twice(partner_id: str, first: int, last: int) -> None:
    given = Given(CLIENT_EXCLUSIVITY, (RESERVED,), CONTEXT)
    asked = given.when(reserve(partner_id, first, last))
    refusal = asked.then_refused(ExclusivityTakenError)
    assert (refusal.client_id, refusal.taken) == ("CL-1", RESERVED.reservation)


@pytest.mark.parametrize(("first", "last"), [(1, 4), (10, 12)])
def test_the_days_beside_are_free(first: int, last: int) -> None:
    given = Given(CLIENT_EXCLUSIVITY, (RESERVED,), CONTEXT)
    expected = ExclusivityReserved(reservation=reservation("P-2", first, last))
    given.when(reserve("P-2", first, last)).then(expected)


def test_released_days_are_free_again() -> None:
    given = Given(CLIENT_EXCLUSIVITY, (RESERVED,), CONTEXT)
    given.when(release("P-1", 6)).then(RELEASED)
    state = CLIENT_EXCLUSIVITY.fold((RESERVED, RELEASED))
    assert [state.partner_on(on(number)) for number in (6, 7)] == ["P-1", None]
    expected = ExclusivityReserved(reservation=reservation("P-2", 7, 8))
    again = Given(CLIENT_EXCLUSIVITY, (RESERVED, RELEASED), CONTEXT)
    again.when(reserve("P-2", 7, 8)).then(expected)


def test_what_is_released_before_it_began_has_no_day() -> None:
    early = ExclusivityReleased(partner_id="P-1", last_day_on=on(2))
    expected = ExclusivityReserved(reservation=reservation("P-2", 1, 20))
    given = Given(CLIENT_EXCLUSIVITY, (RESERVED, early), CONTEXT)
    given.when(reserve("P-2", 1, 20)).then(expected)


@pytest.mark.parametrize(("partner_id", "last"), [("P-2", 6), ("P-1", 9)])
def test_a_release_of_nothing_changes_nothing(partner_id: str, last: int) -> None:
    given = Given(CLIENT_EXCLUSIVITY, (RESERVED,), CONTEXT)
    given.when(release(partner_id, last)).then()


def test_a_release_leaves_other_partners_their_days() -> None:
    other = ExclusivityReserved(reservation=reservation("P-2", 10, 12))
    state = CLIENT_EXCLUSIVITY.fold((RESERVED, other, RELEASED))
    assert state.partner_on(on(11)) == "P-2"
