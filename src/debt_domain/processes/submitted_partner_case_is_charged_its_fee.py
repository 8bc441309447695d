"""A submitted partner case is charged its fee, where the terms say at submission."""

from debt_domain.case_ledger.commands import ChargeCaseFee
from debt_domain.partner_case.events import PartnerCaseSubmitted
from debt_domain.partner_case.state import PartnerCaseState
from debt_domain.processes.process import Process
from debt_domain.values.rate_terms import FeeCharged


def react(
    event: PartnerCaseSubmitted, _partner_case: PartnerCaseState
) -> tuple[ChargeCaseFee, ...]:
    """Charge the fee; it is no income yet where a rejection would give it back."""
    fee = event.quoted.case_fee
    if fee is None or event.quoted.fee_charged is not FeeCharged.SUBMISSION:
        return ()
    return (
        ChargeCaseFee(
            case_id=event.case_id,
            partner_id=event.partner.submitter_id,
            fee=fee,
            deferred=event.quoted.fee_refundable,
        ),
    )


PROCESS: Process[PartnerCaseSubmitted, PartnerCaseState] = Process(
    name="submitted_partner_case_is_charged_its_fee",
    listens_to=PartnerCaseSubmitted,
    react=react,
)
