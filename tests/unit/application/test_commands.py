"""Every command has one name and one aggregate that answers it."""

from typing import get_args

from debt_domain.application import COMMANDS, DomainCommand
from debt_domain.application.routes import ROUTES
from debt_domain.case.commands import SubmitCase


def test_commands_are_known_by_their_names() -> None:
    assert COMMANDS["case.submit_case"] is SubmitCase
    assert sorted(kind.__name__ for kind in COMMANDS.values()) == sorted(
        kind.__name__ for kind in get_args(DomainCommand)
    )


def test_every_command_is_answered() -> None:
    assert set(COMMANDS.values()) <= ROUTES.keys()


def test_no_two_commands_of_any_aggregate_share_a_name() -> None:
    names = {kind.command_name for kind in ROUTES}
    assert len(names) == len(ROUTES)
