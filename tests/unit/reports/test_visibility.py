"""Who sees what of a case, cell by cell."""

import pytest

from debt_domain.case.events import (
    ActivityLogged,
    AssignmentEnded,
    CaseRejected,
    CaseSubmitted,
    HoldPlaced,
    PartnerAssigned,
    PaymentRejected,
)
from debt_domain.case.model import (
    ActivityKind,
    ActivityOutcome,
    AssignmentRole,
    Direction,
    HoldKind,
    RejectionReason,
)
from debt_domain.kernel.message import Event
from debt_domain.projections.case_timeline import (
    CASE_TIMELINE,
    TimelineEntry,
    Visibility,
)
from debt_domain.projections.case_view import CASE_VIEW, CaseView
from debt_domain.projections.case_view_parts import PaymentsView
from debt_domain.reports.visibility import (
    CASE_FIELDS,
    MARKS,
    TIMELINE_FACTS,
    TIMELINE_FIELDS,
    CaseFor,
    CaseNotVisibleError,
    Reader,
    Sight,
    case_for,
    case_view_for,
    table,
)
from debt_domain.testing import NOW, actor, submit_case
from debt_domain.values.actor import Actor, Role
from debt_domain.values.holder import Holder
from debt_domain.values.partner_submission import Branding, Handling
from debt_domain.values.personal import Sealed
from debt_domain.values.rate_terms import RevenueModel
from tests.support import Fact, recorded
from tests.unit.projections.histories import (
    PLATFORM,
    accepted,
    case_submitted,
    in_case,
    partner_case,
    reported,
    verified,
)

NOTE = Sealed(subject_id="D-1", sealed="bm90ZQ==", origin="case:C-1@2#note")
COLLECTOR, LEGAL = AssignmentRole.COLLECTOR, AssignmentRole.LEGAL
PARTIES = {
    Reader.PLATFORM: None,
    Reader.SUBMITTER: "P-1",
    Reader.COLLECTOR: "N-1",
    Reader.LEGAL: "LAW-1",
    Reader.CLIENT: "CL-1",
}
BRANDINGS = tuple(Branding)


def reader(role: Reader, party_id: str | None = None) -> Actor:
    return actor(Role(role.value), party_id or PARTIES[role])


def submitted(branding: Branding) -> CaseSubmitted:
    partner = submit_case(submitter_id="P-1", handling=Handling.NETWORK).partner
    assert partner is not None
    branded = partner.model_copy(update={"branding": branding})
    return case_submitted().model_copy(update={"partner": branded})


def assigned(
    partner_id: str, role: AssignmentRole = COLLECTOR, *, handed_over: bool = False
) -> PartnerAssigned:
    return PartnerAssigned(
        assignment_id=f"AS-{partner_id}",
        partner_id=partner_id,
        role=role,
        instructions_version=1,
        handed_over=handed_over,
    )


def worked(partner_id: str, *, private: bool = False) -> ActivityLogged:
    return ActivityLogged(
        partner_id=partner_id,
        kind=ActivityKind.CALL,
        direction=Direction.OUTBOUND,
        outcome=ActivityOutcome.REACHED,
        occurred_at=NOW,
        note=NOTE,
        private=private,
    )


def read_by(by: Actor, *facts: Fact) -> CaseFor:
    log = recorded(*facts)
    entries = CASE_TIMELINE.fold(log).values()
    return case_for(CASE_VIEW.fold(log)["C-1"], entries, by)


def case(branding: Branding) -> CaseView:
    events = (submitted(branding), assigned("N-1"), assigned("LAW-1", LEGAL))
    return CASE_VIEW.fold(recorded(*in_case(*events)))["C-1"]


def cells(text: str) -> list[tuple[str, Reader, Sight]]:
    rows = table(text).items()
    return [(name, role, sight) for name, row in rows for role, sight in row.items()]


