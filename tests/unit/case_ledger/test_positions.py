from debt_domain.accounting.positions import positions
from tests.unit.case_ledger.ledger_text import (
    COMMISSION,
    HELD_BY_A,
    HELD_BY_N,
    REVENUE_SHARE,
    Books,
)


def test_an_empty_ledger_has_no_position_but_the_platform_s() -> None:
    assert positions({}, "K") == {"PLATFORM": 0}


def test_what_is_held_counts_against_the_holder() -> None:
    ledger = Books("1000.00")
    ledger.adopt(REVENUE_SHARE)
    ledger.receive("P1", "1000.00", HELD_BY_N)
    assert ledger.positions() == {
        "PARTNER:A": "600.00",
        "PARTNER:N": "-1000.00",
        "PLATFORM": "400.00",
    }


def test_what_a_partner_passes_on_counts_for_its_client() -> None:
    ledger = Books("1000.00")
    ledger.adopt(COMMISSION)
    ledger.receive("P1", "1000.00", HELD_BY_A)
    assert ledger.positions() == {
        "CLIENT:K": "850.00",
        "PARTNER:A": "-910.00",
        "PLATFORM": "60.00",
    }
