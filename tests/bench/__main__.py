"""Measure ours beside plain `eventsourcing` and beside the bare driver.

python -m tests.bench --store sqlite --only command --json figures.json
"""

import argparse
import json
import os
import platform
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.bench import (
    bulk,
    case_latency,
    commands,
    dashboard_latency,
    ledger,
    ledger_growth,
    ledger_reading,
)
from tests.bench.measuring import Contender, best_rates
from tests.bench.stores import Place, Store, postgresql, sqlite


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of the table.

    Attributes:
        title: What is done.
        contenders: Sets the contenders up at a place, for so much work a round.
        size: How much work a round is; a tenth of it with --quick.
        aims: By store: what of ours is held against whom, and how many times it
            should be as fast.
    """

    title: str
    contenders: Callable[[Place, int], Sequence[Contender]]
    size: int
    aims: Mapping[str, Sequence[tuple[str, str, float]]]


ROWS: Final = {
    "command": Row(
        title="one command, durable, nothing kept",
        contenders=commands.nothing_kept,
        size=100,
        aims={
            "sqlite": (("ours", "four", 2.5), ("ours", "short", 0.7)),
            "postgresql": (("ours", "four", 2.5), ("ours", "short", 1.2)),
        },
    ),
    "kept": Row(
        title="the same, folded states kept",
        contenders=commands.states_kept,
        size=100,
        aims={
            "sqlite": (("ours", "four", 3.5),),
            "postgresql": (("ours", "four", 3.5),),
        },
    ),
    "threads": Row(
        title="16 threads",
        contenders=commands.in_threads,
        size=640,
        aims={
            "sqlite": (("ours", "four", 4.0), ("ours, states kept", "four", 7.0)),
            "postgresql": (("ours", "four", 3.0), ("ours, states kept", "four", 6.0)),
        },
    ),
    "import": Row(
        title="bulk import, events",
        contenders=bulk.importing,
        size=20_000,
        aims={
            "sqlite": (("ours", "rival", 1.4),),
            "postgresql": (("ours", "rival", 3.0),),
        },
    ),
    "submissions": Row(
        title="10,000 submissions through the door, cases",
        contenders=bulk.submitting,
        size=10_000,
        aims={},
    ),
    "load": Row(
        title="load one stream of 10,000 events",
        contenders=bulk.loading,
        size=10_000,
        aims={
            "sqlite": (
                ("ours", "rival", 6.0),
                ("ours, hashes verified", "rival", 3.0),
            ),
            "postgresql": (
                ("ours", "rival", 5.0),
                ("ours, hashes verified", "rival", 3.0),
            ),
        },
    ),
    "follow": Row(
        title="a projection with tracking, events",
        contenders=bulk.following,
        size=20_000,
        aims={
            "sqlite": (("ours", "rival", 20.0),),
            "postgresql": (("ours", "rival", 30.0),),
        },
    ),
    "ledger-pure": Row(
        title="a payment posted and folded, by model, no store",
        contenders=ledger.pure,
        size=2_000,
        aims={},
    ),
    "ledger-stored": Row(
        title="a payment through the door, by model, nothing kept",
        contenders=ledger.stored,
        size=100,
        aims={},
    ),
    "ledger-threads": Row(
        title="the same, 16 threads, folded states kept",
        contenders=ledger.in_threads,
        size=320,
        aims={},
    ),
}
REBUILD: Final = "rebuild"
READ: Final = "ledger-read"
GROWTH: Final = "ledger-growth"
CASE: Final = "case"
DASHBOARD: Final = "dashboard"
LEDGER: Final = "ledger"
"""All rows whose name begins so."""


def main() -> None:
    """Measure the rows that were asked for, and print or keep them."""
    arguments = _arguments()
    results: dict[str, object] = {"machine": _machine()}
    for name, opened in _stores(arguments.store):
        with opened as store:
            results[name] = _measured(name, store, arguments)
    if arguments.json:
        text = json.dumps(results, indent=2) + "\n"
        arguments.json.write_text(text, encoding="utf-8")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench")
    parser.add_argument(
        "--store", choices=("sqlite", "postgresql", "both"), default="both"
    )
    parser.add_argument(
        "--only",
        choices=(*ROWS, REBUILD, READ, GROWTH, CASE, DASHBOARD, LEDGER),
        action="append",
    )
    parser.add_argument(
        "--repeats", type=int, default=5, help="rounds; the best counts"
    )
    parser.add_argument("--quick", action="store_true", help="a tenth of the work")
    parser.add_argument(
        "--full", action="store_true", help="1,000,000 events or entries, not 100,000"
    )
    parser.add_argument("--json", type=Path, help="keep the figures in a file")
    return parser.parse_args()


def _stores(chosen: str) -> Generator[tuple[str, AbstractContextManager[Store]]]:
    if chosen in {"sqlite", "both"}:
        yield "sqlite", nullcontext(sqlite)
    if chosen in {"postgresql", "both"}:
        yield "postgresql", postgresql()


def _measured(name: str, store: Store, arguments: argparse.Namespace) -> object:
    """Measure the rows on one store; each has databases of its own."""
    only = _chosen(arguments.only)
    print(f"\n{name}: units a second, the best of {arguments.repeats} rounds")
    figures: dict[str, object] = {}
    for key in (key for key in ROWS if key in only):
        row = ROWS[key]
        size = max(row.size // 10, 20) if arguments.quick else row.size
        with store() as place:
            rates = best_rates(row.contenders(place, size), arguments.repeats)
        ratios = [
            {
                "ours": ours,
                "rival": rival,
                "ratio": rates[ours] / rates[rival],
                "aim": aim,
            }
            for ours, rival, aim in row.aims.get(name, ())
        ]
        figures[key] = {"title": row.title, "rates": rates, "ratios": ratios}
        _print(row, rates, ratios)
    if REBUILD in only:
        figures[REBUILD] = _rebuild(store, arguments)
    if READ in only:
        with store() as place:
            reading = ledger_reading.measured(place, _size(arguments))
        print(reading.written())
        figures[READ] = reading._asdict()
    if CASE in only:
        with store() as place:
            latency = case_latency.measured(place, 10 if arguments.quick else 100)
        print(latency.written())
        figures[CASE] = latency.figures()
    if DASHBOARD in only:
        with store() as place:
            pages = dashboard_latency.measured(
                place, 300 if arguments.quick else 10_000, print
            )
        print(pages.written())
        figures[DASHBOARD] = pages.figures()
    if GROWTH in only:
        tables = figures[GROWTH] = ledger_growth.measured(store)
        for title, table in tables.items():
            print(ledger_growth.written(title, table))
    return figures


def _chosen(only: Sequence[str] | None) -> frozenset[str]:
    known = (*ROWS, REBUILD, READ, GROWTH, CASE, DASHBOARD)
    chosen = frozenset(only or known)
    if LEDGER in chosen:
        chosen |= {name for name in known if name.startswith(LEDGER)}
    return chosen


def _size(arguments: argparse.Namespace) -> int:
    if arguments.quick:
        return 10_000
    return 1_000_000 if arguments.full else 100_000


def _print(
    row: Row, rates: Mapping[str, float], ratios: Sequence[Mapping[str, object]]
) -> None:
    print(f"\n{row.title}")
    for who, rate in rates.items():
        of_bare = rate / rates["bare"]
        print(f"  {who:24} {rate:>10,.0f}/s   {of_bare:.2f} x bare")
    for ratio in ratios:
        compared = f"{ratio['ours']} : {ratio['rival']}"
        print(f"  {compared:36} {ratio['ratio']:.2f} x   aim {ratio['aim']} x")


def _rebuild(store: Store, arguments: argparse.Namespace) -> object:
    events = _size(arguments)
    with store() as place:
        peak, growth = bulk.rebuild_growth_kib(place, events)
    print(f"\nrebuild over {events:,} events")
    print(f"  {peak:,} KiB at a tenth of them, {growth:,} KiB more at the end")
    return {"events": events, "peak_kib": peak, "growth_kib": growth}


def _machine() -> Mapping[str, object]:
    return {
        "python": platform.python_version(),
        "system": platform.system(),
        "processors": os.cpu_count(),
    }


if __name__ == "__main__":
    main()
