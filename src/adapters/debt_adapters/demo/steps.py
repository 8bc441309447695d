"""One thing that happens in the demo."""

from dataclasses import dataclass
from datetime import UTC, datetime, time
from datetime import date as day
from enum import StrEnum

from debt_domain.application import DomainCommand
from debt_domain.values.actor import Actor, Role


class Act(StrEnum):
    """The parts of the demo, in order."""

    AGREEMENTS = "Agreements are signed"
    SUBMISSIONS = "Partner cases are submitted"
    REVIEW = "The platform reviews and accepts"
    WORK = "Partners are assigned and start to work"
    PAYMENTS = "Payments come in, and some go back"
    RETURN = "A case is returned to its client"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A command with its day and what to say about it.

    Attributes:
        act: The part of the demo.
        on: The day that the demo's clock is put to.
        by: Who issues the command.
        command: What is asked.
        told: What to say once it is done; "" where another step says it.
    """

    act: Act
    on: day
    by: Actor
    command: DomainCommand
    told: str = ""


def morning(on: day) -> datetime:
    """Give the instant at which a day of the demo begins."""
    return datetime.combine(on, time(8), tzinfo=UTC)


PLATFORM = Actor(actor_id="u-platform", role=Role.PLATFORM)


def submitter(partner_id: str) -> Actor:
    """Give somebody at a submitting partner."""
    return Actor(actor_id=f"u-{partner_id}", role=Role.SUBMITTER, party_id=partner_id)


def collector(partner_id: str) -> Actor:
    """Give somebody at the partner that works a case."""
    return Actor(
        actor_id=f"u-{partner_id[:8]}", role=Role.COLLECTOR, party_id=partner_id
    )


def client(client_id: str) -> Actor:
    """Give somebody at a client."""
    return Actor(actor_id=f"u-{client_id}", role=Role.CLIENT, party_id=client_id)