def shown(sight: Sight, branding: Branding, *, own: bool) -> bool:
    """Say what a cell means, for somebody else's fact or the partner's own."""
    match sight:
        case Sight.YES | Sight.WORDS:
            return True
        case Sight.PARTNER:
            return own or branding is Branding.PLATFORM
        case Sight.AUTHOR | Sight.SINCE:
            return own
        case Sight.NO:
            return False


@pytest.mark.parametrize("branding", BRANDINGS)
@pytest.mark.parametrize(("field", "role", "sight"), cells(CASE_FIELDS))
def test_each_cell_of_the_case(
    field: str, role: Reader, sight: Sight, branding: Branding
) -> None:
    view = case(branding)
    fields = case_view_for(view, reader(role)).fields
    is_limited = sight is Sight.SINCE
    assert (field in fields) is (is_limited or shown(sight, branding, own=False))
    if field in fields:
        assert fields[field] == getattr(view, field)


@pytest.mark.parametrize("field", ["collector_id", "legal_partner_id"])
def test_the_client_knows_its_own_partner_at_work(field: str) -> None:
    view = case(Branding.PARTNER).model_copy(update={field: "P-1"})
    assert case_view_for(view, reader(Reader.CLIENT)).fields[field] == "P-1"


def test_the_table_has_every_field_of_the_case() -> None:
    derived = {"status", "next_step", "outstanding_minor", "provider"}
    assert set(table(CASE_FIELDS)) == {*CaseView.model_fields, *derived} - {"progress"}


def test_the_tables_have_every_field_and_every_kind_of_an_entry() -> None:
    assert set(table(TIMELINE_FIELDS)) == set(TimelineEntry.model_fields)
    assert list(table(TIMELINE_FACTS)) == list(Visibility)


def test_every_mark_is_explained() -> None:
    assert [line.split()[1] for line in MARKS.strip().splitlines()[2:]] == list(Sight)


@pytest.mark.parametrize("branding", BRANDINGS)
@pytest.mark.parametrize("own", [True, False])
@pytest.mark.parametrize(("fact", "role", "sight"), cells(TIMELINE_FACTS))
def test_each_cell_of_the_kinds_of_fact(
    fact: str, role: Reader, sight: Sight, branding: Branding, *, own: bool
) -> None:
    """A fact of the partner that reads or, to the client, of its own partner."""
    mine = "P-1" if role is Reader.CLIENT else PARTIES[role]
    entry = TimelineEntry(
        case_id="C-1",
        what="case.fact",
        visibility=Visibility(fact),
        partner_id=mine if own else "N-0",
    )
    seen = case_for(case(branding), (entry,), reader(role))
    assert len(seen.timeline) == shown(sight, branding, own=own)


@pytest.mark.parametrize("branding", BRANDINGS)
@pytest.mark.parametrize("own", [True, False])
@pytest.mark.parametrize(("field", "role", "sight"), cells(TIMELINE_FIELDS))
def test_each_cell_of_the_fields_of_an_entry(
    field: str, role: Reader, sight: Sight, branding: Branding, *, own: bool
) -> None:
    mine = "P-1" if role is Reader.CLIENT else PARTIES[role]
    author = mine if own else "N-0"
    entry = TimelineEntry(
        case_id="C-1",
        what="case.payment_verified",
        sentence="Payment PAY-1 was verified.",
        partner_id=author,
        actor=actor(Role.COLLECTOR, author),
    )
    (seen,) = case_for(case(branding), (entry,), reader(role)).timeline
    in_words = field == "sentence" and sight is Sight.SINCE
    assert (field in seen) is (in_words or shown(sight, branding, own=own))
    if in_words and not own:
        assert seen["sentence"] == "Payment verified."


def test_the_white_labelled_client_reads_what_happened_in_words() -> None:
    facts = in_case(submitted(Branding.PARTNER), worked("N-1"), reported(), accepted())
    seen = read_by(reader(Reader.CLIENT), *facts)
    assert [entry["sentence"] for entry in seen.timeline] == [
        "Case submitted.",
        "Call, outbound: reached.",
        f"Payment recorded: {reported().amount}.",
        "Case accepted.",
    ]


