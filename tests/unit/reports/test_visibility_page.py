"""The page of who sees what has the tables of the code."""

from docs.visibility import PAGE, markdown


def test_the_page_is_up_to_date() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert page == markdown(), "run: python docs/visibility.py"
