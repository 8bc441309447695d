"""A command, with all that follows from it: stored as one, or not at all."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

import pytest
from pydantic import ValidationError

from debt_domain.application.errors import InvalidCommandIdError
from debt_domain.case.commands import AcceptCase, PlaceHold, RejectCase
from debt_domain.case.errors import WrongStatusError
from debt_domain.case.model import HoldKind, RejectionReason
from debt_domain.command_record.errors import CommandIdReusedError
from debt_domain.partner_case.errors import SubmissionNotAllowedError
from debt_domain.projections.audit_history import AuditEntry
from debt_domain.projections.case_view import CASE_VIEW
from debt_domain.testing import NOW, TODAY, actor, submit_case
from debt_domain.values.actor import Role
from debt_domain.wire import read
from tests.application_support import PLATFORM, Platform, payment

SUBMISSION = submit_case(submitter_id="P-3")
ACCEPT = AcceptCase(case_id="C-1")
PAUSE = PlaceHold(case_id="C-1", kind=HoldKind.PAUSE, reason="Asked by the client.")
YESTERDAY = TODAY - timedelta(days=1)


def history(platform: Platform) -> Mapping[str, AuditEntry]:
    return {x.event_id: x for x in platform.door.questions().history("C-1")}


def test_the_receipt_names_the_events_in_order(platform: Platform) -> None:
    receipt = platform.do(SUBMISSION)
    assert platform.of(receipt) == [
        "case.case_submitted",
        "claim_reservation.claim_reserved",
        "subject.subject_retained",
        "ledger.ledger_opened",
        "ledger.entry_posted",
        "partner_case.partner_case_submitted",
    ]


def test_the_receipt_stands_at_the_command_s_record(platform: Platform) -> None:
    receipt = platform.do(SUBMISSION)
    last = platform.log.contents.events[-1]
    assert last.event.stream == f"command:{receipt.command_id}"
    assert (receipt.position, receipt.recorded_at) == (
        last.position,
        last.event.recorded_at,
    )
    assert not receipt.repeated


def test_processes_answer_in_the_same_transaction(platform: Platform) -> None:
    platform.submit()
    receipt = platform.do(ACCEPT)
    assert platform.of(receipt) == [
        "case.case_accepted",
        "partner_case.partner_case_accepted",
        "ledger.terms_adopted",
        "ledger.entry_posted",
        "case.partner_assigned",
    ]
    recorded = platform.log.contents.events[-len(receipt.events) - 1 :]
    assert len({logged.event.recorded_at for logged in recorded}) == 1


def test_the_read_models_are_up_to_date_at_once(platform: Platform) -> None:
    platform.accept()
    platform.do(payment(amount_minor=1_000_00))
    assert platform.door.verify().sound
    (split,) = platform.door.questions().revenue_split()
    assert split.case_id == "C-1"


def test_a_refused_command_leaves_no_trace(platform: Platform) -> None:
    platform.accept()
    before = platform.log.contents
    with pytest.raises(WrongStatusError):
        platform.do(ACCEPT)
    assert platform.log.contents == before


def test_a_refused_answer_refuses_the_whole_command(platform: Platform) -> None:
    before = platform.log.contents
    with pytest.raises(SubmissionNotAllowedError):
        platform.do(submit_case(submitter_id="P-404"))
    assert platform.log.contents == before


def test_events_are_not_kept_when_a_read_model_cannot_follow(
    platform: Platform,
) -> None:
    platform.submit()
    platform.log.read_models.put(CASE_VIEW.stored_name, {"C-1": b"damaged"})
    before = platform.log.contents
    with pytest.raises(ValidationError):
        platform.do(ACCEPT)
    assert platform.log.contents == before


def test_a_repeated_command_gives_the_first_receipt(platform: Platform) -> None:
    first = platform.door.execute(SUBMISSION, by=PLATFORM, command_id="same")
    before = platform.log.contents
    again = platform.door.execute(SUBMISSION, by=PLATFORM, command_id="same")
    assert again == replace(first, repeated=True)
    assert platform.log.contents == before


def test_a_repeated_command_is_not_decided_again(platform: Platform) -> None:
    platform.submit()
    platform.door.execute(ACCEPT, by=PLATFORM, command_id="same")
    assert platform.door.execute(ACCEPT, by=PLATFORM, command_id="same").repeated


@pytest.mark.parametrize(
    ("other", "effective_on"),
    [(submit_case("C-2"), None), (ACCEPT, None), (SUBMISSION, YESTERDAY)],
)
def test_a_command_id_belongs_to_one_request(
    platform: Platform, other: AcceptCase, effective_on: date | None
) -> None:
    platform.door.execute(SUBMISSION, by=PLATFORM, command_id="same")
    before = platform.log.contents
    with pytest.raises(CommandIdReusedError) as refusal:
        platform.door.execute(
            other, by=PLATFORM, command_id="same", effective_on=effective_on
        )
    assert refusal.value.recorded == "case.submit_case"
    assert platform.log.contents == before


@pytest.mark.parametrize("command_id", ["", "a b", "a:1", "ä", "x" * 81])
def test_a_command_id_is_an_identifier(platform: Platform, command_id: str) -> None:
    with pytest.raises(InvalidCommandIdError) as refusal:
        platform.door.execute(SUBMISSION, by=PLATFORM, command_id=command_id)
    assert refusal.value.command_id == command_id


def test_facts_count_from_the_day_that_the_caller_names(platform: Platform) -> None:
    platform.do(SUBMISSION, effective_on=YESTERDAY - timedelta(days=1))
    platform.do(ACCEPT, effective_on=YESTERDAY)
    entries = history(platform)
    assert entries["case:C-1@1"].effective_on == YESTERDAY - timedelta(days=1)
    assert entries["case:C-1@2"].effective_on == YESTERDAY
    assert entries["partner_case:C-1@2"].effective_on == YESTERDAY


def test_a_fact_with_a_day_of_its_own_keeps_it_and_gives_it_on(
    platform: Platform,
) -> None:
    platform.do(SUBMISSION, effective_on=YESTERDAY)
    platform.do(ACCEPT)
    platform.do(payment(received_on=YESTERDAY))
    entries = history(platform)
    assert entries["case:C-1@4"].effective_on == YESTERDAY
    assert entries["ledger:case:C-1@5"].effective_on == YESTERDAY


def test_the_hour_is_kept_where_it_is_given(platform: Platform) -> None:
    platform.submit()
    platform.door.execute(ACCEPT, by=PLATFORM, command_id="hour", effective_at=NOW)
    last = read(platform.log.contents.events[-1])
    assert last.circumstances.effective_at == NOW


def test_today_is_the_tenant_s(platform: Platform) -> None:
    kiritimati = timezone(timedelta(hours=14))
    platform.clock.now = datetime(2026, 6, 1, 12, 0, tzinfo=NOW.tzinfo)
    replace(platform.door, time_zone=kiritimati).execute(
        SUBMISSION, by=PLATFORM, command_id="far"
    )
    assert history(platform)["case:C-1@1"].effective_on == TODAY + timedelta(days=1)


def test_every_event_tells_who_asked_and_what_it_answers(platform: Platform) -> None:
    platform.submit()
    receipt = platform.do(ACCEPT)
    entries = history(platform)
    assert entries["case:C-1@2"].cause is None
    assert entries["partner_case:C-1@2"].cause == "case:C-1@2"
    assert entries["ledger:case:C-1@3"].cause == "partner_case:C-1@2"
    for event in receipt.events:
        assert entries[str(event)].actor == PLATFORM
        assert entries[str(event)].command_id == receipt.command_id


def test_a_correlation_is_given_or_the_command_itself(platform: Platform) -> None:
    own = platform.do(SUBMISSION)
    platform.door.execute(
        PAUSE, by=PLATFORM, command_id="cmd-99", correlation_id="ticket-7"
    )
    found = [
        read(logged).circumstances.correlation_id
        for logged in platform.log.contents.events[own.position - 1 :]
    ]
    assert found == [own.command_id, "ticket-7", "ticket-7"]


def test_a_process_acts_for_everybody(platform: Platform) -> None:
    submitter = actor(Role.SUBMITTER, "P-3")
    platform.do(SUBMISSION, by=submitter)
    assert history(platform)["partner_case:C-1@1"].actor == submitter


def test_feedback_of_any_length_reaches_the_partner(platform: Platform) -> None:
    platform.do(SUBMISSION)
    platform.do(
        RejectCase(
            case_id="C-1", reason=RejectionReason.REGULATORY, explanation="x" * 4000
        )
    )
    assert "partner_case:C-1@2" in history(platform)
