"""Submissions from a file, line by line, each in a transaction of its own."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import BinaryIO, Final

from debt_adapters.interchange.errors import (
    BrokenJsonError,
    LineRefusedError,
    LineTooLongError,
)
from debt_adapters.interchange.submission_lines import read_submission
from debt_domain.application import DebtCollection
from debt_domain.kernel.errors import RejectedError
from debt_domain.values.actor import Actor

LINE_LIMIT_BYTES: Final = 1_048_576


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


def import_lines(
    file: BinaryIO, collection: DebtCollection, by: Actor
) -> Iterator[LineResult]:
    """Submit a case for each line that is not blank; a refused line stops no other.

    The command's id is a keyed digest of the line: the same line again, after a kill
    or by mistake, is found to be imported before.

    Args:
        file: Open for reading bytes; only one line is held in memory.
        collection: Where the cases go.
        by: Who submits.
    """
    for number, raw in enumerate(_lines(file), start=1):
        if raw is None:
            refusal = LineTooLongError(limit_bytes=LINE_LIMIT_BYTES)
            yield LineResult(line=number, outcome=Outcome.REFUSED, refusals=(refusal,))
        elif raw.strip():
            yield _import_line(number, raw, collection, by)


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


def _import_line(
    number: int, raw: bytes, collection: DebtCollection, by: Actor
) -> LineResult:
    case_id: str | None = None
    try:
        text = _decoded(raw)
        command = read_submission(text)
        case_id = command.case_id
        receipt = collection.execute(
            command, by=by, command_id=command_id_of(text, collection)
        )
    except LineRefusedError as error:
        refusals = error.refusals
    except RejectedError as refusal:
        refusals = (refusal,)
    else:
        return LineResult(
            line=number,
            outcome=Outcome.REPEATED if receipt.repeated else Outcome.IMPORTED,
            case_id=case_id,
            position=receipt.position,
        )
    return LineResult(
        line=number, outcome=Outcome.REFUSED, case_id=case_id, refusals=refusals
    )


def _decoded(raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig").strip()
    except UnicodeDecodeError as error:
        reason = f"byte {error.start} is not UTF-8"
        raise BrokenJsonError(reason=reason, value=repr(raw[:60])) from None
