"""`debt-domain statement`."""

import csv
import json
import shlex
from datetime import date
from fractions import Fraction
from io import StringIO
from pathlib import Path

import pytest

from debt_adapters.assembly import open_collection
from debt_adapters.clock import system_clock
from debt_domain.agreement.commands import (
    AmendRates,
    CompleteOnboarding,
    ConfirmThreshold,
    SignAgreement,
)
from debt_domain.agreement.model import Clause
from debt_domain.application import DomainCommand
from debt_domain.case.commands import AcceptCase, RecordPayment
from debt_domain.party_ledger.commands import IssueStatement
from debt_domain.testing import actor, submit_case
from debt_domain.testing.partner_cases import rate_terms
from debt_domain.values.actor import Role
from debt_domain.values.holder import Holder
from debt_domain.values.money import Money
from debt_domain.values.partner_submission import Branding, Handling, PartnerSubmission
from debt_domain.values.rate_terms import ClientPaidBy, SplitBasis
from tests.unit.cli.conftest import Run

MONTH = "2026-08"
LAST_DAY = date(2026, 8, 31)


@pytest.fixture(name="partner")
def _partner(own_store: str) -> str:
    """Issue a statement of the demo's first partner that has a due in EUR."""
    with open_collection(own_store, tenant="default", environment={}) as collection:
        rows = collection.questions().trial_balance()
        names = {
            x.account for row in rows if row.currency == "EUR" for x in row.balances
        }
        due = min(x for x in names if x.startswith("Due:Partner:"))
        partner_id = due.split(":")[2]
        collection.execute(
            IssueStatement(
                party=Holder.partner(partner_id),
                currency="EUR",
                statement_id=MONTH,
                through_on=LAST_DAY,
            ),
            by=actor(Role.FINANCE),
            command_id="state",
        )
    return partner_id


def test_the_balances_of_the_lines_lead_from_opening_to_closing(
    partner: str, own_store: str, debt_domain: Run
) -> None:
    result = debt_domain("statement", partner, "--json", "--store", own_store)
    document = json.loads(result.stdout)
    assert document["opening_minor"] == 0
    amounts = [line["amount_minor"] for line in document["lines"]]
    assert amounts
    assert sum(amounts) == document["closing_minor"]
    amounts = [amount for amount in amounts if amount]
    csv_ = debt_domain("statement", partner, "--format", "csv", "--store", own_store)
    assert len(list(csv.reader(StringIO(csv_.stdout)))) == len(amounts) + 1


def test_text_fits_eighty_columns(
    partner: str, own_store: str, debt_domain: Run
) -> None:
    for way in ("--as-issued", "--as-now-known"):
        result = debt_domain("statement", partner, way, "--store", own_store)
        assert result.exit_code == 0, result.output
        assert "Opening balance" in result.stdout
        assert max(len(line) for line in result.stdout.splitlines()) <= 80


def test_html_and_pdf_go_to_a_file(
    partner: str, own_store: str, debt_domain: Run, tmp_path: Path
) -> None:
    for name, start in (("html", b"<!DOCTYPE html>"), ("pdf", b"%PDF-")):
        file = tmp_path / f"statement.{name}"
        arguments = ("--format", name, "--out", str(file), "--store", own_store)
        assert debt_domain("statement", partner, *arguments).exit_code == 0
        assert file.read_bytes().startswith(start)


def test_a_month_without_a_statement_is_shown_as_now_known(
    partner: str, own_store: str, debt_domain: Run
) -> None:
    arguments = ("statement", partner, "--period", "2026-02", "--store", own_store)
    assert debt_domain(*arguments).exit_code == 2
    result = debt_domain(*arguments, "--as-now-known", "--json")
    assert json.loads(result.stdout)["basis"] == "AS_NOW_KNOWN"


@pytest.mark.parametrize(
    "arguments",
    [
        ("nobody",),
        ("client:",),
        ("CLIENT:",),
        ("PLATFORM",),
        ("nobody", "--period", "2026-13"),
        ("nobody", "--period", "2026-8"),
        ("nobody", "--format", "pdf"),
        ("nobody", "--out", "statement.txt"),
    ],
    ids=" ".join,
)
def test_wrong_use_is_told(
    arguments: tuple[str, ...], store: str, debt_domain: Run
) -> None:
    result = debt_domain("statement", *arguments, "--store", store)
    assert result.exit_code == 2
    assert "accepted is" in " ".join(result.output.split())


