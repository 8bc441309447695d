"""What always holds, whatever commands come."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from debt_domain.case.commands import (
    AcceptCase,
    AssignPartner,
    CaseCommand,
    CloseCase,
    EndReturnReview,
    LiftHold,
    LogActivity,
    OpenReturnReview,
    PlaceHold,
    ProvideDocuments,
    RecordPayment,
    RejectCase,
    RejectPayment,
    ReopenCase,
    RequestDocuments,
    ReversePayment,
    StartWork,
    VerifyPayment,
)
from debt_domain.case.decisions import CASE
from debt_domain.case.events import CaseEvent
from debt_domain.case.model import CaseContext, CaseStatus, PaymentStatus
from debt_domain.case.state import CaseState
from debt_domain.testing import (
    ACCEPTANCE,
    NOW,
    TODAY,
    Given,
    a_context,
    accepted_case,
    active_case,
    closed_case,
    document,
    personal,
    submit_case,
    submitted_case,
)
from debt_domain.values.actor import Role
from debt_domain.values.document import DocumentKind
from debt_domain.values.event_id import EventId
from debt_domain.values.holder import Holder
from debt_domain.values.money import Money
from debt_domain.values.partner_submission import Handling

CASE_ID = st.just("C-1")
PARTIES = st.sampled_from(["CL-1", "P-1", "P-9", "X-1", None])
PARTNERS = st.sampled_from(["P-1", "P-9"])
PAYMENTS = st.sampled_from(["PAY-1", "PAY-1", "PAY-2"])
DAYS = st.sampled_from([0, 0, 0, -1, 1]).map(lambda days: TODAY + timedelta(days=days))
INSTANTS = st.integers(-3, 2).map(lambda days: NOW + timedelta(days=days))
VERSIONS = st.integers(1, 2)
AMOUNTS = st.builds(
    Money,
    st.sampled_from([25, 50, 51, 1, 0, -1]),
    st.sampled_from(["EUR", "EUR", "EUR", "DKK"]),
)
HOLDERS = st.sampled_from(
    [Holder.platform(), Holder.client("CL-1"), Holder.partner("P-1")]
)
DOCUMENTS = st.sampled_from(DocumentKind).map(lambda kind: (document(kind),))
TEXT = st.just("a reason")
SUBMISSIONS = st.builds(
    submit_case,
    submitter_id=st.sampled_from([None, "P-1"]),
    handling=st.sampled_from(Handling),
    documents=DOCUMENTS,
)
COMMANDS: st.SearchStrategy[CaseCommand] = st.one_of(
    SUBMISSIONS,
    st.builds(
        RequestDocuments,
        case_id=CASE_ID,
        items=st.just((DocumentKind.INVOICE,)),
        due_at=INSTANTS,
    ),
    st.builds(ProvideDocuments, case_id=CASE_ID, documents=DOCUMENTS),
    st.builds(AcceptCase, case_id=CASE_ID),
    st.builds(RejectCase, case_id=CASE_ID, explanation=TEXT),
    st.builds(
        AssignPartner,
        case_id=CASE_ID,
        partner_id=PARTNERS,
        instructions_version=VERSIONS,
    ),
    st.builds(StartWork, case_id=CASE_ID, acknowledged_instructions_version=VERSIONS),
    st.builds(
        LogActivity,
        case_id=CASE_ID,
        occurred_at=INSTANTS,
        note=st.sampled_from([None, personal("D-1", "a"), personal("D-2", "b")]),
    ),
    st.builds(
        RecordPayment,
        case_id=CASE_ID,
        payment_id=PAYMENTS,
        amount=AMOUNTS,
        received_on=DAYS,
        holder=HOLDERS,
        reference=st.sampled_from([None, personal("D-1", "INV-1")]),
        verified=st.booleans(),
    ),
    st.builds(VerifyPayment, case_id=CASE_ID, payment_id=PAYMENTS),
    st.builds(RejectPayment, case_id=CASE_ID, payment_id=PAYMENTS, reason=TEXT),
    st.builds(
        ReversePayment,
        case_id=CASE_ID,
        payment_id=PAYMENTS,
        reversed_on=DAYS,
        amount=st.none() | AMOUNTS,
    ),
    st.builds(PlaceHold, case_id=CASE_ID, reason=TEXT, until=st.none() | DAYS),
    st.builds(LiftHold, case_id=CASE_ID, reason=TEXT),
    st.builds(CloseCase, case_id=CASE_ID, explanation=st.none() | TEXT),
    st.builds(
        ReopenCase,
        case_id=CASE_ID,
        reason=TEXT,
        consent_reference=TEXT,
        consented_on=DAYS,
        partner_id=st.none() | PARTNERS,
        instructions_version=VERSIONS,
    ),
    st.builds(OpenReturnReview, case_id=CASE_ID),
    st.builds(EndReturnReview, case_id=CASE_ID),
)
CONTEXTS = st.builds(
    a_context,
    st.just(CaseContext),
    st.sampled_from(Role),
    PARTIES,
    cause=st.sampled_from([EventId("partner_case:C-1", 1), None]),
    outstanding_minor=st.integers(0, 1),
    acceptance=st.sampled_from([(), ACCEPTANCE, ACCEPTANCE]),
)


PAYMENT = RecordPayment(
    case_id="C-1",
    payment_id="PAY-1",
    amount=Money(50, "EUR"),
    received_on=TODAY,
    holder=Holder.platform(),
    verified=True,
)
PAID = Given(CASE, active_case(), a_context(CaseContext)).when(PAYMENT).events
HISTORIES: st.SearchStrategy[tuple[CaseEvent, ...]] = st.sampled_from(
    [(), submitted_case(), accepted_case(), (*active_case(), *PAID), closed_case()]
)


@given(HISTORIES, st.lists(st.tuples(COMMANDS, CONTEXTS), min_size=1, max_size=25))
def test_random_commands_are_carried_out_or_refused_by_name(
    history: tuple[CaseEvent, ...], requests: list[tuple[CaseCommand, CaseContext]]
) -> None:
    state = CASE.fold(history)
    for command, context in requests:
        outcome = Given(CASE, history, context).when(command)
        if outcome.refusal is not None:
            assert outcome.refusal.code
            assert outcome.refusal.field
        state = CASE.resume(state, outcome.events)
        history += outcome.events
    assert CASE.fold(history) == state
    _require_consistent(state)


def _require_consistent(state: CaseState) -> None:
    for payment in state.payments.values():
        assert 0 <= payment.left_minor <= payment.amount.amount_minor
        gone = payment.status is PaymentStatus.REVERSED
        assert gone == (payment.left_minor == 0)
    if state.status in {CaseStatus.ASSIGNED, CaseStatus.ACTIVE}:
        assert state.assignment is not None
    elif state.status is not CaseStatus.RETURN_REQUESTED:
        assert state.assignment is None
