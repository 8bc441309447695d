"""Who earns what, after the terms were frozen."""

from fractions import Fraction
from typing import Final, TypeAlias, assert_never

from debt_domain.partner_case.commands import (
    AdjustSplit,
    AdoptLegalTerms,
    EngageNetworkCollector,
    ReleaseNetworkCollector,
    ReplaceLegalPartner,
)
from debt_domain.partner_case.decisions.access import require_process
from debt_domain.partner_case.errors import (
    AdjustedSharesError,
    AdjustmentBeforeSubmissionError,
    AdjustmentIdReusedError,
    ConsentRequiredError,
    LegalPartnerMissingError,
    WrongStatusError,
)
from debt_domain.partner_case.events import (
    NetworkCollectorEngaged,
    NetworkCollectorReleased,
    PartnerCaseEvent,
    SplitAdjusted,
)
from debt_domain.partner_case.model import (
    PartnerCaseContext,
    PartnerCaseStatus,
    PartyShare,
    SplitOccasion,
)
from debt_domain.partner_case.state import PartnerCaseState
from debt_domain.values.actor import Role
from debt_domain.values.resolved_terms import (
    ResolvedTerms,
    SplitParty,
    adjusted_split,
)
from debt_domain.values.split import Split

SplitCommand: TypeAlias = (
    AdjustSplit
    | AdoptLegalTerms
    | ReplaceLegalPartner
    | EngageNetworkCollector
    | ReleaseNetworkCollector
)

_SHARING: Final = (SplitParty.SUBMITTER, SplitParty.PLATFORM, SplitParty.LEGAL)
_WITH_TERMS: Final = (
    PartnerCaseStatus.ACCEPTED,
    PartnerCaseStatus.RETURN_REQUESTED,
    PartnerCaseStatus.CLOSED,
    PartnerCaseStatus.SETTLED,
)


def decide(
    command: SplitCommand, state: PartnerCaseState, context: PartnerCaseContext
) -> tuple[PartnerCaseEvent, ...]:
    """Answer a command about who earns what."""
    match command:
        case AdjustSplit():
            return _adjust(command, state, context)
        case AdoptLegalTerms():
            return _adopt_legal_terms(command, state, context)
        case ReplaceLegalPartner():
            return _replace_legal_partner(command, state, context)
        case EngageNetworkCollector():
            return _engage(command, state, context)
        case ReleaseNetworkCollector():
            require_process(type(command).__name__, context)
            if state.engaged != command.assignment_id:
                return ()
            return (NetworkCollectorReleased(assignment_id=command.assignment_id),)
        case _:
            assert_never(command)


def _adjust(
    command: AdjustSplit, state: PartnerCaseState, context: PartnerCaseContext
) -> tuple[PartnerCaseEvent, ...]:
    context.require_role("AdjustSplit", Role.PLATFORM)
    earlier = state.adjustments.get(command.adjustment_id)
    if earlier is not None:
        _require_same(command, earlier)
        return ()
    terms = _frozen(command, state)
    shares = _shares(command)
    submitted_on = terms.figures.submitted_on
    if command.effective_on < submitted_on:
        raise AdjustmentBeforeSubmissionError(
            effective_on=command.effective_on, submitted_on=submitted_on
        )
    legal_partner_id = (
        context.legal_partner_id if shares.get(SplitParty.LEGAL) else None
    )
    if shares.get(SplitParty.LEGAL) and legal_partner_id is None:
        raise LegalPartnerMissingError
    split = adjusted_split(terms, shares)
    _require_consents(command, terms.split, split)
    adjusted = terms.model_copy(
        update={
            "split": split,
            "component_splits": (),
            "costs_first": terms.costs_first or legal_partner_id is not None,
        }
    )
    return (
        SplitAdjusted(
            occasion=SplitOccasion.AGREEMENT,
            adjustment_id=command.adjustment_id,
            terms=adjusted,
            legal_partner_id=legal_partner_id,
            shares=command.shares,
            effective_on=command.effective_on,
            reason=command.reason,
            consents=command.consents,
        ),
    )


