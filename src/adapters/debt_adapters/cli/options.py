"""Options that many commands take."""

import os
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Annotated, Final, TypeAlias

import typer
from pydantic import ValidationError

from debt_adapters.assembly import open_collection
from debt_adapters.cli.everywhere import DEFAULT_STORE, everywhere
from debt_adapters.cli.forms import ACCOUNT_HOLDERS, UnreadableError, holder_fields
from debt_adapters.clock import system_clock
from debt_domain.application import DebtCollection
from debt_domain.kernel.ports import Clock
from debt_domain.policies.four_eyes import (
    FourEyesPolicy,
    NoFourEyes,
    StandardFourEyes,
)
from debt_domain.values.holder import Holder, HolderKind

TENANT_VARIABLE: Final = "DEBT_DOMAIN_TENANT"
FOUR_EYES_VARIABLE: Final = "DEBT_DOMAIN_FOUR_EYES"
DEFAULT_TENANT: Final = "default"
END_OF_DAY: Final = time(23, 59, 59, 999999)


def _store(ctx: typer.Context, given: str) -> str:
    """Take the command's own option, else the one before the command."""
    return given or everywhere(ctx).store or DEFAULT_STORE


def _as_json(ctx: typer.Context, given: bool) -> bool:  # noqa: FBT001  typer calls it
    said = everywhere(ctx)
    said.as_json = said.as_json or given
    return said.as_json


def day(text: str) -> date:
    """Read a day."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        message = f"{text!r} is no day; accepted is such as 2026-08-31"
        raise typer.BadParameter(message) from None


def instant(text: str) -> datetime:
    """Read an instant; a day means its end, a time without a zone is in UTC."""
    if "T" not in text:
        return datetime.combine(day(text), END_OF_DAY, tzinfo=UTC)
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        message = f"{text!r} is no instant; accepted is such as 2026-08-31T12:00:00Z"
        raise typer.BadParameter(message) from None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


StoreOption: TypeAlias = Annotated[
    str,
    typer.Option(
        "--store",
        metavar="URL",
        help=f"The store, such as {DEFAULT_STORE} (which is the default).",
        callback=_store,
        show_default=False,
    ),
]
JsonOption: TypeAlias = Annotated[
    bool,
    typer.Option(
        "--json", help="Print JSON, with amounts in minor units.", callback=_as_json
    ),
]
AsOfOption: TypeAlias = Annotated[
    date | None,
    typer.Option(
        "--as-of",
        metavar="D",
        parser=day,
        help="Only facts that count from this day or earlier, such as 2026-08-31.",
    ),
]
AsKnownAtOption: TypeAlias = Annotated[
    datetime | None,
    typer.Option(
        "--as-known-at",
        metavar="T",
        parser=instant,
        help="Only facts recorded by this instant, such as 2026-08-31T12:00:00Z;"
        " a day means its end.",
    ),
]
PersonalOption: TypeAlias = Annotated[
    bool, typer.Option("--personal", help="Show personal texts in the clear.")
]


@contextmanager
def opened(
    store: str, *, clock: Clock = system_clock, create: bool = False
) -> Generator[DebtCollection]:
    """Open a store as the environment says: whose log, and under which policies."""
    four_eyes = four_eyes_of(os.environ)
    with open_collection(
        store,
        tenant=os.environ.get(TENANT_VARIABLE, DEFAULT_TENANT),
        environment=os.environ,
        clock=clock,
        create=create,
    ) as collection:
        policies = replace(collection.policies, four_eyes=four_eyes)
        yield replace(collection, policies=policies)


def four_eyes_of(environment: Mapping[str, str]) -> FourEyesPolicy:
    """Give the policy of four eyes that the environment names.

    Raises:
        typer.BadParameter: It names another than NONE and STANDARD.
    """
    named = environment.get(FOUR_EYES_VARIABLE, "NONE")
    match named.upper():
        case "NONE":
            return NoFourEyes()
        case "STANDARD":
            return StandardFourEyes()
        case _:
            message = f"{FOUR_EYES_VARIABLE}: {named!r} is not one of NONE, STANDARD"
            raise typer.BadParameter(message)


def party_of(text: str) -> Holder:
    """Read a party with an account: PARTNER:P-1, CLIENT:CL-1, or a partner's bare id.

    Raises:
        typer.BadParameter: It is none.
    """
    try:
        fields = holder_fields(text)
        found = Holder.model_validate(fields, strict=False)
    except (ValidationError, UnreadableError):
        found = None
    if found is None or found.kind is HolderKind.PLATFORM:
        message = f"{text!r} is no party; accepted is {ACCOUNT_HOLDERS}"
        raise typer.BadParameter(message)
    return found
