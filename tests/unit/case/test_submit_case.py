from datetime import timedelta

import pytest
from pydantic import ValidationError

from debt_domain.case.decisions import CASE
from debt_domain.case.errors import (
    AlreadyPaidError,
    CaseExistsError,
    ClaimNotPositiveError,
    CreditNoteExceedsInvoiceError,
    DueBeforeIssueError,
    DueDateMissingError,
    DueInFutureError,
    DuplicateLineError,
    InterestBasisError,
    LineAmountError,
    PreviousCaseError,
    RegistrationMissingError,
    ReminderFeesError,
    SubjectMismatchError,
    UnexpectedLowersError,
    UnknownInvoiceError,
)
from debt_domain.case.events import CaseEvent, CaseSubmitted, DocumentsRequested
from debt_domain.case.model import (
    CaseContext,
    CaseStatus,
    Claim,
    ClaimLine,
    DebtorKind,
    InterestBasis,
    InterestKind,
    LineKind,
    PreviousCase,
)
from debt_domain.kernel.errors import RejectedError
from debt_domain.testing import (
    NOW,
    TODAY,
    Given,
    Outcome,
    a_context,
    client_party,
    debtor_party,
    document,
    invoice_line,
    personal,
    submit_case,
    submitted_case,
)
from debt_domain.values.actor import PartyNotAllowedError, Role, RoleNotAllowedError
from debt_domain.values.document import DocumentKind
from debt_domain.values.event_id import EventId
from debt_domain.values.personal import Erased

NEW = Given(CASE, (), a_context(CaseContext))
CREDIT_NOTE = ClaimLine(
    kind=LineKind.CREDIT_NOTE,
    number="CN-1",
    issued_on=TODAY,
    amount_minor=-40_000,
    lowers="INV-1",
)


def refusal_of_lines(error: type[RejectedError], *lines: ClaimLine) -> RejectedError:
    claim = Claim(currency="EUR", lines=lines)
    return NEW.when(submit_case(claim=claim)).then_refused(error)


def test_a_submission_with_an_invoice_is_taken_in() -> None:
    command = submit_case()
    NEW.when(command).then(CaseSubmitted(submitted_on=TODAY, **dict(command)))


def test_a_submission_without_an_invoice_is_answered_by_a_request_for_it() -> None:
    contract = document(DocumentKind.CONTRACT)
    command = submit_case(documents=(contract,))
    NEW.when(command).then(
        CaseSubmitted(submitted_on=TODAY, **dict(command)),
        DocumentsRequested(
            items=(DocumentKind.INVOICE,), due_at=NOW + timedelta(days=14)
        ),
    )


def test_it_counts_from_the_day_it_is_effective() -> None:
    day = TODAY - timedelta(days=3)
    context = a_context(CaseContext, effective_on=day)
    outcome = Given(CASE, (), context).when(command := submit_case())
    outcome.then(CaseSubmitted(submitted_on=day, **dict(command)))


def test_a_case_is_submitted_once() -> None:
    given = Given(CASE, submitted_case(), a_context(CaseContext))
    refusal = given.when(submit_case()).then_refused(CaseExistsError)
    assert (refusal.field, refusal.value) == ("case_id", "C-1")


@pytest.mark.parametrize(
    ("role", "party_id", "submitter_id"),
    [
        (Role.SUBMITTER, "P-2", "P-1"),
        (Role.SUBMITTER, "P-1", None),
        (Role.CLIENT, "CL-2", None),
        (Role.CLIENT, "CL-1", "P-1"),
        (Role.CLIENT, "P-1", "P-1"),
    ],
)
def test_nobody_submits_for_another_party(
    role: Role, party_id: str, submitter_id: str | None
) -> None:
    given = Given(CASE, (), a_context(CaseContext, role, party_id))
    command = submit_case(submitter_id=submitter_id)
    refusal = given.when(command).then_refused(PartyNotAllowedError)
    assert refusal.party_id == party_id


@pytest.mark.parametrize(
    ("role", "party_id", "submitter_id"),
    [
        (Role.SUBMITTER, "P-1", "P-1"),
        (Role.CLIENT, "CL-1", None),
        (Role.PLATFORM, None, "P-1"),
    ],
)
def test_a_party_submits_for_itself_and_the_platform_for_all(
    role: Role, party_id: str | None, submitter_id: str | None
) -> None:
    given = Given(CASE, (), a_context(CaseContext, role, party_id))
    command = submit_case(submitter_id=submitter_id)
    given.when(command).then(CaseSubmitted(submitted_on=TODAY, **dict(command)))


def test_a_collector_submits_nothing() -> None:
    given = Given(CASE, (), a_context(CaseContext, Role.COLLECTOR, "P-1"))
    given.when(submit_case()).then_refused(RoleNotAllowedError)


def test_a_process_submits_for_everybody() -> None:
    cause = EventId("case:C-0", 1)
    context = a_context(CaseContext, Role.COLLECTOR, "P-1", cause=cause)
    command = submit_case()
    Given(CASE, (), context).when(command).then(
        CaseSubmitted(submitted_on=TODAY, **dict(command))
    )


