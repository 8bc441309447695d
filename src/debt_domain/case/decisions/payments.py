"""Money from the debtor: reported, verified, undone."""

from fractions import Fraction
from typing import Final, TypeAlias, assert_never

from debt_domain.case.commands import (
    RecordPayment,
    RejectPayment,
    ReversePayment,
    TakeDiscount,
    VerifyPayment,
)
from debt_domain.case.decisions.access import (
    OPEN,
    require_access,
    require_amount,
    require_holder,
    require_not_future_day,
    require_status,
    require_subject,
)
from debt_domain.case.errors import (
    ConversionCurrencyError,
    ConversionMismatchError,
    DiscountTakenError,
    PaymentIdReusedError,
    PaymentNotReportedError,
    PaymentNotVerifiedError,
    ReversalBeforePaymentError,
    ReversalExceedsPaymentError,
    UnknownPaymentError,
    VerificationNotAllowedError,
)
from debt_domain.case.events import (
    CaseEvent,
    DiscountTaken,
    PaymentRecorded,
    PaymentRejected,
    PaymentReversed,
    PaymentVerified,
)
from debt_domain.case.model import CaseContext, CaseStatus, PaymentStatus
from debt_domain.case.parts import Payment
from debt_domain.case.state import CaseState
from debt_domain.values.actor import PartyNotAllowedError, Role
from debt_domain.values.currency import exponent_of
from debt_domain.values.holder import HolderKind
from debt_domain.values.money import Money

_VERIFIERS: Final = (Role.PLATFORM, Role.FINANCE)
_HOLDERS: Final = {
    Role.CLIENT: HolderKind.CLIENT,
    Role.SUBMITTER: HolderKind.PARTNER,
    Role.COLLECTOR: HolderKind.PARTNER,
    Role.LEGAL: HolderKind.PARTNER,
}

_BELIEVED: Final = (PaymentStatus.VERIFIED, PaymentStatus.REVERSED)

PaymentCommand: TypeAlias = (
    RecordPayment | VerifyPayment | RejectPayment | ReversePayment | TakeDiscount
)


def decide(
    command: PaymentCommand, state: CaseState, context: CaseContext
) -> tuple[CaseEvent, ...]:
    """Answer a command about a payment."""
    match command:
        case RecordPayment():
            return _record(command, state, context)
        case VerifyPayment():
            return _verify(command, state, context)
        case RejectPayment():
            return _reject(command, state, context)
        case ReversePayment():
            return _reverse(command, state, context)
        case TakeDiscount():
            return _take_discount(command, state, context)
        case _:
            assert_never(command)


def _record(
    command: RecordPayment, state: CaseState, context: CaseContext
) -> tuple[CaseEvent, ...]:
    _require_recorder(command, context)
    require_subject("reference", command.reference, state.debtor_id)
    earlier = state.payments.get(command.payment_id)
    if earlier is not None:
        _require_same(command, earlier)
        return ()
    require_status(command, state, *OPEN, CaseStatus.CLOSED)
    require_amount(command.amount, state)
    _require_conversion(command)
    require_not_future_day("received_on", command.received_on, context)
    require_holder(command.holder, state)
    recorded = PaymentRecorded(
        payment_id=command.payment_id,
        amount=command.amount,
        received_on=command.received_on,
        holder=command.holder,
        method=command.method,
        reference=command.reference,
        conversion=command.conversion,
    )
    return (
        (recorded, _verified(command.payment_id, recorded))
        if command.verified
        else (recorded,)
    )


def _require_recorder(command: RecordPayment, context: CaseContext) -> None:
    name, actor, holder = type(command).__name__, context.actor, command.holder
    context.require_role(name, *_HOLDERS, *_VERIFIERS)
    if context.cause is not None or actor.role not in _HOLDERS:
        return
    own = (_HOLDERS[actor.role], actor.party_id)
    if own != (holder.kind, holder.party_id):
        raise PartyNotAllowedError(
            command=name,
            party_id=actor.party_id,
            allowed=f"the holder {holder} and the platform",
        )
    if command.verified:
        raise VerificationNotAllowedError(
            payment_id=command.payment_id, role=actor.role
        )


def _require_same(command: RecordPayment, earlier: Payment) -> None:
    """Refuse another payment under the id; the reference is personal and not compared.

    To say no more than "reported" of a payment that was verified since says nothing
    else of it.
    """
    compared = {
        "amount": command.amount == earlier.amount,
        "received_on": command.received_on == earlier.received_on,
        "holder": command.holder == earlier.holder,
        "method": command.method is earlier.method,
        "conversion": command.conversion == earlier.conversion,
        "verified": not command.verified or earlier.status in _BELIEVED,
    }
    other = tuple(name for name, same in compared.items() if not same)
    if other:
        raise PaymentIdReusedError(payment_id=command.payment_id, fields=other)


