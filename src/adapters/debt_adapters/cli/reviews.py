"""`reviews`: the cases that wait for the platform's review."""

from datetime import datetime, timedelta
from typing import Annotated, Final

import typer

from debt_adapters.cli.options import JsonOption, StoreOption, instant, opened
from debt_adapters.cli.output import Answer, Output, heading, table
from debt_adapters.clock import system_clock
from debt_domain.reports.reviews import ReviewDue

_HOUR: Final = timedelta(hours=1)


def reviews(
    *,
    at: Annotated[
        datetime | None,
        typer.Option(
            "--at",
            metavar="T",
            parser=instant,
            help="The instant to look from, else now.",
        ),
    ] = None,
    overdue: Annotated[
        bool, typer.Option("--overdue", help="Only those whose deadline has passed.")
    ] = False,
    store: StoreOption = "",
    as_json: JsonOption = False,
) -> None:
    """Show which cases wait for their review, the most urgent first.

    A case that waits for documents is not among them; its deadline is set anew once they
    come. The hours left are elapsed ones, whether they are open or not.

    [bold]Examples[/bold]

    debt-domain reviews

    debt-domain reviews --overdue --json
    """
    now = at or system_clock()
    with opened(store) as collection:
        found = collection.questions().reviews(now, overdue=overdue)
    document = {
        "at": now.isoformat(),
        "reviews": [
            review.model_dump(mode="json", exclude={"left"})
            | {"overdue": review.is_overdue}
            for review in found
        ],
    }
    parts = (
        heading(f"Reviews, as of {now:%Y-%m-%d %H:%M %Z}"),
        table(
            ("Due at", ">Hours left", "Case", "Client", "Partner"), map(_cells, found)
        ),
    )
    Output(as_json).show(Answer(document, parts))


def _cells(review: ReviewDue) -> tuple[str, ...]:
    return (
        f"{review.due_at:%Y-%m-%d %H:%M}",
        str(review.left // _HOUR),
        review.case_id,
        review.client_id or "",
        review.submitter_id or "",
    )
