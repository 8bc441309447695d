"""What a submitting partner can invoice its own client."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from pydantic import ValidationError

from debt_domain.case.commands import (
    AddCost,
    AuthoriseCosts,
    GiveUpCosts,
    ReversePayment,
)
from debt_domain.case.model import CostKind, ReversalKind
from debt_domain.reports.lines_to_invoice import (
    ChargeKind,
    ClientRateError,
    ClientTariff,
    LinesToInvoice,
    Service,
    UnknownServiceCaseError,
)
from debt_domain.testing import TODAY
from debt_domain.values.holder import Holder
from debt_domain.values.money import Money
from tests.application_support import Platform, a_platform, payment

MAY = date(2026, 5, 1), date(2026, 5, 31)
JUNE = date(2026, 6, 1), date(2026, 6, 30)
JULY = date(2026, 7, 1), date(2026, 7, 31)
QUARTER = ClientTariff(
    commission_rate=Fraction(1, 4), case_fees=(Money(20_00, "EUR"), Money(9, "USD"))
)


@pytest.fixture
def platform() -> Platform:
    """C-1 of P-2 for CL-C-1 at 60/40, submitted on 1 June."""
    platform = a_platform("P-2", "P-3")
    platform.accept("C-1", "P-2")
    return platform


def lines(
    platform: Platform,
    period: tuple[date, date] = JUNE,
    *services: Service,
    tariff: ClientTariff = QUARTER,
    client_id: str = "CL-C-1",
) -> LinesToInvoice:
    return platform.door.questions().lines_to_invoice(
        ("P-2", client_id), "EUR", period, tariff, services
    )


def charged(found: LinesToInvoice) -> list[tuple[ChargeKind, int]]:
    return [(line.kind, line.amount_minor) for line in found.lines]


def cost(platform: Platform, minor: int, by: Holder) -> None:
    platform.do(AuthoriseCosts(case_id="C-1", cap=Money(500_00, "EUR")))
    platform.do(
        AddCost(
            case_id="C-1",
            cost_id="K-1",
            kind=CostKind.COURT_FEE,
            amount=Money(minor, "EUR"),
            incurred_on=TODAY,
            advanced_by=by,
        )
    )


def test_fee_commission_services_and_costs(platform: Platform) -> None:
    platform.do(payment(amount_minor=400_00))
    cost(platform, 120_00, Holder.partner("P-2"))
    letter = Service(
        case_id="C-1", description="Credit report", amount=Money(15_00, "EUR")
    )
    found = lines(platform, JUNE, letter)
    assert charged(found) == [
        (ChargeKind.CASE_FEE, 20_00),
        (ChargeKind.COMMISSION, 100_00),
        (ChargeKind.SERVICE, 15_00),
        (ChargeKind.COSTS, 120_00),
    ]
    assert (found.collected_minor, found.total_minor) == (400_00, 255_00)


def test_nothing_of_the_split_or_the_platform_is_in_them(platform: Platform) -> None:
    platform.do(payment(amount_minor=400_00))
    told = lines(platform).model_dump_json().lower()
    assert [x for x in ("platform", "24000", "16000", "3/5", "2/5") if x in told] == []


def test_odd_units_are_charged_once(platform: Platform) -> None:
    """Of 0.03 in all, a third is 0.01, however it came in."""
    third = ClientTariff(commission_rate=Fraction(1, 3))
    for number in range(3):
        platform.do(payment(amount_minor=1, payment_id=f"PAY-{number}"))
    assert lines(platform, tariff=third).total_minor == 1
    platform.clock.now += timedelta(days=30)
    later = payment(amount_minor=3, payment_id="PAY-3", received_on=JULY[0])
    platform.do(later)
    assert lines(platform, JULY, tariff=third).total_minor == 1


def test_a_reversal_gives_commission_back_in_its_own_period(platform: Platform) -> None:
    platform.do(payment(amount_minor=400_00))
    platform.clock.now += timedelta(days=30)
    platform.do(
        ReversePayment(
            case_id="C-1",
            payment_id="PAY-1",
            kind=ReversalKind.CHARGEBACK,
            reversed_on=JULY[0],
        )
    )
    assert lines(platform).collected_minor == 400_00
    assert charged(lines(platform, JULY)) == [(ChargeKind.COMMISSION, -100_00)]
    assert lines(platform, JULY).collected_minor == -400_00


def test_what_exceeds_the_claim_bears_no_commission(platform: Platform) -> None:
    platform.do(payment(amount_minor=1_200_00))
    assert lines(platform).collected_minor == 1_000_00


def test_costs_of_others_and_costs_given_up_are_not_charged_twice(
    platform: Platform,
) -> None:
    cost(platform, 120_00, Holder.platform())
    assert [kind for kind, _ in charged(lines(platform))] == [ChargeKind.CASE_FEE]


def test_costs_that_were_given_up_stay_charged(platform: Platform) -> None:
    cost(platform, 120_00, Holder.partner("P-2"))
    platform.do(GiveUpCosts(case_id="C-1", cost_id="K-1", reason="no assets"))
    assert (ChargeKind.COSTS, 120_00) in charged(lines(platform))


def test_other_clients_currencies_and_periods_have_no_part(platform: Platform) -> None:
    platform.do(payment(amount_minor=400_00))
    assert lines(platform, client_id="CL-9").lines == ()
    assert lines(platform, MAY).lines == ()
    questions = platform.door.questions()
    found = questions.lines_to_invoice(("P-2", "CL-C-1"), "USD", JUNE, QUARTER)
    assert found.lines == ()
    other = questions.lines_to_invoice(("P-3", "CL-C-1"), "EUR", JUNE, QUARTER)
    assert other.lines == ()


@pytest.mark.parametrize(
    ("case_id", "currency", "cases"), [("C-2", "EUR", ("C-1",)), ("C-1", "USD", ())]
)
def test_a_service_is_on_a_case_of_the_client(
    platform: Platform, case_id: str, currency: str, cases: tuple[str, ...]
) -> None:
    service = Service(case_id=case_id, description="Visit", amount=Money(1, currency))
    with pytest.raises(UnknownServiceCaseError) as refusal:
        lines(platform, JUNE, service)
    assert (refusal.value.case_id, refusal.value.currency) == (case_id, currency)
    assert refusal.value.cases == cases


@pytest.mark.parametrize("rate", [Fraction(-1, 4), Fraction(5, 4)])
def test_a_commission_is_a_part(rate: Fraction) -> None:
    with pytest.raises(ValidationError) as refused:
        ClientTariff(commission_rate=rate)
    (refusal,) = refused.value.errors()
    error = refusal.get("ctx", {}).get("error")
    assert isinstance(error, ClientRateError)
    assert error.commission_rate == rate
