"""What the README shows of the demo is what the demo prints."""

from pathlib import Path

from typer.testing import Result

README = Path(__file__).parents[3] / "README.md"


def test_the_demo_prints_what_the_readme_shows(demo: tuple[str, Result]) -> None:
    _, rest = README.read_text(encoding="utf-8").split("```text\n")
    assert rest.partition("```")[0] in demo[1].stdout
