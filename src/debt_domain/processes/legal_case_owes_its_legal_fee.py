"""A legal case owes its legal fee, where the terms have one."""

from debt_domain.case_ledger.commands import ChargeLegalFee
from debt_domain.partner_case.events import SplitAdjusted
from debt_domain.partner_case.model import SplitOccasion
from debt_domain.partner_case.state import PartnerCaseState
from debt_domain.processes.process import Process


def react(
    event: SplitAdjusted, partner_case: PartnerCaseState
) -> tuple[ChargeLegalFee, ...]:
    """Charge what the first step to court costs; another partner costs none."""
    legal, partner_id = event.terms.legal, event.legal_partner_id
    steps = [
        x
        for x in partner_case.adjustments.values()
        if x.occasion is SplitOccasion.LEGAL
    ]
    if steps != [event]:
        return ()
    if legal is None or legal.fee is None or partner_id is None:
        return ()
    return (
        ChargeLegalFee(
            case_id=partner_case.case_id,
            legal_partner_id=partner_id,
            fee=legal.fee,
            legal_share=legal.fee_legal_share,
            paid_by=legal.fee_paid_by,
        ),
    )


PROCESS: Process[SplitAdjusted, PartnerCaseState] = Process(
    name="legal_case_owes_its_legal_fee", listens_to=SplitAdjusted, react=react
)
