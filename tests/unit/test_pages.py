"""The pages for those who change the project name files that exist."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = (ROOT / "CONTRIBUTING.md", ROOT / "docs/pages/how-to/add-a-rule.md")
FOLDERS = (
    ROOT,
    ROOT / "src/debt_domain",
    ROOT / "src/adapters",
    *(path for path in (ROOT / "tests/unit").iterdir() if path.is_dir()),
)


def named(page: Path) -> set[str]:
    """Give the paths between backticks; <one> that stands for many is one of them."""
    found = re.findall(r"`([\w<>/*.-]+(?:\.py|\.md|/))`", page.read_text("utf-8"))
    return {re.sub(r"<[^>]+>", "*", path) for path in found}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_path_exists(page: Path) -> None:
    missing = {
        path
        for path in named(page)
        if not any(next(folder.glob(path), None) for folder in FOLDERS)
    }
    assert not missing


def test_every_folder_of_the_core_has_its_place_in_the_contributors_page() -> None:
    tree = PAGES[0].read_text("utf-8")
    folders = (ROOT / "src/debt_domain").glob("*/__init__.py")
    assert [x.parent.name for x in folders if f"{x.parent.name}/" not in tree] == []
