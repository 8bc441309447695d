"""The order in which money fills the components of a claim."""

import pytest

from debt_domain.values.waterfall import Component, Waterfall

PRINCIPAL, INTEREST = Component.PRINCIPAL, Component.INTEREST
FEES, COSTS = Component.FEES, Component.COSTS


@pytest.mark.parametrize(
    ("waterfall", "order"),
    [
        (Waterfall.BGB_367, (COSTS, FEES, INTEREST, PRINCIPAL)),
        (Waterfall.BGB_497_3, (COSTS, FEES, PRINCIPAL, INTEREST)),
        (Waterfall.PRINCIPAL_FIRST, (PRINCIPAL, COSTS, FEES, INTEREST)),
    ],
)
def test_first_filled_first(waterfall: Waterfall, order: tuple[Component, ...]) -> None:
    assert waterfall.order == order


@pytest.mark.parametrize("waterfall", Waterfall)
def test_every_component_has_one_place(waterfall: Waterfall) -> None:
    assert sorted(waterfall.order) == sorted(Component)
