"""A split's parts, by the definition and not by the library's table."""

from collections.abc import Mapping
from fractions import Fraction

from debt_domain.values.split import Split


def entitled(split: Split, total_minor: int) -> Mapping[str, int]:
    """Hand a total out unit by unit, as Tijdeman's theorem says.

    R. Tijdeman, The chairman assignment problem, Discrete Mathematics 32 (1980): of the
    parties that lag by at least 1/(2n-2) of a unit, the next unit goes to the one whose
    time runs out first.

    Args:
        split: Who gets which part.
        total_minor: In minor units, not below zero.

    Returns:
        Minor units by party, in sum the total.

    Example:
        >>> dict(entitled(Split.of(("A", 50), ("P", 30), ("L", 20)), 5003))
        {'A': 2502, 'P': 1501, 'L': 1000}
    """
    whole = sum(weight for _, weight in split.shares)
    rounds, odd = divmod(total_minor, whole)
    shares = {name: Fraction(weight, whole) for name, weight in split.shares if weight}
    units = dict.fromkeys(shares, 0)
    for step in range(1, odd + 1):
        units[_next(shares, units, step)] += 1
    weights = dict(split.shares)
    return {name: rounds * weights[name] + units.get(name, 0) for name in weights}


def _next(shares: Mapping[str, Fraction], units: Mapping[str, int], step: int) -> str:
    if len(shares) == 1:
        return next(iter(shares))
    threshold = Fraction(1, 2 * len(shares) - 2)
    lags = {name: share * step - units[name] for name, share in shares.items()}
    free = [name for name, lag in lags.items() if lag >= threshold]
    return min(free, key=lambda name: (1 - threshold - lags[name]) / shares[name])
