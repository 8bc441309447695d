"""Which commands one asks for and another approves."""

from dataclasses import dataclass
from typing import Final, Protocol

from debt_domain.case.commands import AssignPartner, EscalateToLegal, WriteOff
from debt_domain.case_ledger.commands import RefundOverpayment
from debt_domain.kernel.message import Command
from debt_domain.party_ledger.commands import InstructPayout, WriteOffBalance
from debt_domain.platform_ledger.commands import WithdrawIncome
from debt_domain.subject.commands import EraseSubject
from debt_domain.values.money import Money
from debt_domain.values.policy import PolicyDecision, PolicyInput


class FourEyesPolicy(Protocol):
    """Asked before each command; for one that was asked for, its answer is kept."""

    @property
    def hours(self) -> int:
        """For how many hours a request can be approved."""
        ...

    def __call__(self, command: Command, /) -> PolicyDecision:
        """Give the reasons to have it approved by another; none: it takes one alone."""
        ...


_ALONE: Final = PolicyDecision(policy="no_four_eyes", version=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class NoFourEyes:
    """Nothing has to be approved; what is asked for can be.

    Attributes:
        hours: For how many hours a request can be approved.
    """

    hours: int = 72

    def __call__(self, _command: Command, /) -> PolicyDecision:
        """Let everything pass."""
        return _ALONE


@dataclass(frozen=True, slots=True, kw_only=True)
class StandardFourEyes:
    """Money that leaves, claims given up, waivers, and erasures.

    Attributes:
        version: Raised with every change of the figures below.
        hours: For how many hours a request can be approved.
        alone_up_to: Up to which amount of a currency one alone pays out or writes off.

    Example:
        >>> policy = StandardFourEyes(alone_up_to=(Money(100_00, "EUR"),))
        >>> policy(WithdrawIncome(withdrawal_id="W-1", amount=Money(100_00, "EUR")))
        PolicyDecision(policy='standard_four_eyes', version=1, reasons=(), ...
        >>> policy(
        ...     WithdrawIncome(withdrawal_id="W-1", amount=Money(100_01, "EUR"))
        ... ).reasons
        ('100.01 EUR is above the 100.00 EUR that one alone may give',)
    """

    version: int = 1
    hours: int = 72
    alone_up_to: tuple[Money, ...] = ()

    def __call__(self, command: Command, /) -> PolicyDecision:
        """Give the decision, with the reason to have it approved."""
        amount = _amount(command)
        inputs: tuple[PolicyInput, ...] = (
            PolicyInput(name="command", value=command.command_name),
        )
        if amount is not None:
            inputs += (PolicyInput(name="amount", value=str(amount)),)
        return PolicyDecision(
            policy="standard_four_eyes",
            version=self.version,
            reasons=_named(command) if amount is None else self._too_much(amount),
            inputs=inputs,
        )

    def _too_much(self, amount: Money) -> tuple[str, ...]:
        for limit in self.alone_up_to:
            if limit.currency == amount.currency:
                above = f"{amount} is above the {limit} that one alone may give"
                return (above,) if amount > limit else ()
        return (f"nobody gives {amount} alone",)


def _amount(command: Command) -> Money | None:
    """Give what is paid out or given up."""
    match command:
        case (
            InstructPayout(amount=amount)
            | RefundOverpayment(amount=amount)
            | WithdrawIncome(amount=amount)
            | WriteOff(amount=amount)
        ):
            return amount
        case _:
            return None


def _named(command: Command) -> tuple[str, ...]:
    match command:
        case EraseSubject():
            return ("an erasure cannot be undone",)
        case WriteOffBalance():
            return ("nobody writes an invoice off alone",)
        case AssignPartner(exclusivity_waiver=str()):
            return ("it waives an exclusivity",)
        case EscalateToLegal(waiver=str()):
            return ("it waives the contact with the debtor",)
        case _:
            return ()
