"""Defaults fill in what an item leaves out, and nothing else."""

from hypothesis import given
from hypothesis import strategies as st

from debt_domain.application.template import JsonObject, SubmissionTemplate

NAMES = st.sampled_from(["a", "b", "c"])
JSON = st.recursive(
    st.none() | st.integers() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(NAMES, inner),
    max_leaves=6,
)
OBJECTS = st.dictionaries(NAMES, JSON)


def filled(defaults: JsonObject, item: JsonObject) -> JsonObject:
    return SubmissionTemplate(name="T", version=1, defaults=defaults).fill(item)


def test_objects_are_merged_field_by_field() -> None:
    defaults: JsonObject = {"claim": {"currency": "DKK", "waterfall": "BGB_367"}}
    item: JsonObject = {"claim": {"currency": "EUR"}, "case_id": "C-1"}
    assert filled(defaults, item) == {
        "case_id": "C-1",
        "claim": {"currency": "EUR", "waterfall": "BGB_367"},
    }


def test_a_null_says_that_there_is_none() -> None:
    assert filled({"language": "de"}, {"language": None}) == {"language": None}


def test_a_list_of_one_object_fills_in_each_object_of_a_list() -> None:
    defaults: JsonObject = {"addresses": [{"country": "DE"}]}
    item: JsonObject = {"addresses": [{"city": "Kiel"}, {"country": "DK"}, 3]}
    assert filled(defaults, item) == {
        "addresses": [{"country": "DE", "city": "Kiel"}, {"country": "DK"}, 3]
    }


def test_any_other_list_stands_as_the_item_has_it() -> None:
    assert filled({"emails": ["a", "b"]}, {"emails": ["c"]}) == {"emails": ["c"]}


def test_what_is_filled_in_belongs_to_no_other_item() -> None:
    defaults: JsonObject = {"claim": {"lines": [{"already_paid": "0"}]}}
    first = filled(defaults, {})
    first["claim"] = None
    second = filled(defaults, {})
    assert second == defaults
    assert second["claim"] is not defaults["claim"]


@given(defaults=OBJECTS, item=OBJECTS)
def test_an_item_wins_and_filling_in_again_changes_nothing(
    defaults: JsonObject, item: JsonObject
) -> None:
    found = filled(defaults, item)
    assert found.keys() == defaults.keys() | item.keys()
    assert filled(defaults, found) == found
    assert filled(item, item) == item
    assert filled({}, item) == item
