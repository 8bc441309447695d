"""What an entry is to a party, and how tax is rounded."""

from pathlib import Path

import pytest
from pydantic import BaseModel

from debt_domain.case_ledger.rules.catalogue import POSTING_RULES
from debt_domain.party_ledger.model import LineKind
from debt_domain.party_ledger.rules.catalogue import kind_of
from debt_domain.party_ledger.vat import part_of, vat_on

VECTORS = Path(__file__).parents[2] / "vectors" / "money.json"
CLAIM_ONLY = {
    "open_claim",
    "correct_claim",
    "award_cost",
    "accrue_interest",
    "discount",
    "write_off",
    "earn_case_fee",
}


class Supplies(BaseModel, frozen=True):
    """Net amounts in minor units, and the rate in percent."""

    lines: tuple[int, ...] = ()
    rate: int = 0


class Tax(BaseModel, frozen=True):
    per_line: tuple[int, ...] = ()
    on_total: int = 0


class Vector(BaseModel, frozen=True):
    id: str
    rule: str
    input: dict[str, object]
    expected: dict[str, object]


class VectorFile(BaseModel, frozen=True):
    vectors: tuple[Vector, ...]


TAX = [
    x
    for x in VectorFile.model_validate_json(VECTORS.read_bytes()).vectors
    if x.rule == "vat"
]


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


def test_every_rule_of_a_case_that_touches_a_party_has_a_kind() -> None:
    unnamed = {x.rule_id for x in POSTING_RULES if kind_of(x.rule_id) is LineKind.OTHER}
    assert unnamed <= CLAIM_ONLY
