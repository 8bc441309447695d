"""What happened in the ledger of a case."""

from datetime import date
from typing import assert_never

from debt_domain.accounting.events import Entry
from debt_domain.case_ledger.events import (
    CaseLedgerEvent,
    ClaimFact,
    CollectorEngaged,
    CollectorReleased,
    CorrectionPosted,
    CostAdvanced,
    CostAwarded,
    CostGivenUp,
    CostRefunded,
    DiscountPosted,
    InterestPosted,
    LedgerOpened,
    TermsAdopted,
    WithdrawalPosted,
    WriteOffPosted,
)
from debt_domain.projections.sentences.phrases import entry_sentence, words


def case_ledger_sentence(event: CaseLedgerEvent) -> str:
    """Say what happened in the ledger of a case."""
    match event:
        case LedgerOpened(currency=currency, waterfall=waterfall):
            return f"Books were opened in {currency}, in the order of {waterfall}."
        case TermsAdopted(terms=terms, from_on=from_on):
            since = "" if from_on == date.min else f" from {from_on} on"
            return (
                f"Money{since} is split by version {terms.terms_version} of the terms."
            )
        case CollectorEngaged(partner_id=partner_id, from_on=from_on):
            return f"Collector {partner_id} earns its part of money from {from_on} on."
        case CollectorReleased(assignment_id=assignment_id, from_on=from_on):
            return f"Assignment {assignment_id} earns no money from {from_on} on."
        case Entry():
            return entry_sentence(event)
        case _:
            return _of_ledger_fact(event)


def _of_ledger_fact(event: ClaimFact | CostGivenUp | CostRefunded) -> str:
    match event:
        case CostAdvanced() | CostAwarded() | CostGivenUp() | CostRefunded():
            return _of_cost(event)
        case InterestPosted(counts_from=up_to):
            return f"Interest is claimed up to {up_to}."
        case CorrectionPosted(component=component):
            return f"What is claimed of the {words(component)} was corrected."
        case _:
            return _of_lowered_claim(event)


def _of_cost(event: CostAdvanced | CostAwarded | CostGivenUp | CostRefunded) -> str:
    match event:
        case CostAdvanced(cost_id=cost_id):
            return f"Cost {cost_id} was advanced, and is claimed."
        case CostAwarded(cost_id=cost_id):
            return f"Cost {cost_id} is claimed as the court says."
        case CostGivenUp(cost_id=cost_id):
            return f"Cost {cost_id} will not come back."
        case CostRefunded(cost_id=cost_id):
            return f"What was not spent of cost {cost_id} came back."
        case _:
            assert_never(event)


def _of_lowered_claim(
    event: WriteOffPosted | DiscountPosted | WithdrawalPosted,
) -> str:
    match event:
        case WriteOffPosted():
            return "A part of the claim was written off."
        case DiscountPosted(payment_id=payment_id):
            return f"A part of the claim was forgiven for payment {payment_id}."
        case WithdrawalPosted():
            return "The claim was withdrawn."
        case _:
            assert_never(event)
