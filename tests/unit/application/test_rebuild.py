"""Read models can be thrown away: the log leads to the same bytes."""

import pytest

from debt_domain.application.errors import UnknownProjectionError
from debt_domain.projections import ALL
from debt_domain.projections.case_view import CASE_VIEW
from debt_domain.projections.engine import forget
from tests.application_support import PARTNERS, Platform, payment, rows_of


@pytest.fixture
def busy(platform: Platform) -> Platform:
    """One case with a payment for each revenue model, and one of a client's own."""
    for number, partner_id in enumerate((*PARTNERS, None)):
        platform.accept(f"C-{number}", partner_id)
        platform.do(payment(f"C-{number}", 333_33))
    return platform


def test_every_read_model_comes_out_the_same(busy: Platform) -> None:
    before = rows_of(busy.log.read_models)
    assert all(before.values())
    assert busy.door.rebuild() == tuple(projection.name for projection in ALL)
    assert rows_of(busy.log.read_models) == before


def test_what_was_damaged_is_mended(busy: Platform) -> None:
    before = rows_of(busy.log.read_models)
    for projection in ALL:
        busy.log.read_models.put(projection.stored_name, {"C-0": b"{}", "X": b"{}"})
    assert not busy.door.verify().sound
    busy.door.rebuild()
    assert rows_of(busy.log.read_models) == before


def test_only_the_named_ones_are_rebuilt(busy: Platform) -> None:
    for projection in ALL:
        forget(projection, busy.log.read_models)
    assert busy.door.rebuild(["case_view"]) == ("case_view",)
    rows = rows_of(busy.log.read_models)
    assert [name for name, found in rows.items() if found] == [CASE_VIEW.stored_name]


def test_it_tells_how_far_it_is(busy: Platform) -> None:
    told = list[tuple[str, int]]()
    busy.door.rebuild(["case_view"], lambda name, events: told.append((name, events)))
    assert told == [("case_view", busy.log.head().position)]


def test_an_unknown_name_is_refused_and_the_known_ones_are_listed(
    busy: Platform,
) -> None:
    before = busy.log.contents
    with pytest.raises(UnknownProjectionError) as refusal:
        busy.door.rebuild(["case_view", "case_vue"])
    assert refusal.value.name == "case_vue"
    assert "case_view" in refusal.value.known
    assert busy.log.contents == before
