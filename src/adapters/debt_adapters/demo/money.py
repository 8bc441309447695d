"""Money in the demo: payments to all holders, reversals, a return."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from debt_adapters.demo.cases import ROUND, DemoCase
from debt_adapters.demo.documents import invoice_document
from debt_adapters.demo.parties import RoundCase
from debt_adapters.demo.steps import PLATFORM, Act, Step, collector, submitter
from debt_domain.case.commands import (
    CloseCase,
    RecordPayment,
    ReversePayment,
    VerifyPayment,
)
from debt_domain.case.model import CloseCode, ReversalKind
from debt_domain.partner_case.commands import ApproveReturn, RequestReturn
from debt_domain.partner_case.model import ReturnReason
from debt_domain.values.actor import Actor
from debt_domain.values.document import DocumentKind
from debt_domain.values.holder import Holder, HolderKind
from debt_domain.values.money import Money

ROUND_PAID_ON: Final = date(2026, 8, 3)


def reported(payment: RecordPayment, by: Actor) -> Iterator[Step]:
    """Report a payment as its holder; the platform verifies it."""
    on, case_id = payment.received_on, payment.case_id
    yield Step(act=Act.PAYMENTS, on=on, by=by, command=payment)
    verify = VerifyPayment(case_id=case_id, payment_id=payment.payment_id)
    told = _told(payment)
    yield Step(act=Act.PAYMENTS, on=on, by=PLATFORM, command=verify, told=told)


def seen(payment: RecordPayment) -> Step:
    """Record a payment on the platform's own account: verified at once."""
    return Step(
        act=Act.PAYMENTS,
        on=payment.received_on,
        by=PLATFORM,
        command=payment,
        told=_told(payment),
    )


def reversal(payment: RecordPayment, command: ReversePayment) -> Step:
    """Undo a payment, in whole or in part."""
    undone = command.amount or payment.amount
    told = (
        f"{payment.case_id:<15} {-undone!s:>18}"
        f"  {payment.payment_id} reversed: {command.reason or command.kind.lower()}"
    )
    return Step(
        act=Act.PAYMENTS,
        on=command.reversed_on,
        by=PLATFORM,
        command=command,
        told=told,
    )


def round_payment_steps(case: RoundCase) -> Iterator[Step]:
    """Pay 1,000.00 EUR, to the platform or to the submitting partner."""
    is_platform = case.holder is HolderKind.PLATFORM
    payment = RecordPayment(
        case_id=case.case_id,
        payment_id=f"p-{case.case_id}",
        amount=ROUND,
        received_on=ROUND_PAID_ON,
        holder=Holder.platform() if is_platform else Holder.partner(case.submitter_id),
        verified=is_platform,
    )
    if is_platform:
        yield seen(payment)
    else:
        yield from reported(payment, submitter(case.submitter_id))


def other_payment_steps(cases: Sequence[DemoCase]) -> Iterator[Step]:
    """Pay in other currencies: odd amounts, instalments, a part charged back."""
    by_id = {case.case_id: case for case in cases}
    odd = Money(10_000_01, "USD")
    yield seen(_to_platform("sample-03", "p-03-1", odd, date(2026, 8, 5)))
    for number, day in enumerate((6, 13, 20), start=1):
        instalment = Money(500_00, "DKK")
        paid_on, name = date(2026, 8, day), f"p-05-{number}"
        yield seen(_to_platform("sample-05", name, instalment, paid_on))
    second = _to_platform(
        "sample-05", "p-05-2", Money(500_00, "DKK"), date(2026, 8, 13)
    )
    chargeback = ReversePayment(
        case_id=second.case_id,
        payment_id=second.payment_id,
        kind=ReversalKind.CHARGEBACK,
        reversed_on=date(2026, 8, 25),
        amount=Money(200_00, "DKK"),
    )
    yield reversal(second, chargeback)
    delta = by_id["sample-07"].collector_id
    yen = RecordPayment(
        case_id="sample-07",
        payment_id="p-07-1",
        amount=Money(3_000_001, "JPY"),
        received_on=date(2026, 8, 26),
        holder=Holder.partner(delta),
    )
    yield from reported(yen, collector(delta))


def closing_steps() -> Iterator[Step]:
    """Close the first round case: it is paid in full."""
    yield Step(
        act=Act.PAYMENTS,
        on=date(2026, 9, 4),
        by=PLATFORM,
        command=CloseCase(case_id="fee-platform", code=CloseCode.PAID),
        told=f"{'fee-platform':<15} {'':>18}  closed as PAID",
    )


def return_steps(case: DemoCase) -> Iterator[Step]:
    """Hand a case back that has brought some money."""
    part = Money(2_500_00, "GBP")
    payment = _to_platform(case.case_id, "p-02-1", part, date(2026, 8, 28))
    yield seen(payment)
    request = RequestReturn(
        case_id=case.case_id,
        reason=ReturnReason.CLIENT_REQUEST,
        explanation="The client has settled with its customer.",
        documents=(
            invoice_document("client-letter").model_copy(
                update={"kind": DocumentKind.CORRESPONDENCE}
            ),
        ),
    )
    yield Step(
        act=Act.RETURN,
        on=date(2026, 9, 5),
        by=submitter(case.submitter_id),
        command=request,
        told=f"{case.case_id:<15} {case.submitter_id} requests the return",
    )
    yield Step(
        act=Act.RETURN,
        on=date(2026, 9, 7),
        by=PLATFORM,
        command=ApproveReturn(case_id=case.case_id),
        told=f"{case.case_id:<15} the platform approves; the case is closed",
    )


def _to_platform(case_id: str, name: str, amount: Money, on: date) -> RecordPayment:
    return RecordPayment(
        case_id=case_id,
        payment_id=name,
        amount=amount,
        received_on=on,
        holder=Holder.platform(),
        verified=True,
    )


def _told(payment: RecordPayment) -> str:
    where = _where(payment.holder)
    return f"{payment.case_id:<15} {payment.amount!s:>18}  {where}, verified"


def _where(holder: Holder) -> str:
    if holder.party_id is None:
        return "at the platform"
    return f"with {holder.kind.lower()} {holder.party_id[:11]}"
