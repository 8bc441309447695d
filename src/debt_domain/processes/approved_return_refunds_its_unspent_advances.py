"""An approved return refunds what was advanced on its case and not spent."""

from debt_domain.case_ledger.commands import RefundCost
from debt_domain.partner_case.events import ReturnApproved
from debt_domain.partner_case.state import PartnerCaseState
from debt_domain.processes.process import Process


def react(
    event: ReturnApproved, partner_case: PartnerCaseState
) -> tuple[RefundCost, ...]:
    """Post each refund, before the case closes with nothing left advanced."""
    return tuple(
        RefundCost(
            case_id=partner_case.case_id, cost_id=refund.cost_id, amount=refund.amount
        )
        for refund in event.refunds
    )


PROCESS: Process[ReturnApproved, PartnerCaseState] = Process(
    name="approved_return_refunds_its_unspent_advances",
    listens_to=ReturnApproved,
    react=react,
)
