"""Progress goes to standard error, and never into the answer."""

from io import StringIO
from itertools import count

import pytest
from typing_extensions import override

from debt_adapters.cli.progress import progress


class Terminal(StringIO):
    @override
    def isatty(self) -> bool:
        return True


def shown(
    monkeypatch: pytest.MonkeyPatch,
    stderr: StringIO,
    stdout: StringIO,
    *,
    beside_answer: bool = False,
) -> str:
    monkeypatch.setattr("sys.stderr", stderr)
    monkeypatch.setattr("sys.stdout", stdout)
    with progress("Counting", 2000, beside_answer=beside_answer) as advance:
        for done in (0, 1, 1000, 2000):
            advance(done)
    assert stdout.getvalue() == ""
    return stderr.getvalue()


def test_a_line_now_and_then_where_there_is_no_terminal(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seconds = count(step=2)
    monkeypatch.setattr("debt_adapters.cli.progress.monotonic", lambda: next(seconds))
    text = shown(monkeypatch, StringIO(), StringIO())
    assert text == "Counting: 1000\n"


def test_a_bar_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Counting" in shown(monkeypatch, Terminal(), StringIO())


def test_no_bar_beside_an_answer_on_the_terminal(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = shown(monkeypatch, Terminal(), Terminal(), beside_answer=True)
    assert text == ""
