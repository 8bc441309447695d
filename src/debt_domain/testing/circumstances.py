"""Who asks, and when: the context of a command under test."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Final, TypeVar

from debt_domain.values.actor import Actor, Role
from debt_domain.values.context import Context

NOW: Final = datetime(2026, 6, 1, 9, 0, tzinfo=UTC)
"""The instant at which commands under test come, unless told otherwise."""

TODAY: Final = NOW.date()
"""The day of `NOW`."""

K = TypeVar("K", bound=Context)


def actor(role: Role, party_id: str | None = None) -> Actor:
    """Give somebody who acts in a role, for a client or partner if it has one."""
    return Actor(actor_id=f"{role.lower()}-1", role=role, party_id=party_id)


def a_context(
    kind: Callable[..., K],
    role: Role = Role.PLATFORM,
    party_id: str | None = None,
    *,
    now: datetime = NOW,
    **more: object,
) -> K:
    """Build the context of any aggregate.

    Args:
        kind: The aggregate's class of context, such as `CaseContext`.
        role: The actor's role.
        party_id: Which client or partner the actor acts for.
        now: The command's instant; its day in UTC is `today` and `effective_on`.
        more: Other fields of the context, such as `cause` or `effective_on`.

    Example:
        >>> a_context(Context, Role.CLIENT, "CL-1").actor.party_id
        'CL-1'
    """
    today = now.date()
    fields = {"today": today, "effective_on": today} | more
    return kind(actor=actor(role, party_id), now=now, **fields)
