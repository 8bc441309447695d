"""A white-labelled client sees nothing of the platform, whatever happened to its case.

Every event that there is happens to the case, and each free text in it names the
platform and a share.
"""

from typing import Final, TypeVar, cast

import pytest

from debt_domain.case.events import ActivityLogged, CaseSubmitted, PartnerAssigned
from debt_domain.case.model import (
    ActivityKind,
    ActivityOutcome,
    AssignmentRole,
    Direction,
)
from debt_domain.kernel.message import Event, Message
from debt_domain.projections.case_timeline import CASE_TIMELINE
from debt_domain.projections.case_view import CASE_VIEW
from debt_domain.reports.visibility import CaseFor, Reader, case_for, case_view_for
from debt_domain.testing import NOW, actor
from debt_domain.values.actor import Actor, Role
from debt_domain.values.holder import Holder
from debt_domain.values.partner_submission import Branding, Handling, PartnerSubmission
from debt_domain.values.personal import Sealed
from tests.support import Fact, recorded
from tests.unit.wire.golden_events import GOLDEN

M = TypeVar("M", bound=Message)

SAID: Final = "Inkassohub takes 3/5, which is 60 %"
CODES: Final = frozenset({"currency", "country", "language", "company_name", "name"})
"""Texts that are no free texts, or the client's own."""
TOLD_NOBODY: Final = (
    *("platform", "inkassohub", "partner-2", "partner-3", "bidder"),
    *("3/5", "2/5", "60 %", "share", "split", "commission", "tariff"),
    *("handling", "branding", "engagement"),
)

AT_COURT: Final = PartnerAssigned(
    assignment_id="AS-9",
    partner_id="partner-3",
    role=AssignmentRole.LEGAL,
    instructions_version=1,
)

CALLED: Final = ActivityLogged(
    partner_id="partner-3",
    kind=ActivityKind.CALL,
    direction=Direction.OUTBOUND,
    outcome=ActivityOutcome.PROMISE,
    occurred_at=NOW,
    note=Sealed(subject_id="D-1", sealed=SAID, origin="case:C-1@3#note"),
    private=False,
)


def poisoned(message: M) -> M:
    """Put the platform's name into each free text of a message."""
    changes: dict[str, object] = {}
    for name in type(message).model_fields:
        value: object = getattr(message, name)
        if isinstance(value, Message):
            changes[name] = poisoned(value)
        elif isinstance(value, tuple):
            items = cast("tuple[object, ...]", value)
            changes[name] = tuple(
                poisoned(x) if isinstance(x, Message) else x for x in items
            )
        elif type(value) is str and not name.endswith("_id") and name not in CODES:
            changes[name] = SAID
    return message.model_copy(update=changes)


def whole_life(branding: Branding) -> list[Fact]:
    """Give every event of a case, its partner case and its ledger, once."""
    streams = {
        "case": "case:C-1",
        "partner_case": "partner_case:C-1",
        "ledger": "ledger:case:C-1",
    }
    facts: list[Fact] = []
    for event in GOLDEN.values():
        stream = streams.get(event.stored_name.partition(".")[0])
        if stream is not None:
            facts.append((stream, poisoned(event)))
    facts.sort(key=lambda fact: not isinstance(fact[1], CaseSubmitted))
    first = facts[0][1]
    assert isinstance(first, CaseSubmitted)
    return [
        ("case:C-1", branded(first, branding)),
        ("case:C-1", AT_COURT),
        ("case:C-1", CALLED),
        *facts[1:],
    ]


def branded(submitted: CaseSubmitted, branding: Branding) -> Event:
    partner = PartnerSubmission(
        submitter_id="partner-1", handling=Handling.NETWORK, branding=branding
    )
    return submitted.model_copy(update={"partner": partner})


def read_by(by: Actor, branding: Branding, acted: Actor) -> CaseFor:
    log = recorded(*whole_life(branding), by=acted)
    view = CASE_VIEW.fold(log)["C-1"]
    entries = [x for x in CASE_TIMELINE.fold(log).values() if x.case_id == "C-1"]
    return case_for(view, entries, by)


CLIENT: Final = actor(Role.CLIENT, "client-1")
ACTING: Final = (
    Actor(actor_id="inkassohub-7", role=Role.PLATFORM),
    Actor(actor_id="somebody", role=Role.COLLECTOR, party_id="partner-2"),
)


@pytest.mark.parametrize("acted", ACTING)
def test_nothing_names_the_platform_or_a_share(acted: Actor) -> None:
    seen = read_by(CLIENT, Branding.PARTNER, acted)
    told = repr((seen.fields, seen.timeline)).lower()
    assert [word for word in TOLD_NOBODY if word in told] == []
    assert seen.fields["provider"] == Holder.partner("partner-1")


def test_nor_does_anything_at_any_time_before() -> None:
    log = recorded(*whole_life(Branding.PARTNER))
    for length in range(1, len(log) + 1):
        view = CASE_VIEW.fold(log[:length])["C-1"]
        told = repr(case_view_for(view, CLIENT).fields).lower()
        assert [word for word in TOLD_NOBODY if word in told] == []


def test_the_client_still_sees_most_of_what_happened() -> None:
    seen = read_by(CLIENT, Branding.PARTNER, ACTING[0])
    whats = {str(entry["what"]) for entry in seen.timeline}
    assert {"case.payment_verified", "case.claim_filed", "case.case_closed"} <= whats
    assert all(what.startswith("case.") for what in whats)


def test_it_reads_what_was_done_and_what_was_paid() -> None:
    seen = read_by(CLIENT, Branding.PARTNER, ACTING[0])
    assert {str(entry["sentence"]) for entry in seen.timeline} >= {
        "Call, outbound: promise.",
        "Payment recorded: 100.01 EUR.",
        "Payment verified: 100.01 EUR.",
        "Payment reversed: 40.01 EUR.",
        "Discount taken.",
    }


def test_under_the_platform_s_name_it_is_named() -> None:
    seen = read_by(CLIENT, Branding.PLATFORM, ACTING[0])
    told = repr((seen.fields, seen.timeline)).lower()
    assert "inkassohub" in told
    assert seen.fields["provider"] == Holder.platform()


@pytest.mark.parametrize("branding", Branding)
def test_no_client_is_shown_the_split(branding: Branding) -> None:
    seen = read_by(CLIENT, branding, ACTING[0])
    whats = {str(entry["what"]) for entry in seen.timeline}
    assert not {x for x in whats if x.startswith(("partner_case.", "ledger."))}


def test_the_submitter_sees_who_acts_and_on_which_terms() -> None:
    by = actor(Role.SUBMITTER, "partner-1")
    seen = read_by(by, Branding.PARTNER, ACTING[0])
    assert seen.reader is Reader.SUBMITTER
    assert "partner_case.split_adjusted" in {x["what"] for x in seen.timeline}