def test_a_party_is_written_one_way_or_by_a_partner_s_id_alone(
    partner: str, own_store: str, debt_domain: Run
) -> None:
    shown = [
        debt_domain("statement", name, "--currency", "eur", "--store", own_store).stdout
        for name in (partner, f"PARTNER:{partner}", f"partner:{partner}")
    ]
    assert shown[0]
    assert len(set(shown)) == 1


def test_a_party_is_told_the_currencies_that_it_has(
    partner: str, own_store: str, debt_domain: Run
) -> None:
    result = debt_domain(
        "statement", partner, "--currency", "JPY", "--store", own_store
    )
    assert result.exit_code == 2
    told = " ".join(result.output.replace("│", " ").split())
    assert "no account in JPY; accepted is --currency DKK or EUR" in told


def test_it_says_what_is_funded_now_and_how_to_pay_it_out(
    partner: str, own_store: str, debt_domain: Run
) -> None:
    text = debt_domain("statement", partner, "--store", own_store).stdout
    document = json.loads(
        debt_domain("statement", partner, "--json", "--store", own_store).stdout
    )
    now = document["now"]
    (payout,) = now["payouts"]
    assert 0 < payout["funded_minor"] <= payout["payable_minor"]
    assert "is funded now." in text
    command = text.partition("To pay it out on its day:\n")[2].replace("\\\n", " ")
    arguments = shlex.split(command.partition("--by FINANCE")[0])[1:]
    # The day of payout is to come; what is tried is the rest of the command.
    arguments[arguments.index("--instructed-on") + 1] = now["on"]
    previewed = debt_domain(*arguments, "--preview", "--store", own_store)
    assert previewed.exit_code == 0, previewed.output


def test_due_lists_payouts_and_overdue_invoices(
    partner: str, own_store: str, debt_domain: Run
) -> None:
    result = debt_domain("due", "--on", "2026-10-01", "--store", own_store)
    assert result.exit_code == 0, result.output
    assert f"PARTNER:{partner}" in result.stdout
    assert max(len(line) for line in result.stdout.splitlines()) <= 80


def test_the_help_of_a_party_s_account_does_not_offer_the_platform(
    debt_domain: Run,
) -> None:
    told = debt_domain("do", "issue_statement", "--help").stdout
    assert "--party PARTY" in told
    assert "PLATFORM, " not in told.partition("How it is asked")[0]


@pytest.mark.parametrize("written_as", ["text", "json", "html"])
@pytest.mark.parametrize(
    ("branding", "issuer"), [("PARTNER", "P-2"), ("PLATFORM", "the platform")]
)
def test_a_white_labelled_client_s_statement_comes_from_its_partner(
    tmp_path: Path, debt_domain: Run, branding: str, issuer: str, written_as: str
) -> None:
    """COMMISSION of 15 %, shared 60/40: 850.00 of 1,000.00 are the client's."""
    store = f"sqlite:///{tmp_path}/own.db"
    with open_collection(
        store, tenant="default", environment={}, create=True
    ) as collection:
        for number, command in enumerate(commission_case(Branding(branding))):
            by, command_id = actor(Role.PLATFORM), f"cmd-{number}"
            collection.execute(command, by=by, command_id=command_id)
    asked = ("statement", "CLIENT:CL-1", "--as-now-known", "--period", THIS_MONTH)
    shown = debt_domain(*asked, "--format", written_as, "--store", store).stdout
    assert issuer in shown
    told = shown.lower()
    assert [x for x in ("3/5", "2/5", "90.00", "60.00", "9000") if x in told] == []
    assert ("the platform" in told) is (branding == "PLATFORM")


THIS_MONTH = f"{system_clock().date():%Y-%m}"


def commission_case(branding: Branding) -> tuple[DomainCommand, ...]:
    today = system_clock().date()
    terms = rate_terms(
        split_basis=SplitBasis.COMMISSION,
        commission_rate=Fraction(3, 20),
        client_paid_by=ClientPaidBy.PLATFORM,
    )
    partner = PartnerSubmission(
        submitter_id="P-2", handling=Handling.SELF, branding=branding
    )
    clauses = (Clause.SHADOW_CLIENT, Clause.WHITE_LABEL)
    return (
        SignAgreement(partner_id="P-2", clauses=clauses, starts_on=today),
        AmendRates(partner_id="P-2", terms=terms, effective_from=today),
        CompleteOnboarding(partner_id="P-2"),
        ConfirmThreshold(partner_id="P-2", measure="cases", figure=9, threshold=5),
        submit_case(partner=partner),
        AcceptCase(case_id="C-1"),
        RecordPayment(
            case_id="C-1",
            payment_id="PAY-1",
            amount=Money(1_000_00, "EUR"),
            received_on=today,
            holder=Holder.platform(),
            verified=True,
        ),
    )