def test_nothing_that_the_white_labelled_client_sees_names_the_platform() -> None:
    rejected = CaseRejected(
        reason=RejectionReason.ETHICAL, explanation="The platform Inkassohub says no"
    )
    before = (submitted(Branding.PARTNER), reported(), verified(), accepted())
    work = (
        assigned("N-1"),
        worked("N-1"),
        worked("N-1", private=True),
        assigned("LAW-1", LEGAL),
    )
    whole = partner_case(RevenueModel.REVENUE_SHARE, [(400_00, PLATFORM, 0)])
    commercial = [fact for fact in whole if not fact[0].startswith("case:")]
    facts = (*in_case(*before, *work, rejected), *commercial)
    seen = read_by(reader(Reader.CLIENT), *facts)
    told = str((seen.fields, seen.timeline))
    forbidden = (
        "platform",
        "inkassohub",
        "n-1",
        "law-1",
        "3/5",
        "2/5",
        "share",
        "split",
    )
    assert [word for word in forbidden if word in told.lower()] == []
    assert str(240_00) not in told
    assert len(seen.timeline) > len(before)


def test_and_would_be_found_if_it_did() -> None:
    facts = in_case(submitted(Branding.PLATFORM), reported(), assigned("N-1"))
    seen = read_by(reader(Reader.CLIENT), *facts)
    told = str((seen.fields, seen.timeline)).lower()
    assert "held by platform" in told
    assert "n-1" in told


def partners_at_work(*, handed_over: bool) -> tuple[Event, ...]:
    ended = AssignmentEnded(assignment_id="AS-M-1", partner_id="M-1", role=COLLECTOR)
    return (
        submitted(Branding.PARTNER),
        assigned("M-1"),
        worked("M-1"),
        worked("M-1", private=True),
        ended,
        assigned("N-1", handed_over=handed_over),
        worked("N-1"),
        worked("N-1", private=True),
    )


@pytest.mark.parametrize(
    ("handed_over", "works"),
    [(False, ["N-1", "N-1"]), (True, ["M-1", "N-1", "N-1"])],
)
def test_an_earlier_engagement_is_seen_where_it_was_handed_over(
    works: list[str], *, handed_over: bool
) -> None:
    facts = in_case(*partners_at_work(handed_over=handed_over))
    seen = read_by(reader(Reader.COLLECTOR), *facts)
    logged = [x for x in seen.timeline if x["what"] == "case.activity_logged"]
    assert [x["partner_id"] for x in logged] == works


@pytest.mark.parametrize(
    ("role", "authors"),
    [
        (Reader.PLATFORM, ["M-1", "M-1", "N-1", "N-1"]),
        (Reader.SUBMITTER, ["M-1", "N-1"]),
        (Reader.COLLECTOR, ["N-1", "N-1"]),
    ],
)
def test_a_private_note_is_for_the_platform_and_its_author(
    role: Reader, authors: list[str]
) -> None:
    facts = in_case(*partners_at_work(handed_over=False))
    seen = read_by(reader(role), *facts)
    notes = [x["partner_id"] for x in seen.timeline if x["note"]]
    assert notes == authors


def test_a_legal_partner_s_private_note_is_its_own() -> None:
    facts = in_case(
        submitted(Branding.PLATFORM),
        assigned("N-1"),
        assigned("LAW-1", LEGAL),
        worked("LAW-1"),
        worked("LAW-1", private=True),
    )
    notes = {
        role: sum(x.get("note") is not None for x in read_by(by, *facts).timeline)
        for role, by in ((x, reader(x)) for x in Reader)
    }
    assert notes == dict.fromkeys(Reader, 1) | {Reader.PLATFORM: 2, Reader.LEGAL: 2}


def by_collector(partner_id: str, *facts: Fact) -> CaseFor:
    return read_by(reader(Reader.COLLECTOR, partner_id), *facts)


