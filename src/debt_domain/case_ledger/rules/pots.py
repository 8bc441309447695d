"""Sharing money out, each part the difference of two values of a running total."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final, NamedTuple

from debt_domain.accounting import accounts
from debt_domain.accounting.entries import credit, debit
from debt_domain.accounting.model import Derivation, Line, PotChange, SplitStep
from debt_domain.case_ledger.receipts import PotShare, Receipt, Release
from debt_domain.case_ledger.replay import Amounts
from debt_domain.case_ledger.rules.parties import due_to_party, unsplit_account
from debt_domain.case_ledger.state import CaseLedgerState
from debt_domain.values.rate_terms import NetworkPaidBy, NetworkTerms
from debt_domain.values.resolved_terms import SplitParty
from debt_domain.values.split import Split
from debt_domain.values.waterfall import Component

UNSPLIT: Final = "unsplit"


class Shares(NamedTuple):
    """Money shared out: what each account is credited, and what each pot gets."""

    lines: tuple[Line, ...]
    pots: tuple[PotChange, ...]


def pots_of(
    state: CaseLedgerState, receipt: Receipt, covered: Amounts, costs_minor: int
) -> Mapping[str, int]:
    """Tell which running totals hold how much of a receipt.

    Each terms, each component that has a split of its own under them, and each
    assignment of a network collector has one. Costs come off first.

    Args:
        state: The ledger, with the terms.
        receipt: Its day says which terms and which assignments.
        covered: What it covers of the claim, in minor units.
        costs_minor: What of that recovers costs advanced.
    """
    applied = sum(covered.values())
    number = state.number_on(receipt.effective_on)
    if number is None:
        return {UNSPLIT: applied}
    pots = Counter[str]()
    own = {x.component for x in state.terms[number].terms.component_splits}
    if own:
        for component, minor in _after_costs(state, covered, costs_minor).items():
            suffix = f":{component}" if component in own else ""
            pots[f"terms:{number}{suffix}"] += minor
    else:
        pots[f"terms:{number}"] = applied - costs_minor
    assignment_id = _earned_by(state, receipt)
    if assignment_id is not None:
        pots[f"collector:{assignment_id}"] = applied - costs_minor
    return pots


def _earned_by(state: CaseLedgerState, receipt: Receipt) -> str | None:
    """Give the assignment in whose time a receipt came.

    On the day of a release, what was on the books before it stays with the collector
    that is released; its successor has the rest of the day.
    """
    for assignment_id, engaged in state.collectors.items():
        until = state.released.get(assignment_id, _NEVER)
        came = receipt.effective_on, receipt.position
        if engaged.from_on <= receipt.effective_on and came <= until:
            return assignment_id
    return None


_NEVER: Final = Release(date.max, 0)


def change_pots(
    state: CaseLedgerState,
    receipt: Receipt,
    target: Mapping[str, int],
    *,
    mirrored: bool = False,
) -> Shares:
    """Bring a receipt's running totals to what they shall hold of it.

    Args:
        state: The ledger before.
        receipt: Whose money it is.
        target: What each running total shall hold of it, in minor units.
        mirrored: Show what is taken out whole as the mirror of the parts given, and
            rounding for odd units that have moved since.
    """
    shares: list[Shares] = []
    for pot in dict.fromkeys((*receipt.pots, *target)):
        held = receipt.pots.get(pot, _EMPTY)
        change = target.get(pot, 0) - held.amount_minor
        if change and mirrored and held.parts_minor and not target.get(pot):
            shares.append(_mirror(state, pot, held.parts_minor))
        elif change:
            shares.append(_change(state, pot, change))
    return Shares(
        lines=tuple(line for share in shares for line in share.lines),
        pots=tuple(pot for share in shares for pot in share.pots),
    )


_EMPTY: Final = PotShare(0, None)


def _after_costs(state: CaseLedgerState, covered: Amounts, costs_minor: int) -> Amounts:
    """Take costs recovered off what covers costs, then off the rest in its order."""
    left = dict(covered)
    for component in dict.fromkeys((Component.COSTS, *state.waterfall.order)):
        taken = max(min(costs_minor, left.get(component, 0)), 0)
        left[component] = left.get(component, 0) - taken
        costs_minor -= taken
    return left


def _split(state: CaseLedgerState, pot: str) -> Split:
    match pot.split(":"):
        case ["collector", assignment_id]:
            rate = state.collectors[assignment_id].terms.rate
            collector, rest = SplitParty.COLLECTOR.value, SplitParty.REST.value
            return Split.of((collector, rate), (rest, 1 - rate))
        case ["terms", number, component]:
            terms = state.terms[int(number)].terms
            return next(
                x.split for x in terms.component_splits if x.component == component
            )
        case _:
            return state.terms[int(pot.removeprefix("terms:"))].terms.split


def _change(state: CaseLedgerState, pot: str, change: int) -> Shares:
    if pot == UNSPLIT:
        unsplit = credit(unsplit_account(state), change)
        return Shares((unsplit,), (PotChange(pot=pot, amount_minor=change),))
    split, before = _split(state, pot), state.pots.get(pot, 0)
    parts = split.parts(before, change)
    lines: list[Line] = []
    for name, part in zip(split.parties, parts, strict=True):
        step = SplitStep(
            pot=pot,
            party=SplitParty(name),
            applied_before_minor=before,
            applied_after_minor=before + change,
        )
        lines.extend(_part(state, pot, step.party, part, step))
    change_of_pot = PotChange(pot=pot, amount_minor=change, parts_minor=parts)
    return Shares(tuple(lines), (change_of_pot,))


def _mirror(state: CaseLedgerState, pot: str, given: tuple[int, ...]) -> Shares:
    split = _split(state, pot)
    whole = split.whole_reversal(state.pots.get(pot, 0), given)
    kinds = (Derivation.MIRROR, whole.mirror), (Derivation.ROUNDING, whole.rounding)
    lines = tuple(
        line
        for derivation, parts in kinds
        for name, part in zip(split.parties, parts, strict=True)
        for line in _part(state, pot, SplitParty(name), part, derivation)
    )
    change = PotChange(pot=pot, amount_minor=-sum(given), parts_minor=whole.parts)
    return Shares(lines, (change,))


def _part(
    state: CaseLedgerState,
    pot: str,
    party: SplitParty,
    part: int,
    origin: SplitStep | Derivation,
) -> Iterator[Line]:
    """Credit a party with its part; a network collector's is somebody's expense."""
    kind, _, name = pot.partition(":")
    if kind == "collector":
        if party is SplitParty.COLLECTOR:
            engaged = state.collectors[name]
            yield _credit(accounts.due_partner(engaged.partner_id), part, origin)
            yield debit(_payer(state, engaged.terms), part, Derivation.NETWORK)
    else:
        number = int(name.partition(":")[0])
        yield _credit(due_to_party(party, state, number), part, origin)


def _credit(account: str, part: int, origin: SplitStep | Derivation) -> Line:
    if isinstance(origin, Derivation):
        return credit(account, part, origin)
    return Line(
        account=account, amount_minor=-part, derivation=Derivation.SPLIT, step=origin
    )


def _payer(state: CaseLedgerState, terms: NetworkTerms) -> str:
    number = state.terms_number
    submitter_id = None if number is None else state.terms[number].submitter_id
    if terms.paid_by is NetworkPaidBy.SUBMITTER and submitter_id is not None:
        return accounts.due_partner(submitter_id)
    return accounts.NETWORK_EXPENSE
