"""What changes the claim."""

from collections.abc import Callable

from debt_domain.case_ledger.commands import (
    AdvanceCost,
    AwardCost,
    CorrectClaim,
    GiveUpCost,
    OpenClaim,
    PostDiscount,
    PostInterest,
    RefundCost,
    WithdrawClaim,
    WriteOffClaim,
)
from debt_domain.case_ledger.decisions.checks import (
    require_amount,
    require_claim,
    require_currency,
    require_no_terms,
    require_outstanding,
    require_own_client,
    require_receipt,
)
from debt_domain.case_ledger.errors import (
    AmountNotPositiveError,
    CorrectionExceedsClaimError,
    CostExistsError,
    LedgerExistsError,
    NothingAdvancedError,
    NothingClaimedError,
    NothingCorrectedError,
    PaymentReversedError,
    RefundExceedsAdvanceError,
    UnknownCostError,
)
from debt_domain.case_ledger.events import (
    ClaimFact,
    CorrectionPosted,
    CostAdvanced,
    CostAwarded,
    CostGivenUp,
    CostRefunded,
    DiscountPosted,
    InterestPosted,
    LedgerOpened,
    WithdrawalPosted,
    WriteOffPosted,
)
from debt_domain.case_ledger.journal import Journal
from debt_domain.case_ledger.receipts import Cost
from debt_domain.case_ledger.replay import Lowering
from debt_domain.case_ledger.restating import restate
from debt_domain.case_ledger.rules.catalogue import (
    AWARD_COST,
    CORRECT_CLAIM,
    REFUND_COST,
    CaseRule,
)
from debt_domain.case_ledger.rules.claim import claim_more, open_claim, withdraw_claim
from debt_domain.case_ledger.rules.costs import advance_cost, give_up_cost, unspent
from debt_domain.case_ledger.standing import changes, standing
from debt_domain.case_ledger.state import CaseLedgerState
from debt_domain.values.money import Money
from debt_domain.values.waterfall import Component


def open_ledger(command: OpenClaim, journal: Journal) -> None:
    """Open the books with what is claimed, once."""
    if journal.state.case_id:
        raise LedgerExistsError(case_id=command.case_id)
    if not command.invoices and not command.interest_minor + command.fees_minor:
        raise NothingClaimedError
    opened_on = journal.context.effective_on
    journal.record(
        LedgerOpened(
            case_id=command.case_id,
            client_id=command.client_id,
            currency=command.currency,
            waterfall=command.waterfall,
            invoices=command.invoices,
            interest_minor=command.interest_minor,
            fees_minor=command.fees_minor,
            opened_on=opened_on,
            is_test=command.is_test,
        )
    )
    journal.post(open_claim(command), opened_on)


def withdraw(command: WithdrawClaim, journal: Journal) -> None:
    """Withdraw the claim as it stands after all entries."""
    before = journal.state
    require_claim(command, before)
    require_no_terms(command, before)
    on = max(journal.context.effective_on, before.posted_on, before.latest_on)
    journal.record(WithdrawalPosted(counts_from=on))
    (change,) = changes(before, journal.state, on)
    lowered = change.lowered.get(Lowering.WITHDRAWN, {})
    journal.post(withdraw_claim(journal.state, lowered), on)


def correct(command: CorrectClaim, journal: Journal) -> None:
    """Claim more of a component or less, at most all of it."""
    require_claim(command, journal.state)
    if not command.amount_minor:
        raise NothingCorrectedError(component=command.component)
    _require_claimed(command.component, command.amount_minor, journal.state)
    fact = CorrectionPosted(
        component=command.component,
        amount_minor=command.amount_minor,
        counts_from=journal.context.effective_on,
    )
    _correct(journal, fact, command.component, command.amount_minor, CORRECT_CLAIM)


def write_off(command: WriteOffClaim, journal: Journal) -> None:
    """Give up a part of what is outstanding."""
    require_claim(command, journal.state)
    require_outstanding(command.amount, journal.state)
    on, minor = journal.context.effective_on, command.amount.amount_minor
    _take(journal, WriteOffPosted(amount_minor=minor, counts_from=on))


def discount(command: PostDiscount, journal: Journal) -> None:
    """Forgive a part of what is outstanding, from the payment's day on at the earliest."""
    require_claim(command, journal.state)
    require_outstanding(command.amount, journal.state)
    receipt = require_receipt(command.payment_id, journal.state)
    if receipt.reversed_on is not None:
        raise PaymentReversedError(payment_id=command.payment_id)
    fact = DiscountPosted(
        payment_id=command.payment_id,
        amount_minor=command.amount.amount_minor,
        counts_from=max(journal.context.effective_on, receipt.effective_on),
    )
    _take(journal, fact)


