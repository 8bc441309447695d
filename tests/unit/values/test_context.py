"""Who may issue a command."""

import pytest

from debt_domain.testing import a_context
from debt_domain.values.actor import Role, RoleNotAllowedError
from debt_domain.values.context import Context
from debt_domain.values.event_id import EventId


@pytest.mark.parametrize("role", [Role.PLATFORM, Role.FINANCE])
def test_the_named_roles_may(role: Role) -> None:
    a_context(Context, role).require_role("Pay", Role.PLATFORM, Role.FINANCE)


def test_the_system_always_may() -> None:
    a_context(Context, Role.SYSTEM).require_role("Pay", Role.FINANCE)


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.FINANCE, Role.SYSTEM}))
def test_every_other_role_is_refused_and_told_which_may(role: Role) -> None:
    with pytest.raises(RoleNotAllowedError, match=f"Pay .* as {role}") as refusal:
        a_context(Context, role).require_role("Pay", Role.FINANCE)
    assert (refusal.value.command, refusal.value.role) == ("Pay", role)
    assert refusal.value.allowed == (Role.FINANCE,)
    assert refusal.value.accepted == "FINANCE"


@pytest.mark.parametrize("role", Role)
def test_a_process_acts_for_everybody(role: Role) -> None:
    context = a_context(Context, role, cause=EventId("case:C-1", 1))
    context.require_role("Pay", Role.FINANCE)
