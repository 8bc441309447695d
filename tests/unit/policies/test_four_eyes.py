"""Which commands take two: money that leaves, claims given up, waivers, erasures."""

from datetime import date

import pytest

from debt_domain.case.commands import AssignPartner, EscalateToLegal, WriteOff
from debt_domain.case.model import AssignmentRole
from debt_domain.case_ledger.commands import RefundOverpayment
from debt_domain.kernel.message import Command
from debt_domain.party_ledger.commands import InstructPayout, WriteOffBalance
from debt_domain.platform_ledger.commands import WithdrawIncome
from debt_domain.policies.four_eyes import NoFourEyes, StandardFourEyes
from debt_domain.subject.commands import EraseSubject
from debt_domain.subject.model import ErasureReason
from debt_domain.testing import NOW, TODAY
from debt_domain.values.holder import Holder
from debt_domain.values.money import Money
from debt_domain.values.policy import PolicyInput

LIMIT = Money(500_00, "EUR")
ABOVE = Money(500_01, "EUR")
PARTNER = Holder.partner("P-1")


def giving(amount: Money) -> tuple[Command, ...]:
    """Give each command that pays out or writes off an amount."""
    return (
        InstructPayout(
            party=PARTNER,
            currency=amount.currency,
            payout_id="PO-1",
            amount=amount,
            instructed_on=TODAY,
        ),
        RefundOverpayment(case_id="C-1", payment_id="PAY-1", amount=amount),
        WithdrawIncome(withdrawal_id="W-1", amount=amount),
        WriteOff(case_id="C-1", amount=amount, reason="Not worth it."),
    )


ERASE = EraseSubject(subject_id="D-1", reason=ErasureReason.OBJECTION, requested_at=NOW)
BALANCE = WriteOffBalance(
    party=PARTNER, currency="EUR", invoice_id="statement.S-1", reason="Insolvent."
)
ASSIGN = AssignPartner(
    case_id="C-1",
    partner_id="P-1",
    role=AssignmentRole.COLLECTOR,
    instructions_version=1,
)
SUE = EscalateToLegal(
    case_id="C-1", legal_partner_id="P-2", effective_on=date(2026, 3, 2)
)
WAIVED = ASSIGN.model_copy(update={"exclusivity_waiver": "They cannot."})
UNTRIED = SUE.model_copy(update={"waiver": "Time-barred tomorrow."})


@pytest.mark.parametrize("command", giving(LIMIT))
def test_one_alone_gives_up_to_a_limit(command: Command) -> None:
    assert StandardFourEyes(alone_up_to=(LIMIT,))(command).allowed


@pytest.mark.parametrize("command", giving(ABOVE))
def test_above_it_takes_two(command: Command) -> None:
    decision = StandardFourEyes(alone_up_to=(LIMIT,))(command)
    assert decision.reasons == (
        "500.01 EUR is above the 500.00 EUR that one alone may give",
    )
    assert decision.inputs == (
        PolicyInput(name="command", value=command.command_name),
        PolicyInput(name="amount", value="500.01 EUR"),
    )


@pytest.mark.parametrize("command", giving(Money(1, "CHF")))
def test_without_a_limit_of_the_currency_it_always_takes_two(command: Command) -> None:
    assert not StandardFourEyes(alone_up_to=(LIMIT,))(command).allowed


@pytest.mark.parametrize("command", [ERASE, BALANCE, WAIVED, UNTRIED])
def test_what_has_no_amount_takes_two(command: Command) -> None:
    assert len(StandardFourEyes(alone_up_to=(LIMIT,))(command).reasons) == 1


@pytest.mark.parametrize("command", [ASSIGN, SUE])
def test_without_a_waiver_it_takes_one(command: Command) -> None:
    assert StandardFourEyes()(command).allowed


@pytest.mark.parametrize("command", [*giving(ABOVE), ERASE, BALANCE, WAIVED, UNTRIED])
def test_a_host_without_a_policy_has_all_done_by_one(command: Command) -> None:
    assert NoFourEyes()(command).allowed
