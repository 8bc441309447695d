"""How a part follows from the running total that it is of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from debt_domain.accounting.events import Entry
from debt_domain.accounting.model import Derivation, Line, SplitStep
from debt_domain.case_ledger.events import CollectorEngaged, TermsAdopted
from debt_domain.kernel.message import Event
from debt_domain.reports.explain.model import ShareExplained, Total
from debt_domain.values.resolved_terms import ResolvedTerms, SplitParty
from debt_domain.values.split import Split

_UNDONE: Final = frozenset({Derivation.MIRROR, Derivation.ROUNDING})


@dataclass(frozen=True, slots=True)
class Pots:
    """What a ledger shares money out by, and what it had shared out before an entry.

    Attributes:
        terms: Each by its number.
        splits: Each network collector's own, by its assignment.
        totals: The running totals before the entry, in minor units.
        parties: Who is named in a running total by an account, and the reverse.
    """

    terms: Mapping[int, ResolvedTerms]
    splits: Mapping[str, Split]
    totals: Mapping[str, int]
    parties: Mapping[tuple[str, str], SplitParty]

    def share(self, line: Line, entry: Entry) -> ShareExplained | None:
        """Explain a line that is a party's part; None: it is none."""
        step = line.step or self._undone(line, entry)
        split = None if step is None else self._split(step.pot)
        return None if step is None or split is None else _explained(step, split)

    def _split(self, pot: str) -> Split | None:
        match pot.split(":"):
            case ["terms", number]:
                return self.terms[int(number)].split
            case ["terms", number, component]:
                splits = self.terms[int(number)].component_splits
                return next(x.split for x in splits if x.component == component)
            case ["collector", assignment_id]:
                return self.splits[assignment_id]
            case _:
                return None

    def _undone(self, line: Line, entry: Entry) -> SplitStep | None:
        """Find where the running total goes when parts are undone line by line."""
        if entry.receipt is None or line.derivation not in _UNDONE:
            return None
        for change in entry.receipt.pots:
            party = self.parties.get((change.pot, line.account))
            if party is not None:
                before = self.totals.get(change.pot, 0)
                return SplitStep(
                    pot=change.pot,
                    party=party,
                    applied_before_minor=before,
                    applied_after_minor=before + change.amount_minor,
                )
        return None


def pots_before(events: Sequence[Event]) -> Pots:
    """Read a ledger's running totals off what happened in it so far."""
    terms = {x.number: x.terms for x in events if isinstance(x, TermsAdopted)}
    splits = {
        x.assignment_id: collector_split(x)
        for x in events
        if isinstance(x, CollectorEngaged)
    }
    totals: dict[str, int] = {}
    parties: dict[tuple[str, str], SplitParty] = {}
    for entry in events:
        if isinstance(entry, Entry):
            for change in () if entry.receipt is None else entry.receipt.pots:
                before = totals.get(change.pot, 0)
                totals[change.pot] = before + change.amount_minor
            for line in entry.lines:
                if line.step is not None:
                    parties[line.step.pot, line.account] = line.step.party
    return Pots(terms, splits, totals, parties)


def collector_split(engaged: CollectorEngaged) -> Split:
    """Give the split of a network collector and the rest."""
    rate = engaged.terms.rate
    return Split.of(
        (SplitParty.COLLECTOR.value, rate), (SplitParty.REST.value, 1 - rate)
    )


def _explained(step: SplitStep, split: Split) -> ShareExplained:
    before = _total(step.applied_before_minor, step.party, split)
    after = _total(step.applied_after_minor, step.party, split)
    return ShareExplained(
        pot=step.pot,
        party=step.party,
        share=split.share_of(step.party),
        weight=split.weights[split.parties.index(step.party)],
        round_minor=split.denominator,
        before=before,
        after=after,
        part_minor=after.given_minor - before.given_minor,
    )


def _total(total_minor: int, party: str, split: Split) -> Total:
    return Total(
        total_minor=total_minor,
        exact_minor=split.share_of(party) * total_minor,
        given_minor=split.cumulative(total_minor)[split.parties.index(party)],
        odd_units=split.odd_units(total_minor),
    )
