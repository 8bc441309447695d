from datetime import timedelta
from fractions import Fraction

import pytest

from debt_domain.case.commands import RecordPayment
from debt_domain.case.decisions import CASE
from debt_domain.case.errors import (
    AmountNotPositiveError,
    ConversionCurrencyError,
    ConversionMismatchError,
    FutureDateError,
    HolderNotOnCaseError,
    PaymentIdReusedError,
    SubjectMismatchError,
    VerificationNotAllowedError,
)
from debt_domain.case.events import (
    CaseEvent,
    CaseRejected,
    PaymentRecorded,
    PaymentRejected,
    PaymentVerified,
)
from debt_domain.case.model import CaseContext, PaymentMethod, RejectionReason
from debt_domain.testing import (
    NOW,
    TODAY,
    Given,
    a_context,
    active_case,
    closed_case,
    personal,
    submit_case,
    submitted_case,
)
from debt_domain.values.actor import PartyNotAllowedError, Role
from debt_domain.values.conversion import Conversion
from debt_domain.values.errors import CurrencyMismatchError
from debt_domain.values.event_id import EventId
from debt_domain.values.holder import Holder
from debt_domain.values.money import Money

PAY = RecordPayment(
    case_id="C-1",
    payment_id="PAY-1",
    amount=Money(25_000, "EUR"),
    received_on=TODAY,
    holder=Holder.platform(),
    reference=personal("D-1", "Rechnung INV-1, Brandt"),
)
BY_PLATFORM = a_context(CaseContext)


def recorded(command: RecordPayment) -> PaymentRecorded:
    fields = dict(command)
    return PaymentRecorded(
        **{x: fields[x] for x in PaymentRecorded.model_fields if x in fields}
    )


def verified(command: RecordPayment) -> PaymentVerified:
    fields = dict(command)
    return PaymentVerified(**{x: fields[x] for x in PaymentVerified.model_fields})


def held_by(holder: Holder) -> RecordPayment:
    return PAY.model_copy(update={"holder": holder})


@pytest.mark.parametrize("history", [submitted_case(), active_case(), closed_case()])
def test_a_payment_is_reported_before_acceptance_and_after_the_end(
    history: tuple[CaseEvent, ...],
) -> None:
    Given(CASE, history, BY_PLATFORM).when(PAY).then(recorded(PAY))


@pytest.mark.parametrize("role", [Role.PLATFORM, Role.FINANCE, Role.SYSTEM])
def test_the_platform_verifies_at_once(role: Role) -> None:
    command = PAY.model_copy(update={"verified": True})
    given = Given(CASE, active_case(), a_context(CaseContext, role))
    given.when(command).then(recorded(command), verified(command))


@pytest.mark.parametrize(
    ("role", "holder"),
    [
        (Role.CLIENT, Holder.client("CL-1")),
        (Role.SUBMITTER, Holder.partner("P-1")),
        (Role.COLLECTOR, Holder.partner("P-9")),
    ],
)
def test_a_holder_reports_what_it_has(role: Role, holder: Holder) -> None:
    history = active_case("P-9", submit_case(submitter_id="P-1"))
    given = Given(CASE, history, a_context(CaseContext, role, holder.party_id))
    given.when(held_by(holder)).then(recorded(held_by(holder)))


def test_a_former_collector_reports_what_it_still_has() -> None:
    command = held_by(Holder.partner("P-9"))
    context = a_context(CaseContext, Role.COLLECTOR, "P-9")
    Given(CASE, closed_case(), context).when(command).then(recorded(command))


@pytest.mark.parametrize(
    ("role", "party_id", "holder"),
    [
        (Role.CLIENT, "CL-1", Holder.platform()),
        (Role.CLIENT, "P-9", Holder.partner("P-9")),
        (Role.COLLECTOR, "CL-1", Holder.client("CL-1")),
        (Role.COLLECTOR, "P-2", Holder.partner("P-9")),
    ],
)
def test_nobody_reports_what_another_has(
    role: Role, party_id: str, holder: Holder
) -> None:
    given = Given(CASE, active_case(), a_context(CaseContext, role, party_id))
    outcome = given.when(held_by(holder))
    assert outcome.then_refused(PartyNotAllowedError).party_id == party_id


def test_a_lawyer_reports_what_it_holds_itself() -> None:
    given = Given(CASE, active_case(), a_context(CaseContext, Role.LEGAL, "L-1"))
    given.when(PAY).then_refused(PartyNotAllowedError)


@pytest.mark.parametrize(
    ("role", "holder"),
    [(Role.CLIENT, Holder.client("CL-1")), (Role.COLLECTOR, Holder.partner("P-9"))],
)
def test_a_holder_does_not_verify(role: Role, holder: Holder) -> None:
    command = held_by(holder).model_copy(update={"verified": True})
    given = Given(CASE, active_case(), a_context(CaseContext, role, holder.party_id))
    refusal = given.when(command).then_refused(VerificationNotAllowedError)
    assert (refusal.payment_id, refusal.role) == ("PAY-1", role)


def test_a_process_verifies_for_everybody() -> None:
    command = PAY.model_copy(update={"verified": True})
    context = a_context(CaseContext, Role.CLIENT, "CL-1", cause=EventId("case:C-1", 4))
    outcome = Given(CASE, active_case(), context).when(command)
    outcome.then(recorded(command), verified(command))


@pytest.mark.parametrize("holder", [Holder.client("CL-2"), Holder.partner("P-2")])
def test_money_is_held_by_a_party_of_the_case(holder: Holder) -> None:
    outcome = Given(CASE, active_case(), BY_PLATFORM).when(held_by(holder))
    refusal = outcome.then_refused(HolderNotOnCaseError)
    assert refusal.accepted == "PLATFORM, CLIENT:CL-1, PARTNER:P-9"


