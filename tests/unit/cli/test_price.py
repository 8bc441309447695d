"""The price of a case on the command line: previewed, determined, shown."""

import json
from datetime import timedelta
from fractions import Fraction
from pathlib import Path

import pytest

from debt_adapters.assembly import open_collection
from debt_domain.application import DomainCommand
from debt_domain.case.commands import (
    AcceptCase,
    AcceptQuote,
    OpenBidding,
    SubmitQuote,
)
from debt_domain.case.model import Pricing
from debt_domain.testing import NOW, actor, submit_case
from debt_domain.values.actor import Role
from tests.unit.cli.conftest import Run

DETERMINE = ("do", "determine_price", "--case-id", "C-1", "--store")
AHEAD = NOW + timedelta(days=3)


@pytest.fixture
def quoted(tmp_path: Path) -> str:
    """Give a store with a client's case that P-9 has won with a quote of an eighth."""
    store = f"sqlite:///{tmp_path}/debt.db"
    commands: tuple[DomainCommand, ...] = (
        submit_case("C-1"),
        AcceptCase(case_id="C-1"),
        OpenBidding(case_id="C-1", invitees=("P-9",), closes_at=AHEAD),
        SubmitQuote(
            case_id="C-1",
            quote_id="Q-1",
            partner_id="P-9",
            pricing=Pricing(success_rate=Fraction(1, 8)),
            expires_at=AHEAD,
        ),
        AcceptQuote(case_id="C-1", quote_id="Q-1", instructions_version=1),
    )
    with open_collection(
        store, tenant="default", environment={}, clock=lambda: NOW, create=True
    ) as collection:
        for number, command in enumerate(commands):
            collection.execute(
                command, by=actor(Role.PLATFORM), command_id=f"quote-{number}"
            )
    return store


def test_a_preview_tells_the_price_and_its_source(
    quoted: str, debt_domain: Run
) -> None:
    answer = debt_domain(*DETERMINE, quoted, "--preview")
    assert answer.exit_code == 0, answer.output
    assert "case.price_determined" in answer.stdout
    assert "case.commission_agreed" in answer.stdout
    shown = debt_domain("case", "C-1", "--store", quoted)
    assert "Price" not in shown.stdout


def test_a_case_shows_its_price_to_its_client_and_not_to_its_collector(
    quoted: str, debt_domain: Run
) -> None:
    done = debt_domain(*DETERMINE, quoted)
    assert done.exit_code == 0, done.output
    shown = " ".join(debt_domain("case", "C-1", "--store", quoted).stdout.split())
    assert "Price 12.5 % of what comes in: 12.5 % by the quote Q-1" in shown
    as_reader = ("case", "C-1", "--store", quoted, "--json", "--as")
    client = json.loads(debt_domain(*as_reader, "CLIENT:CL-1").stdout)
    assert client["price"]["rate"] == "1/8"
    assert "price" not in json.loads(debt_domain(*as_reader, "COLLECTOR:P-9").stdout)
