"""A trial balance and a partner's position, from all entries of a log."""

import gc
import resource
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from itertools import count, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Final, NamedTuple

from beancount.loader import load_file

from debt_adapters.clock import system_clock
from debt_adapters.exports.beancount import beancount
from debt_adapters.exports.journal import Journal, logged_entries
from debt_domain.accounting.events import EntryPosted
from debt_domain.application.gathering import Account, gather
from debt_domain.application.reading import logged_batches, recorded_batches
from debt_domain.case_ledger.commands import (
    AdoptTerms,
    CaseLedgerCommand,
    OpenClaim,
    PostReceipt,
)
from debt_domain.case_ledger.decisions import CASE_LEDGER
from debt_domain.case_ledger.events import CaseLedgerEvent
from debt_domain.case_ledger.model import ClaimedInvoice, LedgerContext
from debt_domain.kernel.ports import EventLog
from debt_domain.projections.engine import rebuild
from debt_domain.projections.rows import row_from_bytes
from debt_domain.projections.trial_balance import TRIAL_BALANCE, trial_balance
from debt_domain.testing import a_context
from debt_domain.testing.partner_cases import resolved_terms
from debt_domain.values.actor import Role
from debt_domain.values.event_id import EventId
from debt_domain.values.holder import Holder
from debt_domain.values.money import Money
from debt_domain.values.waterfall import Waterfall
from debt_domain.wire import prepare
from debt_domain.wire.recorded import Circumstances, Draft
from tests.bench.cases import CIPHER, PAID_ON, PLATFORM, TENANT
from tests.bench.stores import Place

PARTNERS: Final = 10
ENTRIES_OF_A_CASE: Final = 10
CASES_AT_ONCE: Final = 500
FEW: Final = 100_000
"""More than so many are read once."""
FOR_BEANCOUNT: Final = 10_000
"""It keeps all entries in memory, and is asked for so many at the most."""
_cases = count(1)


class Reader(NamedTuple):
    """Somebody who reads all entries."""

    name: str
    entries: int
    run: Callable[[], object]


class Reading(NamedTuple):
    """What was measured.

    Attributes:
        entries: How many there were.
        rates: Entries a second of each reader's best round.
        peak_kib: The process's peak after a tenth of a rebuild of the trial balance.
        growth_kib: What the rest of it added.
    """

    entries: int
    rates: Mapping[str, float]
    peak_kib: int
    growth_kib: int

    def written(self) -> str:
        """Write it as a table."""
        bare = self.rates["bare read"]
        return "\n".join(
            (
                f"\n{self.entries:,} entries read, entries a second",
                *(
                    f"  {name:28} {rate:>10,.0f}/s   {rate / bare:.3f} x bare"
                    for name, rate in self.rates.items()
                ),
                f"  peak {self.peak_kib:,} KiB, later {self.growth_kib:,} KiB more",
            )
        )


def measured(place: Place, entries: int) -> Reading:
    """Let each read all entries in turns."""
    fill(place.log, entries)
    peak, growth = _memory(place.log, entries)
    readers = _readers(place, entries)
    rates = dict.fromkeys((reader.name for reader in readers), 0.0)
    for _ in range(1 if entries > FEW else 3):
        for reader in readers:
            gc.collect()
            start = perf_counter()
            reader.run()
            rate = reader.entries / (perf_counter() - start)
            rates[reader.name] = max(rates[reader.name], rate)
    return Reading(entries, rates, peak, growth)


def fill(log: EventLog, entries: int) -> None:
    """Append cases of ten entries each; each partner has a tenth of them."""
    events = [_one_case(f"P-{number}") for number in range(PARTNERS)]
    cases = entries // ENTRIES_OF_A_CASE
    for start in range(0, cases, CASES_AT_ONCE):
        some = range(start, min(start + CASES_AT_ONCE, cases))
        drafts = [
            Draft(
                id=EventId(f"ledger:case:R-{case}", version),
                event=event,
                circumstances=CIRCUMSTANCES,
            )
            for case in (next(_cases) for _ in some)
            for version, event in enumerate(events[case % PARTNERS], start=1)
        ]
        seal = prepare(drafts, tenant=TENANT, previous={}, keys={}, cipher=CIPHER)
        with log.transaction() as transaction:
            transaction.append(seal, now=system_clock(), unmoved={})


