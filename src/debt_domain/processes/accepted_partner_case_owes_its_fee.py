"""An accepted partner case owes its fee: charged now, or deferred until now."""

from debt_domain.case_ledger.commands import ChargeCaseFee, EarnCaseFee
from debt_domain.partner_case.events import PartnerCaseAccepted
from debt_domain.partner_case.state import PartnerCaseState
from debt_domain.processes.process import Process
from debt_domain.values.rate_terms import FeeCharged


def react(
    event: PartnerCaseAccepted, partner_case: PartnerCaseState
) -> tuple[ChargeCaseFee | EarnCaseFee, ...]:
    """Charge what is due at acceptance; turn a deferred fee into income."""
    terms, case_id = event.terms, partner_case.case_id
    if terms.case_fee is None:
        return ()
    if terms.fee_charged is FeeCharged.SUBMISSION:
        deferred = partner_case.has_deferred_fee and not partner_case.closed_unaccepted
        return (EarnCaseFee(case_id=case_id),) if deferred else ()
    return (
        ChargeCaseFee(
            case_id=case_id,
            partner_id=partner_case.submitter_id,
            fee=terms.case_fee,
            deferred=False,
        ),
    )


PROCESS: Process[PartnerCaseAccepted, PartnerCaseState] = Process(
    name="accepted_partner_case_owes_its_fee",
    listens_to=PartnerCaseAccepted,
    react=react,
)
