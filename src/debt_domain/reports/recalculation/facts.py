"""A case's facts, gathered from its events in the order recorded."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from debt_domain.accounting.events import Entry
from debt_domain.case.events import PaymentReversed, PaymentVerified
from debt_domain.case_ledger.events import (
    CollectorEngaged,
    CollectorReleased,
    CorrectionPosted,
    CostAdvanced,
    CostAwarded,
    CostGivenUp,
    CostRefunded,
    DiscountPosted,
    InterestPosted,
    LedgerOpened,
    TermsAdopted,
    WithdrawalPosted,
    WriteOffPosted,
)
from debt_domain.kernel.message import Event
from debt_domain.reports.recalculation.claim import (
    AccrualItem,
    ClaimItem,
    ForgivenItem,
    Item,
    MoneyItem,
    WithdrawnItem,
)
from debt_domain.values.holder import Holder
from debt_domain.values.waterfall import Component, Waterfall


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """A payment: who has it, the day it came, and all that became of it.

    Attributes:
        place: Where it stands among all facts recorded.
        moves: Each day with what came or went, in minor units.
        foreign: It is held in another currency than the case's.
        reversed_on: The first day of a reversal.
    """

    holder: Holder
    on: date
    place: int
    moves: tuple[tuple[date, int], ...]
    foreign: bool
    reversed_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Advance:
    """A cost that somebody advanced, in minor units, and what is not waited for of it."""

    by: Holder
    on: date
    place: int
    amount_minor: int
    given_up_minor: int = 0


@dataclass(slots=True)
class Facts:
    """What is known of a case; it grows fact by fact.

    Attributes:
        client_id: The client; empty until the books are open.
        waterfall: The order in which money covers the claim.
        opened_on: The day of submission.
        place: How many events were taken in.
        items: What changes the claim besides money: day, place and item.
        received: The payments by id, in the order recorded.
        advances: The costs by id, in the order recorded.
        terms: The terms adopted, in order.
        engaged: The network collectors by assignment.
        released: Since when they earn nothing more: the day, and the place among the
            events, which divides that day.
        withdrawn: Whether the claim was withdrawn.
    """

    client_id: str = ""
    waterfall: Waterfall = Waterfall.BGB_367
    opened_on: date = date.max
    place: int = 0
    items: list[tuple[date, int, Item]] = field(
        default_factory=list[tuple[date, int, Item]]
    )
    received: dict[str, Received] = field(default_factory=dict[str, Received])
    advances: dict[str, Advance] = field(default_factory=dict[str, Advance])
    terms: list[TermsAdopted] = field(default_factory=list[TermsAdopted])
    engaged: dict[str, CollectorEngaged] = field(
        default_factory=dict[str, CollectorEngaged]
    )
    released: dict[str, tuple[date, int]] = field(
        default_factory=dict[str, tuple[date, int]]
    )
    withdrawn: bool = False

    def terms_on(self, day: date) -> TermsAdopted | None:
        """Give the terms of money of a day: those adopted last that count from it."""
        return next((x for x in reversed(self.terms) if x.from_on <= day), None)

    def earner(self, money: Received) -> str:
        """Name the assignment of the network collector that had the case; "": none."""
        for assignment_id, engaged in self.engaged.items():
            left = self.released.get(assignment_id)
            stayed = left is None or (money.on, money.place) < left
            if stayed and engaged.from_on <= money.on:
                return assignment_id
        return ""

    def items_until(self, until: date) -> Iterator[tuple[date, Item]]:
        """Give what counts on a day, in its order."""
        turns: list[tuple[date, int, Item]] = [*self.items]
        for payment_id, money in self.received.items():
            paid = MoneyItem(payment_id=payment_id, moves=money.moves)
            turns.append((money.on, money.place, paid))
        for on, _, item in sorted(turns, key=lambda turn: turn[:2]):
            if on <= until and not self._undone(item, until):
                yield on, item

    def days(self) -> frozenset[date]:
        """Give every day on which something counts."""
        moved = {day for x in self.received.values() for day, _ in x.moves}
        return frozenset({on for on, _, _ in self.items} | moved)

    def _undone(self, item: Item, until: date) -> bool:
        if not isinstance(item, ForgivenItem) or item.written_off:
            return False
        reversed_on = self.received[item.payment_id].reversed_on
        return reversed_on is not None and reversed_on <= until


def note(facts: Facts, event: Event) -> date | None:
    """Add a fact, and give the day from which payments may cover something else."""
    facts.place += 1
    if isinstance(event, PaymentVerified):
        return _received(facts, event)
    if isinstance(event, PaymentReversed):
        return _reversed(facts, event)
    if isinstance(event, Entry):
        return _refunded(facts, event)
    if isinstance(event, LedgerOpened):
        return _opened(facts, event)
    return _of_claim(facts, event)


def _received(facts: Facts, event: PaymentVerified) -> date:
    facts.received[event.payment_id] = Received(
        holder=event.holder,
        on=event.received_on,
        place=facts.place,
        moves=((event.received_on, event.amount.amount_minor),),
        foreign=event.conversion is not None,
    )
    return event.received_on


def _reversed(facts: Facts, event: PaymentReversed) -> date:
    money = facts.received[event.payment_id]
    known = money.reversed_on or event.reversed_on
    facts.received[event.payment_id] = replace(
        money,
        moves=(*money.moves, (event.reversed_on, -event.amount.amount_minor)),
        reversed_on=min(known, event.reversed_on),
    )
    return event.reversed_on


def _refunded(facts: Facts, entry: Entry) -> date | None:
    if entry.rule != "refund_overpayment" or entry.receipt is None:
        return None
    change = entry.receipt
    key, minor = change.payment_id, change.applied_minor + change.overpaid_minor
    money = facts.received[key]
    moves = (*money.moves, (entry.effective_on, minor))
    facts.received[key] = replace(money, moves=moves)
    return entry.effective_on


def _opened(facts: Facts, event: LedgerOpened) -> date:
    facts.client_id, facts.waterfall = event.client_id, event.waterfall
    facts.opened_on = event.opened_on
    claimed = [
        ClaimItem(
            component=Component.PRINCIPAL,
            amount_minor=invoice.amount_minor,
            due_on=invoice.due_on,
        )
        for invoice in event.invoices
    ]
    for component, minor in (
        (Component.INTEREST, event.interest_minor),
        (Component.FEES, event.fees_minor),
    ):
        claimed.append(ClaimItem(component=component, amount_minor=minor))
    # The books begin with the claim, whatever day the first money is dated.
    facts.items.extend((date.min, 0, item) for item in claimed)
    return date.min


def _of_claim(facts: Facts, event: Event) -> date | None:
    item: Item | None = None
    match event:
        case CostAdvanced():
            facts.advances[event.cost_id] = Advance(
                by=event.advanced_by,
                on=event.counts_from,
                place=facts.place,
                amount_minor=event.amount_minor,
            )
            item = ClaimItem(component=Component.COSTS, amount_minor=event.amount_minor)
        case CostAwarded():
            item = ClaimItem(component=Component.COSTS, amount_minor=event.change_minor)
        case CorrectionPosted(component=component, amount_minor=minor):
            due_on = event.counts_from if minor > 0 else None
            item = ClaimItem(component=component, amount_minor=minor, due_on=due_on)
        case WriteOffPosted(amount_minor=minor):
            item = ForgivenItem(amount_minor=minor, written_off=True)
        case DiscountPosted(amount_minor=minor, payment_id=key):
            item = ForgivenItem(amount_minor=minor, written_off=False, payment_id=key)
        case InterestPosted(rates=rates, day_count=day_count):
            item = AccrualItem(
                up_to=event.counts_from, rates=rates, day_count=day_count
            )
        case WithdrawalPosted():
            facts.withdrawn = True
            item = WithdrawnItem()
        case _:
            _of_terms(facts, event)
            return None
    facts.items.append((event.counts_from, facts.place, item))
    return event.counts_from


def _of_terms(facts: Facts, event: Event) -> None:
    match event:
        case TermsAdopted():
            facts.terms.append(event)
        case CollectorEngaged():
            facts.engaged[event.assignment_id] = event
        case CollectorReleased():
            facts.released[event.assignment_id] = event.from_on, facts.place
        case CostGivenUp() | CostRefunded():
            old = facts.advances[event.cost_id]
            given_up = old.given_up_minor + event.amount_minor
            facts.advances[event.cost_id] = replace(old, given_up_minor=given_up)
        case _:
            pass
