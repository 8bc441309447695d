"""Postings a second: a payment of each model, pure and through the door."""

from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from itertools import count
from typing import Final

from debt_adapters.kept_states import RecentStates
from debt_adapters.memory import MemoryEventLog
from debt_domain.accounting.events import EntryPosted
from debt_domain.application import DebtCollection
from debt_domain.application.unit_of_work import UnitOfWork
from debt_domain.case_ledger.commands import PostReceipt
from debt_domain.case_ledger.decisions import CASE_LEDGER
from debt_domain.case_ledger.model import LedgerContext
from debt_domain.case_ledger.state import CaseLedgerState
from debt_domain.testing import a_context
from debt_domain.values.actor import Role
from debt_domain.values.event_id import EventId
from debt_domain.values.holder import Holder
from debt_domain.values.money import Money
from tests.bench.cases import PAID_ON, a_door, execute, payment
from tests.bench.ledger_cases import MODELS, Model, open_case, prepare_case, sign_all
from tests.bench.measuring import Contender
from tests.bench.stores import Place

THREADS: Final = 16
_numbers = count(1)
_FOLLOW_UP: Final = a_context(
    LedgerContext, Role.SYSTEM, cause=EventId("case:C", 4), effective_on=PAID_ON
)
Spread = Callable[[Callable[[str], None], Sequence[str]], None]
"""Does something for each case."""


def pure(_place: Place, payments: int) -> Sequence[Contender]:
    """Give who decides on a payment and folds its entry, without any store.

    The bare limit adds the amounts of one such entry to a dict of balances.
    """
    states = {model.name: _state(model) for model in MODELS}
    lines = [
        (line.account, line.amount_minor)
        for event in _post(states["HYBRID"], "X")
        if isinstance(event, EntryPosted)
        for line in event.lines
    ]
    balances = Counter[str]()

    def bare() -> None:
        for _ in range(payments):
            for account, minor in lines:
                balances[account] += minor

    return (
        *(
            Contender(
                name=name,
                units=payments,
                run=partial(_post_and_fold, state, payments),
            )
            for name, state in states.items()
        ),
        Contender(name="bare", units=payments, run=bare),
    )


def stored(place: Place, cases: int) -> Sequence[Contender]:
    """Give who receives a payment durably, one after the other, nothing kept."""
    door = replace(a_door(place.log), projections=())
    return _through(door, place, cases, _one_by_one)


def in_threads(place: Place, cases: int) -> Sequence[Contender]:
    """Give the same from 16 threads, with group commit and folded states kept."""
    door = replace(a_door(place.log), projections=(), kept_states=RecentStates())
    return _through(door, place, cases, _in_threads)


def _through(
    door: DebtCollection, place: Place, cases: int, spread: Spread
) -> Sequence[Contender]:
    do = partial(execute, door)
    sign_all(do)
    payers = [_payer(door, model, cases, spread) for model in MODELS]

    def bare() -> None:
        for _ in range(cases):
            number = next(_numbers)
            place.bare.commit_one((number, "case", number, "topic", bytes(600)))

    return (*payers, Contender(name="bare", units=cases, run=bare))


def _payer(door: DebtCollection, model: Model, cases: int, spread: Spread) -> Contender:
    names = [f"{model.name}-{next(_numbers)}" for _ in range(cases)]
    do = partial(execute, door)
    for name in names:
        open_case(do, model, name)

    def prepare() -> None:
        for name in names:
            prepare_case(do, model, name)

    def pay(case_id: str) -> None:
        do(payment(case_id, f"P-{next(_numbers)}"))

    return Contender(
        name=model.name, units=cases, run=lambda: spread(pay, names), before=prepare
    )


def _one_by_one(work: Callable[[str], None], names: Sequence[str]) -> None:
    for name in names:
        work(name)


def _in_threads(work: Callable[[str], None], names: Sequence[str]) -> None:
    with ThreadPoolExecutor(THREADS) as pool:
        for done in [pool.submit(work, name) for name in names]:
            done.result()


def _state(model: Model) -> CaseLedgerState:
    """Give the ledger of a case that four payments were received for."""
    log = MemoryEventLog()
    do = partial(execute, a_door(log))
    sign_all(do)
    open_case(do, model, "C")
    prepare_case(do, model, "C")
    return UnitOfWork(log=log).state(CASE_LEDGER, "ledger:case:C")


def _post(state: CaseLedgerState, payment_id: str) -> Sequence[object]:
    command = PostReceipt(
        case_id="C",
        payment_id=payment_id,
        amount=Money(10_00, "EUR"),
        holder=Holder.platform(),
    )
    events = CASE_LEDGER.decide(command, state, _FOLLOW_UP)
    CASE_LEDGER.resume(state, events)
    return events


def _post_and_fold(state: CaseLedgerState, payments: int) -> None:
    for number in range(payments):
        _post(state, f"P-{number}")
