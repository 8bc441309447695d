"""A rejected partner case gets its fee back, where the terms say so."""

from debt_domain.case_ledger.commands import RefundCaseFee
from debt_domain.partner_case.events import PartnerCaseRejected
from debt_domain.partner_case.state import PartnerCaseState
from debt_domain.processes.process import Process


def react(
    _event: PartnerCaseRejected, partner_case: PartnerCaseState
) -> tuple[RefundCaseFee, ...]:
    """Refund a fee that was charged at submission and is not earned since."""
    if not partner_case.has_deferred_fee or partner_case.closed_unaccepted:
        return ()
    return (RefundCaseFee(case_id=partner_case.case_id),)


PROCESS: Process[PartnerCaseRejected, PartnerCaseState] = Process(
    name="rejected_partner_case_gets_its_fee_back",
    listens_to=PartnerCaseRejected,
    react=react,
)
