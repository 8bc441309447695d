"""The one door of the library: load, fold, decide, append, project."""

from debt_domain.application.asked import Asked
from debt_domain.application.collection import DebtCollection
from debt_domain.application.commands import COMMANDS, DomainCommand
from debt_domain.application.following import Caught, Follower, Standing
from debt_domain.application.policies import Policies
from debt_domain.application.questions import Questions
from debt_domain.application.reading import KnownAt
from debt_domain.application.receipt import (
    Outcome,
    Preview,
    PreviewedEvent,
    Receipt,
)
from debt_domain.application.settling import Settled, Settler
from debt_domain.application.submissions import (
    Submission,
    SubmissionOutcome,
    SubmissionResult,
    submit_cases,
)
from debt_domain.application.template import SubmissionTemplate
from debt_domain.application.verification import Fault, Verification

__all__ = [
    "COMMANDS",
    "Asked",
    "Caught",
    "DebtCollection",
    "DomainCommand",
    "Fault",
    "Follower",
    "KnownAt",
    "Outcome",
    "Policies",
    "Preview",
    "PreviewedEvent",
    "Questions",
    "Receipt",
    "Settled",
    "Settler",
    "Standing",
    "Submission",
    "SubmissionOutcome",
    "SubmissionResult",
    "SubmissionTemplate",
    "Verification",
    "submit_cases",
]
