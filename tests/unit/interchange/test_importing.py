"""A file of submissions: each line by itself, and nothing twice."""

import json
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest

from debt_adapters.assembly import open_collection
from debt_adapters.interchange import items
from debt_adapters.interchange.errors import BrokenJsonError, LineTooLongError
from debt_adapters.interchange.importing import Reading, import_items
from debt_domain.application import DebtCollection
from debt_domain.application.reading import read_event
from debt_domain.application.submissions import SubmissionOutcome, SubmissionResult
from debt_domain.application.template import SubmissionTemplate
from debt_domain.case.errors import DueDateMissingError
from debt_domain.claim_reservation.errors import DuplicateClaimError
from debt_domain.values.actor import Actor, PartyNotAllowedError, Role
from tests.jsonl_lines import Line, invoice, line, written

PLATFORM = Actor(actor_id="import", role=Role.PLATFORM)


@pytest.fixture
def collection(tmp_path: Path) -> Iterator[DebtCollection]:
    url = f"sqlite:///{tmp_path}/debt.db"
    with open_collection(url, tenant="T", environment={}, create=True) as found:
        yield found


def imported(
    file: bytes,
    collection: DebtCollection,
    by: Actor = PLATFORM,
    template: SubmissionTemplate | None = None,
    *,
    dry_run: bool = False,
) -> list[SubmissionResult]:
    found = import_items(
        BytesIO(file),
        collection,
        by,
        reading=Reading(template=template),
        batch_id="B-1",
        dry_run=dry_run,
    )
    return list(found)


def test_good_lines_go_in_beside_bad_ones(collection: DebtCollection) -> None:
    undated = line("C-4", "R-4")
    del invoice(undated)["due_on"]
    file = written(line("C-1", "R-1"), "{", "", undated, line("C-5", "R-1"))
    results = imported(file, collection)
    assert [(x.submission.place, x.outcome) for x in results] == [
        (1, SubmissionOutcome.IMPORTED),
        (2, SubmissionOutcome.REFUSED),
        (4, SubmissionOutcome.REFUSED),
        (5, SubmissionOutcome.REFUSED),
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
    assert {x.outcome for x in second} == {SubmissionOutcome.REPEATED}
    assert [x.receipt and x.receipt.position for x in second] == [
        x.receipt and x.receipt.position for x in first
    ]
    assert collection.log.head() == head


def test_a_line_is_the_same_with_another_ending(collection: DebtCollection) -> None:
    file = written(line())
    imported(file, collection)
    (result,) = imported(b"\xef\xbb\xbf" + file.rstrip() + b"\r\n", collection)
    assert result.outcome is SubmissionOutcome.REPEATED


def test_bytes_that_are_no_text_are_broken(collection: DebtCollection) -> None:
    (result,) = imported(b'{"case_id": "\xff"}\n', collection)
    assert isinstance(result.refusals[0], BrokenJsonError)


def test_a_line_without_end_is_passed_over(
    collection: DebtCollection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(items, "ITEM_LIMIT_BYTES", 2_000)
    results = imported(b"x" * 5_000 + b"\n" + written(line()), collection)
    assert [type(x) for x in results[0].refusals] == [LineTooLongError]
    assert (results[1].submission.place, results[1].outcome) == (
        2,
        SubmissionOutcome.IMPORTED,
    )


def test_a_partner_submits_its_own_cases_only(collection: DebtCollection) -> None:
    other = Actor(actor_id="import", role=Role.SUBMITTER, party_id="P")
    (result,) = imported(written(line()), collection, other)
    assert isinstance(result.refusals[0], PartyNotAllowedError)


def array(*lines: Line | str) -> bytes:
    """Give the same as `written`, as one array."""
    return b"[\n" + b",\n".join(written(*lines).splitlines()) + b"]\n"


def test_an_array_is_its_elements(collection: DebtCollection) -> None:
    bad = line("C-2", "R-2")
    invoice(bad)["amount"] = 1.5
    file = array(line("C-1", "R-1"), bad, line("C-3", "R-3"))
    results = imported(b"\xef\xbb\xbf\n" + file, collection)
    assert [(x.submission.place, x.outcome) for x in results] == [
        (1, SubmissionOutcome.IMPORTED),
        (2, SubmissionOutcome.REFUSED),
        (3, SubmissionOutcome.IMPORTED),
    ]


def test_an_array_is_read_in_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    written_in_two = [line("C-1", "R-1"), line("C-2", "ø" * 50)]
    monkeypatch.setattr(items, "CHUNK_BYTES", 7)
    found = list(items.items_in(BytesIO(array(*written_in_two))))
    assert [json.loads(x or b"") for x in found] == written_in_two


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("[]", 0),
        (f"[{json.dumps(line())}", 1),
        ("[", 1),
        ('[{"a": 1}', 1),
        ('[{"a": 1},', 2),
        ('[{"a": 1}, {"b": ]', 2),
        ('[{"a": 1} {"b": 2}]', 1),
        ("[" * 20_000, 1),
    ],
)
def test_what_is_no_next_element_is_the_last_item(
    text: str, count: int, collection: DebtCollection
) -> None:
    results = imported(text.encode(), collection)
    assert len(results) == count
    assert {x.outcome for x in results} <= {SubmissionOutcome.REFUSED}
    if count:
        assert results[-1].refusals


def test_an_element_that_is_too_long_ends_the_file(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(items, "ITEM_LIMIT_BYTES", 100)
    monkeypatch.setattr(items, "CHUNK_BYTES", 100)
    file = BytesIO(b"[\n" + b'"' + b"x" * 500 + b'"]')
    assert list(items.items_in(file)) == [None]


def test_a_dry_run_tells_the_same_and_stores_nothing(
    collection: DebtCollection,
) -> None:
    imported(written(line("C-0", "R-0")), collection)
    head = collection.log.head()
    undated = line("C-4", "R-4")
    del invoice(undated)["due_on"]
    file = written(
        line("C-0", "R-0"), line("C-1", "R-1"), "{", undated, line("C-5", "R-1")
    )
    checked = imported(file, collection, dry_run=True)
    assert collection.log.head() == head
    stored = imported(file, collection)
    assert [x.outcome.value for x in checked] == [
        "imported before",
        "would be imported",
        *["refused"] * 3,
    ]
    assert [x.refusals and str(x.refusals) for x in checked] == [
        x.refusals and str(x.refusals) for x in stored
    ]


def test_a_template_fills_in_what_an_item_leaves_out(
    collection: DebtCollection,
) -> None:
    whole = line("C-1", "R-1")
    defaults = {"client": whole["client"], "claim": {"currency": "DKK"}}
    template = SubmissionTemplate(name="nordlys", version=3, defaults=defaults)
    items_ = [line(f"C-{n}", f"R-{n}") for n in range(2)]
    for item in items_:
        del item["client"], item["claim"]["currency"]
    results = imported(written(*items_), collection, template=template)
    assert [x.outcome for x in results] == [SubmissionOutcome.IMPORTED] * 2
    assert {x.submission.template for x in results} == {"nordlys@3"}
    commands = [x.submission.command for x in results]
    assert {x.claim.currency for x in commands if x} == {"DKK"}
    assert template.defaults == defaults


def test_a_batch_is_what_ties_its_items_together(collection: DebtCollection) -> None:
    imported(written(line()), collection)
    (events,) = collection.log.streams(["case:C-1"]).values()
    ties = {read_event(x).circumstances.correlation_id for x in events}
    assert ties == {"B-1"}
