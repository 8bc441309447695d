"""An assigned collector earns the determined price, if nobody does yet."""

from debt_domain.case.commands import AgreeCommission
from debt_domain.case.events import PartnerAssigned
from debt_domain.case.state import CaseState
from debt_domain.processes.determined_price_agrees_its_commission import commission_of
from debt_domain.processes.process import Process


def react(_event: PartnerAssigned, case: CaseState) -> tuple[AgreeCommission, ...]:
    """Agree the price that was determined before anybody had the case."""
    return commission_of(case)


PROCESS: Process[PartnerAssigned, CaseState] = Process(
    name="assigned_collector_earns_the_determined_price",
    listens_to=PartnerAssigned,
    react=react,
)