def rebuild_trial_balance(
    log: EventLog, note: Callable[[int], None] = lambda _read: None
) -> None:
    """Rebuild the ledgers' rows from the log, and sum them."""
    with log.transaction() as transaction:
        rows = transaction.read_models
        rebuild(TRIAL_BALANCE, recorded_batches(log), rows, note)
        stored = rows.scan(TRIAL_BALANCE.stored_name)
        found = trial_balance(row_from_bytes(TRIAL_BALANCE.row, x) for _, x in stored)
    if not found.balanced:
        raise ArithmeticError(found.totals)


CIRCUMSTANCES: Final = Circumstances(
    actor=PLATFORM,
    command_id="import",
    correlation_id="import",
    cause=None,
    effective_on=PAID_ON,
    effective_at=None,
)


def _readers(place: Place, entries: int) -> Sequence[Reader]:
    log, account = place.log, Account(Holder.partner("P-0"), "EUR")
    lines = [
        [(line.account, line.amount_minor) for line in event.lines]
        for event in _one_case("P-0")
        if isinstance(event, EntryPosted)
    ]

    def bare() -> None:
        for batch in logged_batches(log):
            len(batch)

    def summed() -> None:
        balances = Counter[str]()
        for number in range(entries):
            for name, minor in lines[number % len(lines)]:
                balances[name] += minor

    with_beancount = min(entries, FOR_BEANCOUNT)
    return (
        Reader("bare read", entries, bare),
        Reader("dict of balances, no store", entries, summed),
        Reader("trial balance rebuilt", entries, lambda: rebuild_trial_balance(log)),
        Reader("a partner's position", entries, lambda: gather(log, account, 0)),
        Reader("beancount loads the journal", with_beancount, _loads(log)),
    )


def _loads(log: EventLog) -> Callable[[], object]:
    """Export the first entries, and give who parses, books and checks them."""
    entries = list(islice(logged_entries(log)(), FOR_BEANCOUNT))
    text = "".join(beancount(Journal(source=lambda: entries)))

    def load() -> None:
        # In a new folder, where it finds nothing that it has kept.
        with TemporaryDirectory(prefix="debt-bench-") as folder:
            path = Path(folder) / "journal.beancount"
            path.write_text(text, encoding="utf-8")
            errors = load_file(path)[1]
        if errors:
            raise ArithmeticError(errors[0])

    return load


def _memory(log: EventLog, entries: int) -> tuple[int, int]:
    """Give the process's peak at a tenth of a rebuild, and what the rest adds, in KiB."""
    peaks: list[int] = []

    def note(events_read: int) -> None:
        if events_read * 10 >= entries:
            peaks.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)

    rebuild_trial_balance(log, note)
    return peaks[0], peaks[-1] - peaks[0]


def _one_case(partner_id: str) -> Sequence[CaseLedgerEvent]:
    """Give the ledger of a case with ten entries: the claim and nine receipts."""
    invoice = ClaimedInvoice(number="1", due_on=None, amount_minor=1_000_00)
    commands: list[CaseLedgerCommand] = [
        OpenClaim(
            case_id="C",
            client_id="K",
            currency="EUR",
            invoices=(invoice,),
            interest_minor=0,
            fees_minor=0,
            waterfall=Waterfall.BGB_367,
        ),
        AdoptTerms(
            case_id="C",
            terms=resolved_terms(),
            submitter_id=partner_id,
            collector_id=None,
        ),
    ]
    commands.extend(
        PostReceipt(
            case_id="C",
            payment_id=f"P-{number}",
            amount=Money(10_01, "EUR"),
            holder=Holder.platform(),
        )
        for number in range(ENTRIES_OF_A_CASE - 1)
    )
    cause = EventId("case:C", 4)
    context = a_context(LedgerContext, Role.SYSTEM, cause=cause, effective_on=PAID_ON)
    state, events = CASE_LEDGER.initial, list[CaseLedgerEvent]()
    for command in commands:
        new = CASE_LEDGER.decide(command, state, context)
        state = CASE_LEDGER.resume(state, new)
        events.extend(new)
    return events
