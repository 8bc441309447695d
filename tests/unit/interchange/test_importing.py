"""A file of submissions: each line by itself, and nothing twice."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest

from debt_adapters.assembly import open_collection
from debt_adapters.interchange import importing
from debt_adapters.interchange.errors import BrokenJsonError, LineTooLongError
from debt_adapters.interchange.importing import LineResult, Outcome, import_lines
from debt_domain.application import DebtCollection
from debt_domain.case.errors import DueDateMissingError
from debt_domain.claim_reservation.errors import DuplicateClaimError
from debt_domain.values.actor import Actor, PartyNotAllowedError, Role
from tests.jsonl_lines import invoice, line, written

PLATFORM = Actor(actor_id="import", role=Role.PLATFORM)


@pytest.fixture
def collection(tmp_path: Path) -> Iterator[DebtCollection]:
    url = f"sqlite:///{tmp_path}/debt.db"
    with open_collection(url, tenant="T", environment={}, create=True) as found:
        yield found


def imported(
    file: bytes, collection: DebtCollection, by: Actor = PLATFORM
) -> list[LineResult]:
    return list(import_lines(BytesIO(file), collection, by))


def test_good_lines_go_in_beside_bad_ones(collection: DebtCollection) -> None:
    undated = line("C-4", "R-4")
    del invoice(undated)["due_on"]
    file = written(line("C-1", "R-1"), "{", "", undated, line("C-5", "R-1"))
    results = imported(file, collection)
    assert [(x.line, x.outcome) for x in results] == [
        (1, Outcome.IMPORTED),
        (2, Outcome.REFUSED),
        (4, Outcome.REFUSED),
        (5, Outcome.REFUSED),
    ]
    assert [type(y) for x in results for y in x.refusals] == [
        BrokenJsonError,
        DueDateMissingError,
        DuplicateClaimError,
    ]


def test_a_second_import_finds_all_in(collection: DebtCollection) -> None:
    file = written(line("C-1", "R-1"), line("C-2", "R-2"))
    first = imported(file, collection)
    head = collection.log.head()
    second = imported(file, collection)
    assert {x.outcome for x in second} == {Outcome.REPEATED}
    assert [x.position for x in second] == [x.position for x in first]
    assert collection.log.head() == head


def test_a_line_is_the_same_with_another_ending(collection: DebtCollection) -> None:
    file = written(line())
    imported(file, collection)
    (result,) = imported(b"\xef\xbb\xbf" + file.rstrip() + b"\r\n", collection)
    assert result.outcome is Outcome.REPEATED


def test_bytes_that_are_no_text_are_broken(collection: DebtCollection) -> None:
    (result,) = imported(b'{"case_id": "\xff"}\n', collection)
    assert isinstance(result.refusals[0], BrokenJsonError)


def test_a_line_without_end_is_passed_over(
    collection: DebtCollection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "LINE_LIMIT_BYTES", 2_000)
    results = imported(b"x" * 5_000 + b"\n" + written(line()), collection)
    assert [type(x) for x in results[0].refusals] == [LineTooLongError]
    assert (results[1].line, results[1].outcome) == (2, Outcome.IMPORTED)


def test_a_partner_submits_its_own_cases_only(collection: DebtCollection) -> None:
    other = Actor(actor_id="import", role=Role.SUBMITTER, party_id="P")
    (result,) = imported(written(line()), collection, other)
    assert isinstance(result.refusals[0], PartyNotAllowedError)
