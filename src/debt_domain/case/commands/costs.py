"""What can be asked about costs that are advanced."""

from datetime import date
from typing import ClassVar

from debt_domain.case.model import (
    CostKind,
)
from debt_domain.kernel.message import Command
from debt_domain.values.document import Document
from debt_domain.values.holder import Holder
from debt_domain.values.money import Money
from debt_domain.values.text import Identifier, Text


class AuthoriseCosts(Command, frozen=True):
    """Say how much may be advanced on the case in all.

    Attributes:
        cap: From now on, in place of an earlier one; not below what was advanced.
    """

    command_name: ClassVar[str] = "case.authorise_costs"
    case_id: Identifier
    cap: Money


class AddCost(Command, frozen=True):
    """Report a cost that was advanced within the authorised cap; the debtor owes it.

    Attributes:
        cost_id: The caller's id of the cost on this case.
        kind: What it was for.
        amount: Above zero, in the claim's currency.
        incurred_on: The day it was paid; not in the future.
        advanced_by: Who paid it.
        receipt: The proof.
    """

    command_name: ClassVar[str] = "case.add_cost"
    case_id: Identifier
    cost_id: Identifier
    kind: CostKind
    amount: Money
    incurred_on: date
    advanced_by: Holder
    receipt: Document | None = None


class AwardCosts(Command, frozen=True):
    """Claim of a cost what the court says, which may be more or less.

    Attributes:
        awarded: Not below zero; what is claimed of the cost from now on.
    """

    command_name: ClassVar[str] = "case.award_costs"
    case_id: Identifier
    cost_id: Identifier
    awarded: Money


class GiveUpCosts(Command, frozen=True):
    """Stop waiting for what of an advanced cost has not come back.

    Attributes:
        reason: Why it is irrecoverable; nothing personal.
    """

    command_name: ClassVar[str] = "case.give_up_costs"
    case_id: Identifier
    cost_id: Identifier
    reason: Text
