"""Papers on a day: which count, which are over, and which are about to be."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from debt_domain.authority.events import AuthorityInvalidated, AuthorityRecorded
from debt_domain.authority.state import AuthorityState, evolve
from debt_domain.reports.authority import (
    PaperStanding,
    SignedPaper,
    expiring,
    signed_papers,
)
from debt_domain.testing import document, personal
from debt_domain.values.authority import AuthorityKind
from debt_domain.values.document import DocumentKind
from tests.support import recorded

POWER = AuthorityKind.POWER_OF_ATTORNEY
SIGNED_ON, UNTIL = date(2026, 3, 1), date(2026, 3, 31)
DAY = timedelta(days=1)


def signed(
    version: int = 1, *, client_id: str = "CL-1", until: date | None = UNTIL
) -> AuthorityRecorded:
    return AuthorityRecorded(
        client_id=client_id,
        kind=POWER,
        version=version,
        signer=personal("CO-1", "Ida Brandt"),
        signed_on=SIGNED_ON,
        valid_until=until,
        document=document(DocumentKind.AUTHORITY_TO_COLLECT),
    )


def taken_back(invalid_from: date, version: int = 1) -> AuthorityInvalidated:
    return AuthorityInvalidated(
        kind=POWER, version=version, reason="revoked", invalid_from=invalid_from
    )


def papers(
    *events: AuthorityRecorded | AuthorityInvalidated, on: date = SIGNED_ON
) -> tuple[SignedPaper, ...]:
    return signed_papers(recorded(*(("authority:CL-1", x) for x in events)), on)


@pytest.mark.parametrize(
    ("on", "standing"),
    [
        (SIGNED_ON - DAY, PaperStanding.NOT_YET),
        (SIGNED_ON, PaperStanding.IN_FORCE),
        (UNTIL, PaperStanding.IN_FORCE),
        (UNTIL + DAY, PaperStanding.EXPIRED),
    ],
)
def test_a_paper_is_in_force_from_its_first_to_its_last_day(
    on: date, standing: PaperStanding
) -> None:
    (paper,) = papers(signed(), on=on)
    assert (paper.standing, paper.last_on) == (standing, UNTIL)


def test_what_was_taken_back_ended_the_day_before() -> None:
    (paper,) = papers(signed(), taken_back(SIGNED_ON + DAY), on=SIGNED_ON + DAY)
    assert paper.standing is PaperStanding.INVALIDATED
    assert (paper.last_on, paper.reason) == (SIGNED_ON, "revoked")


def test_a_paper_without_a_last_day_never_expires() -> None:
    (paper,) = found = papers(signed(until=None))
    assert paper.last_on is None
    assert expiring(found, date.max) == ()


def test_the_highest_version_in_force_counts() -> None:
    both = signed(1), signed(2)
    assert [x.standing for x in papers(*both)] == [
        PaperStanding.REPLACED,
        PaperStanding.IN_FORCE,
    ]
    assert [x.standing for x in papers(*both, taken_back(SIGNED_ON, 2))] == [
        PaperStanding.IN_FORCE,
        PaperStanding.INVALIDATED,
    ]


def test_the_rules_count_the_same_paper_on_every_day() -> None:
    events = signed(1), signed(2, until=UNTIL - DAY), taken_back(UNTIL, 1)
    state = AuthorityState()
    for event in events:
        state = evolve(state, event)
    for days in range(-1, 33):
        on = SIGNED_ON + days * DAY
        counting = {
            x.kind: x.version
            for x in papers(*events, on=on)
            if x.standing is PaperStanding.IN_FORCE
        }
        assert counting == state.in_force_on(on)


def test_what_expires_comes_in_the_order_of_the_last_days() -> None:
    log = recorded(
        ("authority:CL-1", signed(1, until=UNTIL + DAY)),
        ("authority:CL-1", signed(2)),
        ("authority:CL-2", signed(1, client_id="CL-2", until=UNTIL - DAY)),
    )
    found = expiring(signed_papers(log, SIGNED_ON), UNTIL)
    assert [(x.client_id, x.version) for x in found] == [("CL-2", 1), ("CL-1", 2)]
    assert all((a.last_on or UNTIL) <= (b.last_on or UNTIL) for a, b in pairwise(found))
    assert expiring(signed_papers(log, UNTIL + 2 * DAY), date.max) == ()


def test_an_invalidation_of_a_paper_that_is_left_out_is_left_out() -> None:
    assert papers(taken_back(SIGNED_ON)) == ()
