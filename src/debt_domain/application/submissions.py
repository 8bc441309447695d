"""Many submissions, each all or nothing by itself, with what became of each."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import tee
from typing import Final, NamedTuple, TypeAlias, assert_never

from debt_domain.application.asked import Asked
from debt_domain.application.collection import DebtCollection
from debt_domain.application.receipt import Outcome, Preview, Receipt
from debt_domain.case.commands import SubmitCase
from debt_domain.kernel.errors import RejectedError
from debt_domain.values.actor import Actor
from debt_domain.wire import canonical_bytes

SUBMISSIONS_AT_ONCE: Final = 500
BYTES_AT_ONCE: Final = 4_194_304


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """An item of a batch: what it asks for, or why it cannot be read.

    Attributes:
        place: Where it stands in the batch, from 1.
        command: What is submitted; None if it could not be read.
        effective_on: The day from which it counts; None: today.
        refusals: Every fault that was found in reading it.
        template: The template that filled it in, such as `nordlys@2`.
        not_kept: The fields of the sender that a case has no place for.
    """

    place: int
    command: SubmitCase | None = None
    effective_on: date | None = None
    refusals: tuple[RejectedError, ...] = ()
    template: str | None = None
    not_kept: tuple[str, ...] = ()

    @property
    def case_id(self) -> str | None:
        """The case; None where the item could not be read."""
        return None if self.command is None else self.command.case_id


class SubmissionOutcome(StrEnum):
    """What became of an item."""

    IMPORTED = "imported"
    REPEATED = "imported before"
    REFUSED = "refused"
    PASSED = "would be imported"


@dataclass(frozen=True, slots=True, kw_only=True)
class SubmissionResult:
    """What became of an item.

    Attributes:
        submission: The item.
        outcome: Imported now, imported before, refused; or that it would be imported.
        receipt: Proof of the import; None if refused, or only checked.
        refusals: Why it was refused: every fault that was found.
    """

    submission: Submission
    outcome: SubmissionOutcome
    receipt: Receipt | None = None
    refusals: tuple[RejectedError, ...] = ()


def submit_cases(
    collection: DebtCollection,
    submissions: Iterable[Submission],
    *,
    batch_id: str,
    by: Actor,
    dry_run: bool = False,
) -> Iterator[SubmissionResult]:
    """Submit the cases of a batch; one that is refused stops no other.

    An item's command id is a keyed digest of the batch's id and of all that the item
    says: the same batch again, after a crash or by mistake, finds what is in already
    and goes on. Items are carried out hundreds in a transaction; what is told of an
    item is stored.

    Args:
        collection: Where the cases go.
        submissions: The items; some hundred are held in memory.
        batch_id: The caller's id of the batch, an identifier as a command's: it ties
            the items together as their correlation id.
        by: Who submits.
        dry_run: Only tell what would become of each, after those before it.

    Yields:
        A result for each item, in order.

    Raises:
        StoreError: As for `DebtCollection.execute_many`; the batch again goes on.
    """
    items = ((x, _asked(x, collection, batch_id)) for x in submissions)
    if dry_run:
        yield from _checked(items, collection, by)
        return
    for some in _blocks(items):
        asked = [x.asked for _, x in some if x is not None]
        outcomes = iter(collection.execute_many(asked, by=by))
        for submission, one in some:
            yield _result(submission, None if one is None else next(outcomes))


class _Sized(NamedTuple):
    """A command with its id, and how long its body is."""

    asked: Asked
    size: int


_Item: TypeAlias = tuple[Submission, _Sized | None]


def _asked(
    submission: Submission, collection: DebtCollection, batch_id: str
) -> _Sized | None:
    if submission.command is None:
        return None
    body = canonical_bytes(submission.command)
    said = f"{batch_id}\n{submission.effective_on or ''}\n{body.decode()}"
    asked = Asked(
        command=submission.command,
        command_id=f"submission-{collection.digest(said)}",
        effective_on=submission.effective_on,
        correlation_id=batch_id,
    )
    return _Sized(asked, len(body))


def _checked(
    items: Iterable[_Item], collection: DebtCollection, by: Actor
) -> Iterator[SubmissionResult]:
    """Tell what would become of each, in step with the items."""
    items, again = tee(items)
    asked = (x.asked for _, x in again if x is not None)
    previews = collection.preview_many(asked, by=by)
    for submission, one in items:
        yield (
            _result(submission, None)
            if one is None
            else _previewed(submission, next(previews))
        )


def _blocks(items: Iterable[_Item]) -> Iterator[Sequence[_Item]]:
    """Give as many items as go at once."""
    some: list[_Item] = []
    size = 0
    for item in items:
        some.append(item)
        size += 0 if item[1] is None else item[1].size
        if len(some) >= SUBMISSIONS_AT_ONCE or size >= BYTES_AT_ONCE:
            yield some
            some, size = [], 0
    if some:
        yield some


def _result(submission: Submission, found: Outcome | None) -> SubmissionResult:
    match found:
        case Receipt():
            return SubmissionResult(
                submission=submission,
                outcome=SubmissionOutcome.REPEATED
                if found.repeated
                else SubmissionOutcome.IMPORTED,
                receipt=found,
            )
        case RejectedError():
            refusals: tuple[RejectedError, ...] = (found,)
        case None:
            refusals = submission.refusals
        case _:
            assert_never(found)
    return SubmissionResult(
        submission=submission,
        outcome=SubmissionOutcome.REFUSED,
        refusals=refusals,
    )


def _previewed(submission: Submission, found: Preview) -> SubmissionResult:
    if found.refusal is not None:
        return _result(submission, found.refusal)
    is_new = bool(found.events)
    return SubmissionResult(
        submission=submission,
        outcome=SubmissionOutcome.PASSED if is_new else SubmissionOutcome.REPEATED,
    )
