"""Days, instants, choices, holders and shares as they are typed."""

from datetime import UTC, datetime
from fractions import Fraction

import pytest
import typer

from debt_adapters.cli.choices import NotAChoiceError, chosen
from debt_adapters.cli.forms import UnreadableError, holder_fields, plain
from debt_adapters.cli.options import instant
from debt_domain.case.model import CaseStatus


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


def test_a_choice_that_is_none_says_which_may_be_meant() -> None:
    with pytest.raises(NotAChoiceError, match="did you mean ACCEPTED"):
        chosen(CaseStatus, "acepted")


@pytest.mark.parametrize("text", ["PLATFORM:atlas", "PARTNER:", "DEBTOR:D-1", ""])
def test_a_holder_that_is_none_says_how_one_is_written(text: str) -> None:
    with pytest.raises(UnreadableError, match="accepted is PLATFORM, PARTNER:ID"):
        holder_fields(text)


@pytest.mark.parametrize(
    ("text", "read"),
    [("60%", "3/5"), ("12.5 %", "1/8"), ("100%", "1"), ("0.6", "0.6"), ("-5%", "-5%")],
)
def test_a_share_may_be_a_percentage(text: str, read: str) -> None:
    assert plain(Fraction, text) == read
