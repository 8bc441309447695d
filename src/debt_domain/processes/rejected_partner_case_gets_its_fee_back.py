"""A rejected partner case gets its fee back, where the terms say so."""

from debt_domain.case_ledger.commands import RefundCaseFee
from debt_domain.partner_case.events import PartnerCaseRejected
from debt_domain.partner_case.state import PartnerCaseState
from debt_domain.processes.process import Process
from debt_domain.values.rate_terms import FeeCharged


def react(
    _event: PartnerCaseRejected, partner_case: PartnerCaseState
) -> tuple[RefundCaseFee, ...]:
    """Refund a fee that was charged at submission and is refundable."""
    quoted = partner_case.quoted
    if quoted is None or quoted.case_fee is None or not quoted.fee_refundable:
        return ()
    if quoted.fee_charged is not FeeCharged.SUBMISSION:
        return ()
    return (RefundCaseFee(case_id=partner_case.case_id),)


PROCESS: Process[PartnerCaseRejected, PartnerCaseState] = Process(
    name="rejected_partner_case_gets_its_fee_back",
    listens_to=PartnerCaseRejected,
    react=react,
)
