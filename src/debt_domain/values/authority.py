"""The papers by which a client lets others act for it, and what a step needs of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from debt_domain.kernel.message import Message
from debt_domain.values.policy import PolicyDecision


class AuthorityKind(StrEnum):
    """What a client has signed."""

    AGREEMENT = "AGREEMENT"
    POWER_OF_ATTORNEY = "POWER_OF_ATTORNEY"
    PRICING_APPENDIX = "PRICING_APPENDIX"


class AuthorityStep(StrEnum):
    """What is done in the client's name."""

    START_WORK = "START_WORK"
    FILE_CLAIM = "FILE_CLAIM"


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorityAsked:
    """What a policy on authority looks at.

    Attributes:
        step: What is to be done in the client's name.
        country: The debtor's.
        on: The day on which it is done.
        in_force: The version of each kind of paper that is in force on the day.
    """

    step: AuthorityStep
    country: str
    on: date
    in_force: Mapping[AuthorityKind, int]


class AuthorityDecision(Message, frozen=True):
    """What a policy on authority says.

    Attributes:
        decision: Its answer, as it is kept.
        missing: The papers that are needed and not in force.
    """

    decision: PolicyDecision
    missing: tuple[AuthorityKind, ...]
