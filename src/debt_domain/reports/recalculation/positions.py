"""Every party's position in a case, from the facts alone."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

from debt_domain.case_ledger.events import CostAdvanced, TermsAdopted
from debt_domain.kernel.message import Event
from debt_domain.reports.recalculation.beside import Beside
from debt_domain.reports.recalculation.claim import Coverage
from debt_domain.reports.recalculation.facts import Facts, note
from debt_domain.reports.recalculation.recoveries import Recoveries
from debt_domain.reports.recalculation.sharing import entitled
from debt_domain.values.holder import Holder
from debt_domain.values.rate_terms import NetworkPaidBy
from debt_domain.values.split import Split
from debt_domain.values.waterfall import Component

PLATFORM = "PLATFORM"


class Recalculation:
    """A case, taken in event by event; its positions may be asked for at any time.

    It takes the case's facts: payments, reversals, fees, terms, costs, corrections,
    interest. Of entries it looks at those alone by which people moved money, which are
    facts themselves.
    """

    def __init__(self) -> None:
        self.facts = Facts()
        self._recoveries: Recoveries | None = None
        self._beside = Beside()

    def take(self, event: Event) -> None:
        """Take in the next event of the case."""
        if isinstance(event, CostAdvanced) and self._recoveries is None:
            self._recoveries = Recoveries(self.facts)
        since = note(self.facts, event)
        if self._recoveries is not None and since is not None:
            self._recoveries.follow(self.facts, since)
        if self._recoveries is not None and isinstance(event, TermsAdopted):
            self._recoveries.begin_anew(self.facts)
        self._beside.take(event)

    def positions(self) -> Mapping[str, int]:
        """Give what each party is owed, in minor units, as the ledger names them."""
        owed = Counter(self._beside.owed)
        facts = self.facts
        if not facts.client_id:
            return owed
        coverage = Coverage(facts.waterfall)
        coverage.replay(facts.items_until(date.max), date.max)
        for key, money in facts.received.items():
            if not money.foreign:
                owed[_party(money.holder)] -= sum(minor for _, minor in money.moves)
            owed["DEBTOR"] += coverage.over[key]
        for name, minor in self._shared_out(coverage).items():
            owed[name] += minor
        if self._recoveries is not None:
            for cost_id, cost in facts.advances.items():
                owed[_party(cost.by)] += self._recoveries.recovered(cost_id)
        owed[PLATFORM] = 0
        owed[PLATFORM] = -sum(owed.values())
        return owed

    def _shared_out(self, coverage: Coverage) -> Counter[str]:
        client = f"CLIENT:{self.facts.client_id}"
        owed = Counter[str]()
        totals = Counter[tuple[int, Component | None]]()
        for key, money in self.facts.received.items():
            adopted = self.facts.terms_on(money.on)
            if adopted is None:
                unsplit = client if self.facts.withdrawn else "UNSPLIT"
                owed[unsplit] += sum(coverage.covered[key].values())
                continue
            for component, minor in self._after_costs(key, coverage).items():
                own = any(
                    x.component is component for x in adopted.terms.component_splits
                )
                totals[adopted.number, component if own else None] += minor
        for (number, own_component), total in totals.items():
            adopted = self.facts.terms[number - 1]
            names = _names(adopted, client)
            for name, minor in entitled(_split(adopted, own_component), total).items():
                owed[names[name]] += minor
        owed.update(self._pay_of_collectors(coverage))
        return owed

    def _after_costs(self, key: str, coverage: Coverage) -> Mapping[Component, int]:
        left = dict(coverage.covered[key])
        found = self._recoveries
        costs = 0 if found is None else sum(found.costs.get(key, Counter()).values())
        for component in dict.fromkeys((Component.COSTS, *coverage.order)):
            taken = min(costs, left.get(component, 0))
            left[component] = left.get(component, 0) - taken
            costs -= taken
        return left

    def _pay_of_collectors(self, coverage: Coverage) -> Counter[str]:
        owed = Counter[str]()
        collected = Counter[str]()
        for key, money in self.facts.received.items():
            if self.facts.terms_on(money.on) is not None:
                earner = self.facts.earner(money)
                collected[earner] += sum(self._after_costs(key, coverage).values())
        for assignment_id, engaged in self.facts.engaged.items():
            total = collected[assignment_id]
            rate = engaged.terms.rate
            pay = entitled(Split.of(("N", rate), ("REST", 1 - rate)), total)["N"]
            owed[f"PARTNER:{engaged.partner_id}"] += pay
            submitter_id = self.facts.terms[-1].submitter_id if self.facts.terms else ""
            if engaged.terms.paid_by is NetworkPaidBy.SUBMITTER and submitter_id:
                owed[f"PARTNER:{submitter_id}"] -= pay
        return owed


def recalculate(events: Iterable[Event]) -> Mapping[str, int]:
    """Give every party's position from all events of one case.

    Args:
        events: Of the case, its partner case and its ledger, in the order recorded.
    """
    case = Recalculation()
    for event in events:
        case.take(event)
    return {party: minor for party, minor in case.positions().items() if minor}


def _party(holder: Holder) -> str:
    return str(holder)


def _split(adopted: TermsAdopted, component: Component | None) -> Split:
    for own in adopted.terms.component_splits:
        if own.component is component:
            return own.split
    return adopted.terms.split


def _names(adopted: TermsAdopted, client: str) -> Mapping[str, str]:
    return {
        "CLIENT": client,
        "PLATFORM": PLATFORM,
        "SUBMITTER": f"PARTNER:{adopted.submitter_id}",
        "COLLECTOR": f"PARTNER:{adopted.collector_id}",
        "LEGAL": f"PARTNER:{adopted.legal_partner_id}",
    }
