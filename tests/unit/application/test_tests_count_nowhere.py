"""A case that is a test counts in no figure: with it and without, all is the same."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from debt_adapters.exports.journal import logged_entries
from debt_domain.accounting.events import EntryPostedInTest
from debt_domain.application import DomainCommand, Settler
from debt_domain.application.explaining import explained
from debt_domain.application.falling_due import falling_due
from debt_domain.application.gathering import Account, gather
from debt_domain.application.questions import Questions
from debt_domain.application.reading import read_event
from debt_domain.application.statements import (
    issued_statements,
    statement_as_now_known,
)
from debt_domain.application.streams import case_ledger
from debt_domain.case.commands import (
    AcceptCase,
    AddCost,
    AuthoriseCosts,
    CloseCase,
    GiveUpCosts,
    ReversePayment,
)
from debt_domain.case.model import CaseStatus, CloseCode, CostKind, ReversalKind
from debt_domain.case_ledger.commands import RefundOverpayment, TransferHeldMoney
from debt_domain.case_ledger.decisions import CASE_LEDGER
from debt_domain.kernel.message import Event
from debt_domain.partner_case.decisions import PARTNER_CASE
from debt_domain.partner_case.model import PartnerCaseStatus
from debt_domain.party_ledger.commands import (
    InstructPayout,
    IssueStatement,
    RecordRemittance,
)
from debt_domain.party_ledger.decisions import PARTY_LEDGER
from debt_domain.party_ledger.model import RemittanceKind
from debt_domain.platform_ledger.commands import (
    MatchReceipt,
    RecordUnidentifiedReceipt,
    WithdrawIncome,
)
from debt_domain.platform_ledger.errors import CaseIsTestError
from debt_domain.projections.dashboard import dashboard
from debt_domain.projections.partner_case_dashboard import PARTNER_CASE_DASHBOARD
from debt_domain.projections.revenue_split import SplitBy, revenue_split
from debt_domain.projections.trial_balance import positions, trial_balance
from debt_domain.reports.explain import EntryExplained, parse_figure
from debt_domain.testing import TODAY, submit_case
from debt_domain.testing.partner_cases import rate_terms
from debt_domain.values.account_terms import AccountTerms, Billing
from debt_domain.values.holder import Holder
from debt_domain.values.money import Money
from debt_domain.values.rate_terms import RevenueModel
from tests.application_support import PLATFORM, Platform, a_platform, payment

P1: Final = Holder.partner("P-1")
CLIENT: Final = Holder.client("CL-1")
TEST: Final = "C-TEST"


def eur(amount_minor: int) -> Money:
    return Money(amount_minor, "EUR")


def state_account(number: int, party: Holder = P1) -> IssueStatement:
    return IssueStatement(
        party=party,
        currency="EUR",
        statement_id=f"S-{number}",
        through_on=TODAY if number == 1 else TODAY + timedelta(days=1),
    )


REAL: Final[Sequence[DomainCommand]] = (
    submit_case("C-1", submitter_id="P-1"),
    AcceptCase(case_id="C-1"),
    payment("C-1"),
    payment("C-1", 200_00, payment_id="PAY-2", holder=P1),
    RecordUnidentifiedReceipt(receipt_id="R-1", amount=eur(50_00), received_on=TODAY),
    MatchReceipt(currency="EUR", receipt_id="R-1", case_id="C-1", payment_id="P-3"),
    state_account(1),
    InstructPayout(
        party=P1,
        currency="EUR",
        payout_id="PO-1",
        amount=eur(1_00),
        instructed_on=TODAY,
    ),
    WithdrawIncome(withdrawal_id="W-1", amount=eur(10_00)),
    submit_case("C-2", submitter_id="P-2", client_id="CL-2"),
    AcceptCase(case_id="C-2"),
    payment("C-2", 700_00, holder=Holder.client("CL-2")),
    state_account(1, CLIENT),
    payment("C-1", 300_00, payment_id="PAY-4", holder=P1),
    RecordRemittance(
        party=P1,
        currency="EUR",
        remittance_id="RE-1",
        amount=eur(20_00),
        received_on=TODAY,
        kind=RemittanceKind.GROSS,
    ),
)
IN_TEST: Final[Sequence[DomainCommand]] = (
    submit_case(TEST, submitter_id="P-1", is_test=True),
    AcceptCase(case_id=TEST),
    payment(TEST, 500_00),
    payment(TEST, 300_00, payment_id="PAY-2", holder=P1),
    payment(TEST, 90_00, payment_id="PAY-3", holder=CLIENT),
    TransferHeldMoney(
        case_id=TEST, giver=P1, taker=Holder.platform(), amount=eur(300_00)
    ),
    ReversePayment(
        case_id=TEST,
        payment_id="PAY-1",
        kind=ReversalKind.CHARGEBACK,
        reversed_on=TODAY,
    ),
    payment(TEST, 900_00, payment_id="PAY-5"),
    AuthoriseCosts(case_id=TEST, cap=eur(100_00)),
    AddCost(
        case_id=TEST,
        cost_id="COST-1",
        kind=CostKind.INQUIRY,
        amount=eur(40_00),
        incurred_on=TODAY,
        advanced_by=Holder.platform(),
    ),
    GiveUpCosts(case_id=TEST, cost_id="COST-1", reason="It was a rehearsal."),
    RefundOverpayment(case_id=TEST, payment_id="PAY-5", amount=eur(10_00)),
    CloseCase(case_id=TEST, code=CloseCode.OTHER, explanation="It was a rehearsal."),
)
"""The same client, debtor, invoice and partner as C-1."""


def contracts() -> Platform:
    """Give a platform whose partner P-1 gets an invoice of each case's fee."""
    platform = a_platform("P-2")
    terms = AccountTerms(vat_bps=1900, billing=Billing.PER_CASE)
    contract = rate_terms(RevenueModel.SERVICE_FEE)
    platform.sign("P-1", contract.model_copy(update={"account": terms}))
    return platform


