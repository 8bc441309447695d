"""What the rules remember of a person, and how an event changes it."""

from dataclasses import dataclass, replace
from typing import assert_never

from debt_domain.subject.events import (
    SubjectErased,
    SubjectEvent,
    SubjectReleased,
    SubjectRetained,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectState:
    """Whether the person is erased, and what stands against it.

    Attributes:
        case_ids: The open cases that need the person's data.
        erased: Whether the key was destroyed.
    """

    case_ids: frozenset[str] = frozenset()
    erased: bool = False


def evolve(state: SubjectState, event: SubjectEvent) -> SubjectState:
    """Apply one fact."""
    match event:
        case SubjectRetained(case_id=case_id):
            return replace(state, case_ids=state.case_ids | {case_id})
        case SubjectReleased(case_id=case_id):
            return replace(state, case_ids=state.case_ids - {case_id})
        case SubjectErased():
            return replace(state, erased=True)
        case _:
            assert_never(event)
