"""What the log is read for, to explain a figure."""

from datetime import date

import pytest

from debt_domain.application.explaining import events_named, explained
from debt_domain.reports.explain import CellExplained, EntryExplained, parse_figure
from debt_domain.reports.explain.errors import NoSuchFigureError
from debt_domain.testing import TODAY
from debt_domain.values.event_id import EventId
from tests.application_support import Platform, a_platform, payment

EVERYTHING = 10_000


@pytest.fixture(name="platform")
def _platform() -> Platform:
    platform = a_platform("P-2")
    platform.accept("C-1", "P-2")
    platform.do(payment("C-1", 400_01))
    platform.do(payment("C-1", 100_01, payment_id="PAY-2"))
    return platform


def entry(platform: Platform, figure: str) -> EntryExplained:
    found = explained(platform.log, parse_figure(figure), until=EVERYTHING)
    assert isinstance(found, EntryExplained)
    return found


def cell(
    platform: Platform, figure: str, until: int = EVERYTHING, as_of: date | None = None
) -> CellExplained:
    found = explained(platform.log, parse_figure(figure), until=until, as_of=as_of)
    assert isinstance(found, CellExplained)
    return found


def test_a_position_is_followed_to_the_commands_that_made_it(
    platform: Platform,
) -> None:
    found = cell(platform, "position:PARTNER:P-2")
    chains = [entry(platform, line.explain).chain for line in found.lines]
    assert [chain[-1].what for chain in chains] == ["case.payment_recorded"] * 2
    assert {chain[-1].command for chain in chains} == {"case.record_payment"}


def test_terms_are_followed_to_the_agreement(platform: Platform) -> None:
    terms = entry(platform, cell(platform, "balance:Income:Share").lines[0].explain)
    assert terms.terms is not None
    assert terms.terms.agreement == "agreement:P-2@2"


def test_every_part_is_what_the_running_total_says(platform: Platform) -> None:
    for line in cell(platform, "balance:Income:Share").lines:
        (found,) = entry(platform, line.explain).lines
        assert found.share is not None
        assert found.share.part_minor == -found.amount_minor


def test_a_cell_goes_back_in_time(platform: Platform) -> None:
    first, second = cell(platform, "balance:Held:Platform").lines
    position = entry(platform, second.explain).position
    earlier = cell(platform, "balance:Held:Platform", until=position - 1)
    assert earlier.lines == (first,)
    with pytest.raises(NoSuchFigureError):
        cell(platform, "balance:Held:Platform", as_of=TODAY.replace(year=2000))


def test_events_are_found_by_their_names(platform: Platform) -> None:
    wanted = (EventId("case:C-1", 1), EventId("ledger:case:C-1", 1))
    found = events_named(platform.log, (*wanted, EventId("case:C-9", 1)))
    assert {x.id for x in found} == set(wanted)
