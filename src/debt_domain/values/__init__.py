"""Values that carry their own rules."""

from debt_domain.values.currency import exponent_of
from debt_domain.values.money import Money
from debt_domain.values.split import Split, WholeReversal

__all__ = ["Money", "Split", "WholeReversal", "exponent_of"]
