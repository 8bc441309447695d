"""An event is named by its stream and its version there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debt_domain.values.event_id import EventId

STREAMS = st.from_regex(r"[a-z_]{1,9}:[A-Za-z0-9._:-]{1,20}", fullmatch=True)


@given(STREAMS, st.integers(1, 10**12))
def test_the_written_form_is_read_back(stream: str, version: int) -> None:
    event_id = EventId(stream, version)
    assert EventId.parse(str(event_id)) == event_id


def test_events_of_a_stream_sort_by_version() -> None:
    assert EventId("case:C-1", 9) < EventId("case:C-1", 10) < EventId("case:C-2", 1)


@pytest.mark.parametrize(
    "text",
    ["", "4", "@4", "case:C-1", "case:C-1@", "C@0", "C@-1", "C@1_0", "C@ 4", "C@4\n"],
)
def test_text_without_a_stream_and_a_version_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="accepted is stream@version") as refusal:
        EventId.parse(text)
    assert repr(text) in str(refusal.value)
