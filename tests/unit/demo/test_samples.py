"""The shipped submissions: exact amounts, three forms of date, the figures expected."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from debt_adapters.demo.afterwards import afterwards_steps, left_out
from debt_adapters.demo.cases import DemoCase, sample_case
from debt_adapters.demo.conversion import (
    SampleMismatchError,
    money_of,
    open_over_days_minor,
    submission_of,
)
from debt_adapters.demo.parties import shipped_parties
from debt_adapters.demo.samples import Sample, day_of, shipped_samples
from debt_domain.case.commands import AdjustClaim
from debt_domain.case.model import DebtorKind, InterestKind
from debt_domain.values.errors import TooManyDecimalsError
from debt_domain.values.waterfall import Component

SAMPLES = {sample.id: sample for sample in shipped_samples()}
CREDITORS = {creditor.case_id: creditor for creditor in shipped_parties().creditors}


def converted(sample: Sample) -> DemoCase:
    return sample_case(sample, CREDITORS[sample.id])


@pytest.mark.parametrize("sample", SAMPLES.values(), ids=SAMPLES)
def test_a_submission_comes_to_the_expected_figures(sample: Sample) -> None:
    claim, expected = converted(sample).command.claim, sample.expected
    extras = expected.extras_minor
    assert claim.currency == expected.currency
    assert claim.principal_minor == expected.principal_minor
    assert claim.interest_minor == extras["interest_fees"]
    assert claim.interest_minor + claim.fees_minor == sum(extras.values())
    assert claim.total_minor == expected.claim_minor
    assert len(claim.invoice_numbers) == expected.invoice_count


@pytest.mark.parametrize("sample", SAMPLES.values(), ids=SAMPLES)
def test_what_is_old_comes_to_the_expected_figure(sample: Sample) -> None:
    claim = converted(sample).command.claim
    found = open_over_days_minor(claim, sample.submitted_on, 180)
    assert found == sample.expected.over_180_days_minor


@pytest.mark.parametrize(
    "written", ["2026-03-29", "2026-03-29T00:00:00", "2026-03-29T22:30:00Z"]
)
def test_three_forms_of_date_give_the_same_day(written: str) -> None:
    assert day_of(written) == date(2026, 3, 29)


def test_an_amount_is_the_digits_of_the_text() -> None:
    assert SAMPLES["sample-09"].request.amount_to_recover == Decimal("68412.37")


def test_a_written_amount_with_too_many_decimals_is_not_rounded() -> None:
    with pytest.raises(TooManyDecimalsError):
        money_of(Decimal("0.005"), "EUR")


def test_a_request_that_contradicts_its_invoices_is_refused() -> None:
    sample, creditor = SAMPLES["sample-01"], CREDITORS["sample-01"]
    wrong = sample.request.model_copy(update={"amount_to_recover": Decimal("8731.16")})
    contradicting = sample.model_copy(update={"request": wrong})
    with pytest.raises(SampleMismatchError) as refusal:
        submission_of(contradicting, creditor.client, creditor.partner)
    assert (refusal.value.field, refusal.value.accepted) == (
        "amountToRecover",
        "8,731.15 EUR",
    )


def test_a_member_is_a_consumer_and_a_company_a_business() -> None:
    kinds = {name: converted(x).command.debtor.kind for name, x in SAMPLES.items()}
    assert kinds.pop("sample-05") is DebtorKind.CONSUMER
    assert set(kinds.values()) == {DebtorKind.BUSINESS}


def test_a_contract_gives_the_rate_of_interest() -> None:
    basis = converted(SAMPLES["sample-07"]).command.claim.interest_basis
    assert (basis.kind, basis.rate_bps) == (InterestKind.CONTRACTUAL, 300)


def test_a_partner_that_was_chosen_is_assigned() -> None:
    case = converted(SAMPLES["sample-09"])
    assert case.collector_id == "0f8b1c9a-2f7e-4d7a-8f0e-1f7a3b9c5d21"


def test_a_lowered_claim_is_adjusted_part_by_part() -> None:
    found = afterwards_steps(SAMPLES["sample-09"], converted(SAMPLES["sample-09"]))
    lowered = [x.command for x in found if isinstance(x.command, AdjustClaim)]
    assert [(x.component, x.amount_minor) for x in lowered] == [
        (Component.PRINCIPAL, 61_000_00 - 68_412_37),
        (Component.INTEREST, 13_500_00 - 15_093_61),
    ]


def test_what_has_no_command_is_said() -> None:
    assert not list(left_out(SAMPLES["sample-09"]))
    said = [text for sample in SAMPLES.values() for text in left_out(sample)]
    assert any("welcome message" in text for text in said)


def test_a_due_date_that_no_invoice_has_is_refused() -> None:
    sample, creditor = SAMPLES["sample-01"], CREDITORS["sample-01"]
    wrong = sample.request.model_copy(update={"due_date": date(2025, 12, 4)})
    contradicting = sample.model_copy(update={"request": wrong})
    with pytest.raises(SampleMismatchError, match="dueDate: 2025-12-04"):
        submission_of(contradicting, creditor.client, creditor.partner)


def test_what_is_overdue_for_exactly_the_days_is_not_over_them() -> None:
    sample = SAMPLES["sample-03"]
    claim, due_on = converted(sample).command.claim, sample.request.due_date
    open_minor = claim.principal_minor
    on_the_day = due_on + timedelta(days=180)
    assert open_over_days_minor(claim, on_the_day, 180) == 0
    day_after = on_the_day + timedelta(days=1)
    assert open_over_days_minor(claim, day_after, 180) == open_minor