def test_a_payment_is_in_the_currency_of_the_case() -> None:
    command = PAY.model_copy(update={"amount": Money(25_000, "DKK")})
    outcome = Given(CASE, active_case(), BY_PLATFORM).when(command)
    refusal = outcome.then_refused(CurrencyMismatchError)
    assert (refusal.left, refusal.right) == ("EUR", "DKK")


@pytest.mark.parametrize("amount_minor", [0, -1])
def test_a_payment_is_above_zero(amount_minor: int) -> None:
    command = PAY.model_copy(update={"amount": Money(amount_minor, "EUR")})
    outcome = Given(CASE, active_case(), BY_PLATFORM).when(command)
    assert outcome.then_refused(AmountNotPositiveError).value == amount_minor


def test_a_payment_has_come() -> None:
    tomorrow = TODAY + timedelta(days=1)
    command = PAY.model_copy(update={"received_on": tomorrow})
    outcome = Given(CASE, active_case(), BY_PLATFORM).when(command)
    assert outcome.then_refused(FutureDateError).value == tomorrow


def test_the_same_payment_again_changes_nothing() -> None:
    given = Given(CASE, (*active_case(), recorded(PAY)), BY_PLATFORM)
    given.when(PAY).then()


def test_nor_does_it_once_verified() -> None:
    history = (*active_case(), recorded(PAY), verified(PAY))
    given = Given(CASE, history, BY_PLATFORM)
    given.when(PAY).then()
    given.when(PAY.model_copy(update={"verified": True})).then()


def test_nor_with_another_reference_which_is_not_kept_to_compare() -> None:
    given = Given(CASE, (*active_case(), recorded(PAY)), BY_PLATFORM)
    given.when(PAY.model_copy(update={"reference": None})).then()
    assert "Brandt" not in repr(given.state)


def test_nor_after_a_rejection_of_the_case() -> None:
    rejected = CaseRejected(reason=RejectionReason.ETHICAL, explanation="No.")
    history = (*submitted_case(), recorded(PAY), rejected)
    Given(CASE, history, BY_PLATFORM).when(PAY).then()


def test_a_rejected_payment_again_changes_nothing_but_is_not_verified() -> None:
    rejected = PaymentRejected(payment_id="PAY-1", reason="no such transfer")
    given = Given(CASE, (*active_case(), recorded(PAY), rejected), BY_PLATFORM)
    given.when(PAY).then()
    outcome = given.when(PAY.model_copy(update={"verified": True}))
    assert outcome.then_refused(PaymentIdReusedError).fields == ("verified",)


def test_a_reference_is_a_text_of_the_debtor() -> None:
    command = PAY.model_copy(update={"reference": personal("D-2", "Rent")})
    outcome = Given(CASE, active_case(), BY_PLATFORM).when(command)
    assert outcome.then_refused(SubjectMismatchError).field == "reference"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("amount", Money(25_001, "EUR")),
        ("received_on", TODAY - timedelta(days=1)),
        ("holder", Holder.client("CL-1")),
        ("method", PaymentMethod.CASH),
        ("verified", True),
    ],
)
def test_a_payment_id_stands_for_one_payment(field: str, value: object) -> None:
    given = Given(CASE, (*active_case(), recorded(PAY)), BY_PLATFORM)
    outcome = given.when(PAY.model_copy(update={field: value}))
    assert outcome.then_refused(PaymentIdReusedError).fields == (field,)


def converted(amount_minor: int, original: Money, rate: Fraction) -> RecordPayment:
    conversion = Conversion(
        original=original, rate=rate, source="ECB reference rate", converted_at=NOW
    )
    changes = {"amount": Money(amount_minor, "EUR"), "conversion": conversion}
    return PAY.model_copy(update=changes)


@pytest.mark.parametrize("amount_minor", [100_00, 100_01])
def test_money_from_abroad_is_kept_with_its_rate(amount_minor: int) -> None:
    command = converted(amount_minor, Money(108_70, "USD"), Fraction(92, 100))
    outcome = Given(CASE, active_case(), a_context(CaseContext)).when(command)
    (recorded,) = outcome.events
    assert isinstance(recorded, PaymentRecorded)
    assert recorded.conversion == command.conversion
    again = Given(CASE, (*active_case(), recorded), a_context(CaseContext))
    again.when(command).then()
    other = command.model_copy(update={"conversion": None})
    assert again.when(other).then_refused(PaymentIdReusedError).fields == (
        "conversion",
    )


def test_units_without_decimals_are_converted_too() -> None:
    command = converted(61_23, Money(10_000, "JPY"), Fraction(6123, 1_000_000))
    outcome = Given(CASE, active_case(), a_context(CaseContext)).when(command)
    assert outcome.refusal is None


@pytest.mark.parametrize("amount_minor", [99_99, 100_02])
def test_the_amount_is_the_original_at_the_rate(amount_minor: int) -> None:
    command = converted(amount_minor, Money(108_70, "USD"), Fraction(92, 100))
    outcome = Given(CASE, active_case(), a_context(CaseContext)).when(command)
    refusal = outcome.then_refused(ConversionMismatchError)
    assert refusal.amount == Money(amount_minor, "EUR")


def test_the_claims_own_currency_is_not_converted() -> None:
    command = converted(100_00, Money(100_00, "EUR"), Fraction(1))
    outcome = Given(CASE, active_case(), a_context(CaseContext)).when(command)
    assert outcome.then_refused(ConversionCurrencyError).currency == "EUR"
