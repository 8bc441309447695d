"""One file, imported by two processes at once: each item once, and both are told so."""

import multiprocessing
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from debt_adapters.interchange.errors import BrokenJsonError
from debt_adapters.sqlalchemy import SqlEventLog
from debt_domain.application import Receipt
from debt_domain.application.reading import recorded_batches
from debt_domain.application.submissions import (
    SUBMISSIONS_AT_ONCE,
    SubmissionOutcome,
)
from debt_domain.case.events import CaseSubmitted
from debt_domain.claim_reservation.errors import DuplicateClaimError
from tests.contracts.concurrency_worker import Told, a_door, import_at_once
from tests.jsonl_lines import line, written

SPAWN: Final = multiprocessing.get_context("spawn")
PATIENCE_SECONDS: Final = 60
CASES: Final = SUBMISSIONS_AT_ONCE + 100
"""So that there are several transactions to meet in."""
REFUSED: Final = {
    CASES + 1: (DuplicateClaimError.code,),
    CASES + 2: (BrokenJsonError.code,),
}
"""By their places, the items after the good ones, with the rules that they break."""


def told_at_once(url: str, file: Path) -> tuple[Sequence[Told], Sequence[Told]]:
    """Let two processes import a file; give what each was told of its items."""
    start = SPAWN.Barrier(2)
    pipes = [SPAWN.Pipe(duplex=False) for _ in range(2)]
    processes = [
        SPAWN.Process(target=import_at_once, args=(url, start, file, results))
        for _, results in pipes
    ]
    for process, (_, results) in zip(processes, pipes, strict=True):
        process.start()
        results.close()  # else there is no end of the pipe when the process dies
    one, other = (told.recv() for told, _ in pipes)
    for process in processes:
        process.join(PATIENCE_SECONDS)
    assert [process.exitcode for process in processes] == [0, 0]
    return one, other


def test_a_file_imported_by_two_at_once_is_in_once(
    sql_log: SqlEventLog, store_url: str, tmp_path: Path
) -> None:
    file = tmp_path / "file.jsonl"
    good = [line(f"C-{n}", f"R-{n}") for n in range(1, CASES + 1)]
    file.write_bytes(written(*good, line("C-again", "R-1"), "{"))
    one, other = told_at_once(store_url, file)
    both_are_told_the_same(one, other)

    batches = recorded_batches(sql_log)
    events = [recorded for batch in batches for recorded in batch]
    submitted = Counter(
        x.id.stream for x in events if isinstance(x.event, CaseSubmitted)
    )
    assert submitted == Counter(f"case:C-{n}" for n in range(1, CASES + 1))
    assert a_door(sql_log).verify().faults == ()


def both_are_told_the_same(one: Sequence[Told], other: Sequence[Told]) -> None:
    """Of each item: one has put it in, the other has found it; or both are refused."""
    assert [x.place for x in one] == list(range(1, CASES + 3))
    once = [SubmissionOutcome.IMPORTED, SubmissionOutcome.REPEATED]
    for first, second in zip(one, other, strict=True):
        assert (first.place, first.case_id) == (second.place, second.case_id)
        assert first.refusals == second.refusals == REFUSED.get(first.place, ())
        if first.place in REFUSED:
            assert first.outcome is second.outcome is SubmissionOutcome.REFUSED
            continue
        assert sorted((first.outcome, second.outcome)) == once
        assert first.receipt is not None
        assert second.receipt is not None
        assert as_of_one(first.receipt) == as_of_one(second.receipt)


def as_of_one(receipt: Receipt) -> Receipt:
    """Give a receipt without what differs between who was first and who was not."""
    return replace(receipt, repeated=False)
