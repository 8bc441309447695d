from datetime import date
from fractions import Fraction

import pytest

from debt_domain.accounting.events import EntryPosted
from debt_domain.accounting.model import PotChange, ReceiptChange, SplitStep
from debt_domain.case_ledger.commands import PostReceipt
from debt_domain.case_ledger.decisions import CASE_LEDGER
from debt_domain.case_ledger.errors import (
    AmountNotPositiveError,
    ForeignClientError,
    ReceiptExistsError,
)
from debt_domain.case_ledger.model import LedgerContext
from debt_domain.testing import a_context
from debt_domain.values.actor import Role
from debt_domain.values.errors import CurrencyMismatchError
from debt_domain.values.holder import Holder
from debt_domain.values.money import Money
from debt_domain.values.resolved_terms import ResolvedTerms, SplitParty
from debt_domain.values.waterfall import Waterfall
from tests.unit.case_ledger.ledger_text import (
    CAUSE,
    COMMISSION,
    COMMISSION_BY_PLATFORM,
    HELD_BY_A,
    HELD_BY_CLIENT,
    HELD_BY_N,
    HYBRID,
    PLATFORM,
    REVENUE_SHARE,
    SERVICE_FEE,
    Books,
    books,
    terms,
)

CLAIM_SIDE = "  Dr Recovered 1,000.00 | Cr Debtor:Principal 1,000.00\n"


@pytest.mark.parametrize(
    ("resolved", "holder", "settlement"),
    [
        (
            REVENUE_SHARE,
            PLATFORM,
            "Dr Held:Platform 1,000.00 | Cr Due:Partner:A 600.00 | Cr Income:Share 400.00",
        ),
        (
            SERVICE_FEE,
            PLATFORM,
            "Dr Held:Platform 1,000.00 | Cr Income:Share 200.00 | Cr Due:Partner:A 800.00",
        ),
        (
            HYBRID,
            HELD_BY_A,
            "Dr Held:Partner:A 1,000.00 | Cr Due:Partner:A 500.00 | Cr Income:Share 500.00",
        ),
        (
            REVENUE_SHARE,
            HELD_BY_N,
            "Dr Held:Partner:N 1,000.00 | Cr Due:Partner:A 600.00 | Cr Income:Share 400.00",
        ),
        (
            REVENUE_SHARE,
            HELD_BY_CLIENT,
            (
                "Dr Held:Client:K 1,000.00 | Cr Due:Partner:A 600.00 | Cr Income:Share 400.00"
                " | Dr Receivable:Client:K 1,000.00 (netting)"
                " | Cr Held:Client:K 1,000.00 (netting)"
            ),
        ),
        (
            COMMISSION,
            PLATFORM,
            (
                "Dr Held:Platform 1,000.00 | Cr Due:Partner:A:ForClient 850.00"
                " | Cr Due:Partner:A 90.00 | Cr Income:Share 60.00"
            ),
        ),
        (
            COMMISSION_BY_PLATFORM,
            HELD_BY_A,
            (
                "Dr Held:Partner:A 1,000.00 | Cr Due:Client:K 850.00"
                " | Cr Due:Partner:A 90.00 | Cr Income:Share 60.00"
            ),
        ),
        (
            COMMISSION_BY_PLATFORM,
            HELD_BY_CLIENT,
            (
                "Dr Held:Client:K 1,000.00 | Cr Due:Client:K 850.00"
                " | Cr Due:Partner:A 90.00 | Cr Income:Share 60.00"
                " | Dr Due:Client:K 850.00 (netting)"
                " | Dr Receivable:Client:K 150.00 (netting)"
                " | Cr Held:Client:K 1,000.00 (netting)"
            ),
        ),
    ],
)
def test_money_is_split_by_the_terms(
    resolved: ResolvedTerms, holder: Holder, settlement: str
) -> None:
    ledger = Books("1000.00")
    ledger.adopt(resolved)
    entry = ledger.receive("P1", "1000.00", holder)
    assert entry == f"receive\n{CLAIM_SIDE}  {settlement}"


@pytest.mark.parametrize(
    ("resolved", "fee", "holder", "position"),
    [
        (SERVICE_FEE, "50.00", PLATFORM, "750.00"),
        (REVENUE_SHARE, None, PLATFORM, "600.00"),
        (HYBRID, "25.00", PLATFORM, "475.00"),
        (SERVICE_FEE, "50.00", HELD_BY_A, "-250.00"),
        (REVENUE_SHARE, None, HELD_BY_A, "-400.00"),
        (HYBRID, "25.00", HELD_BY_A, "-525.00"),
    ],
)
def test_the_submitter_stands_where_its_model_puts_it(
    resolved: ResolvedTerms, fee: str | None, holder: Holder, position: str
) -> None:
    ledger = Books("1000.00")
    if fee is not None:
        ledger.charge(fee)
    ledger.adopt(resolved)
    ledger.receive("P1", "1000.00", holder)
    assert ledger.positions()["PARTNER:A"] == position


def test_before_acceptance_money_stays_unsplit() -> None:
    ledger = Books("1000.00")
    assert ledger.receive("P1", "400.00", HELD_BY_CLIENT) == books("""
        receive
          Dr Recovered 400.00 | Cr Debtor:Principal 400.00
          Dr Held:Client:K 400.00 | Cr Due:Unsplit 400.00
        """)
    assert ledger.positions() == {"CLIENT:K": "-400.00", "UNSPLIT": "400.00"}


