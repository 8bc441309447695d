"""What beancount and hledger are given, in full for one small journal."""

from dataclasses import replace
from textwrap import dedent

from debt_adapters.exports.beancount import beancount
from debt_adapters.exports.hledger import hledger
from tests.made_up_entries import APRIL, MARCH, MAY, journal_of, posted

JOURNAL = replace(
    journal_of(
        ("ledger:case:C-1", posted("JPY", [("Vat", -7), ("Suspense", 7)], MARCH)),
        (
            "ledger:case:C-1",
            posted(
                "BHD",
                [("Due:Partner:a.b", -1_001), ("Held:Platform", 1_001)],
                booked_on=MAY,
                effective_on=APRIL,
            ),
        ),
    ),
    from_on=MAY,
)


def test_beancount() -> None:
    assert "".join(beancount(JOURNAL)).partition("\n\n")[2] == dedent(
        """\
        2026-05-01 commodity BHD
          exponent: 3
        2026-05-01 commodity JPY
          exponent: 0
        2026-05-01 open Liabilities:Settlement:Due:Partner:A--2Eb-  BHD
          account: "Due:Partner:a.b"
        2026-05-01 open Assets:Settlement:Held:Platform  BHD
          account: "Held:Platform"
        2026-05-01 open Liabilities:Settlement:Suspense  JPY
          account: "Suspense"
        2026-05-01 open Liabilities:Settlement:Vat  JPY
          account: "Vat"

        2026-05-01 * "opening balances"
          Liabilities:Settlement:Suspense  7 JPY
          Liabilities:Settlement:Vat  -7 JPY

        2026-05-01 * "made_up" "ledger:case:C-1@2"
          entry: "ledger:case:C-1@2"
          position: 2
          rule: "made_up"
          rule-version: 2
          cause: "case:M-1@1"
          effective-on: 2026-04-30
          booked-on: 2026-05-01
          Liabilities:Settlement:Due:Partner:A--2Eb-  -1.001 BHD
            derivation: "AMOUNT"
          Assets:Settlement:Held:Platform  1.001 BHD
            derivation: "AMOUNT"

        2026-06-01 balance Liabilities:Settlement:Due:Partner:A--2Eb-  -1.001 BHD
        2026-06-01 balance Assets:Settlement:Held:Platform  1.001 BHD
        2026-06-01 balance Liabilities:Settlement:Suspense  7 JPY
        2026-06-01 balance Liabilities:Settlement:Vat  -7 JPY
        """
    )


def test_hledger() -> None:
    assert "".join(hledger(JOURNAL)).partition("\n\n")[2] == dedent(
        """\
        commodity 1000.000 BHD
        commodity 1000. JPY
        account Liabilities:Settlement:Due:Partner:a.b  ; type: Liability, account: Due:Partner:a.b
        account Assets:Settlement:Held:Platform  ; type: Asset, account: Held:Platform
        account Liabilities:Settlement:Suspense  ; type: Liability, account: Suspense
        account Liabilities:Settlement:Vat  ; type: Liability, account: Vat

        2026-05-01 * opening balances
            Liabilities:Settlement:Suspense  7 JPY
            Liabilities:Settlement:Vat  -7 JPY

        2026-05-01 * (ledger:case:C-1@2) made_up
            ; position: 2, rule: made_up, rule-version: 2, cause: case:M-1@1, effective-on: 2026-04-30, booked-on: 2026-05-01
            Liabilities:Settlement:Due:Partner:a.b  -1.001 BHD  ; derivation: AMOUNT
            Assets:Settlement:Held:Platform  1.001 BHD  ; derivation: AMOUNT

        2026-05-31 * balances at the month's end
            Liabilities:Settlement:Due:Partner:a.b  0 BHD = -1.001 BHD
            Assets:Settlement:Held:Platform  0 BHD = 1.001 BHD
            Liabilities:Settlement:Suspense  0 JPY = 7 JPY
            Liabilities:Settlement:Vat  0 JPY = -7 JPY
        """
    )