@pytest.mark.parametrize(
    "field", ["name", "contact_person", "payment_history", "emails", "phones"]
)
def test_the_debtors_texts_belong_to_the_debtor(field: str) -> None:
    text = personal("D-2", "Anna Vogt")
    change = {field: (text,) if field in {"emails", "phones"} else text}
    debtor = debtor_party().model_copy(update=change)
    refusal = NEW.when(submit_case(debtor=debtor)).then_refused(SubjectMismatchError)
    assert (refusal.field, refusal.expected) == (f"debtor.{field}", "D-1")


@pytest.mark.parametrize("field", ["street", "postal_code", "city"])
def test_every_address_belongs_to_the_debtor(field: str) -> None:
    own = debtor_party().addresses[0]
    other = own.model_copy(update={field: personal("D-2", "Hauptstr. 1")})
    debtor = debtor_party().model_copy(update={"addresses": (own, other)})
    refusal = NEW.when(submit_case(debtor=debtor)).then_refused(SubjectMismatchError)
    assert refusal.field == f"debtor.addresses.{field}"


def test_the_mailbox_for_bills_belongs_to_the_contact() -> None:
    client = client_party()
    billing = client.billing.model_copy(
        update={"email": personal("D-1", "a@b.example")}
    )
    command = submit_case(client=client.model_copy(update={"billing": billing}))
    refusal = NEW.when(command).then_refused(SubjectMismatchError)
    assert (refusal.field, refusal.subject_id) == ("client.billing.email", "D-1")


@pytest.mark.parametrize("field", ["name", "email", "phone"])
def test_the_contacts_texts_belong_to_the_contact(field: str) -> None:
    client = client_party()
    contact = client.contact.model_copy(update={field: personal("D-1", "Jens")})
    command = submit_case(client=client.model_copy(update={"contact": contact}))
    refusal = NEW.when(command).then_refused(SubjectMismatchError)
    assert (refusal.field, refusal.subject_id) == (f"client.contact.{field}", "D-1")


def test_a_personal_text_is_given_in_the_clear() -> None:
    debtor = debtor_party().model_copy(update={"name": Erased(subject_id="D-1")})
    NEW.when(submit_case(debtor=debtor)).then_refused(SubjectMismatchError)


def test_a_business_has_a_registration_number() -> None:
    debtor = debtor_party().model_copy(update={"registration_number": None})
    command = submit_case(debtor=debtor)
    refusal = NEW.when(command).then_refused(RegistrationMissingError)
    assert refusal.debtor_id == "D-1"


def test_a_consumer_needs_no_registration_number() -> None:
    command = submit_case(debtor=debtor_party(kind=DebtorKind.CONSUMER))
    NEW.when(command).then(CaseSubmitted(submitted_on=TODAY, **dict(command)))


def test_a_credit_note_lowers_an_invoice_of_the_claim() -> None:
    claim = Claim(currency="EUR", lines=(invoice_line(), CREDIT_NOTE))
    command = submit_case(claim=claim)
    NEW.when(command).then(CaseSubmitted(submitted_on=TODAY, **dict(command)))


def test_an_invoice_has_a_due_date() -> None:
    line = invoice_line().model_copy(update={"due_on": None})
    refusal = refusal_of_lines(DueDateMissingError, line)
    assert "INV-1" in str(refusal)


def test_an_invoice_is_not_due_before_its_date() -> None:
    line = invoice_line().model_copy(update={"issued_on": TODAY})
    refusal_of_lines(DueBeforeIssueError, line)


def test_an_invoice_due_today_has_fallen_due() -> None:
    claim = Claim(currency="EUR", lines=(invoice_line(overdue_days=0),))
    command = submit_case(claim=claim)
    NEW.when(command).then(CaseSubmitted(submitted_on=TODAY, **dict(command)))


def test_an_invoice_due_tomorrow_needs_pre_collection() -> None:
    refusal_of_lines(DueInFutureError, invoice_line(overdue_days=-1))
    claim = Claim(currency="EUR", lines=(invoice_line(overdue_days=-1),))
    command = submit_case(claim=claim, pre_collection=True)
    NEW.when(command).then(CaseSubmitted(submitted_on=TODAY, **dict(command)))


@pytest.mark.parametrize("amount_minor", [0, -1])
def test_an_invoice_is_above_zero(amount_minor: int) -> None:
    refusal_of_lines(LineAmountError, invoice_line(amount_minor=amount_minor))


def test_a_credit_note_is_below_zero() -> None:
    note = CREDIT_NOTE.model_copy(update={"amount_minor": 1})
    refusal_of_lines(LineAmountError, invoice_line(), note)


def test_no_more_was_paid_than_the_invoice() -> None:
    line = invoice_line(amount_minor=100)
    line = line.model_copy(update={"already_paid_minor": 101})
    refusal = refusal_of_lines(AlreadyPaidError, line)
    assert refusal.accepted == "0 to 100"


