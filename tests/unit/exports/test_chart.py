"""Every account has one place, under a name that tools accept and that leads back."""

import re
from inspect import getmembers, isfunction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debt_adapters.exports.chart import (
    ID,
    PLACES,
    component,
    identifier_of,
    placed,
)
from debt_adapters.exports.errors import UnplacedAccountError
from debt_domain.accounting import accounts
from debt_domain.accounting.accounts import Book, book_of
from debt_domain.values.holder import Holder

BEANCOUNT_NAME = re.compile(
    r"(Assets|Liabilities|Equity|Income|Expenses)(:[A-Z][A-Za-z0-9-]*)+"
)
IDENTIFIERS = st.from_regex(r"[A-Za-z0-9._-]{1,80}", fullmatch=True)
NAMED_BY_PARTY = (
    accounts.held,
    accounts.due,
    accounts.receivable,
    accounts.in_transit,
    accounts.advanced,
)
NAMED_BY_TEXT = (
    accounts.conversion,
    accounts.due_partner,
    accounts.due_partner_for_client,
    accounts.due_client,
    accounts.receivable_client,
)


def names() -> set[str]:
    """Give the name of each account that the domain can post to."""
    constants = {
        value
        for name, value in vars(accounts).items()
        if name.isupper() and not name.startswith("_") and isinstance(value, str)
    }
    parties = (Holder.partner("x"), Holder.client("x"))
    of_parties = {name(party) for name in NAMED_BY_PARTY for party in parties}
    of_text = {name("x") for name in NAMED_BY_TEXT}
    return {*constants, *accounts.DEBTOR_ACCOUNTS, *of_parties, *of_text}


def test_every_account_of_the_domain_has_its_place() -> None:
    found = {placed(name).place.pattern for name in names()}
    assert found == {place.pattern for place in PLACES}


def test_no_way_to_name_an_account_is_left_out() -> None:
    ours = {
        name
        for name, function in getmembers(accounts, isfunction)
        if function.__module__ == accounts.__name__ and not name.startswith("_")
    }
    tried = (*NAMED_BY_PARTY, *NAMED_BY_TEXT, book_of)
    assert ours == {function.__name__ for function in tried}


def test_a_name_says_its_book() -> None:
    words = {Book.CLAIM: "Claim", Book.SETTLEMENT: "Settlement"}
    for place in PLACES:
        book = book_of(place.pattern.replace(ID, "x"))
        assert place.name.split(":")[1] == words[book]
        assert place.number.startswith("80") == (book is Book.CLAIM)


def test_no_name_continues_another_and_no_number_stands_twice() -> None:
    texts = [f"{place.name}:" for place in PLACES]
    longer = [(x, y) for x in texts for y in texts if x != y and y.startswith(x)]
    assert longer == []
    assert len({place.number for place in PLACES}) == len(PLACES)
    assert all(re.fullmatch("[1-8][0-9]{5}", place.number) for place in PLACES)


@pytest.mark.parametrize(
    "account",
    ["", "Held", "Held:Bank", "Due:Partner:", "Due:Partner:ä", "Due:Partner:<id>"],
)
def test_an_account_without_a_place_is_refused(account: str) -> None:
    with pytest.raises(UnplacedAccountError) as refused:
        placed(account)
    assert refused.value.account == account


@given(IDENTIFIERS)
def test_a_component_is_valid_and_leads_back(identifier: str) -> None:
    assert identifier_of(component(identifier)) == identifier
    name = placed(f"Due:Partner:{identifier}:ForClient").strict_name
    assert BEANCOUNT_NAME.fullmatch(name)


@given(
    st.text("Xx.2E-5", min_size=1, max_size=6),
    st.text("Xx.2E-5", min_size=1, max_size=6),
)
def test_two_identifiers_never_give_the_same_component(one: str, other: str) -> None:
    assert (component(one) == component(other)) == (one == other)


def test_the_reference_has_the_chart() -> None:
    page = Path(__file__).parents[3] / "docs/pages/reference/journal.md"
    rows = re.findall(
        r"(?m)^\| `(.+)` \| `(.+)` \| (\d{6}) \| (.+) \|$", page.read_text("utf-8")
    )
    assert rows == [(x.pattern, x.name, x.number, x.label) for x in PLACES]
