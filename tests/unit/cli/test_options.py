"""Days and instants as they are typed."""

from datetime import UTC, datetime

import pytest
import typer

from debt_adapters.cli.options import instant


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-08-31", datetime(2026, 8, 31, 23, 59, 59, 999999, tzinfo=UTC)),
        ("2026-08-31T12:00", datetime(2026, 8, 31, 12, tzinfo=UTC)),
        ("2026-08-31T12:00:00Z", datetime(2026, 8, 31, 12, tzinfo=UTC)),
        ("2026-08-31T12:00:00+02:00", datetime(2026, 8, 31, 10, tzinfo=UTC)),
    ],
)
def test_an_instant(text: str, expected: datetime) -> None:
    assert instant(text) == expected


@pytest.mark.parametrize("text", ["noon", "2026-08-31T25:00", "T"])
def test_no_instant(text: str) -> None:
    with pytest.raises(typer.BadParameter, match="accepted is such as 2026-08-31"):
        instant(text)