def test_nothing_was_paid_on_a_credit_note() -> None:
    note = CREDIT_NOTE.model_copy(update={"already_paid_minor": 1})
    refusal_of_lines(AlreadyPaidError, invoice_line(), note)


@pytest.mark.parametrize("lowers", [None, "INV-9", "CN-1"])
def test_a_credit_note_names_an_invoice_of_the_claim(lowers: str | None) -> None:
    note = CREDIT_NOTE.model_copy(update={"lowers": lowers})
    refusal = refusal_of_lines(UnknownInvoiceError, invoice_line(), note)
    assert refusal.accepted == "INV-1"


def test_an_invoice_lowers_nothing() -> None:
    line = invoice_line().model_copy(update={"lowers": "INV-1"})
    refusal = refusal_of_lines(UnexpectedLowersError, line)
    assert refusal.value == "INV-1"


def test_credit_notes_lower_an_invoice_to_zero_at_most() -> None:
    paid = invoice_line(amount_minor=50_000)
    paid = paid.model_copy(update={"already_paid_minor": 10_001})
    other = invoice_line("INV-2")
    refusal = refusal_of_lines(CreditNoteExceedsInvoiceError, paid, other, CREDIT_NOTE)
    assert refusal.accepted == "-39999 to -1, what is open of the invoice"
    second = CREDIT_NOTE.model_copy(update={"number": "CN-2"})
    half = invoice_line(amount_minor=60_000)
    refusal = refusal_of_lines(
        CreditNoteExceedsInvoiceError, half, other, CREDIT_NOTE, second
    )
    assert refusal.value == "CN-2"


def test_an_amount_is_one_that_somebody_could_owe() -> None:
    with pytest.raises(ValidationError, match="out of all proportion"):
        invoice_line(amount_minor=10**4400)


def test_a_claim_holds_each_number_once() -> None:
    refusal = refusal_of_lines(DuplicateLineError, invoice_line(), invoice_line())
    assert refusal.value == "INV-1"


def test_a_claim_leaves_something_to_collect() -> None:
    refusal = refusal_of_lines(
        ClaimNotPositiveError, invoice_line(amount_minor=40_000), CREDIT_NOTE
    )
    assert refusal.value == 0


@pytest.mark.parametrize(
    ("kind", "rate_bps", "statute"),
    [
        (InterestKind.CONTRACTUAL, None, None),
        (InterestKind.CONTRACTUAL, 500, "BGB 288"),
        (InterestKind.STATUTORY, None, None),
        (InterestKind.STATUTORY, 500, "BGB 288"),
        (InterestKind.NONE, 500, None),
        (InterestKind.NONE, None, "BGB 288"),
    ],
)
def test_an_interest_basis_does_not_contradict_itself(
    kind: InterestKind, rate_bps: int | None, statute: str | None
) -> None:
    basis = InterestBasis(kind=kind, rate_bps=rate_bps, statute=statute)
    claim = Claim(currency="EUR", lines=(invoice_line(),), interest_basis=basis)
    refusal = NEW.when(submit_case(claim=claim)).then_refused(InterestBasisError)
    assert refusal.kind is kind


def test_fees_for_reminders_are_a_part_of_the_fees() -> None:
    claim = Claim(
        currency="EUR",
        lines=(invoice_line(),),
        fees_minor=40_00,
        reminder_fees_minor=40_01,
    )
    refusal = NEW.when(submit_case(claim=claim)).then_refused(ReminderFeesError)
    assert refusal.accepted == "at most 4000, all fees claimed"
    all_of_them = claim.model_copy(update={"reminder_fees_minor": 40_00})
    command = submit_case(claim=all_of_them)
    NEW.when(command).then(CaseSubmitted(submitted_on=TODAY, **dict(command)))


def following(previous: PreviousCase | None) -> Outcome[CaseEvent]:
    context = a_context(CaseContext, previous=previous)
    return Given(CASE, (), context).when(submit_case(previous_case_id="C-0"))


@pytest.mark.parametrize("status", CaseStatus)
def test_a_case_follows_one_of_its_client_that_has_ended(status: CaseStatus) -> None:
    outcome = following(PreviousCase(client_id="CL-1", status=status))
    if status in {CaseStatus.REJECTED, CaseStatus.CLOSED}:
        assert outcome.events
        return
    refusal = outcome.then_refused(PreviousCaseError)
    assert (refusal.case_id, refusal.status) == ("C-0", status)
    assert refusal.accepted == "a REJECTED or CLOSED case of client CL-1, or none"


@pytest.mark.parametrize(
    "previous", [None, PreviousCase(client_id="CL-2", status=CaseStatus.CLOSED)]
)
def test_another_client_s_case_is_as_unknown_as_none(
    previous: PreviousCase | None,
) -> None:
    refusal = following(previous).then_refused(PreviousCaseError)
    assert (refusal.client_id, refusal.status) == ("CL-1", CaseStatus.ABSENT)


def test_a_case_does_not_follow_itself() -> None:
    command = submit_case(previous_case_id="C-1")
    NEW.when(command).then_refused(PreviousCaseError)
