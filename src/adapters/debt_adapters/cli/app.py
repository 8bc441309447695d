"""The program: its commands, and what holds for all of them."""

import sys
from importlib.metadata import version
from io import TextIOWrapper
from typing import Annotated, Final

import typer

from debt_adapters.cli import (
    balance,
    cases,
    client_money,
    dashboard,
    demo,
    do,
    exchange,
    explain,
    follow,
    history,
    journal,
    keys,
    migrate,
    reconcile,
    split,
    statement,
    upkeep,
)
from debt_adapters.cli.failures import telling
from debt_adapters.cli.options import STORE_VARIABLE, Everywhere

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
    " beside the database. DEBT_DOMAIN_TENANT says whose log (default: default)."
    "\n\n"
    "[bold]Exit codes[/bold]: 0 done; 1 refused, or faults found; 2 wrong use; 3 the"
    " store cannot be used; 130 interrupted."
    "\n\n"
    "[bold]Shell completion[/bold]: debt-domain --install-completion"
)

app = typer.Typer(
    name="debt-domain",
    no_args_is_help=True,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    help=ABOUT,
    epilog=EPILOG,
)
app.command("demo")(telling(demo.demo))
app.command("cases")(telling(cases.cases))
app.command("case")(telling(cases.case))
app.command("history")(telling(history.history))
app.command("split")(telling(split.split))
app.command("statement")(telling(statement.statement))
app.command("balance")(telling(balance.balance))
app.command("client-money")(telling(client_money.client_money))
app.command("reconcile")(telling(reconcile.reconcile_))
app.command("explain")(telling(explain.explain))
app.command("dashboard")(telling(dashboard.dashboard))
app.command("rebuild")(telling(upkeep.rebuild))
app.command("follow")(telling(follow.follow))
app.command("verify")(telling(upkeep.verify))
app.command("erase")(telling(keys.erase))
app.add_typer(keys.app, name="keys")
app.add_typer(do.app, name="do")
app.command("migrate")(telling(migrate.migrate))
app.command("import")(telling(exchange.import_))
app.command("export")(telling(exchange.export))
app.command("journal")(telling(journal.journal))


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
