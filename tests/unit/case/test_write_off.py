import pytest

from debt_domain.case.commands import WriteOff
from debt_domain.case.decisions import CASE
from debt_domain.case.errors import AmountNotPositiveError, WrongStatusError
from debt_domain.case.events import CaseEvent, CaseRejected, ClaimWrittenOff
from debt_domain.case.model import CaseContext, RejectionReason
from debt_domain.testing import (
    Given,
    a_context,
    active_case,
    closed_case,
    submitted_case,
)
from debt_domain.values.actor import Role, RoleNotAllowedError
from debt_domain.values.errors import CurrencyMismatchError
from debt_domain.values.money import Money


def write_off(amount_minor: int = 1_00, currency: str = "EUR") -> WriteOff:
    amount = Money(amount_minor, currency)
    return WriteOff(case_id="C-1", amount=amount, reason="not worth a letter")


WRITTEN_OFF = ClaimWrittenOff(amount=Money(1_00, "EUR"), reason="not worth a letter")


@pytest.mark.parametrize("history", [active_case(), closed_case()])
def test_a_part_is_given_up(history: tuple[CaseEvent, ...]) -> None:
    Given(CASE, history, a_context(CaseContext)).when(write_off()).then(WRITTEN_OFF)


@pytest.mark.parametrize("amount_minor", [0, -1])
def test_what_is_given_up_is_above_zero(amount_minor: int) -> None:
    given = Given(CASE, active_case(), a_context(CaseContext))
    given.when(write_off(amount_minor)).then_refused(AmountNotPositiveError)


def test_it_is_in_the_claims_currency() -> None:
    given = Given(CASE, active_case(), a_context(CaseContext))
    given.when(write_off(currency="DKK")).then_refused(CurrencyMismatchError)


def test_a_rejected_claim_is_not_written_off() -> None:
    rejected = CaseRejected(reason=RejectionReason.ETHICAL, explanation="-")
    given = Given(CASE, (*submitted_case(), rejected), a_context(CaseContext))
    given.when(write_off()).then_refused(WrongStatusError)


def test_a_collector_gives_nothing_up() -> None:
    context = a_context(CaseContext, Role.COLLECTOR, "P-9")
    given = Given(CASE, active_case(), context)
    given.when(write_off()).then_refused(RoleNotAllowedError)
