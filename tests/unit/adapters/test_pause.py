"""Waiting between attempts."""

import pytest

from debt_adapters import pause


def test_a_pause_grows_up_to_a_second_and_varies(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    waits: list[float] = []
    monkeypatch.setattr("time.sleep", waits.append)
    for _ in range(50):
        for attempt in (1, 4, 40):
            pause.jittered_pause(attempt)
    first, fourth, late = waits[::3], waits[1::3], waits[2::3]
    assert max(first) <= 0.01 < max(fourth) <= 0.08 < max(late) <= 1
    assert len(set(late)) > 1
