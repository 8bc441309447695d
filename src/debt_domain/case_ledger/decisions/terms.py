"""What says who is entitled to money."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from debt_domain.accounting.accounts import DEFERRED_FEE
from debt_domain.accounting.entries import Posting
from debt_domain.case_ledger.commands import (
    AdjustTerms,
    AdoptTerms,
    ChargeCaseFee,
    ChargeLegalFee,
    EarnCaseFee,
    EngageCollector,
    RefundCaseFee,
    ReleaseCollector,
)
from debt_domain.case_ledger.decisions.checks import (
    require_amount,
    require_claim,
    require_currency,
    require_no_terms,
    require_party,
)
from debt_domain.case_ledger.errors import (
    CaseFeeAlreadyChargedError,
    CollectorEngagedError,
    CollectorNotEngagedError,
    LegalFeeAlreadyChargedError,
    NoDeferredFeeError,
    TermsMissingError,
)
from debt_domain.case_ledger.events import (
    CollectorEngaged,
    CollectorReleased,
    TermsAdopted,
)
from debt_domain.case_ledger.journal import Journal
from debt_domain.case_ledger.receipts import Receipt
from debt_domain.case_ledger.replay import NOTHING
from debt_domain.case_ledger.rules.case_fee import (
    charge_case_fee,
    earn_case_fee,
    refund_case_fee,
)
from debt_domain.case_ledger.rules.catalogue import (
    ADJUST_SPLIT,
    PAY_COLLECTOR,
    SPLIT_UNSPLIT,
    CaseRule,
)
from debt_domain.case_ledger.rules.costs import recovered
from debt_domain.case_ledger.rules.legal_fee import charge_legal_fee
from debt_domain.case_ledger.rules.money import reshare
from debt_domain.case_ledger.rules.parties import net_if_settled
from debt_domain.case_ledger.standing import standing
from debt_domain.case_ledger.state import CaseLedgerState
from debt_domain.values.rate_terms import LegalFeePayer, NetworkPaidBy
from debt_domain.values.resolved_terms import ResolvedTerms, SplitParty


def charge_fee(command: ChargeCaseFee, journal: Journal) -> None:
    """Charge the case fee, once."""
    state = journal.state
    require_amount("fee", command.fee, state)
    if state.fee_payer:
        raise CaseFeeAlreadyChargedError(case_id=state.case_id, payer=state.fee_payer)
    journal.post(charge_case_fee(command), journal.context.effective_on)


def settle_fee(command: EarnCaseFee | RefundCaseFee, journal: Journal) -> None:
    """Earn a deferred fee or give it back."""
    state = journal.state
    if not state.balance(DEFERRED_FEE):
        name = type(command).__name__
        raise NoDeferredFeeError(command=name, case_id=state.case_id)
    earns = isinstance(command, EarnCaseFee)
    posting = earn_case_fee(state) if earns else refund_case_fee(state)
    journal.post(posting, journal.context.effective_on)


def charge_for_court(command: ChargeLegalFee, journal: Journal) -> None:
    """Charge what the step to court costs, once."""
    state = journal.state
    require_amount("fee", command.fee, state)
    if state.legal_fee_charged:
        raise LegalFeeAlreadyChargedError(case_id=state.case_id)
    submitter_id = _submitter(state) or ""
    if command.paid_by is LegalFeePayer.SUBMITTER:
        require_party(SplitParty.SUBMITTER, _submitter(state))
    posting = charge_legal_fee(command, state, submitter_id)
    journal.post(posting, journal.context.effective_on)


def adopt(command: AdoptTerms, journal: Journal) -> None:
    """Split by the first terms, from the beginning.

    Those that left all money to the client, when the case was closed without any, do
    not count: the case was reopened since.
    """
    state = journal.state
    require_claim(command, state)
    require_no_terms(command, state)
    adopted = TermsAdopted(
        number=(state.terms_number or 0) + 1,
        terms=command.terms,
        from_on=date.min,
        submitter_id=command.submitter_id,
        collector_id=command.collector_id,
        legal_partner_id=None,
    )
    _adopt(adopted, journal, SPLIT_UNSPLIT if adopted.number == 1 else ADJUST_SPLIT)


def adjust(command: AdjustTerms, journal: Journal) -> None:
    """Split by other terms what is received from a day on, in the past too."""
    state, number = journal.state, journal.state.terms_number
    if number is None:
        raise TermsMissingError(case_id=state.case_id)
    before = state.terms[number]
    adopted = TermsAdopted(
        number=number + 1,
        terms=command.terms,
        from_on=command.from_on,
        submitter_id=before.submitter_id,
        collector_id=before.collector_id,
        legal_partner_id=command.legal_partner_id or before.legal_partner_id,
    )
    _adopt(adopted, journal, ADJUST_SPLIT)


def engage(command: EngageCollector, journal: Journal) -> None:
    """Pay a network collector its part of what is received from now on."""
    state = journal.state
    if command.assignment_id in state.collectors:
        raise CollectorEngagedError(assignment_id=command.assignment_id)
    if command.terms.paid_by is NetworkPaidBy.SUBMITTER:
        require_party(SplitParty.SUBMITTER, _submitter(state))
    journal.record(
        CollectorEngaged(
            assignment_id=command.assignment_id,
            partner_id=command.partner_id,
            terms=command.terms,
            from_on=journal.context.effective_on,
        )
    )
    _reshare(journal, PAY_COLLECTOR, {})


def release(command: ReleaseCollector, journal: Journal) -> None:
    """Pay a network collector nothing of what is received from now on."""
    state, key = journal.state, command.assignment_id
    if key not in state.collectors or key in state.released:
        engaged = tuple(x for x in state.collectors if x not in state.released)
        raise CollectorNotEngagedError(assignment_id=key, engaged=engaged)
    on = journal.context.effective_on
    journal.record(CollectorReleased(assignment_id=key, from_on=on))
    _reshare(journal, PAY_COLLECTOR, {})


def _submitter(state: CaseLedgerState) -> str | None:
    number = state.terms_number
    return None if number is None else state.terms[number].submitter_id


def _adopt(adopted: TermsAdopted, journal: Journal, rule: CaseRule) -> None:
    require_currency(adopted.terms.figures.claim, journal.state)
    _require_parties(adopted)
    before = journal.state
    journal.record(adopted)
    _reshare(journal, rule, _recovered_anew(before, journal.state))
    # Where no payment was left to split, what the client holds is still open.
    netting = net_if_settled(journal.state, ())
    if netting:
        journal.post(Posting(rule, netting), journal.context.effective_on)


def _require_parties(adopted: TermsAdopted) -> None:
    named = {
        SplitParty.SUBMITTER: adopted.submitter_id,
        SplitParty.COLLECTOR: adopted.collector_id,
        SplitParty.LEGAL: adopted.legal_partner_id,
    }
    for party, party_id in named.items():
        if _has_part(adopted.terms, party):
            require_party(party, party_id)


def _has_part(terms: ResolvedTerms, party: SplitParty) -> bool:
    splits = terms.split, *(x.split for x in terms.component_splits)
    return any(
        weight for split in splits for name, weight in split.shares if name == party
    )


def _recovered_anew(
    before: CaseLedgerState, after: CaseLedgerState
) -> Mapping[str, Mapping[str, int]]:
    """Let the receipts that move to other terms recover costs anew.

    They do so in the order recorded, whatever the order of their days.

    Args:
        before: The ledger without the new terms.
        after: The same ledger with them.
    """
    moved = {
        key: x
        for key, x in after.receipts.items()
        if before.number_on(x.effective_on) != after.number_on(x.effective_on)
    }
    costs = dict(after.costs)
    for receipt in moved.values():
        for cost_id, minor in receipt.costs.items():
            left = costs[cost_id].recovered_minor - minor
            costs[cost_id] = costs[cost_id]._replace(recovered_minor=left)
    anew: dict[str, Mapping[str, int]] = {}
    for payment_id, receipt in moved.items():
        bare = receipt._replace(costs={}, applied_minor=0)
        taken = recovered(replace(after, costs=costs), bare, receipt.applied_minor)
        for cost_id, minor in taken.items():
            total = costs[cost_id].recovered_minor + minor
            costs[cost_id] = costs[cost_id]._replace(recovered_minor=total)
        anew[payment_id] = taken
    return anew


def _reshare(
    journal: Journal, rule: CaseRule, costs: Mapping[str, Mapping[str, int]]
) -> None:
    """Post one entry for each receipt whose parts change, by its day and position."""
    covered = standing(journal.state).covered

    def turn(item: tuple[str, Receipt]) -> tuple[date, int]:
        return item[1].effective_on, item[1].position

    for payment_id, receipt in sorted(journal.state.receipts.items(), key=turn):
        posting = reshare(
            journal.state,
            payment_id,
            covered.get(payment_id, NOTHING),
            costs.get(payment_id, receipt.costs),
            rule,
        )
        if posting is not None:
            on = max(journal.context.effective_on, receipt.posted_on)
            journal.post(posting, on)
