"""A door that leaves read models to followers, and says how far they are."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from debt_domain.application import Follower
from debt_domain.application.following import not_followed
from debt_domain.projections import ALL
from debt_domain.projections.case_view import CASE_VIEW
from debt_domain.projections.projection import AnyProjection
from debt_domain.projections.trial_balance import TRIAL_BALANCE
from tests.application_support import Platform, payment, rows_of


def keeping(platform: Platform, *inside: AnyProjection) -> Platform:
    """Give the platform with a door that keeps only these inside of commands."""
    platform.door = replace(platform.door, projections=inside)
    return platform


@pytest.fixture
def behind(platform: Platform) -> Platform:
    """A platform whose commands keep no read model, followed to the log's end."""
    keeping(platform)
    follow(platform)
    platform.accept("C-1")
    return platform


def follow(platform: Platform, limit: int = 1000) -> None:
    Follower(platform.log, platform.door.behind).catch_up(limit)


def tracked(platform: Platform) -> Sequence[int | None]:
    found = platform.log.tracking.get([x.stored_name for x in ALL])
    return [found.get(x.stored_name) for x in ALL]


def test_commands_leave_the_rows_alone(behind: Platform) -> None:
    assert behind.door.behind == ALL
    assert behind.door.questions().case("C-1") is None
    follow(behind)
    assert behind.door.questions().case("C-1") is not None


def test_an_answer_says_up_to_where_it_is_true(behind: Platform) -> None:
    asked = behind.door.questions()
    before = behind.log.contents.events[asked.known.position - 1]
    assert asked.known.position < behind.log.head().position
    assert asked.known.recorded_at == before.event.recorded_at
    assert asked.known.provisional
    assert asked.history("C-1") == ()
    follow(behind)
    assert behind.door.questions().known.position == behind.log.head().position


def test_the_one_furthest_behind_is_what_counts(behind: Platform) -> None:
    lowest = behind.door.questions().known.position
    Follower(behind.log, ALL[1:]).catch_up()
    assert behind.door.questions().known.position == lowest
    Follower(behind.log, ALL[:1]).catch_up()
    assert behind.door.questions().known.position == behind.log.head().position


def test_before_anybody_has_followed_nothing_is_known(platform: Platform) -> None:
    known = keeping(platform).door.questions().known
    assert (known.position, known.recorded_at) == (0, None)


def test_with_all_kept_inside_the_head_is_known(platform: Platform) -> None:
    assert platform.door.behind == ()
    assert platform.door.questions().known.position == platform.log.head().position


def test_some_are_kept_inside_and_the_others_behind(platform: Platform) -> None:
    keeping(platform, CASE_VIEW)
    platform.accept("C-1")
    asked = platform.door.questions()
    assert asked.case("C-1") is not None
    assert list(asked.trial_balance()) == []
    follow(platform)
    assert list(platform.door.questions().trial_balance()) != []
    assert not_followed(platform.log) == (CASE_VIEW,)


def test_verification_compares_what_the_rows_have_seen(behind: Platform) -> None:
    assert behind.door.verify().sound
    behind.log.read_models.put(TRIAL_BALANCE.stored_name, {"X": b"{}"})
    (fault,) = behind.door.verify().faults
    assert fault.code == "read_model.differs"


def test_a_rebuild_brings_them_to_the_head_and_following_goes_on(
    behind: Platform,
) -> None:
    behind.door.rebuild()
    assert tracked(behind) == [behind.log.head().position] * len(ALL)
    rebuilt = rows_of(behind.log.read_models)
    follow(behind)
    assert rows_of(behind.log.read_models) == rebuilt
    behind.do(payment())
    follow(behind, 3)
    follow(behind)
    followed = rows_of(behind.log.read_models)
    behind.door.rebuild()
    assert rows_of(behind.log.read_models) == followed != rebuilt


def test_a_rebuild_brings_them_back_inside(behind: Platform) -> None:
    keeping(behind, *ALL).door.rebuild()
    assert tracked(behind) == [None] * len(ALL)
    assert not_followed(behind.log) == ALL
    behind.do(payment())
    assert behind.door.verify().sound


def test_a_rebuild_resumes_a_paused_one(behind: Platform) -> None:
    row = {"C-1": b"{}"}
    behind.log.read_models.put(CASE_VIEW.stored_name, row)
    follow(behind)
    follower = Follower(behind.log, (CASE_VIEW,))
    (standing,) = follower.status(behind.clock.now)
    assert standing.paused_at is not None
    behind.door.rebuild(["case_view"])
    (standing,) = follower.status(behind.clock.now)
    assert (standing.paused_at, standing.lag_events) == (None, 0)
