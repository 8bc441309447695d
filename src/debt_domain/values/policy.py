"""What a policy decided, kept in the event so that nobody asks it again."""

from debt_domain.kernel.message import Message
from debt_domain.values.text import Identifier, Instant, Text


class PolicyInput(Message, frozen=True):
    """One figure or fact that a policy looked at."""

    name: Identifier
    value: Text


class PolicyDecision(Message, frozen=True):
    """A policy's answer.

    Attributes:
        policy: The policy's name.
        version: Its version, from 1.
        reasons: Why not; empty where it allows.
        inputs: What it looked at.
    """

    policy: Identifier
    version: int
    reasons: tuple[Text, ...] = ()
    inputs: tuple[PolicyInput, ...] = ()

    @property
    def name_and_version(self) -> str:
        """The policy as an event's envelope names it."""
        return f"{self.policy}:{self.version}"

    @property
    def allowed(self) -> bool:
        """Whether the policy has nothing against it."""
        return not self.reasons


class PolicyDeadline(Message, frozen=True):
    """By when something is to be done, as a policy computed it once.

    Attributes:
        policy: The policy's name.
        version: Its version, from 1.
        due_at: The instant, in UTC.
        inputs: What it looked at.
    """

    policy: Identifier
    version: int
    due_at: Instant
    inputs: tuple[PolicyInput, ...] = ()

    @property
    def name_and_version(self) -> str:
        """The policy as an event's envelope names it."""
        return f"{self.policy}:{self.version}"
