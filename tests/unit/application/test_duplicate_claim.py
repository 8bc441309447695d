"""An invoice is in one open case at a time."""

import pytest

from debt_domain.case.commands import CloseCase, RejectCase, ReopenCase, SubmitCase
from debt_domain.case.errors import PreviousCaseError
from debt_domain.case.model import Claim, CloseCode, RejectionReason
from debt_domain.claim_reservation.errors import DuplicateClaimError
from debt_domain.testing import TODAY, invoice_line, submit_case
from tests.application_support import Platform

REJECT = RejectCase(
    case_id="C-1", reason=RejectionReason.TOO_SMALL, explanation="Below our minimum."
)
CLOSE = CloseCase(case_id="C-1", code=CloseCode.UNECONOMICAL)
REOPEN = ReopenCase(
    case_id="C-1",
    reason="The debtor has found work.",
    consent_reference="mail-17",
    consented_on=TODAY,
)


def with_invoices(case_id: str, *numbers: str) -> SubmitCase:
    lines = tuple(invoice_line(number) for number in numbers)
    return submit_case(case_id, claim=Claim(currency="EUR", lines=lines))


def test_it_is_not_taken_into_a_second_case(platform: Platform) -> None:
    platform.do(with_invoices("C-1", "INV-1"))
    before = platform.log.contents
    with pytest.raises(DuplicateClaimError) as refusal:
        platform.do(with_invoices("C-2", "INV-0", "INV-1"))
    assert (refusal.value.invoice_number, refusal.value.case_id) == ("INV-1", "C-1")
    assert platform.log.contents == before


def test_another_invoice_of_the_same_parties_is_another_claim(
    platform: Platform,
) -> None:
    platform.do(with_invoices("C-1", "INV-1"))
    platform.do(with_invoices("C-2", "INV-2"))


@pytest.mark.parametrize(
    "other", [submit_case("C-2", client_id="CL-2"), submit_case("C-2", debtor_id="D-2")]
)
def test_the_same_number_of_other_parties_is_another_invoice(
    platform: Platform, other: SubmitCase
) -> None:
    platform.do(submit_case("C-1"))
    platform.do(other)


@pytest.mark.parametrize("ending", [REJECT, CLOSE])
def test_it_is_free_again_once_its_case_has_ended(
    platform: Platform, ending: RejectCase | CloseCase
) -> None:
    platform.do(with_invoices("C-1", "INV-1", "INV-2"))
    platform.do(ending)
    platform.do(with_invoices("C-2", "INV-1", "INV-2"))


def test_a_reopened_case_takes_it_again(platform: Platform) -> None:
    platform.do(with_invoices("C-1", "INV-1"))
    platform.do(CLOSE)
    platform.do(REOPEN)
    with pytest.raises(DuplicateClaimError):
        platform.do(with_invoices("C-2", "INV-1"))


def test_a_case_is_not_reopened_when_another_has_its_invoice(
    platform: Platform,
) -> None:
    platform.do(with_invoices("C-1", "INV-1"))
    platform.do(CLOSE)
    platform.do(with_invoices("C-2", "INV-1"))
    with pytest.raises(DuplicateClaimError) as refusal:
        platform.do(REOPEN)
    assert refusal.value.case_id == "C-2"


def test_only_the_keyed_digest_of_an_invoice_is_in_the_stream_s_name(
    platform: Platform,
) -> None:
    platform.do(with_invoices("C-1", "INV-1"))
    (name,) = (x for x in platform.log.contents.streams if x.startswith("claim:"))
    assert len(name) == len("claim:") + 64
    assert name == "claim:" + platform.door.digest("CL-1\nD-1\nINV-1")


@pytest.mark.parametrize("ending", [REJECT, CLOSE])
def test_it_is_tried_anew_by_a_case_that_names_the_one_that_ended(
    platform: Platform, ending: RejectCase | CloseCase
) -> None:
    anew = submit_case("C-2", previous_case_id="C-1")
    with pytest.raises(PreviousCaseError, match="C-1 is no such case"):
        platform.do(anew)
    platform.do(submit_case())
    with pytest.raises(PreviousCaseError, match="C-1 is a case SUBMITTED"):
        platform.do(anew)
    platform.do(ending)
    platform.do(anew)
