"""The program: its commands, and what holds for all of them."""

import sys
from collections.abc import Mapping
from importlib.metadata import version
from io import TextIOWrapper
from typing import Annotated, Final

import typer

from debt_adapters.cli.deferred import Deferred, deferred_command
from debt_adapters.cli.everywhere import STORE_VARIABLE, Everywhere

ABOUT: Final = (
    "Debt collection on an event-sourced log: cases, partners, and money split to the"
    " cent.\n\n"
    "Start with [bold]debt-domain demo[/bold]: it makes a store of invented cases and"
    " says what to try next."
)
EPILOG: Final = (
    "[bold]Store[/bold]: --store URL, else the variable DEBT_DOMAIN_STORE, else"
    " sqlite:///debt-domain-demo.db in this folder. The keys of personal data are"
    " wrapped by DEBT_MASTER_KEY (base64 of 32 bytes), else by the file STORE.key"
    " beside the database. DEBT_DOMAIN_TENANT says whose log (default: default);"
    " DEBT_DOMAIN_FOUR_EYES=STANDARD, that payouts, write-offs, waivers and erasures"
    " take two: see debt-domain approvals."
    "\n\n"
    "[bold]Exit codes[/bold]: 0 done; 1 refused, or faults found; 2 wrong use; 3 the"
    " store cannot be used; 130 interrupted."
    "\n\n"
    "[bold]Shell completion[/bold]: debt-domain --install-completion"
)

COMMANDS: Final[Mapping[str, Deferred]] = {
    "demo": Deferred(
        "demo",
        "Run the main job on invented cases, and leave the store for you to look at.",
    ),
    "cases": Deferred("cases", "List all cases, or those with a status."),
    "case": Deferred(
        "cases",
        "Show one case: parties, amounts, what comes next, and what happened.",
        "case",
    ),
    "history": Deferred(
        "history",
        "Tell what happened to a case, an account or a client's papers: who, when, why.",
    ),
    "split": Deferred("split", "Show what was collected, and who gets what of it."),
    "statement": Deferred("statement", "Show a partner's or client's statement."),
    "lines-to-invoice": Deferred(
        "lines_to_invoice",
        "Show what a submitting partner can invoice its own client for a month.",
    ),
    "settle": Deferred(
        "settle",
        "Settle the closed partner cases whose every entry lies in an issued statement.",
    ),
    "due": Deferred(
        "falling_due",
        "Show which payouts statements have left to make, and which invoices are overdue.",
        "due",
    ),
    "balance": Deferred(
        "balance", "Show the trial balance, and what each party is owed."
    ),
    "client-money": Deferred(
        "client_money",
        "Show what is other people's in the client account, and each shortage's cause.",
    ),
    "reconcile": Deferred(
        "reconcile",
        "Compare a bank's statements with the books, and propose what to post.",
        "reconcile_",
    ),
    "explain": Deferred("explain", "Follow a figure to the commands that made it."),
    "dashboard": Deferred(
        "dashboard", "Show the partner cases as their submitters see them."
    ),
    "reviews": Deferred(
        "reviews",
        "Show which cases wait for their review, the most urgent first.",
    ),
    "authority": Deferred(
        "authority",
        "Show what clients have signed so that others act for them, and its last day.",
    ),
    "approvals": Deferred(
        "approvals",
        "List the commands that wait for a second one to approve them.",
    ),
    "do": Deferred(
        "do",
        "Carry out any command of the library, its fields as options or as JSON.",
        "app",
    ),
    "import": Deferred(
        "interchange",
        "Submit a case for each item of a file; a result per item.",
        "import_",
    ),
    "export": Deferred(
        "interchange",
        "Write every event of the log to standard output, as JSONL.",
        "export",
    ),
    "journal": Deferred(
        "journal",
        "Write the entries of all ledgers for an accounting tool, to a file.",
    ),
    "rebuild": Deferred(
        "upkeep", "Throw read models away and make them again from the log.", "rebuild"
    ),
    "follow": Deferred(
        "follow", "Keep read models behind the log, in batches, until interrupted."
    ),
    "verify": Deferred(
        "upkeep",
        "Check every hash, every entry and every read model against the log.",
        "verify",
    ),
    "erase": Deferred(
        "keys",
        "Destroy a person's key: every personal text about them is gone for good.",
        "erase",
    ),
    "keys": Deferred(
        "keys", "Look after the keys that personal data is sealed with.", "app"
    ),
    "migrate": Deferred(
        "migrate",
        "Make the tables of a store, or bring them up to date.",
    ),
}
"""In the order of the help, which imports none of them."""

app = typer.Typer(
    name="debt-domain",
    no_args_is_help=True,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    help=ABOUT,
    epilog=EPILOG,
)


def _stands_for_another() -> None:
    """Run nothing: the command that it stands for does."""


for _name, _deferred in COMMANDS.items():
    app.command(_name, cls=deferred_command(_deferred), help=_deferred.says)(
        _stands_for_another
    )


def _version(wanted: bool) -> None:  # noqa: FBT001  typer calls it
    if wanted:
        sys.stdout.write(f"debt-domain {version('debt-domain')}\n")
        raise typer.Exit


@app.callback()
def _everywhere(
    ctx: typer.Context,
    *,
    store: Annotated[
        str,
        typer.Option(
            "--store", metavar="URL", envvar=STORE_VARIABLE, help="The store to use."
        ),
    ] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    _wanted: Annotated[
        bool,
        typer.Option(
            "--version", help="Print the version.", is_eager=True, callback=_version
        ),
    ] = False,
) -> None:
    """Options before the command; each command takes the first two itself as well."""
    ctx.obj = Everywhere(store=store, as_json=as_json)


def main() -> None:
    """Run the program, in UTF-8 whatever the machine's setting."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    app()
