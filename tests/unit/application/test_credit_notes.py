"""Credit notes and parts already paid: what a case's ledger opens with."""

from datetime import date, timedelta

import pytest

from debt_domain.case.errors import CreditNoteExceedsInvoiceError
from debt_domain.case.model import Claim, ClaimLine, LineKind
from debt_domain.case_ledger.decisions import CASE_LEDGER
from debt_domain.testing import TODAY, invoice_line, submit_case
from tests.application_support import Platform


def part_paid(number: str, amount_minor: int, paid_minor: int, days: int) -> ClaimLine:
    line = invoice_line(number, amount_minor, overdue_days=days)
    return line.model_copy(update={"already_paid_minor": paid_minor})


def credit_note(number: str, lowers: str, amount_minor: int) -> ClaimLine:
    return ClaimLine(
        kind=LineKind.CREDIT_NOTE,
        number=number,
        issued_on=TODAY,
        amount_minor=amount_minor,
        lowers=lowers,
    )


def opened(platform: Platform, *lines: ClaimLine) -> dict[str, tuple[date | None, int]]:
    """Submit a claim; give each invoice of its ledger, when it is due and its sum."""
    platform.do(submit_case(claim=Claim(currency="EUR", lines=lines)))
    ledger = platform.state(CASE_LEDGER, "ledger:case:C-1")
    assert ledger.balance("Debtor:Principal") == sum(
        x.amount_minor for x in ledger.invoices
    )
    return {x.number: (x.due_on, x.amount_minor) for x in ledger.invoices}


def test_a_credit_note_lowers_what_was_left_of_a_part_paid_invoice(
    platform: Platform,
) -> None:
    found = opened(
        platform,
        part_paid("INV-1", 1_000_00, 300_00, days=40),
        part_paid("INV-2", 500_00, 0, days=10),
        credit_note("CN-1", "INV-1", -200_00),
        credit_note("CN-2", "INV-1", -50_00),
    )
    assert found == {
        "INV-1": (TODAY - timedelta(days=40), 450_00),
        "INV-2": (TODAY - timedelta(days=10), 500_00),
    }


def test_an_invoice_that_is_paid_or_credited_whole_is_not_in_the_ledger(
    platform: Platform,
) -> None:
    found = opened(
        platform,
        part_paid("INV-1", 1_000_00, 1_000_00, days=40),
        part_paid("INV-2", 500_00, 100_00, days=10),
        part_paid("INV-3", 70_00, 0, days=5),
        credit_note("CN-1", "INV-2", -400_00),
    )
    assert found == {"INV-3": (TODAY - timedelta(days=5), 70_00)}


def test_a_credit_note_beyond_what_is_left_is_refused_and_opens_nothing(
    platform: Platform,
) -> None:
    with pytest.raises(CreditNoteExceedsInvoiceError) as refused:
        opened(
            platform,
            part_paid("INV-1", 1_000_00, 900_00, days=40),
            part_paid("INV-2", 500_00, 0, days=10),
            credit_note("CN-1", "INV-1", -100_01),
        )
    assert refused.value.left_minor == 100_00
    assert platform.state(CASE_LEDGER, "ledger:case:C-1").invoices == ()
