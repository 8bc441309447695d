"""`approvals`: what one has asked for and another is to approve."""

from collections.abc import Iterator
from datetime import datetime

from debt_adapters.cli.options import JsonOption, PersonalOption, StoreOption, opened
from debt_adapters.cli.output import Answer, Output, Paragraph, Part, heading
from debt_adapters.clock import system_clock
from debt_domain.reports.approvals import PendingApproval
from debt_domain.values.personal import Personal


def approvals(
    *,
    personal: PersonalOption = False,
    store: StoreOption = "",
    as_json: JsonOption = False,
) -> None:
    """List the commands that wait for a second one to approve them.

    The first to lapse comes first. [bold]debt-domain do approve_command[/bold] carries
    one out, refuse_approval refuses it; who has asked can only withdraw_approval.

    [bold]Examples[/bold]

    debt-domain approvals

    debt-domain approvals --personal --json
    """
    with opened(store) as collection:
        questions = collection.questions()
        found = questions.pending_approvals()
        if personal:
            found = tuple(questions.revealed(x) for x in found)
    now = system_clock()
    document = {"approvals": [_document(x, now) for x in found]}
    count = f"{len(found)} waiting"
    parts = (part for x in found for part in _parts(x, now))
    Output(as_json).show(Answer(document, (*parts, count)))


def _document(waiting: PendingApproval, now: datetime) -> dict[str, object]:
    return {**waiting.model_dump(mode="json"), "lapsed": now > waiting.due_at}


def _parts(waiting: PendingApproval, now: datetime) -> Iterator[Part]:
    asked_by, kept = waiting.asked_by, waiting.kept
    lapses = "lapsed" if now > waiting.due_at else "lapses"
    yield heading(f"{waiting.approval_id}  {kept.command.name}")
    yield Paragraph(
        f"asked for by {asked_by.actor_id} ({asked_by.role}) on"
        f" {waiting.asked_at:%Y-%m-%d %H:%M} UTC; {lapses} on"
        f" {waiting.due_at:%Y-%m-%d %H:%M} UTC",
        4,
        4,
    )
    for reason in kept.decision.reasons:
        yield Paragraph(f"why: {reason}", 4, 4)
    yield Paragraph(kept.command.fields, 4, 6)
    for place, text in enumerate(kept.texts):
        shown = text.text if isinstance(text, Personal) else "(sealed)"
        yield Paragraph(f'{{"personal":{place}}}: {text.subject_id}: {shown}', 4, 6)
