import pytest

from debt_domain.case_ledger.errors import PassOnExceedsDueError
from debt_domain.values.money import Money
from tests.unit.case_ledger.ledger_text import COMMISSION, HELD_BY_A, Books, books


def collected() -> Books:
    ledger = Books("1000.00")
    ledger.adopt(COMMISSION)
    ledger.receive("P1", "1000.00", HELD_BY_A)
    return ledger


def test_a_partner_has_paid_its_client() -> None:
    ledger = collected()
    assert ledger.pass_on("850.00") == books("""
        pass_on
          Dr Due:Partner:A:ForClient 850.00 | Cr Held:Partner:A 850.00
        """)
    assert ledger.positions() == {"PARTNER:A": "-60.00", "PLATFORM": "60.00"}


def test_it_passes_on_no_more_than_it_has_to() -> None:
    with pytest.raises(PassOnExceedsDueError) as caught:
        collected().pass_on("850.01")
    assert caught.value.due == Money(850_00, "EUR")
