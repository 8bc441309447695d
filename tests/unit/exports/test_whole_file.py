"""A file is there whole or not at all."""

from pathlib import Path

import pytest

from debt_adapters.exports.whole_file import whole_file


def interrupted(file: Path) -> None:
    with whole_file(file) as draft:
        draft.write_text("half")
        raise KeyboardInterrupt


def test_a_draft_takes_the_file_s_place(tmp_path: Path) -> None:
    file = tmp_path / "journal.csv"
    file.write_text("old")
    with whole_file(file) as draft:
        draft.write_text("new")
        assert file.read_text() == "old"
    assert [x.name for x in tmp_path.iterdir()] == ["journal.csv"]
    assert file.read_text() == "new"


def test_an_interruption_leaves_what_was_there(tmp_path: Path) -> None:
    file = tmp_path / "journal.csv"
    file.write_text("old")
    with pytest.raises(KeyboardInterrupt):
        interrupted(file)
    assert [x.name for x in tmp_path.iterdir()] == ["journal.csv"]
    assert file.read_text() == "old"


def test_a_draft_that_was_never_written_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), whole_file(tmp_path / "journal.csv"):
        pass
    assert list(tmp_path.iterdir()) == []
