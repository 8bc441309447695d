"""Every status and every command: the table of the documentation holds."""

from typing import Final, get_args

import pytest

from debt_domain.case.commands import CaseCommand
from debt_domain.case.decisions import CASE
from debt_domain.case.errors import CaseAbsentError, WrongStatusError
from debt_domain.case.model import CaseStatus
from debt_domain.testing import Given
from tests.unit.case.every_command import ASKED, HISTORIES
from tests.unit.status_tables import read_table

TABLE: Final = read_table("case-status-table.md", CaseStatus)


def happens(name: str, status: CaseStatus) -> str:
    """Put a command to a case in a status, and say what came of it."""
    asked, history = ASKED[name], HISTORIES[status]
    before = asked.before if history else ()
    outcome = Given(CASE, (*history, *before), asked.context).when(asked.command)
    match outcome.refusal:
        case None if not outcome.events:
            return "="
        case None:
            state = CASE.fold((*history, *before, *outcome.events))
            return "yes" if state.status is status else f"→ {state.status}"
        case WrongStatusError():
            return "no"
        case CaseAbsentError():
            return "absent"
        case refusal:
            return type(refusal).__name__


@pytest.mark.parametrize("status", CaseStatus)
@pytest.mark.parametrize("name", ASKED)
def test_each_cell(name: str, status: CaseStatus) -> None:
    assert happens(name, status) == TABLE[name][status]


def test_every_command_and_every_status_has_its_place() -> None:
    kinds = {type(asked.command) for asked in ASKED.values()}
    assert kinds == set(get_args(CaseCommand))
    assert set(TABLE) == set(ASKED)
    assert {status for row in TABLE.values() for status in row} == set(CaseStatus)


@pytest.mark.parametrize("status", CaseStatus)
def test_the_history_of_a_status_ends_in_it(status: CaseStatus) -> None:
    assert CASE.fold(HISTORIES[status]).status is status
