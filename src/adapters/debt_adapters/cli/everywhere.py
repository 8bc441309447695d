"""What is said before the command, and holds for all of them."""

from dataclasses import dataclass
from typing import Final

import typer

DEFAULT_STORE: Final = "sqlite:///debt-domain-demo.db"
STORE_VARIABLE: Final = "DEBT_DOMAIN_STORE"


@dataclass(slots=True)
class Everywhere:
    """What was said before the command.

    Attributes:
        store: The store's URL, or "".
        as_json: Whether programs read the answer, also if the command says so.
    """

    store: str
    as_json: bool


def everywhere(ctx: typer.Context) -> Everywhere:
    """Give what was said before the command."""
    found: object = ctx.find_root().obj
    return found if isinstance(found, Everywhere) else Everywhere("", as_json=False)
