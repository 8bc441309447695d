"""However the log is cut into batches, the rows have the same bytes."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from debt_domain.projections import ALL
from debt_domain.projections.case_view import CASE_VIEW, CaseView
from debt_domain.projections.engine import (
    Difference,
    as_of,
    compare,
    project,
    rebuild,
)
from debt_domain.projections.rows import changed, row_bytes, row_from_bytes
from debt_domain.testing import TODAY
from debt_domain.values.rate_terms import RevenueModel
from tests.support import RowsInMemory, recorded
from tests.unit.projections.histories import (
    PLATFORM,
    SUBMITTER,
    case_submitted,
    closed,
    in_case,
    partner_case,
    reported,
    reversed_,
    verified,
)

HISTORY = recorded(
    *partner_case(
        RevenueModel.HYBRID, [(333_33, PLATFORM, 0), (800_00, SUBMITTER, 100_00)]
    ),
    *in_case(case_submitted("C-2"), case_id="C-2"),
    *in_case(reported(), verified(), reversed_(400_00, 0), closed()),
)


@given(cuts=st.sets(st.integers(0, len(HISTORY))))
def test_batches_of_any_size_give_the_same_bytes(cuts: set[int]) -> None:
    whole, parts = RowsInMemory(), RowsInMemory()
    project(ALL, HISTORY, whole)
    ends = [*sorted(cuts), len(HISTORY)]
    for start, end in zip([0, *ends], ends, strict=False):
        project(ALL, HISTORY[start:end], parts)
    assert parts.rows == whole.rows


def test_every_projection_has_rows() -> None:
    rows = RowsInMemory()
    project(ALL, HISTORY, rows)
    assert rows.rows.keys() == {name for x in ALL for name in x.stored_names}


def test_stored_rows_are_read_back_as_they_were() -> None:
    for key, row in CASE_VIEW.fold(HISTORY).items():
        assert row.case_id == key
        assert row_from_bytes(CaseView, row_bytes(row)) == row


@pytest.mark.parametrize("fields", [{"cased": "C-2"}, {"case_id": 2}])
def test_a_row_is_never_changed_into_what_it_cannot_be(
    fields: dict[str, object],
) -> None:
    with pytest.raises(ValidationError):
        changed(CaseView(case_id="C-1"), **fields)


def test_rows_are_sorted_json_without_spaces() -> None:
    (row,) = CASE_VIEW.fold(recorded(*in_case(case_submitted()))).values()
    assert b'"debtor_name":{"origin":"case:C-1@1#debtor.name","sealed":' in row_bytes(
        row
    )


def test_a_row_is_written_once_for_each_batch() -> None:
    rows = RowsInMemory()
    project((CASE_VIEW,), HISTORY, rows)
    assert rows.writes == 2


def test_a_rebuild_replaces_what_was_there_and_tells_how_far_it_is() -> None:
    rows, seen = RowsInMemory(), list[int]()
    rows.put(CASE_VIEW.stored_name, {"C-404": b"left over"})
    rebuild(CASE_VIEW, [HISTORY[:5], HISTORY[5:]], rows, seen.append)
    assert compare(CASE_VIEW, HISTORY, rows) == ()
    assert seen == [5, len(HISTORY)]


def test_every_difference_is_named() -> None:
    rows = RowsInMemory()
    project((CASE_VIEW,), recorded(*in_case(case_submitted())), rows)
    name = CASE_VIEW.stored_name
    right = dict(rows.scan(name))["C-1"]
    rows.clear(name)
    rows.put(name, {"C-0": right})
    assert compare(CASE_VIEW, recorded(*in_case(case_submitted())), rows) == (
        Difference(name, "C-0", stored=right, computed=None),
        Difference(name, "C-1", stored=None, computed=right),
    )


def test_as_of_a_day_leaves_out_what_counts_later() -> None:
    stream, event = "case:C-1", case_submitted()
    tomorrow = TODAY + timedelta(days=1)
    log = recorded((stream, event, TODAY), (stream, closed(), tomorrow))
    assert list(as_of(log, TODAY)) == [log[0]]
    assert list(as_of(log, tomorrow)) == list(log)
