"""Identifiers, text, instants, shares and currencies as fields of messages."""

from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from debt_domain.kernel.errors import RejectedError
from debt_domain.kernel.message import Message
from debt_domain.values.errors import UnknownCurrencyError
from debt_domain.values.text import (
    Country,
    Currency,
    Identifier,
    Instant,
    InstantOutOfRangeError,
    MalformedShareError,
    Sha256,
    Share,
    Text,
)


class Note(Message, frozen=True):
    note_id: Identifier = "N-1"
    country: Country = "DE"
    digest: Sha256 = "0a" * 32
    text: Text = "-"
    share: Share = Fraction(1)
    currency: Currency = "EUR"
    at: Instant = datetime(2026, 6, 1, tzinfo=UTC)


def refused(**fields: object) -> RejectedError | None:
    with pytest.raises(ValidationError) as refusal:
        Note.model_validate(fields)
    (error,) = refusal.value.errors()
    assert error["loc"] == tuple(fields)
    cause: object = error.get("ctx", {}).get("error")
    return cause if isinstance(cause, RejectedError) else None


@pytest.mark.parametrize("given_id", ["a", "C-17", "P_1.2", "x" * 80])
def test_an_identifier_is_taken_as_it_is(given_id: str) -> None:
    assert Note(note_id=given_id).note_id == given_id


@pytest.mark.parametrize("given_id", ["", "a b", "C:1", "C@1", "é", "C-1\n", "x" * 81])
def test_other_identifiers_are_refused(given_id: str) -> None:
    refused(note_id=given_id)


@pytest.mark.parametrize("country", ["de", "DEU", "D", "D1", "DE\n"])
def test_a_country_has_two_capitals(country: str) -> None:
    refused(country=country)


@pytest.mark.parametrize("digest", ["0A" * 32, "0a" * 31, "0a" * 33, "0g" * 32])
def test_a_digest_has_64_lower_case_digits(digest: str) -> None:
    refused(digest=digest)


def test_equal_text_has_equal_bytes() -> None:
    composed, decomposed = Note(text="Köln"), Note(text="Ko\u0308ln")
    assert composed == decomposed
    assert composed.model_dump_json() == decomposed.model_dump_json()


@pytest.mark.parametrize("text", ["", "x" * 4001, "\ud800", 7])
def test_text_is_neither_empty_nor_endless_nor_broken(text: object) -> None:
    refused(text=text)


def test_text_that_grows_over_the_bound_when_composed_is_refused() -> None:
    longer_when_composed = "\u0958"
    refused(text=longer_when_composed * 4000)


@given(st.text(min_size=1, max_size=40).filter(str.strip))
def test_text_can_always_be_read_again(text: str) -> None:
    note = Note(text=text)
    assert Note.model_validate_json(note.model_dump_json()) == note


@pytest.mark.parametrize(
    ("written", "share"),
    [
        ("3/5", Fraction(3, 5)),
        ("6/10", Fraction(3, 5)),
        ("0.6", Fraction(3, 5)),
        ("1", Fraction(1)),
        (0, Fraction(0)),
        ("-1/2", Fraction(-1, 2)),
        (Fraction(1, 3), Fraction(1, 3)),
    ],
)
def test_a_share_is_exact(written: object, share: Fraction) -> None:
    assert Note.model_validate({"share": written}).share == share


@pytest.mark.parametrize(
    "written",
    [
        0.6,
        True,
        None,
        Decimal("0.6"),
        "1/0",
        "1/00",
        "",
        " 3/5",
        "1e9",
        "nan",
        "3/-5",
        "1_0/20",
        "٣/5",
        10**60,
    ],
)
def test_anything_else_is_no_share(written: object) -> None:
    refusal = refused(share=written)
    assert isinstance(refusal, MalformedShareError)
    assert refusal.value == written


@given(st.fractions(min_value=0, max_value=1, max_denominator=10**9))
def test_a_share_is_written_as_a_fraction(share: Fraction) -> None:
    note = Note(share=share)
    assert f'"share":"{share}"' in note.model_dump_json()
    assert Note.model_validate_json(note.model_dump_json()) == note


@pytest.mark.parametrize("blank", ["", " ", "\t\n", "\u00a0\u2003"])
def test_a_text_is_not_blank(blank: str) -> None:
    refused(text=blank)


def test_outer_white_space_is_no_part_of_a_text() -> None:
    assert Note(text=" INV-1\u00a0\n").text == "INV-1"


def test_a_currency_is_known() -> None:
    assert isinstance(refused(currency="EUX"), UnknownCurrencyError)


def test_an_instant_is_kept_in_utc() -> None:
    copenhagen = timezone(timedelta(hours=2))
    note = Note(at=datetime(2026, 6, 1, 1, 30, tzinfo=copenhagen))
    assert note.at.isoformat() == "2026-05-31T23:30:00+00:00"


def test_an_instant_names_its_offset() -> None:
    refused(at=datetime.fromisoformat("2026-06-01T00:00:00"))


@pytest.mark.parametrize(
    "written", ["9999-12-31T23:59:00-05:00", "0001-01-01T00:00:00+05:00"]
)
def test_an_instant_has_a_date_in_utc(written: str) -> None:
    refusal = refused(at=datetime.fromisoformat(written))
    assert isinstance(refusal, InstantOutOfRangeError)
    assert refusal.value == written
