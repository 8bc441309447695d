"""A command id belongs to one request for good."""

import pytest

from debt_domain.command_record.commands import RecordCommand
from debt_domain.command_record.decisions import COMMAND_RECORD
from debt_domain.command_record.errors import CommandIdReusedError
from debt_domain.command_record.events import CommandRecorded
from debt_domain.testing import Given, a_context
from debt_domain.values.context import Context

CONTEXT = a_context(Context)
DIGEST = "0a" * 32
RECORDED = CommandRecorded(
    command_id="cmd-1",
    name="case.submit_case",
    digest=DIGEST,
    events=("case:C-1@1", "partner_case:C-1@1"),
)


def record(name: str = "case.submit_case", digest: str = DIGEST) -> RecordCommand:
    return RecordCommand(
        command_id="cmd-1", name=name, digest=digest, events=RECORDED.events
    )


def test_the_first_use_of_an_id_is_recorded() -> None:
    Given(COMMAND_RECORD, (), CONTEXT).when(record()).then(RECORDED)


def test_the_same_request_again_leads_to_nothing() -> None:
    Given(COMMAND_RECORD, (RECORDED,), CONTEXT).when(record()).then()


@pytest.mark.parametrize(
    "reused", [record(digest="0b" * 32), record(name="case.reject_case")]
)
def test_another_request_under_the_same_id_is_refused(reused: RecordCommand) -> None:
    refusal = (
        Given(COMMAND_RECORD, (RECORDED,), CONTEXT)
        .when(reused)
        .then_refused(CommandIdReusedError)
    )
    assert (refusal.command_id, refusal.recorded, refusal.given) == (
        "cmd-1",
        "case.submit_case",
        reused.name,
    )


def test_the_state_tells_what_was_recorded() -> None:
    assert Given(COMMAND_RECORD, (RECORDED,), CONTEXT).state.recorded == RECORDED
