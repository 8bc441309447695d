"""How tax is rounded."""

import pytest
from pydantic import BaseModel

from debt_domain.party_ledger.vat import part_of, vat_on
from tests.money_vectors import VECTORS, Vector


class Supplies(BaseModel, frozen=True):
    """Net amounts in minor units, and the rate in percent."""

    lines: tuple[int, ...] = ()
    rate: int = 0


class Tax(BaseModel, frozen=True):
    per_line: tuple[int, ...] = ()
    on_total: int = 0


TAX = [x for x in VECTORS if x.rule == "vat"]


def test_all_three_vectors_of_tax_are_run() -> None:
    assert len(TAX) == 3


@pytest.mark.parametrize("vector", TAX, ids=lambda vector: vector.id)
def test_tax_is_rounded_once_on_the_total(vector: Vector) -> None:
    given = Supplies.model_validate(vector.input)
    expected = Tax.model_validate(vector.expected)
    rate_bps = given.rate * 100
    assert tuple(vat_on(line, rate_bps) for line in given.lines) == expected.per_line
    assert vat_on(sum(given.lines), rate_bps) == expected.on_total


def test_a_part_of_nothing_is_nothing() -> None:
    assert part_of(5, 5, 0) == 0
