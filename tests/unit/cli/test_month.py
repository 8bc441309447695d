"""The page on a month and its aftermath shows what its commands print."""

from pathlib import Path
from typing import Final

import pytest

from tests.unit.cli.typed import Prompt, files, trimmed, typed

PAGE: Final = (
    Path(__file__).parents[3] / "docs/pages/tutorial/a-month-and-its-aftermath.md"
).read_text(encoding="utf-8")
WIDTH: Final = 80


def test_the_page_shows_what_is_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("COLUMNS", raising=False)
    for name, text in files(PAGE):
        (tmp_path / name).write_text(text, encoding="utf-8")
    prompt = Prompt()
    for each in typed(PAGE):
        printed = prompt.enter(each.command)
        assert each.is_shown(printed), f"$ {each.command}\n{printed}"
        assert max(map(len, trimmed(printed).splitlines()), default=0) <= WIDTH


def test_the_page_has_the_figures_of_the_specification() -> None:
    shown = "".join(each.shown for each in typed(PAGE))
    for closing in ("1,099.08", "-201.67", "-101.67"):
        assert f"Closing balance {closing}\n" in shown
    assert "PARTNER:L   276.00\n" in shown
    assert "Income:Share                  1,199.49\n" in shown
