"""Cases that the demo does not have: rejected, on hold, overpaid, erased."""

import re
import sqlite3
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from debt_adapters.assembly import open_collection
from debt_adapters.demo.clock import DemoClock
from debt_adapters.demo.steps import PLATFORM
from debt_domain.application import DomainCommand
from debt_domain.case.commands import (
    AcceptCase,
    PlaceHold,
    RecordPayment,
    RejectCase,
    ReversePayment,
)
from debt_domain.case.model import HoldKind, RejectionReason, ReversalKind
from debt_domain.testing.factories import submit_case
from debt_domain.values.holder import Holder
from debt_domain.values.money import Money
from tests.unit.cli.conftest import Run

NOW = datetime(2026, 9, 1, 9, tzinfo=UTC)
COMMANDS: tuple[DomainCommand, ...] = (
    submit_case("C-1", debtor_id="D-1"),
    RejectCase(
        case_id="C-1", reason=RejectionReason.TOO_SMALL, explanation="Not worth it."
    ),
    submit_case("C-2", debtor_id="D-2"),
    AcceptCase(case_id="C-2"),
    PlaceHold(case_id="C-2", kind=HoldKind.DISPUTE, reason="The goods were broken."),
    RecordPayment(
        case_id="C-2",
        payment_id="P-1",
        amount=Money(1_100_00, "EUR"),
        received_on=date(2026, 9, 1),
        holder=Holder.platform(),
        verified=True,
    ),
    RecordPayment(
        case_id="C-2",
        payment_id="P-2",
        amount=Money(5_00, "EUR"),
        received_on=date(2026, 9, 1),
        holder=Holder.platform(),
        verified=True,
    ),
    ReversePayment(
        case_id="C-2",
        payment_id="P-2",
        amount=Money(5_00, "EUR"),
        kind=ReversalKind.BOUNCED,
        reversed_on=date(2026, 9, 1),
    ),
    submit_case("C-3", debtor_id="D-3", is_test=True),
)


@pytest.fixture
def unusual(tmp_path: Path) -> str:
    url = f"sqlite:///{tmp_path}/debt.db"
    with open_collection(
        url, tenant="default", environment={}, clock=DemoClock(NOW), create=True
    ) as collection:
        for number, command in enumerate(COMMANDS):
            collection.execute(command, by=PLATFORM, command_id=f"c-{number}")
    return url


def test_a_rejected_case_says_why(unusual: str, debt_domain: Run) -> None:
    text = debt_domain("case", "C-1", "--store", unusual).stdout
    assert "Ended: TOO_SMALL" in text


def test_a_hold_is_shown(unusual: str, debt_domain: Run) -> None:
    text = debt_domain("case", "C-2", "--store", unusual).stdout
    assert "Holds: DISPUTE" in text


def test_a_test_is_marked(unusual: str, debt_domain: Run) -> None:
    text = debt_domain("case", "C-3", "--store", unusual).stdout
    assert "A test: it counts in no figure." in text
    assert "C-3 (test)" in debt_domain("cases", "--store", unusual).stdout
    shown = debt_domain("case", "C-3", "--as", "PLATFORM", "--store", unusual).stdout
    assert re.search("is_test +True", shown)


def test_the_type_of_a_claim_is_shown(unusual: str, debt_domain: Run) -> None:
    text = debt_domain("case", "C-2", "--store", unusual).stdout
    assert "Claim of type GOODS" in text
    assert "test" not in text


def test_what_was_overpaid_is_said(unusual: str, debt_domain: Run) -> None:
    text = debt_domain("split", "--by", "case", "--store", unusual).stdout
    assert "C-2: 100.00 EUR of what was collected is overpaid" in text


def test_the_split_has_columns_for_what_there_is(
    unusual: str, debt_domain: Run
) -> None:
    text = debt_domain("split", "--by", "case", "--store", unusual).stdout
    assert "Reversed" in text
    assert "Collector" not in text


def test_an_erased_name_stays_erased(unusual: str, debt_domain: Run) -> None:
    with sqlite3.connect(unusual.removeprefix("sqlite:///")) as connection:
        connection.execute("DELETE FROM debt_subject_key WHERE subject = 'D-2'")
    connection.close()
    text = debt_domain("case", "C-2", "--personal", "--store", unusual).stdout
    assert "Debtor D-2: (erased)" in text
    assert debt_domain("verify", "--store", unusual).exit_code == 0


def test_a_case_without_history_is_told(unusual: str, debt_domain: Run) -> None:
    result = debt_domain("history", "C-9", "--store", unusual)
    assert (result.exit_code, "case.absent" in result.stderr) == (1, True)
