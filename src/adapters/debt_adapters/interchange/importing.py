"""Submissions from a file, each line by itself, hundreds in a transaction."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import BinaryIO, Final, assert_never

from debt_adapters.interchange.errors import (
    BrokenJsonError,
    LineRefusedError,
    LineTooLongError,
)
from debt_adapters.interchange.submission_lines import read_submission
from debt_domain.application import Asked, DebtCollection, Receipt
from debt_domain.kernel.errors import RejectedError
from debt_domain.values.actor import Actor

LINE_LIMIT_BYTES: Final = 1_048_576
LINES_AT_ONCE: Final = 500
BYTES_AT_ONCE: Final = 4 * LINE_LIMIT_BYTES


class Outcome(StrEnum):
    """What became of a line."""

    IMPORTED = "imported"
    REPEATED = "imported before"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class LineResult:
    """What became of one line.

    Attributes:
        line: Its number in the file, from 1.
        outcome: Imported now, imported before, or refused.
        case_id: The case; None where the line could not be read.
        position: The place in the log of the command's record; None if refused.
        refusals: Why it was refused: every fault that was found.
    """

    line: int
    outcome: Outcome
    case_id: str | None = None
    position: int | None = None
    refusals: tuple[RejectedError, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """A line that is not blank: what it asks for, or why it cannot be read."""

    number: int
    asked: Asked | None = None
    case_id: str | None = None
    refusals: tuple[RejectedError, ...] = ()


def import_lines(
    file: BinaryIO, collection: DebtCollection, by: Actor
) -> Iterator[LineResult]:
    """Submit a case for each line that is not blank; a refused line stops no other.

    The command's id is a keyed digest of the line: the same line again, after a kill
    or by mistake, is found to be imported before. Lines are carried out hundreds at
    a time; what is said of a line is on the disk.

    Args:
        file: Open for reading bytes; some hundred lines are held in memory.
        collection: Where the cases go.
        by: Who submits.
    """
    for some in _in_pieces(_lines(file)):
        lines = [_read(number, raw, collection) for number, raw in some]
        asked = [line.asked for line in lines if line.asked is not None]
        outcomes = iter(collection.execute_many(asked, by=by))
        for line in lines:
            outcome = None if line.asked is None else next(outcomes)
            yield _result(line, outcome)


def _result(line: _Line, outcome: Receipt | RejectedError | None) -> LineResult:
    match outcome:
        case Receipt():
            return LineResult(
                line=line.number,
                outcome=Outcome.REPEATED if outcome.repeated else Outcome.IMPORTED,
                case_id=line.case_id,
                position=outcome.position,
            )
        case RejectedError():
            refusals: tuple[RejectedError, ...] = (outcome,)
        case None:
            refusals = line.refusals
        case _:
            assert_never(outcome)
    return LineResult(
        line=line.number,
        outcome=Outcome.REFUSED,
        case_id=line.case_id,
        refusals=refusals,
    )


def _in_pieces(
    lines: Iterable[bytes | None],
) -> Iterator[list[tuple[int, bytes | None]]]:
    """Number the lines, and give those that are not blank, as many as go at once."""
    some: list[tuple[int, bytes | None]] = []
    size = 0
    for number, raw in enumerate(lines, start=1):
        if raw is None or raw.strip():
            some.append((number, raw))
            size += len(raw or b"")
        if len(some) >= LINES_AT_ONCE or size >= BYTES_AT_ONCE:
            yield some
            some, size = [], 0
    if some:
        yield some


def command_id_of(text: str, collection: DebtCollection) -> str:
    """Give the command id of a line: nobody without the key can tell what it says."""
    return "import-" + collection.digest(f"import\n{text}")


def _lines(file: BinaryIO) -> Iterator[bytes | None]:
    """Give the lines; None for one that is too long, which is skipped."""
    while raw := file.readline(LINE_LIMIT_BYTES):
        if len(raw) < LINE_LIMIT_BYTES or raw.endswith(b"\n"):
            yield raw
            continue
        while rest := file.readline(LINE_LIMIT_BYTES):
            if rest.endswith(b"\n"):
                break
        yield None


def _read(number: int, raw: bytes | None, collection: DebtCollection) -> _Line:
    if raw is None:
        too_long = LineTooLongError(limit_bytes=LINE_LIMIT_BYTES)
        return _Line(number=number, refusals=(too_long,))
    try:
        text = _decoded(raw)
        command = read_submission(text)
    except LineRefusedError as error:
        return _Line(number=number, refusals=error.refusals)
    except RejectedError as refusal:
        return _Line(number=number, refusals=(refusal,))
    asked = Asked(command=command, command_id=command_id_of(text, collection))
    return _Line(number=number, asked=asked, case_id=command.case_id)


def _decoded(raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig").strip()
    except UnicodeDecodeError as error:
        reason = f"byte {error.start} is not UTF-8"
        raise BrokenJsonError(reason=reason, value=repr(raw[:60])) from None
