"""What clients have signed so that others may act for them, and until when it lasts."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from enum import StrEnum

from debt_domain.authority.events import AuthorityInvalidated, AuthorityRecorded
from debt_domain.kernel.message import Event, Message
from debt_domain.projections.rows import changed
from debt_domain.values.authority import AuthorityKind
from debt_domain.values.document import Document
from debt_domain.values.personal import PersonalText
from debt_domain.values.text import Text
from debt_domain.wire.recorded import Recorded


class PaperStanding(StrEnum):
    """What a paper is worth on a day.

    NOT_YET: it is signed later. IN_FORCE: others act by it. REPLACED: it is in force,
    but a higher version counts. EXPIRED: its last day has passed. INVALIDATED: it was
    taken back.
    """

    NOT_YET = "NOT_YET"
    IN_FORCE = "IN_FORCE"
    REPLACED = "REPLACED"
    EXPIRED = "EXPIRED"
    INVALIDATED = "INVALIDATED"


class SignedPaper(Message, frozen=True):
    """A paper that a client has signed.

    Attributes:
        client_id: The creditor.
        kind: Which paper it is.
        version: Of this kind.
        standing: What it is worth on the day that is looked from.
        signer: Who signed for the client, sealed.
        signed_on: The first day on which it is in force.
        valid_until: The last day agreed; None: there is none.
        invalid_from: The first day on which it was no longer in force; None: it was
            not invalidated.
        reason: Why it was invalidated.
        document: The paper by its digest.
    """

    client_id: str
    kind: AuthorityKind
    version: int
    standing: PaperStanding = PaperStanding.IN_FORCE
    signer: PersonalText
    signed_on: date
    valid_until: date | None
    invalid_from: date | None = None
    reason: Text | None = None
    document: Document

    @property
    def last_on(self) -> date | None:
        """The last day on which it is in force; None: there is none."""
        invalid_from = self.invalid_from
        taken_back = None if invalid_from is None else invalid_from - timedelta(days=1)
        return min(filter(None, (self.valid_until, taken_back)), default=None)

    def standing_on(self, day: date) -> PaperStanding:
        """Give what it is worth on a day, by itself."""
        if self.invalid_from is not None and self.invalid_from <= day:
            return PaperStanding.INVALIDATED
        if day < self.signed_on:
            return PaperStanding.NOT_YET
        if self.valid_until is not None and self.valid_until < day:
            return PaperStanding.EXPIRED
        return PaperStanding.IN_FORCE


def signed_papers(
    events: Iterable[Recorded[Event]], on: date
) -> tuple[SignedPaper, ...]:
    """Give every paper, by client, kind and version.

    Args:
        events: In the order of the log; those of authority are enough.
        on: The day that is looked from.
    """
    found: dict[tuple[str, AuthorityKind, int], SignedPaper] = {}
    for recorded in events:
        event, stream = recorded.event, recorded.id.stream
        match event:
            case AuthorityRecorded(kind=kind, version=version):
                found[stream, kind, version] = SignedPaper(**dict(event))
            case AuthorityInvalidated(kind=kind, version=version):
                key = stream, kind, version
                # As of a day, a paper that was recorded later is left out.
                if key in found:
                    found[key] = _invalidated(found[key], event)
            case _:
                pass
    return tuple(_standing([found[key] for key in sorted(found)], on))


def expiring(papers: Iterable[SignedPaper], by: date) -> tuple[SignedPaper, ...]:
    """Give the papers in force whose last day comes by a day, the first to end first."""
    found = (
        (paper.last_on, paper)
        for paper in papers
        if paper.standing is PaperStanding.IN_FORCE
    )
    ending = ((last_on, x) for last_on, x in found if last_on and last_on <= by)
    return tuple(paper for _, paper in sorted(ending, key=lambda x: x[0]))


def _invalidated(paper: SignedPaper, event: AuthorityInvalidated) -> SignedPaper:
    return changed(paper, invalid_from=event.invalid_from, reason=event.reason)


def _standing(papers: Sequence[SignedPaper], on: date) -> Iterator[SignedPaper]:
    """Say what each is worth; a higher version of a kind comes later."""
    counting = {
        (x.client_id, x.kind): x.version
        for x in papers
        if x.standing_on(on) is PaperStanding.IN_FORCE
    }
    for paper in papers:
        standing = paper.standing_on(on)
        counts = counting.get((paper.client_id, paper.kind)) == paper.version
        if standing is PaperStanding.IN_FORCE and not counts:
            standing = PaperStanding.REPLACED
        yield changed(paper, standing=standing)