def played(places: Sequence[int] | None) -> Platform:
    """Play the real commands, each command in test before the real one of its place."""
    platform = contracts()
    waiting = [] if places is None else list(zip(places, IN_TEST, strict=True))
    for place, command in enumerate(REAL):
        while waiting and waiting[0][0] <= place:
            platform.do(waiting.pop(0)[1])
        platform.do(command)
    for _, command in waiting:
        platform.do(command)
    platform.clock.now += timedelta(days=1)
    platform.do(state_account(2))
    return platform


def figures(platform: Platform, questions: Questions) -> Mapping[str, object]:
    """Give all that counts money or cases, without places in the log."""
    log, ledgers = platform.log, tuple(questions.trial_balance())
    accounts = [Account(x, "EUR") for x in (P1, CLIENT, Holder.partner("P-2"))]
    return {
        "trial balance": trial_balance(ledgers),
        "ledgers": [x.ledger for x in ledgers],
        "positions": positions(ledgers),
        "dashboard": dashboard(questions.rows(PARTNER_CASE_DASHBOARD)),
        "partner cases": tuple(questions.partner_cases()),
        "split": [revenue_split(questions.revenue_split(), by) for by in SplitBy],
        "client money": questions.client_money(),
        "bank": questions.bank_postings("EUR"),
        "payouts": questions.pending_payouts(),
        "entries": [(str(x.id), x.event) for x in questions.entries()],
        "journal": [(str(x.id), x.event) for x in logged_entries(log)()],
        "falling due": falling_due(log, ledgers, TODAY + timedelta(days=40)),
        "accounts": [_account(platform, x) for x in accounts],
        "statements": [_statements(platform, x) for x in accounts],
    }


PLACES: Final = frozenset({"after_position", "through_position", "entries_digest"})


def _account(platform: Platform, account: Account) -> Sequence[Event]:
    """Give the events of an account's own stream."""
    batches = platform.log.streams((account.stream,))[account.stream]
    return [_placeless(read_event(x).event) for x in batches]


