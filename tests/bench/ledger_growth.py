"""How the cost grows: of one case with its payments, and of a log with its entries."""

import gc
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from itertools import pairwise
from time import perf_counter
from typing import Final, TypeAlias

from debt_domain.application.gathering import Account, gather
from debt_domain.case.events import PaymentVerified
from debt_domain.case_ledger.commands import (
    AdjustTerms,
    AdoptTerms,
    CaseLedgerCommand,
    OpenClaim,
    PostReceipt,
    PostReversal,
)
from debt_domain.case_ledger.decisions import CASE_LEDGER
from debt_domain.case_ledger.model import ClaimedInvoice, LedgerContext
from debt_domain.kernel.message import Event
from debt_domain.reports.recalculation.positions import recalculate
from debt_domain.testing import a_context
from debt_domain.testing.partner_cases import rate_terms, resolved_terms
from debt_domain.values.actor import Role
from debt_domain.values.event_id import EventId
from debt_domain.values.holder import Holder
from debt_domain.values.money import Money
from debt_domain.values.rate_terms import RevenueModel
from debt_domain.values.waterfall import Waterfall
from tests.bench.ledger_reading import fill, rebuild_trial_balance
from tests.bench.stores import Store

PAYMENTS: Final = (100, 1_000, 10_000)
ENTRIES: Final = (1_000, 10_000, 100_000)
ROUNDS: Final = 3
LAST: Final = 100
OPENED_ON: Final = date(2000, 1, 1)
TEN: Final = Money(10_00, "EUR")
Table: TypeAlias = Mapping[int, Mapping[str, float]]
"""Milliseconds by size and work."""


class OneCase:
    """A case ledger with a payment a day, and its facts as `verify` sees them."""

    def __init__(self, payments: int) -> None:
        self.payments = payments
        self.events: list[Event] = []
        self.state = CASE_LEDGER.initial
        self._do(_opened(2 * payments * TEN.amount_minor), OPENED_ON)
        self._do(_adopted(), OPENED_ON)
        for number in range(payments - LAST):
            self._pay(number)
        gc.collect()
        start = perf_counter()
        for number in range(payments - LAST, payments):
            self._pay(number)
        self.seconds_a_payment = (perf_counter() - start) / LAST

    @property
    def last_on(self) -> date:
        """The day of the last payment."""
        return OPENED_ON + timedelta(days=self.payments - 1)

    def decide(self, command: CaseLedgerCommand, on: date) -> None:
        """Decide, and leave the ledger as it is."""
        CASE_LEDGER.decide(command, self.state, _context(on))

    def _do(self, command: CaseLedgerCommand, on: date) -> None:
        events = CASE_LEDGER.decide(command, self.state, _context(on))
        self.state = CASE_LEDGER.resume(self.state, events)
        self.events.extend(events)

    def _pay(self, number: int) -> None:
        on, key = OPENED_ON + timedelta(days=number), f"P-{number}"
        self.events.append(
            PaymentVerified(
                payment_id=key, amount=TEN, received_on=on, holder=Holder.platform()
            )
        )
        self._do(_receipt(key), on)


def measured(store: Store) -> Mapping[str, Table]:
    """Give the tables: of one case by its payments, of a log by its entries."""
    return {
        "one case, milliseconds by payments": {
            payments: _of_case(OneCase(payments)) for payments in PAYMENTS
        },
        "one log, milliseconds by entries": {
            entries: _of_log(store, entries) for entries in ENTRIES
        },
    }


def written(title: str, table: Table) -> str:
    """Write a table, with what ten times as much costs."""
    heads = "".join(f"{size:>12,}" for size in table)
    rows = [f"\n{title}", f"  {'':26}{heads}   each ten times as many"]
    for name in next(iter(table.values())):
        found = [column[name] for column in table.values()]
        cells = "".join(f"{ms:>12,.2f}" for ms in found)
        steps = ", ".join(f"{more / less:.1f} x" for less, more in pairwise(found))
        rows.append(f"  {name:26}{cells}   {steps}")
    return "\n".join(rows)


def _of_case(case: OneCase) -> Mapping[str, float]:
    first, last = OPENED_ON, case.last_on
    reversal = PostReversal(case_id="C", payment_id="P-0", amount=TEN)
    work: Mapping[str, Callable[[], object]] = {
        "reversal today": lambda: case.decide(reversal, last),
        "reversal on the first day": lambda: case.decide(reversal, first),
        "payment of the first day": lambda: case.decide(_receipt("LATE"), first),
        "other terms for all": lambda: case.decide(_adjusted(), last),
        "second calculation": lambda: recalculate(case.events),
    }
    payment = {"one payment more": case.seconds_a_payment * 1_000}
    return payment | {name: _best_ms(run) for name, run in work.items()}


def _of_log(store: Store, entries: int) -> Mapping[str, float]:
    account = Account(Holder.partner("P-0"), "EUR")
    with store() as place:
        log = place.log
        fill(log, entries)
        return {
            "trial balance rebuilt": _best_ms(lambda: rebuild_trial_balance(log)),
            "a partner's position": _best_ms(lambda: gather(log, account, 0)),
        }


def _best_ms(run: Callable[[], object]) -> float:
    """Give the fastest of some rounds; one that takes a second is not repeated."""
    best = float("inf")
    for _ in range(ROUNDS):
        gc.collect()
        start = perf_counter()
        run()
        best = min(best, perf_counter() - start)
        if best > 1:
            break
    return best * 1_000


def _context(on: date) -> LedgerContext:
    cause = EventId("case:C", 4)
    return a_context(LedgerContext, Role.SYSTEM, cause=cause, effective_on=on)


def _opened(principal_minor: int) -> OpenClaim:
    return OpenClaim(
        case_id="C",
        client_id="K",
        currency="EUR",
        invoices=(
            ClaimedInvoice(number="1", due_on=None, amount_minor=principal_minor),
        ),
        interest_minor=0,
        fees_minor=50_00,
        waterfall=Waterfall.BGB_367,
    )


def _adopted() -> AdoptTerms:
    return AdoptTerms(
        case_id="C", terms=resolved_terms(), submitter_id="A", collector_id=None
    )


def _adjusted() -> AdjustTerms:
    terms = resolved_terms(rate_terms(RevenueModel.HYBRID))
    return AdjustTerms(
        case_id="C", terms=terms, from_on=OPENED_ON, legal_partner_id=None
    )


def _receipt(payment_id: str) -> PostReceipt:
    return PostReceipt(
        case_id="C", payment_id=payment_id, amount=TEN, holder=Holder.platform()
    )
