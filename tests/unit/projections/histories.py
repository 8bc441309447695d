"""Histories of cases, the ledger's part of them decided by the real ledger."""

from collections.abc import Sequence
from datetime import date
from typing import TypeAlias

from debt_domain.case.events import (
    CaseAccepted,
    CaseClosed,
    CaseSubmitted,
    PartnerAssigned,
    PaymentRecorded,
    PaymentReversed,
    PaymentVerified,
    WorkStarted,
)
from debt_domain.case.model import (
    AssignmentRole,
    CloseCode,
    PaymentMethod,
    ReversalKind,
)
from debt_domain.case_ledger.commands import (
    AdoptTerms,
    CaseLedgerCommand,
    ChargeCaseFee,
    ClaimedInvoice,
    LedgerContext,
    OpenClaim,
    PostReceipt,
    PostReversal,
)
from debt_domain.case_ledger.decisions import CASE_LEDGER
from debt_domain.case_ledger.events import CaseLedgerEvent
from debt_domain.kernel.message import Event
from debt_domain.testing import TODAY, a_context, submit_case
from debt_domain.testing.partner_cases import (
    partner_case_accepted,
    partner_case_submitted,
    rate_terms,
    resolved_terms,
)
from debt_domain.values.actor import Role
from debt_domain.values.holder import Holder
from debt_domain.values.money import Money
from debt_domain.values.personal import Sealed
from debt_domain.values.policy import PolicyDecision
from debt_domain.values.rate_terms import RevenueModel
from debt_domain.values.waterfall import Waterfall
from tests.support import Fact

Payment: TypeAlias = tuple[int, Holder, int]
"""The amount, who holds it, and how much of it is reversed afterwards."""

SUBMITTER = Holder.partner("P-1")
PLATFORM = Holder.platform()


def euros(amount_minor: int) -> Money:
    return Money(amount_minor, "EUR")


def case_submitted(case_id: str = "C-1") -> CaseSubmitted:
    command = submit_case(case_id, submitter_id="P-1")
    name = Sealed(subject_id="D-1", sealed="c2VhbGVk", origin="case:C-1@1#debtor.name")
    return CaseSubmitted.model_validate(
        {
            **dict(command),
            "submitted_on": TODAY,
            "debtor": command.debtor.model_copy(update={"name": name}),
        }
    )


def accepted() -> CaseAccepted:
    return CaseAccepted(decisions=(PolicyDecision(policy="acceptance", version=3),))


def assigned() -> PartnerAssigned:
    return PartnerAssigned(
        assignment_id="AS-1",
        partner_id="P-1",
        role=AssignmentRole.COLLECTOR,
        instructions_version=1,
    )


def started() -> WorkStarted:
    return WorkStarted(partner_id="P-1", acknowledged_instructions_version=1)


def reported(amount_minor: int = 400_00, number: str = "1") -> PaymentRecorded:
    return PaymentRecorded(
        payment_id=number,
        amount=euros(amount_minor),
        received_on=TODAY,
        holder=PLATFORM,
        method=PaymentMethod.BANK_TRANSFER,
        reference=None,
    )


def verified(amount_minor: int = 400_00, number: str = "1") -> PaymentVerified:
    return PaymentVerified(
        payment_id=number,
        amount=euros(amount_minor),
        received_on=TODAY,
        holder=PLATFORM,
    )


def reversed_(amount_minor: int, left_minor: int, number: str = "1") -> PaymentReversed:
    return PaymentReversed(
        payment_id=number,
        kind=ReversalKind.BOUNCED,
        amount=euros(amount_minor),
        left_minor=left_minor,
        reversed_on=TODAY,
    )


def closed() -> CaseClosed:
    return CaseClosed(code=CloseCode.EXHAUSTED, explanation=None, outstanding_minor=0)


def in_case(*events: Event, case_id: str = "C-1") -> tuple[Fact, ...]:
    return tuple((f"case:{case_id}", event) for event in events)


def open_claim(case_id: str = "C-1", principal_minor: int = 1_000_00) -> OpenClaim:
    return OpenClaim(
        case_id=case_id,
        client_id="CL-1",
        currency="EUR",
        invoices=(
            ClaimedInvoice(number="INV-1", due_on=TODAY, amount_minor=principal_minor),
        ),
        interest_minor=0,
        fees_minor=0,
        waterfall=Waterfall.BGB_367,
    )


def receipt(amount_minor: int, holder: Holder, number: str) -> PostReceipt:
    return PostReceipt(
        case_id="C-1", payment_id=number, amount=euros(amount_minor), holder=holder
    )


def reversal(amount_minor: int, number: str) -> PostReversal:
    return PostReversal(case_id="C-1", payment_id=number, amount=euros(amount_minor))


def posted(
    *commands: CaseLedgerCommand,
    on: date = TODAY,
    after: Sequence[CaseLedgerEvent] = (),
) -> tuple[CaseLedgerEvent, ...]:
    """Give what the ledger answers, `after` being what has happened before."""
    state = CASE_LEDGER.fold(after)
    events: list[CaseLedgerEvent] = []
    for command in commands:
        new = CASE_LEDGER.decide(
            command, state, a_context(LedgerContext, Role.SYSTEM, effective_on=on)
        )
        state = CASE_LEDGER.resume(state, new)
        events.extend(new)
    return tuple(events)


def ledger_of(
    model: RevenueModel,
    payments: Sequence[Payment] = (),
    *,
    received_first: int = 0,
    case_id: str = "C-1",
    on: date = TODAY,
) -> tuple[CaseLedgerEvent, ...]:
    """Give the ledger of one partner case of 1,000.00 EUR, all of it on one day.

    `received_first` of the payments come in before the terms are adopted.
    """
    terms = resolved_terms(rate_terms(model))
    adopted = AdoptTerms(case_id=case_id, submitter_id="P-1", terms=terms)
    fee: tuple[CaseLedgerCommand, ...] = ()
    if terms.case_fee is not None:
        fee = (
            ChargeCaseFee(
                case_id=case_id, partner_id="P-1", fee=terms.case_fee, deferred=False
            ),
        )
    moves: list[CaseLedgerCommand] = []
    for number, (amount, holder, undone) in enumerate(payments):
        if number == received_first:
            moves.append(adopted)
        moves.append(receipt(amount, holder, str(number)))
        if undone:
            moves.append(reversal(undone, str(number)))
    if received_first >= len(payments):
        moves.append(adopted)
    return posted(open_claim(case_id), *fee, *moves, on=on)


def partner_case(
    model: RevenueModel, payments: Sequence[Payment] = (), *, received_first: int = 0
) -> tuple[Fact, ...]:
    """Give all of a partner case: case, partner case and ledger."""
    terms = rate_terms(model)
    ledger = ledger_of(model, payments, received_first=received_first)
    return (
        *in_case(case_submitted()),
        ("partner_case:C-1", partner_case_submitted(terms)),
        *in_case(accepted(), assigned(), started()),
        ("partner_case:C-1", partner_case_accepted(terms)),
        *(("ledger:case:C-1", event) for event in ledger),
    )
