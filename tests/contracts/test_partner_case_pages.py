"""Pages of a partner's cases: in every store, and while others submit more."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest

from debt_domain.application import Asked, DebtCollection, Questions
from debt_domain.case.commands import AcceptCase, RequestDocuments, SubmitCase
from debt_domain.case.model import CaseStatus
from debt_domain.kernel.ports import EventLog
from debt_domain.partner_case.model import PartnerCaseStatus
from debt_domain.projections.dashboard import DashboardFilter
from debt_domain.testing import NOW, TODAY, submit_case
from debt_domain.values.document import DocumentKind
from debt_domain.values.partner_submission import Handling
from debt_domain.values.rate_terms import RevenueModel
from tests.application_support import PLATFORM, TickingClock, a_platform

P1 = DashboardFilter(submitter_id="P-1")
FILTERS = (
    (DashboardFilter(), 16),
    (P1, 11),
    (DashboardFilter(submitter_id="P-404"), 0),
    (DashboardFilter(client_id="CL-1"), 5),
    (P1.model_copy(update={"status": PartnerCaseStatus.ACCEPTED}), 2),
    (P1.model_copy(update={"case_status": CaseStatus.DOCS_REQUESTED}), 1),
    (P1.model_copy(update={"handling": Handling.SELF, "text": "no 1"}), 4),
    (DashboardFilter(text="13 ÄÖ%_"), 1),
    (DashboardFilter(text='"status"'), 0),
    (DashboardFilter(text="status"), 0),
    (DashboardFilter(revenue_model=RevenueModel.SERVICE_FEE, currency="EUR"), 11),
    (DashboardFilter(revenue_model=RevenueModel.HYBRID), 0),
    (DashboardFilter(review_overdue_at=NOW + timedelta(days=400)), 12),
    (DashboardFilter(review_overdue_at=NOW - timedelta(days=400)), 0),
    (P1.model_copy(update={"submitted_until": TODAY}), 6),
    (P1.model_copy(update={"submitted_from": TODAY + timedelta(days=1)}), 5),
    (DashboardFilter(submitted_from=TODAY + timedelta(days=2)), 8),
)


@pytest.fixture
def door(shared_log: EventLog) -> DebtCollection:
    """A door whose partners are under contract."""
    platform = a_platform()
    signed = platform.log.contents.events
    with shared_log.transaction() as transaction:
        transaction.append(lambda _: [x.event for x in signed], now=NOW, unmoved={})
    return replace(platform.door, log=shared_log)


def submission(number: int, submitter_id: str | None) -> SubmitCase:
    return submit_case(
        f"C-{number:02}",
        client_id=f"CL-{number % 3}",
        debtor_id=f"D-{number}",
        submitter_id=submitter_id,
        host_reference=f"No {number} äö%_",
        is_test=number % 10 == 9,
    )


def submit(door: DebtCollection, numbers: Sequence[int]) -> None:
    """Submit cases of two partners in turns, and of clients themselves."""
    submitters = ("P-1", "P-2", None, "P-1")
    commands = [submission(n, submitters[n % 4]) for n in numbers]
    asked = [Asked(command=x, command_id=f"submit-{x.case_id}") for x in commands]
    for outcome in door.execute_many(asked, by=PLATFORM):
        assert not isinstance(outcome, Exception), outcome


def busy(door: DebtCollection) -> Questions:
    """Submit cases on two days, take some on, and ask for documents of others."""
    submit(door, range(12))
    later = replace(door, clock=TickingClock(NOW + timedelta(days=2)))
    submit(later, range(12, 24))
    for number in (0, 3, 13):
        command = AcceptCase(case_id=f"C-{number:02}")
        later.execute(command, by=PLATFORM, command_id=f"accept-{number}")
    asking = RequestDocuments(
        case_id="C-04", items=(DocumentKind.CONTRACT,), due_at=NOW + timedelta(days=9)
    )
    later.execute(asking, by=PLATFORM, command_id="ask")
    return later.questions()


def pages(questions: Questions, wanted: DashboardFilter, limit: int) -> Iterator[str]:
    """Give the cases page by page."""
    page = questions.partner_case_page(wanted, limit=limit)
    yield from (row.case_id for row in page.rows)
    while page.next_after is not None:
        assert len(page.rows) == limit
        after = page.next_after
        page = questions.partner_case_page(wanted, after=after, limit=limit)
        yield from (row.case_id for row in page.rows)


def test_pages_join_up_to_the_whole(door: DebtCollection) -> None:
    questions = busy(door)
    rows = {row.case_id: row for row in questions.partner_cases()}
    for wanted, cases in FILTERS:
        entries = {x.entry.key: x.case_id for x in rows.values() if x.entry}
        fitting = [
            case_id
            for _, case_id in sorted(entries.items())
            if (entry := rows[case_id].entry) and wanted.lets_through(entry)
        ]
        assert len(fitting) == cases, wanted
        for limit in (1, 3, 50):
            assert list(pages(questions, wanted, limit)) == fitting
    assert door.verify().sound


def test_back_in_time_the_pages_are_the_same(door: DebtCollection) -> None:
    questions = busy(door)
    folded = replace(questions, live=False)
    for wanted, _ in FILTERS:
        assert list(pages(folded, wanted, 2)) == list(pages(questions, wanted, 2))


def test_a_case_comes_once_while_others_are_submitted(door: DebtCollection) -> None:
    """It keeps its place, wherever new ones get theirs."""
    questions, before = busy(door), set[str]()
    before.update(pages(questions, P1, 50))
    with ThreadPoolExecutor(1) as threads:
        submitting = threads.submit(submit, door, range(24, 44))
        found = list(pages(questions, P1, 2))
        while not submitting.done():
            found = list(pages(questions, P1, 2))
            assert len(found) == len(set(found))
            assert before <= set(found)
        submitting.result()
    assert len(list(pages(questions, P1, 2))) > len(before)


def test_an_entry_that_is_not_what_the_log_says_is_a_fault(
    door: DebtCollection,
) -> None:
    questions = busy(door)
    listing = "partner_case_dashboard:4/listing"
    key, _ = next(iter(questions.log.read_models.scan(listing)))
    questions.log.read_models.put(listing, {key: b"{}"})
    (fault,) = door.verify().faults
    assert fault.event == f"{listing}/{key}"
    door.rebuild(("partner_case_dashboard",))
    assert door.verify().sound
