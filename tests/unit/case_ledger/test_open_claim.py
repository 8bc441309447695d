import pytest

from debt_domain.accounting.events import EntryPosted, EntryPostedInTest
from debt_domain.case_ledger.commands import OpenClaim, WriteOffClaim
from debt_domain.case_ledger.decisions import CASE_LEDGER
from debt_domain.case_ledger.errors import (
    LedgerAbsentError,
    LedgerExistsError,
    NothingClaimedError,
)
from debt_domain.case_ledger.events import LedgerOpened
from debt_domain.case_ledger.model import ClaimedInvoice, LedgerContext
from debt_domain.testing import TODAY, Given, a_context
from debt_domain.values.actor import Role, RoleNotAllowedError
from debt_domain.values.money import Money
from debt_domain.values.waterfall import Waterfall
from tests.unit.case_ledger.ledger_text import FOLLOW_UP, Books, books

INVOICES = (ClaimedInvoice(number="R-1", due_on=None, amount_minor=1000_00),)
OPEN = OpenClaim(
    case_id="C-1",
    client_id="K",
    currency="EUR",
    invoices=INVOICES,
    interest_minor=20_00,
    fees_minor=40_00,
    waterfall=Waterfall.BGB_497_3,
)


def test_each_component_is_claimed() -> None:
    assert Books().open("1000.00", interest="20.00", fees="40.00") == books("""
        open_claim
          Dr Debtor:Principal 1,000.00 | Dr Debtor:Interest 20.00 | Dr Debtor:Fees 40.00 | Cr Claimed 1,060.00
        """)


def test_the_ledger_knows_its_case() -> None:
    opened, _ = Given(CASE_LEDGER, (), FOLLOW_UP).when(OPEN).events
    assert opened == LedgerOpened(
        case_id="C-1",
        client_id="K",
        currency="EUR",
        waterfall=Waterfall.BGB_497_3,
        invoices=INVOICES,
        interest_minor=20_00,
        fees_minor=40_00,
        opened_on=TODAY,
    )


def test_the_entries_of_a_test_are_no_entries_that_count() -> None:
    books_of_test = OPEN.model_copy(update={"is_test": True})
    history = Given(CASE_LEDGER, (), FOLLOW_UP).when(books_of_test).events
    write_off = WriteOffClaim(case_id="C-1", amount=Money(10_00, "EUR"))
    later = Given(CASE_LEDGER, history, FOLLOW_UP).when(write_off).events
    (real,) = (
        x
        for x in Given(CASE_LEDGER, (), FOLLOW_UP).when(OPEN).events
        if isinstance(x, EntryPosted)
    )
    assert history[-1] == EntryPostedInTest(**dict(real))
    assert isinstance(later[-1], EntryPostedInTest)
    state = CASE_LEDGER.fold((*history, *later))
    assert (state.is_test, state.outstanding_minor) == (True, 1050_00)


def test_what_is_claimed_is_outstanding() -> None:
    ledger = Books("950.00")
    assert ledger.state.outstanding_minor == 950_00


def test_a_claim_is_above_zero() -> None:
    nothing = OPEN.model_copy(
        update={"invoices": (), "interest_minor": 0, "fees_minor": 0}
    )
    Given(CASE_LEDGER, (), FOLLOW_UP).when(nothing).then_refused(NothingClaimedError)


def test_a_claim_is_opened_once() -> None:
    refusal = (
        Given(CASE_LEDGER, Books().history, FOLLOW_UP)
        .when(OPEN)
        .then_refused(LedgerExistsError)
    )
    assert refusal.case_id == "C-1"


def test_nothing_is_posted_before() -> None:
    ledger = Books()
    ledger.state = CASE_LEDGER.initial
    with pytest.raises(LedgerAbsentError) as caught:
        ledger.receive("P1", "1.00")
    assert caught.value.case_id == "C-1"


def test_people_do_not_post() -> None:
    by_hand = a_context(LedgerContext, Role.FINANCE)
    Given(CASE_LEDGER, (), by_hand).when(OPEN).then_refused(RoleNotAllowedError)
