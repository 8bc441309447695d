"""Who is owed what, from the facts alone, with figures worked out by hand."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest

from debt_adapters.cipher import AesGcmCipher
from debt_domain.accounting.events import EntryPosted
from debt_domain.accounting.model import Line
from debt_domain.case.commands import ReversePayment
from debt_domain.case.events import PaymentReversed, PaymentVerified
from debt_domain.case.model import ReversalKind
from debt_domain.case_ledger.events import (
    CollectorEngaged,
    CorrectionPosted,
    CostAdvanced,
    InterestPosted,
    LedgerOpened,
    TermsAdopted,
    WithdrawalPosted,
    WriteOffPosted,
)
from debt_domain.case_ledger.model import ClaimedInvoice
from debt_domain.kernel.message import Event
from debt_domain.kernel.ports import LoggedEvent, SealedEvent
from debt_domain.party_ledger.commands import IssueStatement, RecordRemittance
from debt_domain.party_ledger.model import RemittanceKind
from debt_domain.reports.recalculation.positions import recalculate
from debt_domain.reports.recalculation.sharing import entitled
from debt_domain.testing import TODAY
from debt_domain.values.holder import Holder
from debt_domain.values.interest_rate import AnnualRate, DayCount
from debt_domain.values.money import Money
from debt_domain.values.rate_terms import NetworkPaidBy, NetworkTerms
from debt_domain.values.resolved_terms import ResolvedTerms
from debt_domain.values.split import Split
from debt_domain.values.waterfall import Component, Waterfall
from debt_domain.wire import Draft, hash_of, prepare, read
from tests.application_support import TENANT, Platform, a_platform, payment
from tests.unit.case_ledger.ledger_text import (
    COMMISSION,
    HELD_BY_A,
    HELD_BY_N,
    LEGAL,
    PLATFORM,
    REVENUE_SHARE,
)

OPENED = TODAY - timedelta(days=10)
A, K, L, N = "PARTNER:A", "CLIENT:K", "PARTNER:L", "PARTNER:N"


def opened(principal: int = 1_000_00, interest: int = 0) -> LedgerOpened:
    invoice = ClaimedInvoice(number="INV-1", due_on=OPENED, amount_minor=principal)
    return LedgerOpened(
        case_id="C-1",
        client_id="K",
        currency="EUR",
        waterfall=Waterfall.BGB_367,
        invoices=(invoice,),
        interest_minor=interest,
        fees_minor=0,
        opened_on=OPENED,
    )


def under(
    terms: ResolvedTerms = REVENUE_SHARE, number: int = 1, from_on: date = OPENED
) -> TermsAdopted:
    return TermsAdopted(
        number=number,
        terms=terms,
        from_on=from_on,
        submitter_id="A",
        collector_id=None,
        legal_partner_id="L",
    )


def paid(
    minor: int, payment_id: str = "P-1", holder: Holder = PLATFORM, on: date = TODAY
) -> PaymentVerified:
    return PaymentVerified(
        payment_id=payment_id,
        amount=Money(minor, "EUR"),
        received_on=on,
        holder=holder,
    )


def undone(minor: int, payment_id: str = "P-1") -> PaymentReversed:
    return PaymentReversed(
        payment_id=payment_id,
        kind=ReversalKind.BOUNCED,
        amount=Money(minor, "EUR"),
        left_minor=0,
        reversed_on=TODAY,
    )


@pytest.mark.parametrize(
    ("weights", "total", "parts"),
    [
        ((60, 40), 1_234_57, (740_74, 493_83)),
        ((50, 30, 20), 3, (2, 1, 0)),
        ((1, 1, 1), 100, (34, 33, 33)),
        ((5,), 7, (7,)),
    ],
)
def test_odd_units_go_where_the_theorem_says(
    weights: tuple[int, ...], total: int, parts: tuple[int, ...]
) -> None:
    split = Split.of(*((f"X{place}", x) for place, x in enumerate(weights)))
    assert tuple(entitled(split, total).values()) == parts


def test_a_payment_is_split_60_to_40() -> None:
    facts = (opened(), under(), paid(1_000_00))
    assert recalculate(facts) == {A: 600_00, "PLATFORM": -600_00}


def test_who_holds_the_money_owes_the_others_parts() -> None:
    facts = (opened(), under(), paid(1_000_00, holder=HELD_BY_A))
    assert recalculate(facts) == {A: -400_00, "PLATFORM": 400_00}


def test_what_a_partner_passes_on_is_its_clients() -> None:
    facts = (opened(), under(COMMISSION), paid(1_000_00))
    assert recalculate(facts) == {K: 850_00, A: 90_00, "PLATFORM": -940_00}


def test_ten_times_a_cent_is_six_and_four() -> None:
    payments = (paid(1, f"P-{number}") for number in range(10))
    found = recalculate((opened(), under(), *payments))
    assert found == {A: 6, "PLATFORM": -6}


def test_an_overpayment_is_the_debtors_until_a_reversal_needs_it() -> None:
    facts = (opened(950_00), under(), paid(950_00), paid(50_00, "P-2"))
    assert recalculate(facts) == {A: 570_00, "DEBTOR": 50_00, "PLATFORM": -620_00}
    assert recalculate((*facts, undone(100_00))) == {A: 540_00, "PLATFORM": -540_00}


def test_money_before_terms_is_unsplit_and_of_a_withdrawn_claim_the_clients() -> None:
    facts = (opened(), paid(100_00))
    assert recalculate(facts) == {"UNSPLIT": 100_00, "PLATFORM": -100_00}
    withdrawn = WithdrawalPosted(counts_from=TODAY)
    assert recalculate((*facts, withdrawn)) == {K: 100_00, "PLATFORM": -100_00}


def test_costs_come_back_before_the_rest_is_split_50_30_20() -> None:
    advanced = CostAdvanced(
        cost_id="K-1", amount_minor=120_00, advanced_by=HELD_BY_A, counts_from=OPENED
    )
    facts = (opened(), under(LEGAL), advanced, paid(1_000_00))
    found = {A: 560_00, L: 176_00, "PLATFORM": -736_00}
    assert recalculate(facts) == found


def test_a_backdated_change_counts_for_what_came_since_its_day() -> None:
    early, late = TODAY - timedelta(days=2), TODAY - timedelta(days=1)
    facts = (opened(), under(), paid(100_00, on=early), paid(100_00, "P-2"))
    found = recalculate((*facts, under(LEGAL, 2, late)))
    assert found == {A: 60_00 + 50_00, L: 20_00, "PLATFORM": -130_00}


def test_a_network_collector_is_paid_out_of_the_submitters_part() -> None:
    engaged = CollectorEngaged(
        assignment_id="AS-1",
        partner_id="N",
        terms=NetworkTerms(rate=Fraction(3, 20), paid_by=NetworkPaidBy.SUBMITTER),
        from_on=OPENED,
    )
    facts = (opened(), under(), engaged, paid(1_000_00, holder=HELD_BY_N))
    assert recalculate(facts) == {A: 450_00, N: -850_00, "PLATFORM": 400_00}


def test_interest_is_claimed_day_by_day_and_falls_with_the_principal() -> None:
    """36.5 % of 1,000.00 is 1.00 a day; half of it is paid on the fifth day."""
    accrued = InterestPosted(
        rates=(AnnualRate(from_on=OPENED, rate_bps=36_50, source="contract"),),
        day_count=DayCount.ACT_365,
        counts_from=TODAY,
    )
    half = paid(500_00, on=OPENED + timedelta(days=6))
    facts = (opened(), under(), half, accrued, paid(600_00, "P-2"))
    interest = 5_00 + 5 * 50
    assert recalculate(facts)["DEBTOR"] == 1_100_00 - 1_000_00 - interest


def test_a_payment_takes_a_write_off_back_first() -> None:
    written_off = WriteOffPosted(amount_minor=100_00, counts_from=OPENED)
    facts = (opened(100_00), under(), written_off, paid(100_00))
    assert recalculate(facts) == {A: 60_00, "PLATFORM": -60_00}


def test_a_correction_leaves_what_was_paid_too_much_to_the_debtor() -> None:
    lowered = CorrectionPosted(
        component=Component.PRINCIPAL, amount_minor=-100_00, counts_from=TODAY
    )
    facts = (opened(100_00), under(), paid(100_00), lowered)
    assert recalculate(facts) == {"DEBTOR": 100_00, "PLATFORM": -100_00}


def a_settled_case() -> Platform:
    """P-2 has remitted 6.00 of 10.00 that was netted; 100.00 of 400.00 came back."""
    platform = a_platform()
    platform.accept("C-1", "P-2")
    platform.do(payment())
    party = Holder.partner("P-2")
    platform.do(payment(amount_minor=10_00, payment_id="PAY-2", holder=party))
    platform.do(
        IssueStatement(
            party=party, currency="EUR", statement_id="S-1", through_on=TODAY
        )
    )
    platform.do(
        RecordRemittance(
            party=party,
            currency="EUR",
            remittance_id="R-1",
            amount=Money(6_00, "EUR"),
            received_on=TODAY,
            kind=RemittanceKind.GROSS,
        )
    )
    platform.do(
        ReversePayment(
            case_id="C-1",
            payment_id="PAY-1",
            kind=ReversalKind.BOUNCED,
            reversed_on=TODAY,
            amount=Money(100_00, "EUR"),
        )
    )
    return platform


def to_another(entry: EntryPosted, account: str, other: str) -> EntryPosted:
    """Give an entry that is balanced still, but with a line for another party."""

    def renamed(line: Line) -> Line:
        own = line.account == account
        return line.model_copy(update={"account": other}) if own else line

    return entry.model_copy(update={"lines": tuple(map(renamed, entry.lines))})


def forge(platform: Platform, stream: str, account: str, other: str) -> None:
    """Write a ledger anew with another party's account; every hash is as it should be."""
    log, previous = list[LoggedEvent](), dict[str, str]()
    for logged in platform.log.contents.events:
        sealed = logged.event
        if sealed.stream == stream:
            sealed = sealed_anew(logged, previous, account, other)
            previous[stream] = hash_of(sealed.state)
        log.append(LoggedEvent(logged.position, sealed))
    of_stream = tuple(x for x in log if x.event.stream == stream)
    contents = platform.log.contents
    streams = {**contents.streams, stream: of_stream}
    platform.log.contents = replace(contents, events=tuple(log), streams=streams)
    platform.door.rebuild()


