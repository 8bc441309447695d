"""What happened, in plain words; nothing personal, and no share of anybody's."""

from typing import Final, get_args

from debt_domain.approval.events import ApprovalEvent
from debt_domain.authority.events import AuthorityEvent
from debt_domain.case.events import CaseEvent
from debt_domain.case_ledger.events import CaseLedgerEvent
from debt_domain.kernel.message import Event
from debt_domain.partner_case.events import PartnerCaseEvent
from debt_domain.party_ledger.events import PartyLedgerEvent
from debt_domain.projections.sentences.approval import approval_sentence
from debt_domain.projections.sentences.authority import authority_sentence
from debt_domain.projections.sentences.case import case_sentence
from debt_domain.projections.sentences.case_ledger import case_ledger_sentence
from debt_domain.projections.sentences.partner_case import partner_case_sentence
from debt_domain.projections.sentences.party_ledger import party_ledger_sentence
from debt_domain.projections.sentences.platform import PlatformEvent, platform_sentence

_CASE: Final[tuple[type[CaseEvent], ...]] = get_args(CaseEvent)
_PARTNER_CASE: Final[tuple[type[PartnerCaseEvent], ...]] = get_args(PartnerCaseEvent)
_CASE_LEDGER: Final[tuple[type[CaseLedgerEvent], ...]] = get_args(CaseLedgerEvent)
_PARTY: Final[tuple[type[PartyLedgerEvent], ...]] = get_args(PartyLedgerEvent)
_APPROVAL: Final[tuple[type[ApprovalEvent], ...]] = get_args(ApprovalEvent)
_AUTHORITY: Final[tuple[type[AuthorityEvent], ...]] = get_args(AuthorityEvent)
_PLATFORM: Final[tuple[type[PlatformEvent], ...]] = get_args(PlatformEvent)


def sentence(event: Event) -> str:
    """Say what happened; "" where no sentence is made of such an event."""
    if isinstance(event, _CASE):
        return case_sentence(event)
    if isinstance(event, _PARTNER_CASE):
        return partner_case_sentence(event)
    if isinstance(event, _CASE_LEDGER):
        return case_ledger_sentence(event)
    if isinstance(event, _PARTY):
        return party_ledger_sentence(event)
    return platform_sentence(event) if isinstance(event, _PLATFORM) else _beside(event)


def _beside(event: Event) -> str:
    """Say what was approved or signed, which belongs to no case and no ledger."""
    if isinstance(event, _APPROVAL):
        return approval_sentence(event)
    return authority_sentence(event) if isinstance(event, _AUTHORITY) else ""


__all__ = ["case_sentence", "partner_case_sentence", "sentence"]
