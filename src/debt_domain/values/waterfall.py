"""The order in which money fills the components of a claim."""

from enum import StrEnum


class Component(StrEnum):
    """A part of a claim with an account of its own."""

    PRINCIPAL = "PRINCIPAL"
    INTEREST = "INTEREST"
    FEES = "FEES"
    COSTS = "COSTS"


class Waterfall(StrEnum):
    """Which component is filled first, by the law that the case states.

    BGB_367 (the default): costs, fees, interest, principal, after section 367 of the
    German Civil Code. BGB_497_3, for consumer credit: costs, fees, principal,
    interest. PRINCIPAL_FIRST: principal, costs, fees, interest.
    """

    BGB_367 = "BGB_367"
    BGB_497_3 = "BGB_497_3"
    PRINCIPAL_FIRST = "PRINCIPAL_FIRST"

    @property
    def order(self) -> tuple[Component, ...]:
        """The components, first filled first."""
        return _ORDERS[self]


_ORDERS = {
    Waterfall.BGB_367: (
        Component.COSTS,
        Component.FEES,
        Component.INTEREST,
        Component.PRINCIPAL,
    ),
    Waterfall.BGB_497_3: (
        Component.COSTS,
        Component.FEES,
        Component.PRINCIPAL,
        Component.INTEREST,
    ),
    Waterfall.PRINCIPAL_FIRST: (
        Component.PRINCIPAL,
        Component.COSTS,
        Component.FEES,
        Component.INTEREST,
    ),
}