def _placeless(event: Event) -> Event:
    names = PLACES & set(type(event).model_fields)
    return event.model_copy(update=dict.fromkeys(names))


def _statements(platform: Platform, account: Account) -> object:
    log, period = platform.log, (date(2026, 1, 1), TODAY + timedelta(days=9))
    known, _ = statement_as_now_known(log, account, period)
    found = [x.entry_id for x in gather(log, account, 0).entries]
    return known.closing_minor, found, len(issued_statements(log, account))


@settings(max_examples=20, deadline=None)
@given(
    places=st.lists(
        st.integers(0, len(REAL)), min_size=len(IN_TEST), max_size=len(IN_TEST)
    ).map(sorted)
)
def test_all_figures_are_the_same_without_it(places: list[int]) -> None:
    with_test, without = played(places), played(None)
    asked: Sequence[Callable[[Platform], Questions]] = (
        lambda platform: platform.door.questions(),
        lambda platform: platform.door.questions(as_of=TODAY),
    )
    for ask in asked:
        found = figures(with_test, ask(with_test))
        expected = figures(without, ask(without))
        assert found == expected
    assert with_test.door.verify().sound


@pytest.fixture(name="tested", scope="module")
def _tested() -> Platform:
    return played([0] * len(IN_TEST))


def test_the_case_itself_is_worked_and_shown_as_a_test(tested: Platform) -> None:
    questions = tested.door.questions()
    case, real = questions.case(TEST), questions.case("C-1")
    assert case is not None
    assert real is not None
    assert (case.is_test, real.is_test) == (True, False)
    assert (case.status, case.outstanding_minor) == (CaseStatus.CLOSED, 0)
    ledger = tested.state(CASE_LEDGER, case_ledger(TEST))
    assert ledger.held_minor(P1) == 0
    assert ledger.fees_due_minor == 50_00


def test_its_view_says_what_is_outstanding() -> None:
    platform = contracts()
    for command in IN_TEST[:3]:
        platform.do(command)
    case = platform.door.questions().case(TEST)
    assert case is not None
    assert case.outstanding_minor == 500_00


def test_its_entries_are_explained(tested: Platform) -> None:
    logged = tested.log.streams((case_ledger(TEST),))[case_ledger(TEST)]
    received = next(
        x.id
        for x in map(read_event, logged)
        if isinstance(x.event, EntryPostedInTest) and x.event.rule == "receive"
    )
    figure = parse_figure(str(received))
    found = explained(tested.log, figure, until=tested.log.head().position)
    assert isinstance(found, EntryExplained)
    assert found.terms is not None
    assert [x.what for x in found.chain][-1] == "case.payment_recorded"
    assert any(line.share is not None for line in found.lines)


def test_verify_recalculates_it(tested: Platform) -> None:
    entries = sum(isinstance(x, EntryPostedInTest) for x in tested.events())
    counted = len(tuple(tested.door.questions().entries()))
    assert tested.door.verify().entries == counted + entries


def test_it_is_settled_without_a_statement() -> None:
    platform = contracts()
    for command in IN_TEST:
        platform.do(command)
    assert Settler(platform.door).catch_up().case_ids == (TEST,)
    state = platform.state(PARTNER_CASE, f"partner_case:{TEST}")
    assert state.status is PartnerCaseStatus.SETTLED


def test_its_fee_is_not_billed() -> None:
    platform = contracts()
    for command in IN_TEST:
        platform.do(command)
    stream = Account(P1, "EUR").stream
    assert platform.state(PARTY_LEDGER, stream) == PARTY_LEDGER.initial


def test_real_money_is_not_matched_to_it() -> None:
    platform = contracts()
    platform.do(IN_TEST[0])
    platform.do(REAL[4])
    match = MatchReceipt(
        currency="EUR", receipt_id="R-1", case_id=TEST, payment_id="P-3"
    )
    refusal = platform.door.preview(match, by=PLATFORM).refusal
    assert isinstance(refusal, CaseIsTestError)
