"""A map in two layers gives what one dict would give, and copies stay apart."""

from hypothesis import given
from hypothesis import strategies as st

from debt_domain.case_ledger.layered import LayeredMap

STEPS = st.lists(st.tuples(st.integers(0, 200), st.integers()), max_size=400)


@given(STEPS)
def test_it_holds_what_a_dict_holds_in_the_same_order(
    steps: list[tuple[int, int]],
) -> None:
    layered, plain = LayeredMap[int, int]({}), dict[int, int]()
    for key, value in steps:
        layered = layered.copy()
        layered.put(key, value)
        plain[key] = value
    assert list(layered.items()) == list(plain.items())
    assert (len(layered), layered == plain) == (len(plain), True)
    assert layered.get(-1) is None


@given(STEPS, STEPS)
def test_a_copy_leaves_what_it_was_made_of(
    first: list[tuple[int, int]], more: list[tuple[int, int]]
) -> None:
    layered = LayeredMap(dict(first))
    before = list(layered.items())
    copied = layered.copy()
    for key, value in more:
        copied.put(key, value)
        copied = copied.copy()
    assert list(layered.items()) == before
