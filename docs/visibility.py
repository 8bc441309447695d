"""The page of who sees what of a case: the tables that the code itself reads.

`python docs/visibility.py` writes it anew; a test holds the page to it.
"""

from pathlib import Path
from typing import Final

from debt_domain.reports.visibility import (
    CASE_FIELDS,
    MARKS,
    TIMELINE_FACTS,
    TIMELINE_FIELDS,
)

PAGE: Final = Path(__file__).parent / "pages" / "reference" / "visibility.md"
ABOUT: Final = """# Who sees what

A case is shown to the platform (finance included), to its client, to the partner that
submitted it, and to the collector and the legal partner that were charged with it last.
Nobody else sees it, a partner that was replaced neither. `Questions.case_for` and
`debt-domain case CASE --as ROLE[:PARTY]` give each of them the fields below; a field that
a reader does not see is not in the answer.

A case is *white-labelled* where it is submitted under the partner's name (branding
PARTNER, as it is if not said otherwise): nothing that its client sees names the platform
or a partner of the platform. Nobody but platform and submitter sees the terms and the
split, which are no fields of a case but of the [dashboard](command-line.md).

A collector that the case was not [handed over](../how-to/reassign-a-case.md) to sees
nothing of the work before it: no activity, nothing that another collector recorded, no
milestone that it reached, no report of a payment that was not verified. Of what others
hold or held it reads what happened, as the event's name says it, without parties.

These tables are the ones that the code reads (`debt_domain.reports.visibility`)."""


def markdown() -> str:
    """Give the whole page."""
    parts = (
        ABOUT,
        MARKS.strip(),
        "## The case",
        CASE_FIELDS.strip(),
        "## What happened: which facts",
        (
            "ENGAGEMENT is who was charged with the case, WORK what a partner did, BIDDING who"
            " was asked and what it offered, COMMERCIAL the terms between platform and"
            " partners, PRIVATE a note that its author keeps to itself, CASE all else."
        ),
        TIMELINE_FACTS.strip(),
        "## What happened: what of a fact",
        TIMELINE_FIELDS.strip(),
    )
    return "\n\n".join(parts) + "\n"


if __name__ == "__main__":
    PAGE.write_text(markdown(), encoding="utf-8")
