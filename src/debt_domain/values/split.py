"""Sharing money out so that what each party has depends on the net total alone."""

from array import array
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from heapq import heappop, heappush
from math import gcd, lcm
from typing import Final, Self

from debt_domain.values.errors import (
    DuplicatePartyError,
    NegativeWeightError,
    NoPositiveWeightError,
    PartyNameError,
    ReversalExceedsPaymentError,
    SplitTooFineError,
    UnknownPartyError,
    WeightNotExactError,
)
from debt_domain.values.money import require_whole

MAX_DENOMINATOR: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class WholeReversal:
    """What a payment reversed whole, in one go, takes back from each party.

    Attributes:
        mirror: The payment's own parts, negated; minor units in the split's order.
        rounding: Odd units that have moved between the parties since the payment
            came in; they sum to zero.
    """

    mirror: tuple[int, ...]
    rounding: tuple[int, ...]

    @property
    def parts(self) -> tuple[int, ...]:
        """What each party's balance changes by: mirror and rounding together."""
        return tuple(m + r for m, r in zip(self.mirror, self.rounding, strict=True))


@dataclass(frozen=True, slots=True)
class Split:
    """An ordered list of parties with exact weights, kept in lowest terms.

    A party's cumulative amount is a function of the net total alone: neither the
    order of payments nor the way money was cut into them changes a balance. Every
    party always stands within 1 - 1/(2n-2) of a minor unit of its exact share, n
    being the number of parties with a weight; two parties within half a unit.

    Args:
        shares: Party and whole weight. The order counts: ties go to the party that
            is named first. `Split.of` also takes fractions.

    Raises:
        PartyNameError: A party is not named by text.
        DuplicatePartyError: A party is named twice.
        WeightNotExactError: A weight is a float or another inexact thing.
        NegativeWeightError: A weight is below zero.
        NoPositiveWeightError: No weight is above zero.
        SplitTooFineError: The weights in lowest terms sum to more than 1,000,000.

    Example:
        >>> Split.of(("A", 60), ("P", 40))
        Split(shares=(('A', 3), ('P', 2)))
    """

    shares: tuple[tuple[str, int], ...]

    def __post_init__(self) -> None:
        _require_distinct_names(self.parties)
        weights = _lowest_terms(self.shares)
        shares = tuple(zip(self.parties, weights, strict=True))
        object.__setattr__(self, "shares", shares)

    @classmethod
    def of(cls, *shares: tuple[str, int | Fraction]) -> Self:
        """Make a split of weights in any unit: percent, parts, fractions.

        Example:
            >>> Split.of(("A", Fraction(1, 3)), ("P", Fraction(2, 3))).weights
            (1, 2)
        """
        weights = _lowest_terms(shares)
        return cls(
            tuple((party, w) for (party, _), w in zip(shares, weights, strict=True))
        )

    @property
    def parties(self) -> tuple[str, ...]:
        """The parties in the order given."""
        return tuple(party for party, _ in self.shares)

    @property
    def weights(self) -> tuple[int, ...]:
        """Whole weights without a common factor, in the order of the parties."""
        return tuple(weight for _, weight in self.shares)

    @property
    def denominator(self) -> int:
        """The sum of the weights: the period of the table of odd units."""
        return sum(self.weights)

    def share_of(self, party: str) -> Fraction:
        """Give the exact share of one party, 0 to 1.

        Raises:
            UnknownPartyError: The split does not name the party.
        """
        for name, weight in self.shares:
            if name == party:
                return Fraction(weight, self.denominator)
        raise UnknownPartyError(party=party, parties=self.parties)

    def cumulative(self, total_minor: int) -> tuple[int, ...]:
        """Give what each party has of a net total.

        Args:
            total_minor: Net total in minor units; a negative one is the mirror.

        Returns:
            Minor units in the order of the parties, in sum the total.

        Raises:
            AmountNotWholeError: The total is not an int.

        Example:
            >>> Split.of(("A", 50), ("P", 30), ("L", 20)).cumulative(5003)
            (2502, 1501, 1000)
        """
        require_whole("total_minor", total_minor)
        sign = -1 if total_minor < 0 else 1
        weights = self.weights
        rounds, odd = divmod(abs(total_minor), sum(weights))
        return tuple(
            sign * (rounds * weight + bisect_right(steps, odd))
            for weight, steps in zip(weights, _steps_of_units(weights), strict=True)
        )

    def odd_units(self, total_minor: int) -> tuple[str, ...]:
        """Tell whose each odd unit of a net total is.

        A total is some whole rounds, in which each party gets its weight, and fewer
        odd units than a round has; a table hands these out one by one.

        Args:
            total_minor: Net total in minor units; a negative one is the mirror.

        Returns:
            The parties of steps 1, 2, ... of the table, as far as the total goes.

        Raises:
            AmountNotWholeError: The total is not an int.

        Example:
            >>> Split.of(("A", 60), ("P", 40)).odd_units(9)
            ('A', 'P', 'A', 'P')
        """
        require_whole("total_minor", total_minor)
        odd = abs(total_minor) % self.denominator
        taken = {
            step: party
            for party, steps in zip(
                self.parties, _steps_of_units(self.weights), strict=True
            )
            for step in steps[: bisect_right(steps, odd)]
        }
        return tuple(taken[step] for step in range(1, odd + 1))

    def parts(self, before_minor: int, change_minor: int) -> tuple[int, ...]:
        """Give what each party gets when the net total changes.

        Args:
            before_minor: Net total so far, in minor units.
            change_minor: What comes in, or below zero what goes out.

        Returns:
            Minor units in the order of the parties, in sum the change.

        Raises:
            AmountNotWholeError: A figure is not an int.

        Example:
            >>> Split.of(("A", 60), ("P", 40)).parts(1, 1)
            (0, 1)
        """
        require_whole("before_minor", before_minor)
        require_whole("change_minor", change_minor)
        before = self.cumulative(before_minor)
        after = self.cumulative(before_minor + change_minor)
        return _difference(after, before)

    def reversal(
        self, before_minor: int, amount_minor: int, *, left_minor: int
    ) -> tuple[int, ...]:
        """Give the parts of taking back some or all that is left of one payment.

        Args:
            before_minor: Net total so far, in minor units.
            amount_minor: What is taken back, above zero.
            left_minor: What earlier reversals have left of the payment.

        Raises:
            AmountNotWholeError: A figure is not an int.
            ReversalExceedsPaymentError: The amount is not within 1 to what is left.
        """
        require_whole("amount_minor", amount_minor)
        require_whole("left_minor", left_minor)
        if not 0 < amount_minor <= left_minor:
            raise ReversalExceedsPaymentError(
                amount_minor=amount_minor, left_minor=left_minor
            )
        return self.parts(before_minor, -amount_minor)

    def whole_reversal(
        self, before_minor: int, given_minor: tuple[int, ...]
    ) -> WholeReversal:
        """Take back a payment in one go, as the mirror of its parts and rounding.

        Args:
            before_minor: Net total so far, in minor units.
            given_minor: The parts that the payment was shared out in.

        Raises:
            AmountNotWholeError: A figure is not an int.

        Example:
            >>> Split.of(("A", 50), ("P", 50)).whole_reversal(4, (1, 0))
            WholeReversal(mirror=(-1, 0), rounding=(1, -1))
        """
        mirror = tuple(-part for part in given_minor)
        parts = self.parts(before_minor, sum(mirror))
        return WholeReversal(mirror=mirror, rounding=_difference(parts, mirror))


