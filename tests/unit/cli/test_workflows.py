"""The tutorials of typed commands show what the commands print."""

from pathlib import Path
from typing import Final

import pytest

from tests.unit.cli.typed import Prompt, files, trimmed, typed

TUTORIALS: Final = Path(__file__).parents[3] / "docs/pages/tutorial"
WIDTH: Final = 80
FIGURES: Final = {
    "simple-collection": (
        "Cr Income:Fee     50.00\n",
        "Dr Held:Platform   250.00\n",
        "Closing balance 0.00\n",
        "A       EUR  1,000.00  750.00   250.00   0.00      50.00\n",
    ),
    "network-collection": (
        "Cr Due:Partner:A       600.00\n",
        "Cr Due:Partner:N       200.00\n",
        "Closing balance 600.00\n",
        "Closing balance 200.00\n",
    ),
    "legal-escalation": (
        "Cr Due:Partner:L  40.00\n",
        "Cr Due:Partner:A       440.00\n",
        "Cr Income:Share        264.00\n",
        "Cr Due:Partner:L       176.00\n",
        "Closing balance 1,240.00\n",
        "Closing balance 440.00\n",
    ),
}


@pytest.fixture(params=FIGURES)
def tutorial(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def page(tutorial: str) -> str:
    return (TUTORIALS / f"{tutorial}.md").read_text(encoding="utf-8")


def test_the_page_shows_what_is_printed(
    tutorial: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("COLUMNS", raising=False)
    text = page(tutorial)
    for name, content in files(text):
        (tmp_path / name).write_text(content, encoding="utf-8")
    prompt = Prompt()
    for each in typed(text):
        printed = prompt.enter(each.command)
        assert each.is_shown(printed), f"$ {each.command}\n{printed}"
        assert max(map(len, trimmed(printed).splitlines()), default=0) <= WIDTH


def test_the_page_has_the_figures_of_its_workflow(tutorial: str) -> None:
    shown = "".join(each.shown for each in typed(page(tutorial)))
    assert all(figure in shown for figure in FIGURES[tutorial])
