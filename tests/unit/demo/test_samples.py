"""The shipped submissions: imported as any platform's, and what happened to them next."""

import pytest

from debt_adapters.demo.afterwards import afterwards_steps, left_out
from debt_adapters.demo.cases import DemoCase, sample_case
from debt_adapters.demo.parties import shipped_parties
from debt_adapters.demo.samples import shipped_samples
from debt_adapters.digest import HmacDigest
from debt_domain.case.commands import AdjustClaim, ReversePayment
from debt_domain.case.model import InterestKind
from debt_domain.values.waterfall import Component
from tests.platform_inputs import INPUTS

DIGEST = HmacDigest(b"0123456789abcdef" * 2)
SAMPLES = {sample.id: sample for sample in shipped_samples()}
CREDITORS = {creditor.case_id: creditor for creditor in shipped_parties().creditors}


def imported(name: str) -> DemoCase:
    return sample_case(SAMPLES[name], CREDITORS[name], DIGEST)


@pytest.mark.parametrize("name", INPUTS)
def test_a_submission_comes_to_the_expected_figures(name: str) -> None:
    claim, expected = imported(name).command.claim, INPUTS[name]["expected"]
    reminders = expected["extrasMinor"].get("reminderFees", 0)
    assert claim.principal_minor == expected["principalMinor"]
    assert claim.total_minor == expected["claimMinor"]
    assert claim.reminder_fees_minor == reminders


def test_an_invoice_has_a_document_of_the_demo() -> None:
    documents = imported("sample-01").command.documents
    assert [x.name for x in documents] == [
        "R-2025-1187.pdf",
        "R-2025-1240.pdf",
        "R-2026-0031.pdf",
    ]


def test_the_creditor_is_the_demos_own() -> None:
    case = imported("sample-09")
    assert case.command.client.client_id == "bloemenveld"
    assert case.command.client.contact.contact_id == "bloemenveld-contact"
    assert case.submitter_id == "atlas"


def test_a_contract_gives_the_rate_of_interest() -> None:
    basis = imported("sample-07").command.claim.interest_basis
    assert basis is not None
    assert (basis.kind, basis.rate_bps) == (InterestKind.CONTRACTUAL, 300)


def test_a_partner_that_was_chosen_is_assigned() -> None:
    collector_id = "0f8b1c9a-2f7e-4d7a-8f0e-1f7a3b9c5d21"
    assert imported("sample-09").collector_id == collector_id


def test_a_lowered_claim_is_adjusted_part_by_part() -> None:
    found = afterwards_steps(SAMPLES["sample-09"], imported("sample-09"))
    lowered = [x.command for x in found if isinstance(x.command, AdjustClaim)]
    assert [(x.component, x.amount_minor) for x in lowered] == [
        (Component.PRINCIPAL, 61_000_00 - 68_412_37),
        (Component.INTEREST, 13_500_00 - 15_093_61),
    ]


def test_a_deleted_payment_keeps_why() -> None:
    *_, last = afterwards_steps(SAMPLES["sample-09"], imported("sample-09"))
    assert isinstance(last.command, ReversePayment)
    assert last.command.reason == "bank recalled the transfer"
    assert "p-09-1 reversed: bank recalled the transfer" in last.told


def test_what_has_no_command_is_said() -> None:
    assert not list(left_out(SAMPLES["sample-05"], DIGEST))
    assert list(left_out(SAMPLES["sample-02"], DIGEST)) == [
        "sample-02: request.allowPendingContracts"
    ]
    said = [text for sample in SAMPLES.values() for text in left_out(sample, DIGEST)]
    assert any("welcome message" in text for text in said)
