import json
import os
import subprocess
import sys
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debt_domain.kernel.message import Message
from debt_domain.values.money import Money
from debt_domain.values.policy import PolicyDecision
from debt_domain.wire import canonical_bytes, instant_text
from debt_domain.wire.errors import NotCanonicalError
from tests.unit.wire.golden_events import CASE_SUBMITTED
from tests.unit.wire.golden_ledger import ENTRY_POSTED

PRINT = """
import sys
from debt_domain.wire import canonical_bytes
from tests.unit.wire.golden_events import CASE_SUBMITTED
sys.stdout.buffer.write(canonical_bytes(CASE_SUBMITTED))
"""


class Named(Message, frozen=True):
    names: frozenset[str]
    share: Fraction
    fee: Money | None


@dataclass(frozen=True)
class Rate:
    percent: float


class Priced(Message, frozen=True):
    rates: tuple[Rate, ...]


plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


def test_keys_are_sorted_and_there_are_no_spaces() -> None:
    named = Named(
        share=Fraction(3, 5), names=frozenset({"b", "a"}), fee=Money(1, "EUR")
    )
    assert canonical_bytes(named) == (
        b'{"fee":{"amount_minor":1,"currency":"EUR"},"names":["a","b"],"share":"3/5"}'
    )


def test_only_quotes_backslashes_and_controls_are_escaped() -> None:
    text = 'ä "q" \\ \n \x00 \x7f \u2028 €'
    written = 'ä \\"q\\" \\\\ \\n \\u0000 \x7f \u2028 €'
    assert canonical_bytes({"t": text}).decode() == f'{{"t":"{written}"}}'


@pytest.mark.parametrize("zone", [UTC, timezone(timedelta(hours=5, minutes=30))])
def test_an_instant_has_microseconds_and_is_in_utc(zone: timezone) -> None:
    instant = datetime(2026, 1, 31, 9, 30, tzinfo=UTC).astimezone(zone)
    assert instant_text(instant) == "2026-01-31T09:30:00.000000Z"
    assert canonical_bytes(instant) == b'"2026-01-31T09:30:00.000000Z"'
    assert canonical_bytes(date(2026, 1, 31)) == b'"2026-01-31"'


def test_text_is_composed_in_values_and_in_keys() -> None:
    assert canonical_bytes({"e\u0301": ["u\u0308"]}).decode() == '{"\u00e9":["\u00fc"]}'


def test_a_combining_mark_after_an_escape_stays_apart_from_it() -> None:
    assert json.loads(canonical_bytes(["\n\u0303", "e\u0301"])) == [
        "\n\u0303",
        "\u00e9",
    ]


@pytest.mark.parametrize("value", [1.0, {"a": [1.5]}, float("nan")])
def test_a_float_is_refused(value: object) -> None:
    with pytest.raises(NotCanonicalError, match="the float"):
        canonical_bytes(value)


def test_a_class_that_could_hold_a_float_is_refused_without_one() -> None:
    with pytest.raises(NotCanonicalError, match=r"Rate\.percent is a float"):
        canonical_bytes(Priced(rates=()))


def test_what_has_no_canonical_form_is_refused() -> None:
    with pytest.raises(NotCanonicalError, match="a Decimal"):
        canonical_bytes({"amount": Decimal("1.00")})


@given(plain)
def test_canonical_bytes_are_json_and_stay_as_they_are(value: object) -> None:
    once = canonical_bytes(value)
    assert canonical_bytes(json.loads(once)) == once


def test_a_message_is_written_as_its_plain_data() -> None:
    for message in (
        CASE_SUBMITTED,
        ENTRY_POSTED,
        PolicyDecision(policy="p", version=1),
    ):
        once = canonical_bytes(message)
        assert canonical_bytes(json.loads(once)) == once


@pytest.mark.parametrize(
    ("seed", "zone", "locale"), [("0", "Asia/Tokyo", "C"), ("7", "UTC", "de_DE.UTF-8")]
)
def test_neither_seed_nor_time_zone_nor_locale_change_the_bytes(
    seed: str, zone: str, locale: str
) -> None:
    environment = os.environ | {"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale}
    environment["PYTHONPATH"] = "."
    ran = subprocess.run(
        [sys.executable, "-c", PRINT], env=environment, check=True, capture_output=True
    )
    assert ran.stdout == canonical_bytes(CASE_SUBMITTED)
