"""Who asked, and who decided; both by their ids."""

import pytest

from debt_domain.kernel.message import Event
from debt_domain.projections.sentences import sentence
from tests.unit.wire.golden_approvals import APPROVAL_EVENTS

SENTENCES = (
    'clerk-1 asked for "log activity", to be approved by 2026-03-07 10:30 UTC.',
    'boss-1 approved "log activity", which clerk-1 had asked for.',
    'boss-1 refused "log activity", which clerk-1 had asked for: Ask the client first.',
    'The request for "log activity" was withdrawn.',
)


@pytest.mark.parametrize(
    ("event", "said"), tuple(zip(APPROVAL_EVENTS, SENTENCES, strict=True))
)
def test_it_is_said_in_words(event: Event, said: str) -> None:
    assert sentence(event) == said
