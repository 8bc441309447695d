"""Invoice numbers have no gaps, whoever issues them at the same time."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest

from debt_domain.application import DebtCollection
from debt_domain.application.reading import read_event
from debt_domain.invoice_series.events import NumberDrawn
from debt_domain.kernel.errors import RejectedError
from debt_domain.kernel.ports import EventLog
from debt_domain.party_ledger.commands import (
    IssueStatement,
    OrderCreditNote,
    OrderInvoice,
)
from debt_domain.party_ledger.errors import InvoiceStatusError, NothingToInvoiceError
from debt_domain.party_ledger.events import InvoiceIssued
from debt_domain.values.holder import Holder
from tests.application_support import PLATFORM, TickingClock, a_door
from tests.party_accounts import hand_made_ledgers

THREADS, PARTIES = 2, 8
DAY = date(2026, 5, 31)


def with_debts(log: EventLog) -> TickingClock:
    """Let each party owe its case fee."""
    books = hand_made_ledgers(log=log)
    books.at(date(2026, 6, 1))
    for number in range(PARTIES):
        due = {f"Due:Partner:A{number}": 50_00, "Income:Fee": -50_00}
        books.post(f"C{number}", "charge_case_fee", DAY, **due)
    return books.clock


def state_account(door: DebtCollection, number: int) -> None:
    """State an account, which orders an invoice of its debt."""
    door.execute(
        IssueStatement(
            party=Holder.partner(f"A{number}"),
            currency="EUR",
            statement_id="2026-05",
            through_on=DAY,
        ),
        by=PLATFORM,
        command_id=f"state-{number}",
    )


def order_again(door: DebtCollection, number: int) -> type[RejectedError] | None:
    """Ask for an invoice of a debt that is invoiced, which is refused."""
    order = OrderInvoice(
        party=Holder.partner(f"A{number}"), currency="EUR", order_id="again"
    )
    try:
        door.execute(order, by=PLATFORM, command_id=f"again-{number}")
    except RejectedError as refusal:
        return type(refusal)
    return None


def drawn(log: EventLog, series: str) -> Sequence[NumberDrawn]:
    """Give what was drawn from a series, in order."""
    stream = log.streams((f"series:{series}",)).get(f"series:{series}", ())
    events = [read_event(logged).event for logged in stream]
    return [event for event in events if isinstance(event, NumberDrawn)]


def issued(log: EventLog) -> dict[str, int]:
    """Give the numbers that stand on the invoices, by account."""
    names = [f"ledger:partner:A{number}:EUR" for number in range(PARTIES)]
    return {
        name: event.number
        for name, stream in log.streams(names).items()
        for event in (read_event(logged).event for logged in stream)
        if isinstance(event, InvoiceIssued)
    }


def test_numbers_are_gapless_whoever_issues_at_the_same_time(
    shared_log: EventLog,
) -> None:
    clock = with_debts(shared_log)
    start = Barrier(THREADS)

    def work(thread: int) -> list[type[RejectedError] | None]:
        door = a_door(shared_log, TickingClock(clock.now))
        start.wait()
        refused: list[type[RejectedError] | None] = []
        for number in range(thread, PARTIES, THREADS):
            state_account(door, number)
            refused.append(order_again(door, number))
        return refused

    with ThreadPoolExecutor(THREADS) as threads:
        refused = [x for found in threads.map(work, range(THREADS)) for x in found]
    assert refused == [NothingToInvoiceError] * PARTIES
    numbers = [event.number for event in drawn(shared_log, "invoices")]
    assert numbers == list(range(1, PARTIES + 1))
    assert sorted(issued(shared_log).values()) == numbers


def test_a_statement_sent_twice_at_once_draws_one_number(shared_log: EventLog) -> None:
    clock = with_debts(shared_log)
    start = Barrier(THREADS)

    def work(_thread: int) -> None:
        door = a_door(shared_log, TickingClock(clock.now))
        start.wait()
        state_account(door, 0)

    with ThreadPoolExecutor(THREADS) as threads:
        for done in [threads.submit(work, thread) for thread in range(THREADS)]:
            done.result()
    assert [event.number for event in drawn(shared_log, "invoices")] == [1]


def test_a_voided_invoice_keeps_its_number_and_a_refused_one_takes_none(
    shared_log: EventLog,
) -> None:
    clock = with_debts(shared_log)
    door = a_door(shared_log, clock)
    state_account(door, 0)
    void = OrderCreditNote(
        party=Holder.partner("A0"),
        currency="EUR",
        order_id="V-1",
        invoice_id="statement.2026-05",
        reason="a wrong case was in it",
    )
    door.execute(void, by=PLATFORM, command_id="void-1")
    with pytest.raises(InvoiceStatusError):
        door.execute(
            void.model_copy(update={"order_id": "V-2"}),
            by=PLATFORM,
            command_id="void-2",
        )
    assert order_again(door, 0) is None
    state_account(door, 1)
    assert [event.number for event in drawn(shared_log, "invoices")] == [1, 2, 3]
    assert [event.number for event in drawn(shared_log, "credit-notes")] == [1]