def accrue(command: PostInterest, journal: Journal) -> None:
    """Claim interest to date; what was posted already is not posted again."""
    require_claim(command, journal.state)
    fact = InterestPosted(
        counts_from=command.up_to, rates=command.rates, day_count=command.day_count
    )
    _take(journal, fact)


def advance(command: AdvanceCost, journal: Journal) -> None:
    """Book a cost that somebody advanced, and claim it of the debtor."""
    state = journal.state
    require_claim(command, state)
    require_amount("amount", command.amount, state)
    require_own_client("advanced_by", command.advanced_by, state)
    if command.cost_id in state.costs:
        raise CostExistsError(cost_id=command.cost_id)
    fact = CostAdvanced(
        cost_id=command.cost_id,
        amount_minor=command.amount.amount_minor,
        advanced_by=command.advanced_by,
        counts_from=journal.context.effective_on,
    )
    _take(journal, fact, lambda: journal.post(advance_cost(command), fact.counts_from))


def award(command: AwardCost, journal: Journal) -> None:
    """Claim of a cost what the court awards."""
    state, awarded = journal.state, command.awarded
    require_claim(command, state)
    require_currency(awarded, state)
    if awarded.amount_minor < 0:
        raise AmountNotPositiveError(field="awarded", amount=awarded)
    cost = _require_cost(command.cost_id, state)
    change = awarded.amount_minor - cost.claimed_minor
    _require_claimed(Component.COSTS, change, state)
    on = max(journal.context.effective_on, cost.incurred_on)
    fact = CostAwarded(cost_id=command.cost_id, change_minor=change, counts_from=on)
    _correct(journal, fact, Component.COSTS, change, AWARD_COST)


def give_up(command: GiveUpCost, journal: Journal) -> None:
    """Expense what of a cost is still advanced."""
    cost = _require_cost(command.cost_id, journal.state)
    if not cost.left_minor:
        raise NothingAdvancedError(cost_id=command.cost_id)
    journal.record(CostGivenUp(cost_id=command.cost_id, amount_minor=cost.left_minor))
    on = max(journal.context.effective_on, cost.incurred_on)
    journal.post(give_up_cost(cost), on)


def refund_cost(command: RefundCost, journal: Journal) -> None:
    """Book what was not spent of a cost; the debtor does not owe it any more."""
    state, minor = journal.state, command.amount.amount_minor
    require_amount("amount", command.amount, state)
    cost = _require_cost(command.cost_id, state)
    if minor > cost.left_minor:
        raise RefundExceedsAdvanceError(
            cost_id=command.cost_id,
            amount=command.amount,
            left=Money(cost.left_minor, state.currency),
        )
    on = max(journal.context.effective_on, cost.incurred_on)
    change = -min(minor, _still_claimed(cost, state))
    if change:
        fact = CostAwarded(cost_id=command.cost_id, change_minor=change, counts_from=on)
        _correct(journal, fact, Component.COSTS, change, REFUND_COST)
    journal.record(CostRefunded(cost_id=command.cost_id, amount_minor=minor))
    journal.post(unspent(cost, minor), on)


def _still_claimed(cost: Cost, state: CaseLedgerState) -> int:
    if state.withdrawn:
        return 0
    return max(0, min(cost.claimed_minor, standing(state).claimed[Component.COSTS]))


def _correct(
    journal: Journal,
    fact: CorrectionPosted | CostAwarded,
    component: Component,
    change_minor: int,
    rule: CaseRule,
) -> None:
    def claim() -> None:
        posting = claim_more(rule, component, change_minor)
        journal.post(posting, fact.counts_from)

    if change_minor > 0:
        _take(journal, fact, claim)
    else:
        _take(journal, fact, lowered_by=rule)


def _take(
    journal: Journal,
    fact: ClaimFact,
    claim: Callable[[], None] | None = None,
    *,
    lowered_by: CaseRule | None = None,
) -> None:
    """Record a fact, post what it claims, then all that it changes."""
    before = journal.state
    journal.record(fact)
    after = journal.state
    if claim is not None:
        claim()
    since = max(fact.counts_from, before.opened_on)
    restate(journal, before, after, since, lowered_by=lowered_by)


def _require_claimed(
    component: Component, change_minor: int, state: CaseLedgerState
) -> None:
    claimed = standing(state).claimed[component]
    if claimed + change_minor < 0:
        raise CorrectionExceedsClaimError(
            component=component,
            amount=Money(change_minor, state.currency),
            claimed=Money(claimed, state.currency),
        )


def _require_cost(cost_id: str, state: CaseLedgerState) -> Cost:
    cost = state.costs.get(cost_id)
    if cost is None:
        raise UnknownCostError(cost_id=cost_id, posted=tuple(state.costs))
    return cost
