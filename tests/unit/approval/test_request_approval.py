"""A command is asked for once under an id, and kept whole."""

from dataclasses import replace
from datetime import date

from debt_domain.approval.commands import RequestApproval
from debt_domain.approval.decisions import APPROVAL
from debt_domain.approval.errors import ApprovalExistsError, WrittenCommandError
from debt_domain.books.commands import ClosePeriod
from debt_domain.testing import Given
from tests.unit.approval.requests import CLERK, DUE_AT, KEPT, WRITTEN, as_, requested

REQUEST = RequestApproval(approval_id="A-1", command=WRITTEN)
CONTEXT = replace(as_(CLERK, hours=0), kept=KEPT)


def test_it_is_kept_with_who_asked_and_until_when() -> None:
    Given(APPROVAL, (), CONTEXT).when(REQUEST).then(requested())
    assert requested().due_at == DUE_AT
    assert requested().under_policy() == "standard_four_eyes:1"


def test_an_id_is_used_once() -> None:
    outcome = Given(APPROVAL, (requested(),), CONTEXT).when(REQUEST)
    refusal = outcome.then_refused(ApprovalExistsError)
    assert (refusal.approval_id, refusal.code) == ("A-1", "approval.exists")


def test_a_command_that_nobody_has_read_is_not_kept() -> None:
    context = replace(CONTEXT, kept=None)
    refusal = Given(APPROVAL, (), context).when(REQUEST)
    assert refusal.then_refused(WrittenCommandError).command == "books.close_period"


def test_a_command_is_written_down_with_its_day() -> None:
    asked = ClosePeriod(through=date(2026, 1, 31))
    written = RequestApproval.of("A-1", asked, date(2026, 2, 1)).command
    assert ClosePeriod.model_validate_json(written.fields) == asked
    assert (written.name, written.effective_on) == (WRITTEN.name, date(2026, 2, 1))


def test_its_fields_stay_out_of_what_is_printed() -> None:
    assert "2026-01-31" not in repr(REQUEST)
