"""How often the debtor is contacted before a case goes to court."""

from dataclasses import dataclass
from typing import Protocol

from debt_domain.case.parts import Outreach
from debt_domain.values.policy import PolicyDecision, PolicyInput


class ContactLadderPolicy(Protocol):
    """Asked once, when a case goes to court; its answer is kept in the event."""

    def __call__(self, outreach: Outreach, /) -> PolicyDecision:
        """Give the decision with the policy's name, version and inputs."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class StandardContactLadder:
    """Attempts on several channels, and a client who was told how they went.

    Attributes:
        version: Raised with every change of the figures below.
        attempts: How often the debtor is contacted at least.
        channels: On how many channels at least.

    Example:
        >>> StandardContactLadder()(Outreach(attempts=1)).reasons[0]
        'the debtor was contacted 1 times, under 3'
    """

    version: int = 1
    attempts: int = 3
    channels: int = 2

    def __call__(self, outreach: Outreach, /) -> PolicyDecision:
        """Give the decision, with each step that is missing."""
        channels = sorted(outreach.channels)
        return PolicyDecision(
            policy="standard_contact_ladder",
            version=self.version,
            reasons=(
                *_too_few("contacted", outreach.attempts, self.attempts, "times"),
                *_too_few("sought", len(channels), self.channels, "ways"),
                *_uninformed(outreach),
            ),
            inputs=(
                PolicyInput(name="attempts", value=str(outreach.attempts)),
                PolicyInput(name="channels", value=", ".join(channels) or "none"),
                PolicyInput(
                    name="client_informed", value=str(outreach.client_informed).lower()
                ),
            ),
        )


def _too_few(done: str, number: int, least: int, unit: str) -> tuple[str, ...]:
    if number >= least:
        return ()
    return (f"the debtor was {done} {number} {unit}, under {least}",)


def _uninformed(outreach: Outreach) -> tuple[str, ...]:
    return () if outreach.client_informed else ("the client was not informed",)
