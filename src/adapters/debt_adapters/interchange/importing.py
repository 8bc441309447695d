"""Submissions from a file, each item by itself, hundreds in a transaction."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import BinaryIO, TypeAlias

from debt_adapters.interchange import items
from debt_adapters.interchange.errors import (
    BrokenJsonError,
    LineRefusedError,
    LineTooLongError,
)
from debt_adapters.interchange.exact_json import JsonObject, read_object
from debt_adapters.interchange.submission_lines import submission_of
from debt_domain.application import DebtCollection
from debt_domain.application.submissions import (
    Submission,
    SubmissionResult,
    submit_cases,
)
from debt_domain.application.template import SubmissionTemplate
from debt_domain.kernel.errors import RejectedError
from debt_domain.values.actor import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class Translated:
    """An item of another form, as a line of the project's own.

    Attributes:
        line: Its fields.
        effective_on: The day from which it counts; None: today.
        not_kept: The sender's fields that have no place in it.
    """

    line: JsonObject
    effective_on: date | None = None
    not_kept: tuple[str, ...] = ()


def as_it_is(line: JsonObject) -> Translated:
    """Take a line of the project's own form."""
    return Translated(line=line)


Form: TypeAlias = Callable[[JsonObject], Translated]
"""What makes a line of an item; it raises LineRefusedError with every fault."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How the items of a file are read.

    Attributes:
        form: What makes a line of an item.
        template: What fills in what the line leaves out.
    """

    form: Form = field(default=as_it_is)
    template: SubmissionTemplate | None = None

    def read(self, place: int, raw: bytes | None) -> Submission:
        """Read an item; one that cannot be read has every fault.

        Args:
            place: Where it stands in the file, from 1.
            raw: One JSON object in UTF-8; None: it is too long.
        """
        try:
            return self._submission(place, raw)
        except LineRefusedError as error:
            return Submission(place=place, refusals=error.refusals)
        except RejectedError as refusal:
            return Submission(place=place, refusals=(refusal,))

    def _submission(self, place: int, raw: bytes | None) -> Submission:
        if raw is None:
            raise LineTooLongError(limit_bytes=items.ITEM_LIMIT_BYTES)
        found = self.form(read_object(_decoded(raw)))
        if self.template is not None:
            line = self.template.fill(found.line)
            found = replace(found, line=line)
        return Submission(
            place=place,
            command=submission_of(found.line),
            effective_on=found.effective_on,
            template=None if self.template is None else self.template.label,
            not_kept=found.not_kept,
        )


def import_items(
    file: BinaryIO,
    collection: DebtCollection,
    by: Actor,
    *,
    reading: Reading,
    batch_id: str,
    dry_run: bool = False,
) -> Iterator[SubmissionResult]:
    """Submit a case for each item that is not blank; a refused one stops no other.

    Args:
        file: Open for reading bytes: JSONL, or one JSON array.
        collection: Where the cases go.
        by: Who submits.
        reading: How an item becomes a submission.
        batch_id: As for `debt_domain.application.submissions.submit_cases`.
        dry_run: Only tell what would become of each.
    """
    return submit_cases(
        collection,
        (
            reading.read(place, raw)
            for place, raw in enumerate(items.items_in(file), start=1)
            if raw is None or raw.strip()
        ),
        batch_id=batch_id,
        by=by,
        dry_run=dry_run,
    )


def _decoded(raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig").strip()
    except UnicodeDecodeError as error:
        reason = f"byte {error.start} is not UTF-8"
        raise BrokenJsonError(reason=reason, value=repr(raw[:60])) from None
