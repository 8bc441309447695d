"""Every command of a partner case, each with what it needs besides the status."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType
from typing import Final

from debt_domain.partner_case.commands import (
    AcceptPartnerCase,
    AdjustSplit,
    AdoptLegalTerms,
    ApproveReturn,
    ChangeHandling,
    ClosePartnerCase,
    EngageNetworkCollector,
    PartnerCaseCommand,
    RefuseReturn,
    RejectPartnerCase,
    ReleaseNetworkCollector,
    ReopenPartnerCase,
    ReplaceLegalPartner,
    RequestReturn,
    SettlePartnerCase,
    UnsettlePartnerCase,
    WithdrawReturn,
)
from debt_domain.partner_case.decisions import PARTNER_CASE
from debt_domain.partner_case.events import (
    PartnerCaseClosed,
    PartnerCaseEvent,
    PartnerCaseRejected,
    PartnerCaseSettled,
)
from debt_domain.partner_case.model import (
    Consent,
    PartnerCaseContext,
    PartnerCaseStatus,
    PartyShare,
    ReturnReason,
    ReturnSettlement,
)
from debt_domain.testing import TODAY, Given, a_context, document
from debt_domain.testing.partner_cases import (
    agreed_rates,
    legal_terms,
    partner_case_accepted,
    partner_case_submitted,
    rate_terms,
    return_requested,
    submit_partner_case,
)
from debt_domain.values.event_id import EventId
from debt_domain.values.partner_submission import Handling
from debt_domain.values.rate_terms import NetworkTerms
from debt_domain.values.resolved_terms import SplitParty


@dataclass(frozen=True, slots=True)
class Asked:
    """A command that only the status may stand against.

    Attributes:
        command: The command.
        context: Who asks, told what the command needs.
    """

    command: PartnerCaseCommand
    context: PartnerCaseContext


BY_PLATFORM: Final = a_context(PartnerCaseContext)
BY_PROCESS: Final = a_context(PartnerCaseContext, cause=EventId("case:C-1", 9))
TERMS: Final = rate_terms(
    legal=legal_terms(), network=NetworkTerms(rate=Fraction(3, 20))
)
ENGAGE: Final = EngageNetworkCollector(
    case_id="C-1", assignment_id="AS-1", partner_id="P-9"
)
ADOPT: Final = AdoptLegalTerms(
    case_id="C-1", assignment_id="AS-2", legal_partner_id="L-1", effective_on=TODAY
)


def _followed(
    history: tuple[PartnerCaseEvent, ...], *commands: PartnerCaseCommand
) -> tuple[PartnerCaseEvent, ...]:
    """Let processes issue commands, one after the other."""
    for command in commands:
        given = Given(PARTNER_CASE, history, BY_PROCESS)
        history = (*history, *given.when(command).events)
    return history


SUBMITTED: Final = partner_case_submitted(TERMS)
ACCEPTED: Final = _followed((SUBMITTED, partner_case_accepted(TERMS)), ENGAGE, ADOPT)
CLOSED: Final = (*ACCEPTED, PartnerCaseClosed(code="EXHAUSTED"))
HISTORIES: Final[Mapping[PartnerCaseStatus, tuple[PartnerCaseEvent, ...]]] = (
    MappingProxyType(
        {
            PartnerCaseStatus.ABSENT: (),
            PartnerCaseStatus.SUBMITTED: (SUBMITTED,),
            PartnerCaseStatus.REJECTED: (
                SUBMITTED,
                PartnerCaseRejected(feedback="No contract."),
            ),
            PartnerCaseStatus.ACCEPTED: ACCEPTED,
            PartnerCaseStatus.RETURN_REQUESTED: (*ACCEPTED, return_requested()),
            PartnerCaseStatus.CLOSED: CLOSED,
            PartnerCaseStatus.SETTLED: (*CLOSED, PartnerCaseSettled()),
        }
    )
)
"""A history that ends in each status."""


ASKED: Final[Mapping[str, Asked]] = MappingProxyType(
    {
        "SubmitPartnerCase": Asked(
            submit_partner_case(),
            a_context(
                PartnerCaseContext, cause=BY_PROCESS.cause, rates=agreed_rates(TERMS)
            ),
        ),
        "AcceptPartnerCase": Asked(AcceptPartnerCase(case_id="C-1"), BY_PROCESS),
        "RejectPartnerCase": Asked(
            RejectPartnerCase(case_id="C-1", feedback="No contract."), BY_PROCESS
        ),
        "ChangeHandling": Asked(
            ChangeHandling(case_id="C-1", handling=Handling.NETWORK, reason="full"),
            BY_PLATFORM,
        ),
        "RequestReturn": Asked(
            RequestReturn(
                case_id="C-1",
                reason=ReturnReason.CLIENT_REQUEST,
                explanation="The client asks for it.",
                documents=(document(),),
            ),
            BY_PLATFORM,
        ),
        "ApproveReturn": Asked(
            ApproveReturn(case_id="C-1"),
            a_context(
                PartnerCaseContext,
                settlement=ReturnSettlement(
                    currency="EUR",
                    fees_due_minor=0,
                    held_by_platform_minor=0,
                    held_by_submitter_minor=0,
                    submitter_position_minor=0,
                ),
            ),
        ),
        "RefuseReturn": Asked(
            RefuseReturn(case_id="C-1", explanation="It is nearly paid."), BY_PLATFORM
        ),
        "WithdrawReturn": Asked(WithdrawReturn(case_id="C-1"), BY_PLATFORM),
        "ClosePartnerCase": Asked(
            ClosePartnerCase(case_id="C-1", code="EXHAUSTED"), BY_PROCESS
        ),
        "ReopenPartnerCase": Asked(ReopenPartnerCase(case_id="C-1"), BY_PROCESS),
        "SettlePartnerCase": Asked(SettlePartnerCase(case_id="C-1"), BY_PLATFORM),
        "UnsettlePartnerCase": Asked(UnsettlePartnerCase(case_id="C-1"), BY_PROCESS),
        "AdjustSplit": Asked(
            AdjustSplit(
                case_id="C-1",
                adjustment_id="SPLIT-1",
                shares=(
                    PartyShare(party=SplitParty.SUBMITTER, share=Fraction(1, 2)),
                    PartyShare(party=SplitParty.PLATFORM, share=Fraction(1, 2)),
                ),
                effective_on=TODAY,
                reason="more work",
                consents=tuple(
                    Consent(party=party, reference="mail 7", given_on=TODAY)
                    for party in SplitParty
                ),
            ),
            BY_PLATFORM,
        ),
        "AdoptLegalTerms": Asked(ADOPT, BY_PROCESS),
        "ReplaceLegalPartner": Asked(
            ReplaceLegalPartner(
                case_id="C-1",
                assignment_id="AS-3",
                legal_partner_id="L-2",
                effective_on=TODAY,
            ),
            BY_PROCESS,
        ),
        "EngageNetworkCollector": Asked(ENGAGE, BY_PROCESS),
        "ReleaseNetworkCollector": Asked(
            ReleaseNetworkCollector(case_id="C-1", assignment_id="AS-1"), BY_PROCESS
        ),
    }
)
"""By the name of the table's row."""
