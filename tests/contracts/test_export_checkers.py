"""What beancount and hledger say of our journals, and of one with a changed figure."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Final

import pytest
from typer.testing import CliRunner

from debt_adapters.assembly import open_collection
from debt_adapters.cli.app import app
from debt_adapters.exports.beancount import beancount
from debt_adapters.exports.hledger import hledger
from debt_adapters.exports.journal import DayKind, Journal, Source, logged_entries
from tests.made_up_entries import ODD, append_made_up

TENANT: Final = "default"
FIGURE: Final = re.compile(r"(?<= )-?[0-9]+(?:\.[0-9]+)?(?= [A-Z]{3}\b)")
Write = Callable[[Journal], Iterator[str]]
CHECKERS: Final = {
    "bean-check": (beancount, ()),
    "hledger": (hledger, ("check", "--strict", "--file")),
}
SOME: Final = 20
FROM: Final = date(2026, 8, 20)


@pytest.fixture(scope="module")
def entries(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Source]:
    """The entries of the demo and made-up ones, in a store."""
    store = f"sqlite:///{tmp_path_factory.mktemp('exports')}/debt.db"
    assert CliRunner().invoke(app, ["demo", "--store", store]).exit_code == 0
    with open_collection(store, tenant=TENANT, environment={}) as collection:
        append_made_up(collection.log, TENANT)
        yield logged_entries(collection.log)


def program(name: str) -> str:
    """Find a checker; a machine without one cannot say that the exports are sound."""
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    found = shutil.which(name, path=path)
    assert found, f"{name} is not installed; hledger: apt-get install hledger"
    return found


def refused(checker: str, text: str, folder: Path) -> str:
    """Give what a checker has to say against a journal: "" if it is sound."""
    file = folder / "journal"
    file.write_text(text, encoding="utf-8")
    _, arguments = CHECKERS[checker]
    ran = subprocess.run(
        [program(checker), *arguments, str(file)],
        capture_output=True,
        env={**os.environ, "LC_ALL": "C.UTF-8"},
        text=True,
        check=False,
    )
    return (ran.stdout + ran.stderr or "no reason") if ran.returncode else ""


def written(checker: str, journal: Journal) -> str:
    return "".join(CHECKERS[checker][0](journal))


def with_one_unit_more(text: str, figure: re.Match[str]) -> str:
    """Change a figure by one minor unit."""
    digits = figure[0].replace(".", "")
    _, _, decimals = figure[0].partition(".")
    more = f"{abs(int(digits) + 1):0{len(decimals) + 1}}"
    sign = "-" if int(digits) + 1 < 0 else ""
    point = f".{more[-len(decimals) :]}" if decimals else ""
    units = more[: -len(decimals)] if decimals else more
    return text[: figure.start()] + sign + units + point + text[figure.end() :]


def currency(figure: re.Match[str]) -> str:
    return figure.string[figure.end() + 1 : figure.end() + 4]


def some_figures(text: str) -> list[re.Match[str]]:
    """Give figures from all over a journal, and each currency's first and last."""
    figures = list(FIGURE.finditer(text, text.index("opening balances")))
    chosen = {
        *figures[:: len(figures) // SOME],
        *{currency(x): x for x in figures}.values(),
        *{currency(x): x for x in reversed(figures)}.values(),
    }
    return [figure for figure in figures if figure in chosen]


@pytest.mark.parametrize("checker", CHECKERS)
@pytest.mark.parametrize("day_kind", DayKind)
@pytest.mark.parametrize("from_on", [None, FROM], ids=["all", "from a day on"])
def test_the_journal_is_accepted(
    checker: str,
    day_kind: DayKind,
    from_on: date | None,
    entries: Source,
    tmp_path: Path,
) -> None:
    journal = Journal(source=entries, day_kind=day_kind, from_on=from_on)
    text = written(checker, journal)
    assert refused(checker, text, tmp_path) == ""
    assert ("opening balances" in text) == (from_on is not None)


@pytest.mark.parametrize("checker", CHECKERS)
def test_an_empty_journal_is_accepted(checker: str, tmp_path: Path) -> None:
    text = written(checker, Journal(source=lambda: ()))
    assert refused(checker, text, tmp_path) == ""


@pytest.mark.parametrize("checker", CHECKERS)
def test_any_figure_that_was_changed_by_one_minor_unit_is_refused(
    checker: str, entries: Source, tmp_path: Path
) -> None:
    text = written(checker, Journal(source=entries, from_on=FROM))
    figures = some_figures(text)
    assert {"EUR", "JPY", "BHD", "USD"} <= {currency(x) for x in figures}
    unseen = [
        text[x.start() - 60 : x.end() + 10]
        for x in figures
        if not refused(checker, with_one_unit_more(text, x), tmp_path)
    ]
    assert unseen == []


@pytest.mark.parametrize("checker", CHECKERS)
def test_a_unit_moved_between_two_accounts_of_an_entry_is_refused(
    checker: str, entries: Source, tmp_path: Path
) -> None:
    text = written(checker, Journal(source=entries))
    moved = text.replace(" -400 JPY", " -401 JPY", 1).replace(
        " -301 JPY", " -300 JPY", 1
    )
    unasserted = re.sub(r"(?m)^\S+ balance .*$|^.* = .*$", "", moved)
    assert refused(checker, unasserted, tmp_path) == ""
    assert refused(checker, moved, tmp_path) != ""


@pytest.mark.parametrize("checker", CHECKERS)
def test_an_account_that_nobody_declared_is_refused(
    checker: str, entries: Source, tmp_path: Path
) -> None:
    text = written(checker, Journal(source=entries))
    declaration = r"(?m)^(\S+ open|account) Expenses:Settlement:FX.*\n( .*\n)?"
    assert refused(checker, re.sub(declaration, "", text), tmp_path) != ""


def test_accounts_keep_their_names_for_hledger(entries: Source) -> None:
    text = written("hledger", Journal(source=entries))
    assert f"account Assets:Settlement:Held:Partner:{ODD}  ; type: Asset" in text
