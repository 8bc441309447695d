"""The one door of the library: load, fold, decide, append, project."""

from debt_domain.application.collection import DebtCollection
from debt_domain.application.commands import COMMANDS, DomainCommand
from debt_domain.application.questions import Questions
from debt_domain.application.reading import KnownAt
from debt_domain.application.receipt import Preview, PreviewedEvent, Receipt
from debt_domain.application.verification import Fault, Verification

__all__ = [
    "COMMANDS",
    "DebtCollection",
    "DomainCommand",
    "Fault",
    "KnownAt",
    "Preview",
    "PreviewedEvent",
    "Questions",
    "Receipt",
    "Verification",
]
