"""What a client's own case costs it."""

from debt_domain.case.commands import DeterminePrice
from debt_domain.case.decisions.access import require_access, require_status
from debt_domain.case.decisions.terms import require_part
from debt_domain.case.errors import (
    CommissionAgreedError,
    PartnerCaseTermsError,
    PolicyMissingError,
    PriceConsentRequiredError,
)
from debt_domain.case.events import CaseEvent, CommissionAdjusted, PriceDetermined
from debt_domain.case.model import CaseContext, CaseStatus
from debt_domain.case.state import CaseState
from debt_domain.values.actor import Role
from debt_domain.values.price import Price
from debt_domain.values.resolved_terms import resolve_commission


def decide(
    command: DeterminePrice, state: CaseState, context: CaseContext
) -> tuple[CaseEvent, ...]:
    """Keep the policy's price, and let an agreed commission follow it."""
    require_access(command, state, context, Role.PLATFORM)
    if state.submitter_id is not None:
        raise PartnerCaseTermsError(submitter_id=state.submitter_id)
    require_status(
        command,
        state,
        CaseStatus.SUBMITTED,
        CaseStatus.DOCS_REQUESTED,
        CaseStatus.ACCEPTED,
        CaseStatus.QUOTING,
        CaseStatus.ASSIGNED,
        CaseStatus.ACTIVE,
    )
    price, before = context.price, state.price
    if price is None:
        raise PolicyMissingError(field="price")
    require_part("price.rate", price.rate)
    require_part("price.collector_share", price.collector_share)
    if price == before:
        return ()
    if before is None and state.commission is not None:
        raise CommissionAgreedError(collector_id=state.commission.collector_id)
    determined = PriceDetermined(
        price=price, consent_reference=command.consent_reference
    )
    _require_consent(determined, state)
    return determined, *_adjusted(price, state, context)


def _require_consent(determined: PriceDetermined, state: CaseState) -> None:
    """Refuse a move that the client has not agreed to, small steps added up."""
    before, price = state.consented_rate, determined.price
    if before is None or determined.is_agreed:
        return
    if abs(price.rate - before) > price.consent_above:
        raise PriceConsentRequiredError(
            before=before, after=price.rate, consent_above=price.consent_above
        )


def _adjusted(
    price: Price, state: CaseState, context: CaseContext
) -> tuple[CommissionAdjusted, ...]:
    """Move an agreed commission; one that is to be agreed yet is left to a process."""
    if state.figures is None:
        return ()
    rate, share = price.charged_rate, price.collector_share
    terms = resolve_commission(rate, share, state.figures)
    if state.commission is None or terms == state.commission.terms:
        return ()
    return (CommissionAdjusted(terms=terms, from_on=context.effective_on),)
