"""`history`: what an auditor asks."""

from collections.abc import Iterator, Sequence
from typing import Annotated, Final, TypeAlias

import typer

from debt_adapters.cli.cases import NoSuchCaseError
from debt_adapters.cli.options import (
    AsKnownAtOption,
    AsOfOption,
    JsonOption,
    StoreOption,
    opened,
    party_of,
)
from debt_adapters.cli.output import Answer, Output, Paragraph, Part, heading
from debt_domain.application import KnownAt, Questions
from debt_domain.projections.audit_history import AuditEntry, FieldChange
from debt_domain.values.holder import Holder

SHOWN: Final = 120
"""Longer values are cut; --json has them whole."""


AccountOption: TypeAlias = Annotated[
    str,
    typer.Option(
        "--party",
        help="Instead of a case's, the history of a party's account: PARTNER:ID,"
        " CLIENT:ID, or a partner's id alone.",
    ),
]
AuthorityOption: TypeAlias = Annotated[
    str,
    typer.Option(
        "--authority",
        metavar="CLIENT",
        help="Instead of a case's, the history of what a client has signed.",
    ),
]


def history(
    *,
    case_id: Annotated[
        str, typer.Argument(metavar="CASE", help="The case's id.", show_default=False)
    ] = "",
    party_id: AccountOption = "",
    currency: Annotated[
        str, typer.Option(help="Of the party's account, such as EUR.")
    ] = "EUR",
    client_id: AuthorityOption = "",
    as_known_at: AsKnownAtOption = None,
    as_of: AsOfOption = None,
    store: StoreOption = "",
    as_json: JsonOption = False,
) -> None:
    """Tell what happened to a case, an account or a client's papers: who, when, why.

    After each event: the fields of the state that it changed, before -> after; values
    over 120 characters are cut, --json has them whole.

    Each event has two times: the day from which it counts, and the instant at which
    it was recorded. A payment reported late counts from the day it came.

    [bold]Examples[/bold]

    debt-domain history sample-09

    debt-domain history sample-09 --as-known-at 2026-09-02

    debt-domain history sample-09 --as-of 2026-08-31 --json

    debt-domain history --party PARTNER:atlas --currency EUR

    debt-domain history --authority havehuset
    """
    if [bool(x) for x in (case_id, party_id, client_id)].count(True) != 1:
        message = "accepted is one of a case, --party and --authority"
        raise typer.BadParameter(message)
    with opened(store) as collection:
        questions = collection.questions(as_known_at=as_known_at, as_of=as_of)
        if party_id:
            party = party_of(party_id)
            answer = account_history_of(questions, party, currency.upper())
        elif client_id:
            answer = authority_history_of(questions, client_id)
        else:
            answer = history_of(questions, case_id)
    Output(as_json).show(answer)


def history_of(questions: Questions, case_id: str) -> Answer:
    """Give the history as plain data, and for people.

    Raises:
        NoSuchCaseError: There is no such case in this state of knowledge.
    """
    entries = questions.history(case_id)
    if not entries:
        raise NoSuchCaseError(case_id=case_id)
    return _answer({"case_id": case_id}, questions, entries)


def account_history_of(questions: Questions, party: Holder, currency: str) -> Answer:
    """Give the history of a party's account; one that nothing has come to is empty."""
    of: dict[str, object] = {"party": str(party), "currency": currency}
    return _answer(of, questions, questions.account_history(party, currency))


def authority_history_of(questions: Questions, client_id: str) -> Answer:
    """Give the history of a client's papers; one that has signed none is empty."""
    entries = questions.authority_history(client_id)
    return _answer({"client_id": client_id}, questions, entries)


def _answer(
    of: dict[str, object], questions: Questions, entries: Sequence[AuditEntry]
) -> Answer:
    known = questions.known
    document: dict[str, object] = {
        **of,
        "known": known_document(known),
        "as_of": questions.as_of and questions.as_of.isoformat(),
        "events": [_document(entry) for entry in entries],
    }
    parts = (part for entry in entries for part in _parts(entry))
    count = (
        f"\n{len(entries)} events; {known_text(known)}. Figures in what an event"
        " changed are in minor units; a credit is below zero."
    )
    return Answer(document, (*parts, count))


def known_document(known: KnownAt) -> dict[str, object]:
    """Give up to where a question has looked, as plain data."""
    return {
        "position": known.position,
        "recorded_at": known.recorded_at and known.recorded_at.isoformat(),
        "provisional": known.provisional,
    }


def known_text(known: KnownAt) -> str:
    """Say up to where a question has looked."""
    if known.recorded_at is None:
        return "nothing was known"
    until = f"as known at position {known.position} ({_instant(known.recorded_at)})"
    return until + (", the newest" if known.provisional else "")


def _document(entry: AuditEntry) -> dict[str, object]:
    return {**entry.model_dump(mode="json"), "event": entry.event_id}


def _parts(entry: AuditEntry) -> Iterator[Part]:
    actor = entry.actor
    party = f" of {actor.party_id}" if actor.party_id else ""
    yield heading(f"#{entry.position} {entry.event_id}  {entry.what}")
    yield Paragraph(entry.sentence, 4, 4)
    when = f"counts from {entry.effective_on}, recorded {_instant(entry.recorded_at)}"
    yield Paragraph(when, 4, 4)
    by = f"by {actor.actor_id} ({actor.role}{party}), {_why(entry)}"
    yield Paragraph(by, 4, 4)
    if entry.approved_by is not None:
        who = entry.approved_by
        yield Paragraph(f"approved by {who.actor_id} ({who.role})", 4, 4)
    for change in entry.changes:
        yield Paragraph(_changed(change), 6, 8, "dim")


def _changed(change: FieldChange) -> str:
    before, after = _shortened(change.before), _shortened(change.after)
    if change.before is None:
        return f"{change.field}: {after}"
    return f"{change.field}: {before} -> {after}"


def _shortened(value: str | None) -> str:
    if value is None:
        return "(none)"
    return value if len(value) <= SHOWN else f"{value[:SHOWN]}..."


def _why(entry: AuditEntry) -> str:
    why = f"command {entry.command_id}"
    if entry.cause:
        why += f", following {entry.cause}"
    if entry.terms_version:
        why += f", terms version {entry.terms_version}"
    if entry.policy:
        why += f", policy {entry.policy}"
    return why


def _instant(at: object) -> str:
    return f"{at:%Y-%m-%d %H:%M:%S} UTC"
