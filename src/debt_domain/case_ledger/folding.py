"""How facts and entries change a ledger's state."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import assert_never

from debt_domain.accounting.events import Entry
from debt_domain.accounting.model import CostRecovery, PotChange, ReceiptChange
from debt_domain.case_ledger.errors import UnknownPostingRuleError
from debt_domain.case_ledger.events import (
    CaseLedgerEvent,
    ClaimFact,
    CollectorEngaged,
    CollectorReleased,
    CorrectionPosted,
    CostAdvanced,
    CostAwarded,
    CostGivenUp,
    CostRefunded,
    DiscountPosted,
    InterestPosted,
    LedgerOpened,
    TermsAdopted,
    WithdrawalPosted,
    WriteOffPosted,
)
from debt_domain.case_ledger.receipts import Cost, PotShare, Receipt, Release
from debt_domain.case_ledger.rules.catalogue import EFFECTS, Effect
from debt_domain.case_ledger.state import CaseLedgerState
from debt_domain.values.money import Money


def evolve(state: CaseLedgerState, event: CaseLedgerEvent) -> CaseLedgerState:
    """Apply one fact. Total: a recorded fact is never refused."""
    return bulk(state, (event,))


def bulk(state: CaseLedgerState, events: Iterable[CaseLedgerEvent]) -> CaseLedgerState:
    """Apply facts one after the other, copying the maps once and not for each."""
    books = _Books(state)
    for event in events:
        books.apply(event)
    return books.close()


class _Books:
    """A ledger's state while it is being folded; never seen outside."""

    def __init__(self, state: CaseLedgerState) -> None:
        self.case_id, self.client_id = state.case_id, state.client_id
        self.is_test = state.is_test
        self.currency, self.waterfall = state.currency, state.waterfall
        self.invoices = state.invoices
        self.interest_minor, self.fees_minor = state.interest_minor, state.fees_minor
        self.opened_on, self.posted_on = state.opened_on, state.posted_on
        self.latest_on, self.recorded = state.latest_on, state.recorded
        self.balances, self.facts = dict(state.balances), dict(state.facts)
        self.receipts, self.pots = state.receipts.copy(), dict(state.pots)
        self.costs, self.terms = dict(state.costs), dict(state.terms)
        self.collectors, self.released = dict(state.collectors), dict(state.released)
        self.fee_payer = state.fee_payer
        self.legal_fee_charged = state.legal_fee_charged
        self.withdrawn = state.withdrawn

    def close(self) -> CaseLedgerState:
        return CaseLedgerState(
            case_id=self.case_id,
            client_id=self.client_id,
            is_test=self.is_test,
            currency=self.currency,
            waterfall=self.waterfall,
            invoices=self.invoices,
            interest_minor=self.interest_minor,
            fees_minor=self.fees_minor,
            opened_on=self.opened_on,
            posted_on=self.posted_on,
            latest_on=self.latest_on,
            recorded=self.recorded,
            balances=self.balances,
            facts=self.facts,
            receipts=self.receipts,
            pots=self.pots,
            costs=self.costs,
            terms=self.terms,
            collectors=self.collectors,
            released=self.released,
            fee_payer=self.fee_payer,
            legal_fee_charged=self.legal_fee_charged,
            withdrawn=self.withdrawn,
        )

    def apply(self, event: CaseLedgerEvent) -> None:
        match event:
            case Entry():
                self._post(event)
            case TermsAdopted():
                self.terms[event.number] = event
            case CollectorEngaged():
                self.collectors[event.assignment_id] = event
            case CollectorReleased():
                self.released[event.assignment_id] = Release(
                    event.from_on, self.recorded
                )
            case CostGivenUp():
                cost = self.costs[event.cost_id]
                given_up = cost.given_up_minor + event.amount_minor
                self.costs[event.cost_id] = cost._replace(given_up_minor=given_up)
            case CostRefunded():
                cost = self.costs[event.cost_id]
                refunded = cost.refunded_minor + event.amount_minor
                self.costs[event.cost_id] = cost._replace(refunded_minor=refunded)
            case LedgerOpened():
                self._open(event)
            case (
                CostAdvanced()
                | CostAwarded()
                | CorrectionPosted()
                | WriteOffPosted()
                | DiscountPosted()
                | InterestPosted()
                | WithdrawalPosted()
            ):
                self._keep(event)
            case _:
                assert_never(event)

    def _open(self, event: LedgerOpened) -> None:
        self.case_id, self.client_id = event.case_id, event.client_id
        self.is_test = event.is_test
        self.currency, self.waterfall = event.currency, event.waterfall
        self.invoices, self.opened_on = event.invoices, event.opened_on
        self.interest_minor, self.fees_minor = event.interest_minor, event.fees_minor

    def _keep(self, fact: ClaimFact) -> None:
        self.recorded += 1
        self.facts[self.recorded] = fact
        self.latest_on = max(self.latest_on, fact.counts_from)
        if isinstance(fact, CostAdvanced):
            self.costs[fact.cost_id] = Cost(
                advanced_by=fact.advanced_by,
                incurred_on=fact.counts_from,
                position=self.recorded,
                amount_minor=fact.amount_minor,
                claimed_minor=fact.amount_minor,
            )
        elif isinstance(fact, CostAwarded):
            cost = self.costs[fact.cost_id]
            claimed = cost.claimed_minor + fact.change_minor
            self.costs[fact.cost_id] = cost._replace(claimed_minor=claimed)
        elif isinstance(fact, WithdrawalPosted):
            self.withdrawn = True

    def _post(self, entry: Entry) -> None:
        balances, foreign = self.balances, None
        for line in entry.lines:
            if line.currency is not None:
                if line.account.startswith("Held:"):
                    foreign = Money(line.amount_minor, line.currency)
                continue
            account = line.account
            balances[account] = balances.get(account, 0) + line.amount_minor
        self.posted_on = max(self.posted_on, entry.effective_on)
        if entry.receipt is not None:
            self._change_receipt(entry.receipt, entry.effective_on, foreign)
        effect = EFFECTS.get(entry.rule)
        if effect is not Effect.NOTHING:
            self._take_effect(effect, entry)

    def _take_effect(self, effect: Effect | None, entry: Entry) -> None:
        match effect:
            case Effect.FEE_PAYER:
                self.fee_payer = next(
                    x.account for x in entry.lines if x.amount_minor > 0
                )
            case Effect.LEGAL_FEE:
                self.legal_fee_charged = True
            case Effect.REVERSAL:
                self._note_reversal(entry)
            case Effect.NOTHING:
                pass
            case None:
                raise UnknownPostingRuleError(rule=entry.rule)
            case _:
                assert_never(effect)

    def _note_reversal(self, entry: Entry) -> None:
        if entry.receipt is not None:
            payment_id = entry.receipt.payment_id
            receipt = self.receipts[payment_id]
            first = min(receipt.reversed_on or date.max, entry.effective_on)
            self.receipts.put(payment_id, receipt._replace(reversed_on=first))

    def _change_receipt(
        self, change: ReceiptChange, posted_on: date, foreign: Money | None
    ) -> None:
        old = self.receipts.get(change.payment_id)
        came = change.applied_minor + change.overpaid_minor
        if old is None:
            self.recorded += 1
            self.latest_on = max(self.latest_on, change.effective_on)
            receipt = Receipt(
                holder=change.holder,
                effective_on=change.effective_on,
                position=self.recorded,
                net=((posted_on, came),),
                reversed_on=None,
                posted_on=posted_on,
                terms_number=change.terms_number,
                applied_minor=change.applied_minor,
                overpaid_minor=change.overpaid_minor,
                pots=self._share({}, change.pots),
                costs=self._recover({}, change.costs),
                foreign=foreign,
            )
            self.receipts.put(change.payment_id, receipt)
            return
        if came:
            self.latest_on = max(self.latest_on, posted_on)
        receipt = Receipt(
            holder=old.holder,
            effective_on=old.effective_on,
            position=old.position,
            net=(*old.net, (posted_on, came)) if came else old.net,
            reversed_on=old.reversed_on,
            posted_on=max(old.posted_on, posted_on),
            terms_number=change.terms_number,
            applied_minor=old.applied_minor + change.applied_minor,
            overpaid_minor=old.overpaid_minor + change.overpaid_minor,
            pots=self._share(old.pots, change.pots),
            costs=self._recover(old.costs, change.costs),
            foreign=_sum(old.foreign, foreign),
        )
        self.receipts.put(change.payment_id, receipt)

    def _share(
        self, old: Mapping[str, PotShare], changes: tuple[PotChange, ...]
    ) -> Mapping[str, PotShare]:
        shares = dict(old)
        for change in changes:
            pot = change.pot
            self.pots[pot] = self.pots.get(pot, 0) + change.amount_minor
            share = _changed(shares.get(pot), change)
            if share.amount_minor:
                shares[pot] = share
            else:
                shares.pop(pot, None)
        return shares

    def _recover(
        self, old: Mapping[str, int], changes: tuple[CostRecovery, ...]
    ) -> Mapping[str, int]:
        if not changes:
            return old
        recovered = dict(old)
        for cost_id, amount in ((x.cost_id, x.amount_minor) for x in changes):
            recovered[cost_id] = recovered.get(cost_id, 0) + amount
            cost = self.costs[cost_id]
            total = cost.recovered_minor + amount
            self.costs[cost_id] = cost._replace(recovered_minor=total)
        return {key: amount for key, amount in recovered.items() if amount}


def _changed(old: PotShare | None, change: PotChange) -> PotShare:
    if old is None:
        return PotShare(change.amount_minor, change.parts_minor)
    amount = old.amount_minor + change.amount_minor
    if old.parts_minor is None or change.amount_minor < 0:
        return PotShare(amount, None)
    parts = map(sum, zip(old.parts_minor, change.parts_minor, strict=True))
    return PotShare(amount, tuple(parts))


def _sum(old: Money | None, change: Money | None) -> Money | None:
    return old if old is None or change is None else old + change
