"""What a submitting partner is told of its case."""

from collections.abc import Iterator

import typer

from debt_adapters.cli.output import Answer, Part, heading
from debt_domain.application import DebtCollection
from debt_domain.reports.confirmation import Confirmation
from debt_domain.reports.visibility import Reader
from debt_domain.values.actor import Actor

_READERS = (Reader.PLATFORM, Reader.SUBMITTER)


def confirmed(collection: DebtCollection, case_id: str, by: Actor | None) -> Answer:
    """Show the notifications of a case, to its submitter and to the platform alone.

    Raises:
        typer.BadParameter: Somebody else reads.
        CaseNotVisibleError: The reader has nothing to do with the case.
    """
    questions = collection.questions()
    found = None if by is None else questions.case_for(case_id, by)
    if found is not None and found.reader not in _READERS:
        message = (
            f"terms are not shown to {found.reader}; accepted are {', '.join(_READERS)}"
        )
        raise typer.BadParameter(message, param_hint="--as")
    told = questions.confirmations(case_id)
    return Answer(
        {"confirmations": [_document(each) for each in told]},
        tuple(_parts(told)) or (f"Nothing of {case_id} is confirmed to a partner.",),
    )


def _document(told: Confirmation) -> dict[str, object]:
    return {**told.model_dump(mode="json"), "text": told.text}


def _parts(told: tuple[Confirmation, ...]) -> Iterator[Part]:
    for each in told:
        title = f"{each.occasion.capitalize()} of {each.case_id}, to {each.partner_id}"
        yield heading(title)
        yield from each.sentences
