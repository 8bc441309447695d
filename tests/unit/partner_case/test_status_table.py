"""Every status and every command: the table of the documentation holds."""

from typing import Final, get_args

import pytest

from debt_domain.partner_case.commands import PartnerCaseCommand
from debt_domain.partner_case.decisions import PARTNER_CASE
from debt_domain.partner_case.errors import WrongStatusError
from debt_domain.partner_case.model import PartnerCaseStatus
from debt_domain.testing import Given
from tests.unit.partner_case.every_command import ASKED, HISTORIES
from tests.unit.status_tables import read_table

TABLE: Final = read_table("partner-case-status-table.md", PartnerCaseStatus)


def happens(name: str, status: PartnerCaseStatus) -> str:
    """Put a command to a partner case in a status, and say what came of it."""
    asked, history = ASKED[name], HISTORIES[status]
    outcome = Given(PARTNER_CASE, history, asked.context).when(asked.command)
    match outcome.refusal:
        case None if not outcome.events:
            return "nothing"
        case None:
            state = PARTNER_CASE.fold((*history, *outcome.events))
            return "yes" if state.status is status else f"→ {state.status}"
        case WrongStatusError():
            return "no"
        case refusal:
            return type(refusal).__name__


@pytest.mark.parametrize("status", PartnerCaseStatus)
@pytest.mark.parametrize("name", ASKED)
def test_each_cell(name: str, status: PartnerCaseStatus) -> None:
    assert happens(name, status) == TABLE[name][status]


def test_every_command_and_every_status_has_its_place() -> None:
    commands = {kind.__name__ for kind in get_args(PartnerCaseCommand)}
    assert {type(asked.command).__name__ for asked in ASKED.values()} == commands
    assert set(TABLE) == set(ASKED) == commands
    assert all(set(row) == set(PartnerCaseStatus) for row in TABLE.values())


@pytest.mark.parametrize("status", PartnerCaseStatus)
def test_the_history_of_a_status_ends_in_it(status: PartnerCaseStatus) -> None:
    assert PARTNER_CASE.fold(HISTORIES[status]).status is status
