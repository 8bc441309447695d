"""What was signed and taken back; the signer is not named."""

import pytest

from debt_domain.kernel.message import Event
from debt_domain.projections.rows import changed
from debt_domain.projections.sentences import sentence
from tests.unit.wire.golden_agreements import AUTHORITY_EVENTS

SENTENCES = (
    "Client client-1 signed power of attorney 2 on 2026-03-01, in force until 2026-12-31.",
    "Power of attorney 2 is no longer in force from 2026-12-31 on: the signer had left",
)


@pytest.mark.parametrize(
    ("event", "said"), tuple(zip(AUTHORITY_EVENTS, SENTENCES, strict=True))
)
def test_it_is_said_in_words(event: Event, said: str) -> None:
    assert sentence(event) == said


def test_a_paper_may_have_no_last_day() -> None:
    said = sentence(changed(AUTHORITY_EVENTS[0], valid_until=None))
    assert said.endswith("in force without a last day.")