def test_what_exceeds_the_claim_is_owed_to_the_debtor() -> None:
    ledger = Books("950.00")
    ledger.adopt(REVENUE_SHARE)
    assert ledger.receive("P1", "1000.00") == books("""
        receive
          Dr Recovered 950.00 | Cr Debtor:Principal 950.00
          Dr Held:Platform 1,000.00 | Cr Due:Partner:A 570.00 | Cr Income:Share 380.00 | Cr Due:Debtor 50.00
        """)


@pytest.mark.parametrize(
    ("waterfall", "covered"),
    [
        (
            Waterfall.BGB_367,
            "Cr Debtor:Fees 40.00 | Cr Debtor:Interest 20.00 | Cr Debtor:Principal 5.00",
        ),
        (Waterfall.BGB_497_3, "Cr Debtor:Fees 40.00 | Cr Debtor:Principal 25.00"),
        (Waterfall.PRINCIPAL_FIRST, "Cr Debtor:Principal 65.00"),
    ],
)
def test_money_fills_the_claim_in_the_order_of_the_law(
    waterfall: Waterfall, covered: str
) -> None:
    ledger = Books()
    ledger.open("1000.00", interest="20.00", fees="40.00", waterfall=waterfall)
    assert ledger.receive("P1", "65.00").splitlines()[1] == (
        f"  Dr Recovered 65.00 | {covered}"
    )


def test_a_client_is_not_left_owed_and_owing_at_once() -> None:
    ledger = Books("2000.00")
    ledger.adopt(COMMISSION_BY_PLATFORM)
    ledger.receive("P1", "1000.00", HELD_BY_CLIENT)
    assert ledger.receive("P2", "1000.00") == books("""
        receive
          Dr Recovered 1,000.00 | Cr Debtor:Principal 1,000.00
          Dr Held:Platform 1,000.00 | Cr Due:Client:K 850.00 | Cr Due:Partner:A 90.00 | Cr Income:Share 60.00 | Dr Due:Client:K 150.00 (netting) | Cr Receivable:Client:K 150.00 (netting)
        """)


@pytest.mark.parametrize(
    ("currency", "claim", "paid", "settlement"),
    [
        (
            "JPY",
            "9",
            "7",
            "  Dr Held:Platform 7 | Cr Due:Partner:A 4 | Cr Income:Share 3",
        ),
        (
            "BHD",
            "1.000",
            "1.005",
            (
                "  Dr Held:Platform 1.005 | Cr Due:Partner:A 0.600"
                " | Cr Income:Share 0.400 | Cr Due:Debtor 0.005"
            ),
        ),
    ],
)
def test_minor_units_are_the_currency_s_own(
    currency: str, claim: str, paid: str, settlement: str
) -> None:
    ledger = Books(claim, currency)
    ledger.adopt(terms(Fraction(40, 100), currency=currency))
    assert ledger.receive("P1", paid).splitlines()[2] == settlement


def test_an_entry_says_where_it_comes_from() -> None:
    ledger, came_on = Books(), date(2026, 5, 20)
    ledger.open("1000.00", on=came_on)
    ledger.adopt(REVENUE_SHARE, on=came_on)
    ledger.receive("P1", "0.01", on=came_on)
    context = a_context(LedgerContext, Role.SYSTEM, cause=CAUSE, effective_on=came_on)
    pay = PostReceipt(
        case_id="C-1", payment_id="P2", amount=Money(1, "EUR"), holder=HELD_BY_A
    )
    (entry,) = CASE_LEDGER.decide(pay, ledger.state, context)
    assert isinstance(entry, EntryPosted)
    assert (entry.rule, entry.rule_version) == ("receive", 1)
    assert entry.cause == "case:C-1@4"
    assert entry.effective_on == entry.booked_on == entry.takes_effect_on() == came_on
    assert entry.under_terms() == 1
    assert entry.receipt == ReceiptChange(
        payment_id="P2",
        holder=HELD_BY_A,
        effective_on=came_on,
        terms_number=1,
        applied_minor=1,
        overpaid_minor=0,
        pots=(PotChange(pot="terms:1", amount_minor=1, parts_minor=(0, 1)),),
    )
    (step,) = [line.step for line in entry.lines if line.step is not None]
    assert step == SplitStep(
        pot="terms:1",
        party=SplitParty.PLATFORM,
        applied_before_minor=1,
        applied_after_minor=2,
    )


def test_a_payment_is_posted_once() -> None:
    ledger = Books()
    ledger.receive("P1", "1.00")
    with pytest.raises(ReceiptExistsError) as caught:
        ledger.receive("P1", "1.00")
    assert caught.value.payment_id == "P1"


@pytest.mark.parametrize("amount", ["0.00", "-1.00"])
def test_a_receipt_is_above_zero(amount: str) -> None:
    with pytest.raises(AmountNotPositiveError) as caught:
        Books().receive("P1", amount)
    assert caught.value.field == "amount"


def test_a_receipt_is_in_the_currency_of_the_case() -> None:
    ledger = Books()
    ledger.currency = "USD"
    with pytest.raises(CurrencyMismatchError):
        ledger.receive("P1", "1.00")


def test_only_the_case_s_own_client_holds_its_money() -> None:
    with pytest.raises(ForeignClientError) as caught:
        Books().receive("P1", "1.00", Holder.client("OTHER"))
    assert caught.value.field == "holder"
    assert caught.value.client_id == "K"
