"""What the door lets in, whatever a host has made of types."""

from datetime import UTC, date, datetime, timedelta, timezone
from typing import cast

import pytest

from debt_domain.application import COMMANDS, DomainCommand
from debt_domain.application.errors import (
    BackdatingNotAllowedError,
    EffectiveInFutureError,
    InvalidCorrelationIdError,
    InvalidEffectiveDayError,
    InvalidEffectiveInstantError,
    UnknownCommandError,
)
from debt_domain.case.commands import EndReturnReview, OpenReturnReview
from debt_domain.claim_reservation.commands import ReleaseClaim
from debt_domain.claim_reservation.model import InvoiceKey
from debt_domain.command_record.commands import RecordCommand
from debt_domain.command_record.errors import CommandIdReusedError
from debt_domain.testing import NOW, TODAY, actor, submit_case
from debt_domain.values.actor import Role
from debt_domain.wire import read
from tests.application_support import PLATFORM, Platform

SUBMISSION = submit_case(submitter_id="P-3")
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
INNER = (
    ReleaseClaim(
        invoice=InvoiceKey(client_id="CL-1", debtor_id="D-1", invoice_number="INV-1"),
        case_id="C-1",
    ),
    RecordCommand(command_id="next", name="x", digest="0" * 64, events=()),
    OpenReturnReview(case_id="C-1"),
    EndReturnReview(case_id="C-1"),
    "case.accept_case",
)


@pytest.mark.parametrize("inner", INNER)
def test_what_only_processes_ask_is_not_taken(
    platform: Platform, inner: object
) -> None:
    command, before = cast("DomainCommand", inner), platform.log.contents
    with pytest.raises(UnknownCommandError) as refusal:
        platform.do(command)
    assert refusal.value.name == type(inner).__name__
    preview = platform.door.preview(command, by=PLATFORM)
    assert isinstance(preview.refusal, UnknownCommandError)
    assert platform.log.contents == before


def test_the_commands_are_those_that_somebody_can_ask() -> None:
    assert "case.open_return_review" not in COMMANDS
    assert "case.reject_payment" in COMMANDS


@pytest.mark.parametrize("correlation_id", ["", "a b", "\ud800", "x" * 81])
def test_a_correlation_is_an_identifier(
    platform: Platform, correlation_id: str
) -> None:
    with pytest.raises(InvalidCorrelationIdError) as refusal:
        platform.door.execute(
            SUBMISSION, by=PLATFORM, command_id="1", correlation_id=correlation_id
        )
    assert refusal.value.correlation_id == correlation_id


@pytest.mark.parametrize("effective_on", [NOW, "2026-06-01", 20260601])
def test_a_day_is_a_date(platform: Platform, effective_on: object) -> None:
    with pytest.raises(InvalidEffectiveDayError) as refusal:
        platform.do(SUBMISSION, effective_on=cast("date", effective_on))
    assert refusal.value.value == effective_on


@pytest.mark.parametrize(
    "effective_at",
    [
        NOW.replace(tzinfo=None),
        datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=2))),
        "2026-06-01T09:00:00Z",
    ],
)
def test_an_instant_names_its_time_zone(
    platform: Platform, effective_at: object
) -> None:
    with pytest.raises(InvalidEffectiveInstantError) as refusal:
        platform.door.execute(
            SUBMISSION,
            by=PLATFORM,
            command_id="1",
            effective_at=cast("datetime", effective_at),
        )
    assert refusal.value.value == effective_at


def test_one_instant_is_the_same_request_in_every_time_zone(
    platform: Platform,
) -> None:
    elsewhere = NOW.astimezone(timezone(timedelta(hours=2)))
    platform.door.execute(SUBMISSION, by=PLATFORM, command_id="1", effective_at=NOW)
    last = read(platform.log.contents.events[-1])
    stored = last.circumstances.effective_at
    assert stored == NOW
    assert stored is not None
    assert stored.tzinfo is UTC
    assert platform.door.execute(
        SUBMISSION, by=PLATFORM, command_id="1", effective_at=elsewhere
    ).repeated


def test_nothing_counts_from_a_day_to_come(platform: Platform) -> None:
    with pytest.raises(EffectiveInFutureError) as refusal:
        platform.do(SUBMISSION, effective_on=TOMORROW)
    assert (refusal.value.effective_on, refusal.value.today) == (TOMORROW, TODAY)


def test_a_party_does_not_choose_the_day_whose_rates_count(platform: Platform) -> None:
    submitter = actor(Role.SUBMITTER, "P-3")
    with pytest.raises(BackdatingNotAllowedError) as refusal:
        platform.do(SUBMISSION, by=submitter, effective_on=YESTERDAY)
    assert (refusal.value.role, refusal.value.effective_on) == (
        Role.SUBMITTER,
        YESTERDAY,
    )
    assert not platform.do(SUBMISSION, by=submitter, effective_on=TODAY).repeated


@pytest.mark.parametrize("role", [Role.PLATFORM, Role.SYSTEM])
def test_the_platform_may_name_an_earlier_day(platform: Platform, role: Role) -> None:
    platform.do(SUBMISSION, by=actor(role), effective_on=YESTERDAY)
    assert read(platform.log.contents.events[-1]).circumstances.effective_on == (
        YESTERDAY
    )


def test_a_request_sent_again_the_next_day_is_still_the_same(
    platform: Platform,
) -> None:
    client = actor(Role.CLIENT, "CL-1")
    repeated: list[bool] = []
    for _ in range(2):
        receipt = platform.door.execute(
            submit_case(), by=client, command_id="1", effective_on=TODAY
        )
        repeated.append(receipt.repeated)
        platform.clock.now += timedelta(days=1)
    assert repeated == [False, True]


def test_a_command_id_belongs_to_who_sent_it(platform: Platform) -> None:
    platform.door.execute(SUBMISSION, by=PLATFORM, command_id="1")
    other = actor(Role.SUBMITTER, "P-3")
    with pytest.raises(CommandIdReusedError):
        platform.door.execute(SUBMISSION, by=other, command_id="1")


def test_a_preview_gives_the_door_s_refusals_too(platform: Platform) -> None:
    preview = platform.door.preview(SUBMISSION, by=PLATFORM, effective_on=TOMORROW)
    assert isinstance(preview.refusal, EffectiveInFutureError)