def _require_conversion(command: RecordPayment) -> None:
    """Refuse a rate that does not lead from the original to the amount.

    Which way the half of a unit is rounded is the host's.
    """
    conversion = command.conversion
    if conversion is None:
        return
    original, amount = conversion.original, command.amount
    if original.currency == amount.currency:
        raise ConversionCurrencyError(currency=original.currency)
    unit = Fraction(10) ** (
        exponent_of(amount.currency) - exponent_of(original.currency)
    )
    exact = original.amount_minor * conversion.rate * unit
    if abs(exact - amount.amount_minor) >= 1:
        raise ConversionMismatchError(conversion=conversion, amount=amount)


def _verified(payment_id: str, payment: Payment | PaymentRecorded) -> PaymentVerified:
    return PaymentVerified(
        payment_id=payment_id,
        amount=payment.amount,
        received_on=payment.received_on,
        holder=payment.holder,
        conversion=payment.conversion,
    )


def _verify(
    command: VerifyPayment, state: CaseState, context: CaseContext
) -> tuple[CaseEvent, ...]:
    require_access(command, state, context, *_VERIFIERS)
    payment = _known(command.payment_id, state)
    if payment.status in _BELIEVED:
        return ()
    _require_reported(command, payment)
    return (_verified(command.payment_id, payment),)


def _reject(
    command: RejectPayment, state: CaseState, context: CaseContext
) -> tuple[CaseEvent, ...]:
    require_access(command, state, context, *_VERIFIERS)
    payment = _known(command.payment_id, state)
    if payment.status is PaymentStatus.REJECTED:
        return ()
    _require_reported(command, payment)
    return (PaymentRejected(payment_id=command.payment_id, reason=command.reason),)


def _require_reported(command: VerifyPayment | RejectPayment, payment: Payment) -> None:
    if payment.status is not PaymentStatus.REPORTED:
        raise PaymentNotReportedError(
            command=type(command).__name__,
            payment_id=command.payment_id,
            status=payment.status,
        )


def _known(payment_id: str, state: CaseState) -> Payment:
    payment = state.payments.get(payment_id)
    if payment is None:
        raise UnknownPaymentError(payment_id=payment_id)
    return payment


def _reverse(
    command: ReversePayment, state: CaseState, context: CaseContext
) -> tuple[CaseEvent, ...]:
    require_access(command, state, context, *_VERIFIERS)
    payment = _known(command.payment_id, state)
    _require_status(command, payment, *_BELIEVED)
    _require_reversal_day(command, payment, context)
    amount = _reversed_amount(command, payment, state)
    return (
        PaymentReversed(
            payment_id=command.payment_id,
            kind=command.kind,
            amount=amount,
            left_minor=payment.left_minor - amount.amount_minor,
            reversed_on=command.reversed_on,
            reason=command.reason,
        ),
    )


def _require_reversal_day(
    command: ReversePayment, payment: Payment, context: CaseContext
) -> None:
    require_not_future_day("reversed_on", command.reversed_on, context)
    if command.reversed_on < payment.received_on:
        raise ReversalBeforePaymentError(
            reversed_on=command.reversed_on, received_on=payment.received_on
        )


def _reversed_amount(
    command: ReversePayment, payment: Payment, state: CaseState
) -> Money:
    left_minor = payment.left_minor
    amount = command.amount or Money(
        left_minor or payment.amount.amount_minor, payment.amount.currency
    )
    require_amount(amount, state)
    if amount.amount_minor > left_minor:
        raise ReversalExceedsPaymentError(
            amount=amount, left=Money(left_minor, amount.currency)
        )
    return amount


def _require_status(
    command: ReversePayment | TakeDiscount, payment: Payment, *allowed: PaymentStatus
) -> None:
    if payment.status not in allowed:
        raise PaymentNotVerifiedError(
            payment_id=command.payment_id, status=payment.status
        )


def _take_discount(
    command: TakeDiscount, state: CaseState, context: CaseContext
) -> tuple[CaseEvent, ...]:
    require_access(command, state, context, *_VERIFIERS)
    payment = _known(command.payment_id, state)
    taken = DiscountTaken(
        payment_id=command.payment_id,
        amount=command.amount,
        offer_reference=command.offer_reference,
    )
    if payment.discount == taken:
        return ()
    if payment.discount is not None:
        raise DiscountTakenError(
            payment_id=command.payment_id, amount=payment.discount.amount
        )
    require_status(command, state, *OPEN, CaseStatus.CLOSED)
    _require_status(command, payment, PaymentStatus.VERIFIED)
    require_amount(command.amount, state)
    return (taken,)
