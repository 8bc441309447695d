"""A partner case closed before acceptance owes its deferred fee: it was not rejected."""

from debt_domain.case_ledger.commands import EarnCaseFee
from debt_domain.partner_case.events import PartnerCaseClosed
from debt_domain.partner_case.state import PartnerCaseState
from debt_domain.processes.process import Process


def react(
    _event: PartnerCaseClosed, partner_case: PartnerCaseState
) -> tuple[EarnCaseFee, ...]:
    """Turn the fee into income the first time; terms give it back on rejection only."""
    if partner_case.closed_unaccepted != 1 or not partner_case.has_deferred_fee:
        return ()
    return (EarnCaseFee(case_id=partner_case.case_id),)


PROCESS: Process[PartnerCaseClosed, PartnerCaseState] = Process(
    name="closed_partner_case_owes_its_deferred_fee",
    listens_to=PartnerCaseClosed,
    react=react,
)