def _difference(left: tuple[int, ...], right: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(a - b for a, b in zip(left, right, strict=True))


def _require_distinct_names(parties: Iterable[object]) -> None:
    seen: set[str] = set()
    for party in parties:
        if not isinstance(party, str) or not party:
            raise PartyNameError(value=party)
        if party in seen:
            raise DuplicatePartyError(party=party)
        seen.add(party)


def _lowest_terms(shares: tuple[tuple[str, int | Fraction], ...]) -> tuple[int, ...]:
    exact = [_exact_weight(party, weight) for party, weight in shares]
    unit = lcm(*(weight.denominator for weight in exact))
    whole = [int(weight * unit) for weight in exact]
    common = gcd(*whole)
    if not common:
        raise NoPositiveWeightError(parties=tuple(party for party, _ in shares))
    if sum(whole) // common > MAX_DENOMINATOR:
        raise SplitTooFineError(denominator=sum(whole) // common, limit=MAX_DENOMINATOR)
    return tuple(weight // common for weight in whole)


def _exact_weight(party: str, weight: object) -> Fraction:
    if isinstance(weight, bool) or not isinstance(weight, int | Fraction):
        raise WeightNotExactError(party=party, value=weight)
    if weight < 0:
        raise NegativeWeightError(party=party, value=weight)
    return Fraction(weight)


@lru_cache(maxsize=128)
def _steps_of_units(weights: tuple[int, ...]) -> tuple["array[int]", ...]:
    """List for each party the steps 1 to D - 1 at which it is handed a unit.

    R. Tijdeman, The chairman assignment problem, Discrete Mathematics 32 (1980):
    with lag = w*t/D - units so far and m = 2n - 2, the unit of step t goes, among
    the parties with lag >= 1/m, to the smallest (1 - 1/m - lag) / (w/D), ties to the
    party named first. Solved for t, a party's unit number k is free to go from step
    (k + 1/m) * D/w and due at step (k + 1 - 1/m) * D/w, k from 0: so each step goes
    to the earliest due of the free units. Tijdeman proves that there always is one.

    A party's units up to step r are counted by bisection; the lists of all parties
    together take 4 bytes a step, whatever their number.
    """
    denominator = sum(weights)
    scale = lcm(*filter(None, weights))
    # A single party has D = 1 and takes no step: any m will do.
    m = max(2 * sum(weight > 0 for weight in weights) - 2, 1)
    steps = tuple(array("I") for _ in weights)
    waiting = [
        (_free_from(weight, 0, denominator, m), party)
        for party, weight in enumerate(weights)
        if weight
    ]
    waiting.sort()
    free: list[tuple[int, int]] = []
    for step in range(1, denominator):
        while waiting and waiting[0][0] <= step:
            _, party = heappop(waiting)
            unit = len(steps[party])
            due = (m * (unit + 1) - 1) * (scale // weights[party])
            heappush(free, (due, party))
        _, party = heappop(free)
        steps[party].append(step)
        unit = len(steps[party])
        heappush(waiting, (_free_from(weights[party], unit, denominator, m), party))
    return steps


def _free_from(weight: int, unit: int, denominator: int, m: int) -> int:
    """First whole step at or after (unit + 1/m) * D/w."""
    return -(-(m * unit + 1) * denominator // (m * weight))
