"""What happened next to a sample: as commands, or left out and said."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Final, assert_never

from debt_adapters.demo.cases import DemoCase
from debt_adapters.demo.money import reported, reversal
from debt_adapters.demo.samples import (
    Sample,
    WrittenDeletion,
    WrittenFees,
    WrittenPayment,
    WrittenStart,
)
from debt_adapters.demo.steps import PLATFORM, Act, Step, client, collector
from debt_adapters.interchange.platform_cases import money_of
from debt_domain.case.commands import AdjustClaim, RecordPayment, ReversePayment
from debt_domain.case.model import AdjustmentKind, ReversalKind
from debt_domain.kernel.ports import KeyedDigest
from debt_domain.values.actor import Actor
from debt_domain.values.holder import Holder
from debt_domain.values.money import Money
from debt_domain.values.waterfall import Component

RECALLED_AFTER: Final = timedelta(days=2)


def afterwards_steps(sample: Sample, case: DemoCase) -> Iterator[Step]:
    """Give the payments of a sample and what became of them."""
    payments: dict[str, RecordPayment] = {}
    for step in sample.afterwards:
        match step:
            case WrittenPayment():
                payment = _payment(step, case)
                payments[step.payment_id] = payment
                yield from reported(payment, _holder_of(step, case))
            case WrittenDeletion():
                payment = payments[step.payment_id]
                yield reversal(payment, _deletion(step, payment))
            case WrittenFees():
                yield from _lowered(step, sample, case)
            case WrittenStart():
                pass
            case _:
                assert_never(step)


def left_out(sample: Sample, digest: KeyedDigest) -> Iterator[str]:
    """Say what of a sample has no command."""
    not_kept = sample.translated(digest).not_kept
    if not_kept:
        yield f"{sample.id}: {', '.join(not_kept)}"
    for step in sample.afterwards:
        match step:
            case WrittenStart():
                yield (
                    f"{sample.id}: the partner's own reference"
                    f" {step.collection_partner_reference} and its welcome message"
                )
            case WrittenPayment(commission_payment_status=str()):
                yield f"{sample.id}: the bill for the commission on {step.payment_id}"
            case WrittenPayment() | WrittenDeletion() | WrittenFees():
                pass
            case _:
                assert_never(step)


def _lowered(step: WrittenFees, sample: Sample, case: DemoCase) -> Iterator[Step]:
    """Lower each part of the claim to what is written.

    The sample names no day: it is that of the payment which follows.
    """
    on = next(x.date for x in sample.afterwards if isinstance(x, WrittenPayment))
    claim, currency = case.command.claim, case.command.claim.currency
    for component, before_minor, after in (
        (Component.PRINCIPAL, claim.principal_minor, step.gross_amount),
        (Component.INTEREST, claim.interest_minor, step.interest_fees),
        (Component.FEES, claim.fees_minor, step.reminder_fees + step.collection_fees),
    ):
        change = Money(money_of(after, currency).amount_minor - before_minor, currency)
        if change.amount_minor:
            command = AdjustClaim(
                case_id=case.case_id,
                adjustment_id=f"reduction-{component.lower()}",
                component=component,
                amount_minor=change.amount_minor,
                kind=AdjustmentKind.CREDIT_NOTE,
                reason=step.reason,
            )
            told = f"{case.case_id:<15} {change!s:>18}  {component.lower()} lowered"
            yield Step(act=Act.PAYMENTS, on=on, by=PLATFORM, command=command, told=told)


def _payment(step: WrittenPayment, case: DemoCase) -> RecordPayment:
    client_id = case.command.client.client_id
    is_creditor = step.payment_recipient == "Creditor"
    return RecordPayment(
        case_id=case.case_id,
        payment_id=step.payment_id,
        amount=money_of(step.payment_amount, case.command.claim.currency),
        received_on=step.date,
        holder=Holder.client(client_id)
        if is_creditor
        else Holder.partner(case.collector_id),
    )


def _deletion(step: WrittenDeletion, payment: RecordPayment) -> ReversePayment:
    return ReversePayment(
        case_id=payment.case_id,
        payment_id=payment.payment_id,
        kind=ReversalKind.BOUNCED,
        reversed_on=payment.received_on + RECALLED_AFTER,
        reason=step.reason,
    )


def _holder_of(step: WrittenPayment, case: DemoCase) -> Actor:
    if step.payment_recipient == "Creditor":
        return client(case.command.client.client_id)
    return collector(case.collector_id)
