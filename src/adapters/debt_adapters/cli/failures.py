"""What goes wrong, told without a traceback, and the exit code that says how."""

import json
import sys
from collections.abc import Callable
from enum import IntEnum
from functools import wraps
from typing import Final, ParamSpec

import typer
from pydantic import ValidationError
from sqlalchemy.exc import SQLAlchemyError

from debt_adapters.cli.output import Paragraph, console
from debt_domain.kernel.errors import RejectedError, StoreError
from debt_domain.projections.case_timeline import TimelineEntry
from debt_domain.projections.case_view import CaseView
from debt_domain.projections.partner_case_dashboard import PartnerCaseRow
from debt_domain.projections.revenue_split import CaseSplit
from debt_domain.projections.trial_balance import LedgerBalance

INTERRUPTED: Final = (
    "every command carried out so far is stored whole, nothing of the one that was"
    " running"
)


class ExitCode(IntEnum):
    """How a command ended; 2 is a wrong use of the command line."""

    OK = 0
    REFUSED = 1
    USAGE = 2
    STORE = 3
    INTERRUPTED = 130


class FaultsFoundError(Exception):
    """The command has printed what it found wrong."""


P = ParamSpec("P")


def telling(command: Callable[P, None]) -> Callable[P, None]:
    """Turn every expected failure of a command into a text and an exit code."""

    @wraps(command)
    def tells(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            command(*args, **kwargs)
        except _EXPECTED as error:
            if _is_ours(error):
                raise
            as_json = bool(kwargs.get("as_json"))
            raise typer.Exit(_told(error, as_json=as_json)) from None

    return tells


_ROWS: Final = frozenset(
    kind.__name__
    for kind in (CaseView, TimelineEntry, PartnerCaseRow, CaseSplit, LedgerBalance)
)
_EXPECTED: Final = (
    FaultsFoundError,
    RejectedError,
    StoreError,
    SQLAlchemyError,
    ValidationError,
    OSError,
    KeyboardInterrupt,
)


def _is_ours(error: BaseException) -> bool:
    """Whether it is a fault of the program, or a pipe that nobody reads any more."""
    if isinstance(error, ValidationError):
        return error.title not in _ROWS
    return isinstance(error, BrokenPipeError)


def _told(error: BaseException, *, as_json: bool) -> ExitCode:
    match error:
        case FaultsFoundError():
            return ExitCode.REFUSED
        case RejectedError():
            _print(refusal_document(error), as_json=as_json)
            return ExitCode.REFUSED
        case KeyboardInterrupt():
            _print(_document("interrupted", INTERRUPTED), as_json=as_json)
            return ExitCode.INTERRUPTED
        case _:
            _print(_of_store(error), as_json=as_json)
            return ExitCode.STORE


def _of_store(error: BaseException) -> dict[str, object]:
    match error:
        case StoreError():
            return _document(error.code, str(error))
        case ValidationError(title=title):
            text = (
                f"a row of a read model is not readable as {title}: make the read"
                " models again with debt-domain rebuild"
            )
            return _document("store.unreadable_row", text)
        case _:
            reason = str(error.__cause__ or error).partition("\n")[0]
            text = f"the store cannot be used: {reason}"
            return _document("store.unusable", text)


def _document(code: str, message: str) -> dict[str, object]:
    return {"code": code, "message": message}


def _print(document: dict[str, object], *, as_json: bool) -> None:
    if as_json:
        written = json.dumps({"error": document}, ensure_ascii=False)
        sys.stderr.write(written + "\n")
    else:
        where = console(sys.stderr)
        text = f"{document['code']}: {document['message']}"
        where.print(Paragraph(text, style="red").wrapped(where.width))


def refusal_document(refusal: RejectedError) -> dict[str, object]:
    """Give a refusal as plain data."""
    value = refusal.value
    is_plain = value is None or isinstance(value, bool | int | str)
    return {
        "code": refusal.code,
        "field": refusal.field,
        "value": value if is_plain else str(value),
        "accepted": refusal.accepted,
        "message": str(refusal),
    }
