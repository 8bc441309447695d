"""What says who is entitled to money: fees, terms and collectors."""

from datetime import date
from typing import ClassVar

from debt_domain.kernel.message import Command
from debt_domain.values.money import Money
from debt_domain.values.rate_terms import LegalFeePayer, NetworkTerms
from debt_domain.values.resolved_terms import ResolvedTerms
from debt_domain.values.text import Identifier, Share


class ChargeCaseFee(Command, frozen=True):
    """Charge the submitting partner the per-case fee.

    Attributes:
        deferred: The fee would go back on a rejection: no income until acceptance.
    """

    command_name: ClassVar[str] = "ledger.charge_case_fee"
    case_id: Identifier
    partner_id: Identifier
    fee: Money
    deferred: bool


class EarnCaseFee(Command, frozen=True):
    """Turn a deferred fee into income."""

    command_name: ClassVar[str] = "ledger.earn_case_fee"
    case_id: Identifier


class RefundCaseFee(Command, frozen=True):
    """Give a deferred fee back."""

    command_name: ClassVar[str] = "ledger.refund_case_fee"
    case_id: Identifier


class ChargeLegalFee(Command, frozen=True):
    """Charge what the step to court costs, for the legal partner and the platform.

    Attributes:
        legal_share: The legal partner's part; the platform's is the rest.
        paid_by: Whose entitlement it is taken from.
    """

    command_name: ClassVar[str] = "ledger.charge_legal_fee"
    case_id: Identifier
    legal_partner_id: Identifier
    fee: Money
    legal_share: Share
    paid_by: LegalFeePayer


class AdoptTerms(Command, frozen=True):
    """Split by these terms, what stands unsplit included.

    Attributes:
        submitter_id: Of a partner case.
        collector_id: Who earns the collector's part, where the terms have one.
    """

    command_name: ClassVar[str] = "ledger.adopt_terms"
    case_id: Identifier
    terms: ResolvedTerms
    submitter_id: Identifier | None = None
    collector_id: Identifier | None = None


class AdjustTerms(Command, frozen=True):
    """Split by other terms what was and will be received from a day on.

    Attributes:
        from_on: Receipts effective on it or later come under these terms.
        legal_partner_id: Who earns the legal part, where the terms have one.
    """

    command_name: ClassVar[str] = "ledger.adjust_terms"
    case_id: Identifier
    terms: ResolvedTerms
    from_on: date
    legal_partner_id: Identifier | None = None


class EngageCollector(Command, frozen=True):
    """Pay a network collector its part of receipts from the command's day on."""

    command_name: ClassVar[str] = "ledger.engage_collector"
    case_id: Identifier
    assignment_id: Identifier
    partner_id: Identifier
    terms: NetworkTerms


class ReleaseCollector(Command, frozen=True):
    """Pay a network collector nothing of receipts from the command's day on."""

    command_name: ClassVar[str] = "ledger.release_collector"
    case_id: Identifier
    assignment_id: Identifier
