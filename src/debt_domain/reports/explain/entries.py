"""An entry, and the way from it to the command that made it."""

from collections.abc import Iterable, Mapping
from typing import Final

from debt_domain.accounting.events import Entry
from debt_domain.agreement.events import RatesAmended
from debt_domain.case.events import PaymentRecorded, PaymentVerified
from debt_domain.case_ledger.events import TermsAdopted
from debt_domain.command_record.events import CommandRecorded
from debt_domain.kernel.message import Event
from debt_domain.reports.explain.errors import NoSuchFigureError
from debt_domain.reports.explain.figures import EntryFigure
from debt_domain.reports.explain.lines import explain_lines
from debt_domain.reports.explain.model import (
    EntryExplained,
    Link,
    TermsExplained,
)
from debt_domain.reports.explain.words import event_says, rule_says
from debt_domain.values.event_id import EventId
from debt_domain.wire.recorded import Recorded


def explain_entry(
    figure: EntryFigure, events: Iterable[Recorded[Event]]
) -> EntryExplained:
    """Explain an entry, or some of its lines.

    Args:
        figure: Which.
        events: All of its ledger; the events that led to it, the records of their
            commands and the agreement of the submitting partner as far as they are to
            be named. Others are passed over.

    Raises:
        NoSuchFigureError: There is no such entry or line among the events.
    """
    known = tuple(events)
    stream = figure.entry.stream
    ledger = [x for x in known if x.id.stream == stream]
    recorded, entry = _found(figure.entry, ledger)
    before = [x.event for x in ledger if x.id.version < recorded.id.version]
    receipt = entry.receipt
    return EntryExplained(
        entry=str(recorded.id),
        position=recorded.position,
        rule=entry.rule,
        rule_version=entry.rule_version,
        rule_says=rule_says(entry.rule),
        currency=entry.currency,
        effective_on=entry.effective_on,
        booked_on=entry.booked_on,
        payment_id=None if receipt is None else receipt.payment_id,
        received_by=None if receipt is None else _first(receipt.payment_id, ledger),
        terms=None if receipt is None else _terms(receipt.terms_number, ledger, known),
        lines=tuple(explain_lines(figure, entry, before)),
        chain=chain(recorded.id, known),
    )


_APPROVALS: Final = "approval:"


def chain(event_id: EventId, events: Iterable[Recorded[Event]]) -> tuple[Link, ...]:
    """Follow an event to the one that nothing caused, as far as the events go."""
    by_id = {x.id: x for x in events}
    commands = {
        x.event.command_id: x.event.name
        for x in by_id.values()
        if isinstance(x.event, CommandRecorded)
    }
    links: list[Link] = []
    link = by_id.get(event_id)
    while link is not None:
        links.append(_link(link, commands))
        link = _before(link, by_id)
    return tuple(links)


def _before(
    link: Recorded[Event], by_id: Mapping[EventId, Recorded[Event]]
) -> Recorded[Event] | None:
    """Give what caused an event; of a payment's verification, its report.

    For an entry that nothing caused, it is the fact that it posts.

    An account's entry follows its fact in the same stream, by the same command.

    What the command was approved by comes after all of its own.
    """
    cause = link.circumstances.cause
    if cause is None:
        return _within(link, by_id)
    if not cause.stream.startswith(_APPROVALS):
        return by_id.get(cause)
    return _within(link, by_id) or by_id.get(cause)


def _within(
    link: Recorded[Event], by_id: Mapping[EventId, Recorded[Event]]
) -> Recorded[Event] | None:
    """Give what came before an event that its own command has made."""
    if isinstance(link.event, PaymentVerified):
        return _reported(link.id.stream, link.event.payment_id, by_id.values())
    found: Recorded[Event] | None = link
    while found is not None and isinstance(found.event, Entry):
        found = by_id.get(EventId(found.id.stream, found.id.version - 1))
    if found is None or found is link:
        return None
    same = found.circumstances.command_id == link.circumstances.command_id
    return found if same else None


def _reported(
    case: str, payment_id: str, events: Iterable[Recorded[Event]]
) -> Recorded[Event] | None:
    """Find who reported a payment on a case."""
    for x in events:
        match x.event:
            case PaymentRecorded(payment_id=reported) if reported == payment_id:
                if x.id.stream == case:
                    return x
            case _:
                pass
    return None


def _found(
    entry_id: EventId, ledger: Iterable[Recorded[Event]]
) -> tuple[Recorded[Event], Entry]:
    for x in ledger:
        if x.id == entry_id and isinstance(x.event, Entry):
            return x, x.event
    raise NoSuchFigureError(figure=str(entry_id), what="entry")


def _first(payment_id: str, ledger: Iterable[Recorded[Event]]) -> str | None:
    """Find the entry that took a payment up."""
    for x in ledger:
        receipt = x.event.receipt if isinstance(x.event, Entry) else None
        if receipt is not None and receipt.payment_id == payment_id:
            return str(x.id)
    return None


def _terms(
    number: int | None,
    ledger: Iterable[Recorded[Event]],
    events: Iterable[Recorded[Event]],
) -> TermsExplained | None:
    for x in ledger:
        adopted = x.event
        if isinstance(adopted, TermsAdopted) and adopted.number == number:
            version = adopted.terms.terms_version
            return TermsExplained(
                number=adopted.number,
                adopted=str(x.id),
                version=version,
                agreement=_agreement(adopted.submitter_id, version, events),
                terms=adopted.terms,
            )
    return None


def _agreement(
    partner_id: str | None, version: int, events: Iterable[Recorded[Event]]
) -> str | None:
    for x in events:
        event = x.event
        if (
            isinstance(event, RatesAmended)
            and event.agreed.version == version
            and x.id.stream.rpartition(":")[2] == partner_id
        ):
            return str(x.id)
    return None


def _link(recorded: Recorded[Event], commands: Mapping[str, str]) -> Link:
    event, circumstances = recorded.event, recorded.circumstances
    return Link(
        event=str(recorded.id),
        what=event.stored_name,
        says="" if isinstance(event, Entry) else event_says(event),
        effective_on=circumstances.effective_on,
        recorded_at=recorded.recorded_at,
        actor=circumstances.actor,
        command_id=circumstances.command_id,
        command=commands.get(circumstances.command_id),
    )
