"""Which papers of a client are in force, and how an event changes it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import assert_never

from debt_domain.authority.events import (
    AuthorityEvent,
    AuthorityInvalidated,
    AuthorityRecorded,
)
from debt_domain.values.authority import AuthorityKind
from debt_domain.values.document import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A paper as it stands; who signed it is known by id alone.

    Attributes:
        signer_id: The subject of the signer's name.
        signed_on: The first day on which it is in force.
        valid_until: The last day agreed; None: there is none.
        document: The paper by its digest.
        invalid_from: The first day on which it was no longer in force; None: it was
            not invalidated.
    """

    signer_id: str
    signed_on: date
    valid_until: date | None
    document: Document
    invalid_from: date | None = None

    def is_in_force_on(self, day: date) -> bool:
        """Tell whether it lets others act on a day."""
        return (
            self.signed_on <= day
            and (self.valid_until is None or day <= self.valid_until)
            and (self.invalid_from is None or day < self.invalid_from)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorityState:
    """What the rules remember of a client.

    Attributes:
        papers: Every version of each kind, as recorded.
    """

    papers: Mapping[tuple[AuthorityKind, int], Paper] = field(
        default_factory=dict[tuple[AuthorityKind, int], Paper]
    )

    def newest(self, kind: AuthorityKind) -> int:
        """Give the highest version of a kind; 0: there is none."""
        return max(
            (version for found, version in self.papers if found is kind), default=0
        )

    def in_force_on(self, day: date) -> Mapping[AuthorityKind, int]:
        """Give the highest version of each kind that is in force on a day."""
        found = (key for key, paper in self.papers.items() if paper.is_in_force_on(day))
        return dict(sorted(found))


def evolve(state: AuthorityState, event: AuthorityEvent) -> AuthorityState:
    """Apply one fact."""
    match event:
        case AuthorityRecorded():
            paper = Paper(
                signer_id=event.signer.subject_id,
                signed_on=event.signed_on,
                valid_until=event.valid_until,
                document=event.document,
            )
        case AuthorityInvalidated():
            known = state.papers[event.kind, event.version]
            paper = replace(known, invalid_from=event.invalid_from)
        case _:
            assert_never(event)
    return replace(state, papers={**state.papers, (event.kind, event.version): paper})
