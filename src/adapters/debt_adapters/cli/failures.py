"""What goes wrong, told without a traceback, and the exit code that says how."""

import json
import sys
from enum import IntEnum

import typer
from pydantic import ValidationError
from sqlalchemy.exc import SQLAlchemyError
from typer.core import TyperGroup
from typing_extensions import override

from debt_adapters.assembly import StoreNotFoundError
from debt_adapters.cli.options import everywhere
from debt_adapters.cli.output import console, printable
from debt_domain.kernel.errors import RejectedError, StoreError


class ExitCode(IntEnum):
    """How a command ended; 2 is a wrong use of the command line."""

    OK = 0
    REFUSED = 1
    USAGE = 2
    STORE = 3
    INTERRUPTED = 130


class FaultsFoundError(Exception):
    """The command has printed what it found wrong."""


class Commands(TyperGroup):
    """The commands, with every expected failure turned into a text and a code."""

    @override
    def invoke(self, ctx: typer.Context) -> object:
        try:
            return super().invoke(ctx)
        except FaultsFoundError:
            raise typer.Exit(ExitCode.REFUSED) from None
        except RejectedError as refusal:
            self._tell(ctx, refusal.code, str(refusal), refusal_document(refusal))
            raise typer.Exit(ExitCode.REFUSED) from None
        except StoreError as error:
            self._tell(ctx, error.code, _with_hint(error), None)
        except SQLAlchemyError as error:
            reason = str(error.__cause__ or error).partition("\n")[0]
            self._tell(
                ctx, "store.unusable", f"the store cannot be used: {reason}", None
            )
        except ValidationError as error:
            self._tell(ctx, "store.unreadable_row", _unreadable(error), None)
        except KeyboardInterrupt:
            text = "interrupted: what was carried out is stored whole, the rest is not"
            self._tell(ctx, "interrupted", text, None)
            raise typer.Exit(ExitCode.INTERRUPTED) from None
        raise typer.Exit(ExitCode.STORE)

    def _tell(self, ctx: typer.Context, code: str, text: str, document: object) -> None:
        if everywhere(ctx).as_json:
            plain = document or {"code": code, "message": text}
            sys.stderr.write(json.dumps({"error": plain}, ensure_ascii=False) + "\n")
        else:
            console(sys.stderr).print(f"{code}: {printable(text)}", style="red")


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


def _with_hint(error: StoreError) -> str:
    if isinstance(error, StoreNotFoundError):
        return f"{error}; make one with: debt-domain demo, or debt-domain import"
    return str(error)


def _unreadable(error: ValidationError) -> str:
    return (
        f"a row of a read model is not readable as {error.title}: make the read models"
        " again with debt-domain rebuild"
    )
