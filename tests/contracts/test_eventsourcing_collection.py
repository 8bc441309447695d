"""`DebtCollection` from end to end on the stores of `eventsourcing`."""

from collections.abc import Iterator

import pytest

from debt_adapters.eventsourcing import RecorderEventLog
from debt_domain.projections import ALL
from debt_domain.projections.trial_balance import positions
from tests.application_support import (
    PARTNERS,
    PLATFORM,
    Platform,
    a_platform,
    payment,
    rows_of,
)
from tests.contracts.eventsourcing_stores import MODULES, opened, platform_on

PAID_MINOR = 400_00


@pytest.fixture(params=MODULES, ids=lambda store: store.module)
def log(request: pytest.FixtureRequest) -> Iterator[RecorderEventLog]:
    with opened(request, request.param) as log:
        yield log


def with_payments(platform: Platform) -> Platform:
    """Take a case of each partner's on, and a payment of 400.00 EUR for each."""
    for partner_id in PARTNERS:
        case_id = f"C-{partner_id}"
        platform.accept(case_id, submitter_id=partner_id)
        platform.do(payment(case_id, PAID_MINOR, payment_id=f"PAY-{partner_id}"))
    return platform


def balances(platform: Platform) -> dict[str, dict[str, int]]:
    """Give every ledger's accounts."""
    rows = platform.door.questions().trial_balance()
    return {row.ledger: row.by_account for row in rows}


def owed_to(platform: Platform, partner_id: str) -> int:
    """Give what a partner is owed from its one case, in minor units."""
    rows = platform.door.questions().trial_balance()
    (owed,) = (
        position.amount_minor
        for position in positions(
            row for row in rows if row.ledger.endswith(partner_id)
        )
        if position.party == f"PARTNER:{partner_id}"
    )
    return owed


def test_three_models_have_the_figures_that_they_have_in_memory(
    log: RecorderEventLog,
) -> None:
    platform = with_payments(platform_on(log))
    owed = {partner_id: owed_to(platform, partner_id) for partner_id in PARTNERS}
    assert owed == {"P-1": 270_00, "P-2": 240_00, "P-3": 175_00}
    assert balances(platform) == balances(with_payments(a_platform()))
    verification = platform.door.verify()
    assert verification.faults == ()
    assert verification.projections == len(ALL)


def test_a_command_sent_again_gives_its_first_receipt(log: RecorderEventLog) -> None:
    platform = platform_on(log)
    platform.accept()
    once, again = (
        platform.door.execute(payment(), by=PLATFORM, command_id="pay")
        for _ in range(2)
    )
    assert (once.repeated, again.repeated) == (False, True)
    assert once.position == again.position == log.head().position
    assert once.events == again.events


def test_rows_that_a_crash_left_behind_are_found_and_mended(
    log: RecorderEventLog,
) -> None:
    platform = with_payments(platform_on(log))
    rows = rows_of(log.read_models)
    for projection in ALL:
        log.read_models.clear(projection.stored_name)
    assert {fault.code for fault in platform.door.verify().faults} == {
        "read_model.differs"
    }
    platform.door.rebuild()
    assert rows_of(log.read_models) == rows
    assert platform.door.verify().sound


def test_what_was_known_before_is_known_again(log: RecorderEventLog) -> None:
    platform = platform_on(log)
    platform.submit()
    before = platform.clock.now
    platform.accept("C-2")
    known = platform.door.questions(as_known_at=before)
    assert [case.case_id for case in known.cases()] == ["C-1"]
    assert len(list(platform.door.questions().cases())) == 2