def before_the_second(*, handed_over: bool) -> tuple[Event, ...]:
    """Let M-1 reach the debtor, report two payments and lose the case to N-1."""
    at_first = {"holder": Holder.partner("M-1")}
    return (
        submitted(Branding.PARTNER),
        assigned("M-1"),
        worked("M-1"),
        reported(100_00).model_copy(update=at_first),
        verified(100_00).model_copy(update=at_first),
        reported(50_00, "2").model_copy(update=at_first),
        PaymentRejected(payment_id="2", reason="M-1 never had it"),
        AssignmentEnded(assignment_id="AS-M-1", partner_id="M-1", role=COLLECTOR),
        assigned("N-1", handed_over=handed_over),
    )


def test_a_later_collector_sees_nothing_of_the_earlier_ones_work() -> None:
    facts = in_case(*before_the_second(handed_over=False))
    seen = by_collector("N-1", *facts)
    told = str((seen.fields, [dict(x) for x in seen.timeline]))
    assert [word for word in ("M-1", "FIRST_CONTACT", "bm90ZQ==") if word in told] == []
    payments = seen.fields["payments"]
    assert isinstance(payments, PaymentsView)
    assert (payments.reported, payments.rejected) == (1, 0)
    assert (payments.verified, payments.paid_minor) == (1, 100_00)


def test_and_all_of_it_where_it_was_handed_over() -> None:
    facts = in_case(*before_the_second(handed_over=True))
    seen = by_collector("N-1", *facts)
    told = str((seen.fields, [dict(x) for x in seen.timeline]))
    assert [x for x in ("M-1", "FIRST_CONTACT", "bm90ZQ==") if x not in told] == []
    payments = seen.fields["payments"]
    assert isinstance(payments, PaymentsView)
    assert (payments.reported, payments.rejected) == (2, 1)


def test_what_it_reaches_and_reports_itself_it_sees() -> None:
    events = (
        *before_the_second(handed_over=False),
        worked("N-1"),
        reported(1, "3").model_copy(update={"holder": Holder.partner("N-1")}),
    )
    seen = by_collector("N-1", *in_case(*events))
    payments = seen.fields["payments"]
    assert isinstance(payments, PaymentsView)
    assert payments.reported == 2
    assert "held by PARTNER:N-1" in str(seen.timeline[-1]["sentence"])


def test_what_a_collector_records_is_its_work() -> None:
    by = actor(Role.COLLECTOR, "M-1")
    hold = HoldPlaced(kind=HoldKind.PAUSE, reason="away", placed_at=NOW, until=None)
    (of_case,) = CASE_TIMELINE.fold(recorded(*in_case(hold))).values()
    (of_collector,) = CASE_TIMELINE.fold(recorded(*in_case(hold), by=by)).values()
    assert (of_case.visibility, of_case.partner_id) == (Visibility.CASE, None)
    assert of_collector.visibility is Visibility.WORK
    assert of_collector.partner_id == "M-1"


def test_a_partner_that_was_replaced_sees_nothing_any_more() -> None:
    facts = in_case(*partners_at_work(handed_over=False))
    with pytest.raises(CaseNotVisibleError) as refusal:
        read_by(reader(Reader.COLLECTOR, "M-1"), *facts)
    assert (refusal.value.case_id, refusal.value.party_id) == ("C-1", "M-1")
    assert refusal.value.role is Role.COLLECTOR


@pytest.mark.parametrize("role", [x for x in Reader if x is not Reader.PLATFORM])
def test_others_see_nothing(role: Reader) -> None:
    with pytest.raises(CaseNotVisibleError):
        case_view_for(case(Branding.PARTNER), reader(role, "X-1"))
    with pytest.raises(CaseNotVisibleError):
        case_view_for(case(Branding.PARTNER), actor(Role(role.value)))


def test_a_legal_partner_is_no_collector() -> None:
    with pytest.raises(CaseNotVisibleError):
        case_view_for(case(Branding.PARTNER), reader(Reader.COLLECTOR, "LAW-1"))


@pytest.mark.parametrize("role", [Role.FINANCE, Role.SYSTEM])
def test_finance_reads_as_the_platform(role: Role) -> None:
    seen = case_view_for(case(Branding.PARTNER), actor(role))
    assert seen.reader is Reader.PLATFORM
