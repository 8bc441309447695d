"""A determined price agrees its commission with the collector that has the case."""

from debt_domain.case.commands import AgreeCommission
from debt_domain.case.events import PriceDetermined
from debt_domain.case.state import CaseState
from debt_domain.processes.process import Process


def react(_event: PriceDetermined, case: CaseState) -> tuple[AgreeCommission, ...]:
    """Agree the price that was just determined."""
    return commission_of(case)


def commission_of(case: CaseState) -> tuple[AgreeCommission, ...]:
    """Give the commission that a priced case with a collector has not agreed yet."""
    price = case.price
    if price is None or case.collector_id is None or case.commission is not None:
        return ()
    return (
        AgreeCommission(
            case_id=case.case_id,
            commission_rate=price.charged_rate,
            collector_share=price.collector_share,
        ),
    )


PROCESS: Process[PriceDetermined, CaseState] = Process(
    name="determined_price_agrees_its_commission",
    listens_to=PriceDetermined,
    react=react,
)
