"""What a command would do, without doing it."""

import pytest

from debt_domain.case.commands import AcceptCase
from debt_domain.case.errors import CaseAbsentError
from debt_domain.kernel.errors import RejectedError
from tests.application_support import PLATFORM, Platform, payment


def test_it_shows_the_events_that_would_come(platform: Platform) -> None:
    platform.accept()
    command = payment(amount_minor=1_000_00)
    preview = platform.door.preview(command, by=PLATFORM)
    receipt = platform.do(command)
    assert tuple(x.id for x in preview.events) == receipt.events
    stored = platform.events()[-len(receipt.events) - 1 : -1]
    assert [x.event for x in preview.events] == stored


def test_it_shows_the_entries_among_them(platform: Platform) -> None:
    platform.accept()
    preview = platform.door.preview(payment(), by=PLATFORM)
    assert [entry.rule for entry in preview.entries] == ["receive"]
    assert preview.refusal is None


def test_nothing_is_stored(platform: Platform) -> None:
    platform.submit()
    before = platform.log.contents
    platform.door.preview(AcceptCase(case_id="C-1"), by=PLATFORM)
    assert platform.log.contents == before


def test_a_refusal_is_shown_in_place_of_events(platform: Platform) -> None:
    preview = platform.door.preview(AcceptCase(case_id="C-404"), by=PLATFORM)
    assert isinstance(preview.refusal, CaseAbsentError)
    assert (preview.events, preview.entries) == ((), ())


def test_it_refuses_what_execute_refuses(platform: Platform) -> None:
    command = payment("C-404")
    refusal = platform.door.preview(command, by=PLATFORM).refusal
    with pytest.raises(RejectedError) as refused:
        platform.do(command)
    assert str(refusal) == str(refused.value)
