"""What happened next to a sample: as commands, or left out and said."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Final, assert_never

from debt_adapters.demo.cases import DemoCase
from debt_adapters.demo.conversion import money_of
from debt_adapters.demo.money import reported, reversed_on
from debt_adapters.demo.samples import (
    Sample,
    WrittenDeletion,
    WrittenFees,
    WrittenPayment,
    WrittenStart,
)
from debt_adapters.demo.steps import Step, client, collector
from debt_domain.case.commands import RecordPayment
from debt_domain.case.model import ReversalKind
from debt_domain.values.actor import Actor
from debt_domain.values.holder import Holder

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
                on = payment.received_on + RECALLED_AFTER
                yield reversed_on(payment, on, ReversalKind.BOUNCED)
            case WrittenStart() | WrittenFees():
                pass
            case _:
                assert_never(step)


def left_out(sample: Sample) -> Iterator[str]:
    """Say what of a sample has no command yet."""
    currency = sample.request.currency_code
    for step in sample.afterwards:
        match step:
            case WrittenStart():
                yield (
                    f"{sample.id}: the partner's own reference"
                    f" {step.collection_partner_reference} and its welcome message"
                )
            case WrittenFees():
                gross = money_of(step.gross_amount, currency)
                yield f"{sample.id}: the claim lowered to {gross} ({step.reason})"
            case WrittenPayment(commission_payment_status=str()):
                yield f"{sample.id}: the bill for the commission on {step.payment_id}"
            case WrittenPayment() | WrittenDeletion():
                pass
            case _:
                assert_never(step)


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


def _holder_of(step: WrittenPayment, case: DemoCase) -> Actor:
    if step.payment_recipient == "Creditor":
        return client(case.command.client.client_id)
    return collector(case.collector_id)
