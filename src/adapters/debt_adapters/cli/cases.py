"""`cases` and `case`: where cases stand."""

from collections.abc import Iterable, Sequence
from typing import Annotated, ClassVar

import typer

from debt_adapters.cli.choices import completes, metavar, one_of
from debt_adapters.cli.confirmation import confirmed
from debt_adapters.cli.options import JsonOption, PersonalOption, StoreOption, opened
from debt_adapters.cli.output import Answer, Output, Part, amount, heading, table
from debt_adapters.cli.seen import AsOption, seen
from debt_domain.application import DebtCollection
from debt_domain.case.model import CaseStatus
from debt_domain.kernel.errors import RejectedError
from debt_domain.projections.case_progress import NextStep
from debt_domain.projections.case_timeline import TimelineEntry
from debt_domain.projections.case_view import CaseView
from debt_domain.projections.case_view_parts import PriceView
from debt_domain.projections.sentences.phrases import percent, words
from debt_domain.reports.visibility import CaseFor
from debt_domain.values.actor import Actor
from debt_domain.values.personal import Personal, PersonalText, Sealed


class NoSuchCaseError(RejectedError):
    """A case that is asked for exists."""

    code: ClassVar[str] = "case.absent"

    def __init__(self, *, case_id: str) -> None:
        accepted = "a case of this store; debt-domain cases lists them"
        super().__init__(
            f"there is no case {case_id}; accepted is {accepted}",
            field="case",
            value=case_id,
            accepted=accepted,
        )


def cases(
    *,
    status: Annotated[
        CaseStatus | None,
        typer.Option(
            "--status",
            metavar=metavar(CaseStatus),
            parser=one_of(CaseStatus),
            autocompletion=completes(CaseStatus),
            help="Only cases that stand here.",
        ),
    ] = None,
    store: StoreOption = "",
    as_json: JsonOption = False,
) -> None:
    """List all cases, or those with a status.

    [bold]Examples[/bold]

    debt-domain cases

    debt-domain cases --status ACTIVE --json
    """
    with opened(store) as collection:
        rows = tuple(collection.questions().cases(status))
    Output(as_json).show(_listed(rows, status))


def case(
    *,
    case_id: Annotated[str, typer.Argument(metavar="CASE", help="The case's id.")],
    seen_as: AsOption = None,
    confirmation: Annotated[
        bool,
        typer.Option(
            "--confirmation",
            help="What the submitting partner is told of acceptance and return.",
        ),
    ] = False,
    personal: PersonalOption = False,
    store: StoreOption = "",
    as_json: JsonOption = False,
) -> None:
    """Show one case: parties, amounts, what comes next, and what happened.

    [bold]Examples[/bold]

    debt-domain case sample-01

    debt-domain case sample-01 --personal

    debt-domain case sample-01 --as CLIENT:havehuset

    debt-domain case sample-01 --confirmation
    """
    with opened(store) as collection:
        if confirmation:
            answer = confirmed(collection, case_id, seen_as)
        elif seen_as is None:
            answer = _shown(*_asked(collection, case_id, personal=personal))
        else:
            answer = seen(_seen_as(collection, case_id, seen_as, personal=personal))
    Output(as_json).show(answer)


def _listed(rows: Sequence[CaseView], status: CaseStatus | None) -> Answer:
    standing = f" with status {status}" if status else ""
    count = f"\n{len(rows)} case{'' if len(rows) == 1 else 's'}{standing}"
    columns = ("Case", "Status", "Partner", "Cur", ">Claimed", ">Paid", ">Open")
    return Answer(
        {"cases": [_document(row) for row in rows]},
        (table(columns, (_cells(row) for row in rows)), count),
    )


def _shown(row: CaseView, entries: Sequence[TimelineEntry]) -> Answer:
    timeline = [_entry_document(entry) for entry in entries]
    return Answer(
        {**_document(row), "timeline": timeline},
        (
            *_about(row),
            heading("Claim"),
            table(("Component", ">Claimed", ">Outstanding"), _components(row)),
            heading("What happened"),
            table(("Counts from", "Fact"), _timeline(entries)),
        ),
    )


def _asked(
    collection: DebtCollection, case_id: str, *, personal: bool
) -> tuple[CaseView, tuple[TimelineEntry, ...]]:
    questions = collection.questions()
    row, entries = questions.case(case_id), questions.timeline(case_id)
    if row is None:
        raise NoSuchCaseError(case_id=case_id)
    if personal:
        row = questions.revealed(row)
        entries = tuple(questions.revealed(entry) for entry in entries)
    return row, entries


def _seen_as(
    collection: DebtCollection, case_id: str, by: Actor, *, personal: bool
) -> CaseFor:
    found = collection.questions().case_for(case_id, by, personal=personal)
    if found is None:
        raise NoSuchCaseError(case_id=case_id)
    return found


