"""The values of a ledger: lines, receipts and how each figure came about."""

from datetime import date
from enum import StrEnum

from debt_domain.kernel.message import Message
from debt_domain.values.holder import Holder
from debt_domain.values.resolved_terms import SplitParty
from debt_domain.values.text import Currency, Identifier


class Derivation(StrEnum):
    """How the figure of a line came about.

    AMOUNT: it is the amount of the fact itself. WATERFALL: what of it a component of
    the claim took, in the order of the law. SPLIT: the difference of two values of a
    party's running total. MIRROR: the parts that the receipt was given, undone.
    ROUNDING: odd units that have moved since. OVERPAYMENT: what exceeds the
    outstanding. NETTING: what a client that holds the money keeps, or owes. INTEREST:
    simple interest to date, less what was posted. COSTS: costs advanced, recovered
    before anything is split. NETWORK: what a network collector's part costs whoever
    pays it. CONVERSION: what money of another currency is in the case's own.
    """

    AMOUNT = "AMOUNT"
    WATERFALL = "WATERFALL"
    SPLIT = "SPLIT"
    MIRROR = "MIRROR"
    ROUNDING = "ROUNDING"
    OVERPAYMENT = "OVERPAYMENT"
    NETTING = "NETTING"
    INTEREST = "INTEREST"
    COSTS = "COSTS"
    NETWORK = "NETWORK"
    CONVERSION = "CONVERSION"


class SplitStep(Message, frozen=True):
    """Where a part stands in the running total that it comes from.

    The part is the party's `cumulative(after) - cumulative(before)`.

    Attributes:
        pot: The running total: `terms:2`, `terms:2:INTEREST`, `collector:AS-1`.
        party: Who gets the part.
        applied_before_minor: The running total before, in minor units.
        applied_after_minor: The running total afterwards.
    """

    pot: str
    party: SplitParty
    applied_before_minor: int
    applied_after_minor: int


class Line(Message, frozen=True):
    """One account's part of an entry.

    Attributes:
        account: Such as `Due:Partner:A`; its book follows from its name.
        amount_minor: In minor units; a debit is above zero, a credit below.
        derivation: How the figure came about.
        step: Where it stands in its running total, for SPLIT.
        currency: Of the other leg of an exchange; None: the entry's own.
    """

    account: str
    amount_minor: int
    derivation: Derivation
    step: SplitStep | None = None
    currency: Currency | None = None


class PotChange(Message, frozen=True):
    """What of a receipt goes into a running total, or comes out of it.

    Attributes:
        pot: The running total, as in `SplitStep`; `unsplit` where no terms split yet.
        amount_minor: The change of the total, in minor units.
        parts_minor: The change of the parties' parts, in the split's order; empty
            while unsplit.
    """

    pot: str
    amount_minor: int
    parts_minor: tuple[int, ...] = ()


class CostRecovery(Message, frozen=True):
    """What of a receipt recovers a cost, or no longer does.

    Attributes:
        cost_id: The cost that was advanced.
        amount_minor: The change, in minor units.
    """

    cost_id: Identifier
    amount_minor: int


class ReceiptChange(Message, frozen=True):
    """What an entry changes about one receipt, in minor units.

    Attributes:
        payment_id: The payment that the receipt is.
        holder: Who has the money.
        effective_on: When the money came.
        terms_number: The terms that it is split by, numbered in the order in which the
            ledger adopted them; None while unsplit.
        applied_minor: The change of what of it is applied to the claim.
        overpaid_minor: The change of what of it exceeds the claim.
        pots: What goes into which running total.
        costs: What recovers which cost.
    """

    payment_id: Identifier
    holder: Holder
    effective_on: date
    terms_number: int | None
    applied_minor: int
    overpaid_minor: int
    pots: tuple[PotChange, ...] = ()
    costs: tuple[CostRecovery, ...] = ()