def _require_same(command: AdjustSplit, earlier: SplitAdjusted) -> None:
    compared = {
        "shares": command.shares == earlier.shares,
        "effective_on": command.effective_on == earlier.effective_on,
        "reason": command.reason == earlier.reason,
        "consents": command.consents == earlier.consents,
    }
    other = tuple(name for name, same in compared.items() if not same)
    if other:
        raise AdjustmentIdReusedError(adjustment_id=command.adjustment_id, fields=other)


def _frozen(
    command: AdjustSplit | AdoptLegalTerms | ReplaceLegalPartner,
    state: PartnerCaseState,
) -> ResolvedTerms:
    """Give the terms, which a case has once it was accepted."""
    if state.status not in _WITH_TERMS or state.terms is None:
        raise WrongStatusError(
            command=type(command).__name__, status=state.status, needed=_WITH_TERMS
        )
    return state.terms


def _shares(command: AdjustSplit) -> dict[SplitParty, Fraction]:
    shares = {named.party: named.share for named in command.shares}
    total = sum((named.share for named in command.shares), Fraction(0))
    sound = (
        len(shares) == len(command.shares)
        and all(party in _SHARING for party in shares)
        and all(share >= 0 for share in shares.values())
        and total == 1
    )
    if not sound:
        parties = tuple(named.party for named in command.shares)
        raise AdjustedSharesError(parties=parties, total=total)
    return shares


def _require_consents(command: AdjustSplit, before: Split, after: Split) -> None:
    given = {consent.party for consent in command.consents}
    missing = tuple(
        party
        for party in _SHARING
        if _share(after, party) < _share(before, party) and party not in given
    )
    if missing:
        raise ConsentRequiredError(parties=missing)


def _share(split: Split, party: SplitParty) -> Fraction:
    return split.share_of(party) if party in split.parties else Fraction(0)


def _adopt_legal_terms(
    command: AdoptLegalTerms, state: PartnerCaseState, context: PartnerCaseContext
) -> tuple[PartnerCaseEvent, ...]:
    """Go by the legal terms that were signed; without them the split stays."""
    require_process(type(command).__name__, context)
    terms = _frozen(command, state)
    if terms.legal is None:
        return ()
    adjusted = terms.model_copy(
        update={
            "split": terms.legal.split,
            "component_splits": (),
            "costs_first": True,
        }
    )
    return (_at_court(command, adjusted, "the case went to court"),)


def _replace_legal_partner(
    command: ReplaceLegalPartner, state: PartnerCaseState, context: PartnerCaseContext
) -> tuple[PartnerCaseEvent, ...]:
    """Leave the shares as they are; where none is the legal partner's, all stays."""
    require_process(type(command).__name__, context)
    terms = _frozen(command, state)
    if not _share(terms.split, SplitParty.LEGAL):
        return ()
    return (_at_court(command, terms, "another legal partner took the case over"),)


def _at_court(
    command: AdoptLegalTerms | ReplaceLegalPartner, terms: ResolvedTerms, reason: str
) -> SplitAdjusted:
    split = terms.split
    return SplitAdjusted(
        occasion=SplitOccasion.LEGAL,
        adjustment_id=f"legal.{command.assignment_id}",
        terms=terms,
        legal_partner_id=command.legal_partner_id,
        shares=tuple(
            PartyShare(party=SplitParty(name), share=split.share_of(name))
            for name in split.parties
        ),
        effective_on=command.effective_on,
        reason=reason,
        consents=(),
    )


def _engage(
    command: EngageNetworkCollector,
    state: PartnerCaseState,
    context: PartnerCaseContext,
) -> tuple[PartnerCaseEvent, ...]:
    """Pay the collector by the frozen terms, if these pay one."""
    require_process(type(command).__name__, context)
    if state.terms is None or state.terms.network is None:
        return ()
    return (
        NetworkCollectorEngaged(
            assignment_id=command.assignment_id,
            partner_id=command.partner_id,
            terms=state.terms.network,
        ),
    )