def _document(row: CaseView) -> dict[str, object]:
    return {
        "case_id": row.case_id,
        "is_test": row.is_test,
        "status": row.status.value,
        "next_step": row.next_step.value,
        "holds": [hold.value for hold in row.holds],
        "submitted_on": _day(row.submitted_on),
        "closed_on": _day(row.closed_on),
        "close_code": row.close_code,
        "rejection_reason": row.rejection_reason,
        "client_id": row.client_id,
        "client_company": row.client_company,
        "debtor_id": row.debtor_id,
        "debtor_name": _text(row.debtor_name),
        "submitter_id": row.submitter_id,
        "handling": row.handling,
        "collector_id": row.collector_id,
        "period_ends_on": _day(row.period_ends_on),
        "claim_type": row.claim_type,
        "currency": row.currency,
        "claimed_minor": _claimed(row),
        "outstanding_minor": row.outstanding_minor,
        "paid_minor": row.payments.paid_minor,
        "components": [x.model_dump(mode="json") for x in row.components],
        "payments": row.payments.model_dump(mode="json"),
        "price": row.price and row.price.model_dump(mode="json"),
    }


def _entry_document(entry: TimelineEntry) -> dict[str, object]:
    return {
        "event": entry.event_id,
        "position": entry.position,
        "effective_on": _day(entry.effective_on),
        "recorded_at": entry.recorded_at and entry.recorded_at.isoformat(),
        "what": entry.what,
        "sentence": entry.sentence,
        "note": _text(entry.note),
        "actor": entry.actor and entry.actor.model_dump(mode="json"),
        "visibility": entry.visibility.value,
    }


def _cells(row: CaseView) -> tuple[str, ...]:
    return (
        f"{row.case_id} (test)" if row.is_test else row.case_id,
        row.status,
        row.submitter_id or "",
        row.currency or "",
        amount(_claimed(row), row.currency),
        amount(row.payments.paid_minor, row.currency),
        amount(row.outstanding_minor, row.currency),
    )


def _about(row: CaseView) -> Iterable[Part]:
    name = _text(row.debtor_name)
    debtor = f"{row.debtor_id}: {name or 'name sealed, --personal shows it'}"
    partner = f"submitted by {row.submitter_id} ({row.handling})"
    yield f"Case {row.case_id}: {row.status}, next: {row.next_step}{_held_up(row)}"
    if row.is_test:
        yield "A test: it counts in no figure."
    if row.close_code or row.rejection_reason:
        day = f" on {row.closed_on}" if row.closed_on else ""
        yield f"Ended{day}: {row.close_code or row.rejection_reason}"
    yield f"Client {row.client_id}: {row.client_company}"
    yield f"Debtor {debtor}"
    yield f"Claim of type {row.claim_type}"
    if row.submitter_id:
        yield f"Partner case, {partner}, collector: {row.collector_id or 'none'}"
    elif row.collector_id:
        yield f"Collector {row.collector_id}"
    if row.legal_partner_id:
        yield f"Legal partner {row.legal_partner_id}, phase {row.phase}"
    if row.period_ends_on:
        yield f"Collection period ends on {row.period_ends_on}"
    if row.holds:
        yield f"Holds: {', '.join(row.holds)}"
    if row.price:
        yield _price(row.price)


def _held_up(row: CaseView) -> str:
    """Say what stands against going on with the debtor."""
    if row.next_step is not NextStep.COLLECT or not row.holds:
        return ""
    verb = "allows" if len(row.holds) == 1 else "allow"
    return f", as far as {' and '.join(row.holds)} {verb}"


def _price(price: PriceView) -> str:
    source = f"{words(price.source)} {price.applies_to or ''}".rstrip()
    bracket = f" from {price.bracket_from}" if price.bracket_from else ""
    age = f" + {percent(price.uplift)} for age" if price.uplift else ""
    base = f"{percent(price.base_rate)} by the {source}{bracket}{age}"
    return f"Price {percent(price.charged_rate)} of what comes in: {base}, for {price.principal}"


def _components(row: CaseView) -> Iterable[tuple[str, ...]]:
    for x in row.components:
        if x.claimed_minor or x.outstanding_minor:
            yield (
                x.component.capitalize(),
                amount(x.claimed_minor, row.currency),
                amount(x.outstanding_minor, row.currency),
            )
    yield (
        f"Total {row.currency}",
        amount(_claimed(row), row.currency),
        amount(row.outstanding_minor, row.currency),
    )


def _timeline(entries: Iterable[TimelineEntry]) -> Iterable[tuple[str, ...]]:
    for entry in entries:
        note = _text(entry.note)
        yield (
            _day(entry.effective_on) or "",
            entry.sentence + (f' Note: "{note}"' if note else ""),
        )


def _claimed(row: CaseView) -> int:
    return sum(x.claimed_minor for x in row.components)


def _day(day: object) -> str | None:
    return None if day is None else str(day)


def _text(text: PersonalText | None) -> str | None:
    match text:
        case Personal():
            return text.text
        case None | Sealed():
            return None
        case _:
            return "(erased)"