def sealed_anew(
    logged: LoggedEvent, previous: Mapping[str, str], account: str, other: str
) -> SealedEvent:
    recorded = read(logged)
    event: Event = recorded.event
    if isinstance(event, EntryPosted):
        event = to_another(event, account, other)
    draft = Draft(id=recorded.id, event=event, circumstances=recorded.circumstances)
    seal = prepare(
        [draft], tenant=TENANT, previous=previous, keys={}, cipher=AesGcmCipher()
    )
    return seal(recorded.recorded_at)[0]


def test_a_log_that_was_not_forged_agrees() -> None:
    assert a_settled_case().door.verify().sound


@pytest.mark.parametrize(
    ("stream", "account", "party"),
    [
        ("ledger:case:C-1", "Due:Partner:P-2", "PARTNER:P-2"),
        ("ledger:partner:P-2:EUR", "Due:Partner:P-2", "PARTNER:P-2"),
    ],
)
def test_money_that_was_led_to_another_party_is_found(
    stream: str, account: str, party: str
) -> None:
    """Every entry balances, and every hash and read model fits: the figures do not."""
    platform = a_settled_case()
    forge(platform, stream, account, "Due:Partner:P-3")
    faults = platform.door.verify().faults
    assert {(x.code, x.event) for x in faults} == {("ledger.recalculated", stream)}
    texts = sorted(fault.text for fault in faults)
    assert [text.partition(" ")[0] for text in texts] == ["PARTNER:P-2", "PARTNER:P-3"]
    assert party in texts[0]
