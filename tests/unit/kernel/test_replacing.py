"""A changed copy of a frozen value is what the standard library makes."""

import dataclasses

import pytest

from debt_domain.case.model import CaseStatus
from debt_domain.case.state import CaseState
from debt_domain.kernel.replacing import replace
from debt_domain.testing import a_context
from debt_domain.values.context import Context
from debt_domain.values.money import Money

STATE = CaseState(case_id="C-1", partner_ids=frozenset({"acme"}))


def test_the_copy_has_the_changes_and_the_rest() -> None:
    changed = replace(STATE, status=CaseStatus.ACTIVE, assignments=2)
    assert changed == dataclasses.replace(
        STATE, status=CaseStatus.ACTIVE, assignments=2
    )


def test_the_value_itself_stays_as_it_is() -> None:
    replace(STATE, status=CaseStatus.ACTIVE)
    assert CaseState(case_id="C-1", partner_ids=frozenset({"acme"})) == STATE


def test_fields_of_the_class_above_are_copied_too() -> None:
    context = a_context(Context)
    assert replace(context) == context


def test_a_class_that_checks_its_values_is_refused() -> None:
    with pytest.raises(TypeError, match="Money checks its values"):
        replace(Money(1, "EUR"), amount_minor=2)
