"""A batch of submissions: a result for each, nothing twice, and a dry run."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

import pytest

from debt_domain.application import (
    Asked,
    Submission,
    SubmissionOutcome,
    SubmissionResult,
    submissions,
    submit_cases,
)
from debt_domain.application.unit_of_work import NotTogetherError
from debt_domain.case.commands import AcceptCase
from debt_domain.case.decisions import CASE
from debt_domain.case.errors import CaseAbsentError, CaseExistsError, DueInFutureError
from debt_domain.case.model import CaseStatus, Claim
from debt_domain.claim_reservation.errors import DuplicateClaimError
from debt_domain.kernel.errors import RejectedError
from debt_domain.platform_ledger.commands import WithdrawIncome
from debt_domain.testing import TODAY, invoice_line, submit_case
from debt_domain.values.money import Money
from tests.application_support import PLATFORM, Platform

BROKEN = CaseAbsentError(case_id="unread")


def item(
    place: int, case_id: str, invoice: str | None = None, on: date | None = None
) -> Submission:
    claim = Claim(currency="EUR", lines=(invoice_line(invoice or f"INV-{case_id}"),))
    command = submit_case(case_id, claim=claim)
    return Submission(place=place, command=command, effective_on=on)


def unread(place: int) -> Submission:
    return Submission(place=place, refusals=(BROKEN,))


def submitted(
    platform: Platform,
    *items: Submission,
    batch_id: str = "B-1",
    dry_run: bool = False,
) -> Sequence[SubmissionResult]:
    found = submit_cases(
        platform.door, items, batch_id=batch_id, by=PLATFORM, dry_run=dry_run
    )
    return list(found)


def outcomes(results: Iterable[SubmissionResult]) -> list[str]:
    return [x.outcome.name for x in results]


def refused(results: Iterable[SubmissionResult]) -> list[type[RejectedError]]:
    return [type(refusal) for x in results for refusal in x.refusals]


def test_each_item_has_its_result_in_order(platform: Platform) -> None:
    tomorrow = item(3, "C-3")
    ahead = invoice_line("INV-9", overdue_days=-1)
    claim = Claim(currency="EUR", lines=(ahead,))
    early = Submission(place=4, command=submit_case("C-4", claim=claim))
    results = submitted(
        platform,
        unread(1),
        item(2, "C-2"),
        tomorrow,
        early,
        item(5, "C-5", "INV-C-2"),
        item(6, "C-2", "INV-6"),
    )
    assert [x.submission.place for x in results] == [1, 2, 3, 4, 5, 6]
    assert outcomes(results) == ["REFUSED", *["IMPORTED"] * 2, *["REFUSED"] * 3]
    assert refused(results) == [
        CaseAbsentError,
        DueInFutureError,
        DuplicateClaimError,
        CaseExistsError,
    ]


def test_the_same_batch_again_goes_on_where_it_was(
    platform: Platform, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(submissions, "SUBMISSIONS_AT_ONCE", 2)
    items = [item(n, f"C-{n}") for n in range(1, 6)]
    running = submit_cases(platform.door, items, batch_id="B-1", by=PLATFORM)
    assert outcomes([next(running)]) == ["IMPORTED"]
    assert platform.state(CASE, "case:C-3").status is CaseStatus.ABSENT
    assert outcomes(submitted(platform, *items)) == [
        *["REPEATED"] * 2,
        *["IMPORTED"] * 3,
    ]


def test_much_is_carried_out_in_pieces(
    platform: Platform, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(submissions, "BYTES_AT_ONCE", 1)
    running = submit_cases(
        platform.door, (item(n, f"C-{n}") for n in (1, 2)), batch_id="B", by=PLATFORM
    )
    next(running)
    assert platform.state(CASE, "case:C-2").status is CaseStatus.ABSENT


def test_an_item_of_another_batch_or_day_is_another_item(platform: Platform) -> None:
    submitted(platform, item(1, "C-1"))
    again = submitted(platform, item(1, "C-1"), batch_id="B-2")
    another_day = submitted(platform, item(1, "C-1", on=TODAY))
    assert refused((*again, *another_day)) == [CaseExistsError] * 2


def test_a_case_counts_from_its_day(platform: Platform) -> None:
    yesterday = TODAY - timedelta(days=1)
    submitted(platform, item(1, "C-1", on=yesterday))
    assert platform.state(CASE, "case:C-1").submitted_on == yesterday


def test_a_dry_run_sees_the_whole_file_and_stores_nothing(platform: Platform) -> None:
    submitted(platform, item(1, "C-1"))
    head = platform.log.head()
    results = submitted(
        platform,
        item(1, "C-1"),
        unread(2),
        item(3, "C-3"),
        item(4, "C-4", "INV-C-3"),
        unread(5),
        dry_run=True,
    )
    assert outcomes(results) == [
        *("REPEATED", "REFUSED"),
        *("PASSED", "REFUSED", "REFUSED"),
    ]
    assert refused(results)[1] is DuplicateClaimError
    assert SubmissionOutcome.IMPORTED not in {x.outcome for x in results}
    assert platform.log.head() == head


def test_a_preview_of_many_has_their_events(platform: Platform) -> None:
    asked = [
        Asked(command=submit_case("C-1"), command_id="one"),
        Asked(command=AcceptCase(case_id="C-1"), command_id="two"),
        Asked(command=AcceptCase(case_id="C-1"), command_id="not an id"),
    ]
    first, second, third = platform.door.preview_many(asked, by=PLATFORM)
    alone = platform.door.preview(asked[0].command, by=PLATFORM)
    assert [x.id for x in first.events] == [x.id for x in alone.events]
    assert "case_accepted" in second.events[0].event.stored_name
    assert third.refusal is not None
    assert not third.events


def test_what_reads_all_ledgers_is_not_previewed_among_others(
    platform: Platform,
) -> None:
    command = WithdrawIncome(withdrawal_id="W-1", amount=Money(1, "EUR"))
    asked = [Asked(command=command, command_id="one")]
    with pytest.raises(NotTogetherError):
        list(platform.door.preview_many(asked, by=PLATFORM))
