import pytest

from debt_domain.approval.events import ApprovalWithdrawn
from debt_domain.case.events import ActivityLogged
from debt_domain.case.model import ActivityKind, ActivityOutcome, Direction
from debt_domain.kernel.message import Event
from debt_domain.projections.case_progress import CASE_EVENTS
from debt_domain.projections.case_timeline import (
    CASE_TIMELINE,
    TimelineEntry,
    Visibility,
    kind_of_fact,
    timeline_prefix,
)
from debt_domain.projections.engine import project
from debt_domain.reports.visibility import TIMELINE_FACTS, Reader, Sight, table
from debt_domain.testing import NOW, TODAY
from debt_domain.values.personal import Sealed
from debt_domain.values.rate_terms import RevenueModel
from tests.support import Fact, RowsInMemory, recorded
from tests.unit.projections.histories import (
    case_submitted,
    closed,
    in_case,
    partner_case,
)

NOTE = Sealed(subject_id="D-1", sealed="bm90ZQ==", origin="case:C-1@2#note")


def activity(*, private: bool = False) -> ActivityLogged:
    return ActivityLogged(
        partner_id="P-1",
        kind=ActivityKind.SKIP_TRACE,
        direction=Direction.OUTBOUND,
        outcome=ActivityOutcome.NO_ANSWER,
        occurred_at=NOW,
        note=NOTE,
        private=private,
    )


def timeline(*facts: Fact) -> tuple[TimelineEntry, ...]:
    return tuple(CASE_TIMELINE.fold(recorded(*facts)).values())


def test_an_entry_says_what_who_and_when() -> None:
    (entry,) = timeline(*in_case(closed()))
    assert entry.what == "case.case_closed"
    assert entry.sentence == "The case was closed (exhausted)."
    assert entry.event_id == "case:C-1@1"
    assert entry.actor
    assert entry.actor.actor_id == "platform-1"
    assert (entry.effective_on, entry.position) == (TODAY, 1)


def test_a_note_stays_sealed_and_out_of_the_sentence() -> None:
    (entry,) = timeline(*in_case(activity()))
    assert entry.note == NOTE
    assert entry.sentence == "Skip trace, outbound: no answer."


def test_visibility_is_that_of_the_fact() -> None:
    private, public = timeline(*in_case(activity(private=True), activity()))
    assert private.visibility is Visibility.PRIVATE
    assert public.visibility is Visibility.WORK
    commercial = timeline(*partner_case(RevenueModel.HYBRID)[1:2])
    assert commercial[0].visibility is Visibility.COMMERCIAL


@pytest.mark.parametrize("kind", CASE_EVENTS)
def test_who_sees_an_event_of_a_case_was_thought_of(kind: type[Event]) -> None:
    assert kind_of_fact(kind) is not Visibility.PLATFORM


def test_an_event_that_nobody_thought_of_is_the_platform_s() -> None:
    assert kind_of_fact(ApprovalWithdrawn) is Visibility.PLATFORM
    seen = table(TIMELINE_FACTS)[Visibility.PLATFORM]
    assert [reader for reader, sight in seen.items() if sight is not Sight.NO] == [
        Reader.PLATFORM
    ]


def test_a_scan_gives_one_case_in_the_order_of_the_log() -> None:
    rows = RowsInMemory()
    log = recorded(
        *in_case(*(activity() for _ in range(11))),
        *in_case(case_submitted("C-11"), case_id="C-11"),
    )
    project((CASE_TIMELINE,), log, rows)
    keys = [x for x, _ in rows.scan(CASE_TIMELINE.stored_name, timeline_prefix("C-1"))]
    assert keys == [f"C-1/{position:012}" for position in range(1, 12)]
