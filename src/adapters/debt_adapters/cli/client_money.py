"""`client-money`: what the client account should hold, against what it holds."""

from collections.abc import Iterable, Iterator
from typing import Final

from debt_adapters.cli.history import known_document, known_text
from debt_adapters.cli.options import (
    AsKnownAtOption,
    AsOfOption,
    JsonOption,
    StoreOption,
    opened,
)
from debt_adapters.cli.output import (
    Answer,
    Output,
    Paragraph,
    Part,
    amount,
    heading,
    table,
)
from debt_domain.application import Questions
from debt_domain.reports.client_money import ClientMoney
from debt_domain.reports.shortfalls import Shortfall, shortfalls


def client_money(
    *,
    as_of: AsOfOption = None,
    as_known_at: AsKnownAtOption = None,
    store: StoreOption = "",
    as_json: JsonOption = False,
) -> None:
    """Show what is other people's in the client account, and each shortage's cause.

    What others have collected and not paid in is no part of the account. Income may
    be withdrawn once it is earned and in hand: do platform_ledger.withdraw_income.

    [bold]Examples[/bold]

    debt-domain client-money

    debt-domain client-money --as-of 2026-08-31 --json
    """
    with opened(store) as collection:
        questions = collection.questions(as_known_at=as_known_at, as_of=as_of)
        Output(as_json).show(client_money_of(questions))


def client_money_of(questions: Questions) -> Answer:
    """Give the client accounts as plain data, and for people."""
    found = [(money, _causes(money, questions)) for money in questions.client_money()]
    document = {
        "known": known_document(questions.known),
        "as_of": questions.as_of and questions.as_of.isoformat(),
        "accounts": [
            {
                **money.model_dump(mode="json"),
                "shortfalls": [x.model_dump(mode="json") for x in causes],
            }
            for money, causes in found
        ],
    }
    parts = [part for money, causes in found for part in _parts(money, causes)]
    return Answer(document, (*parts, *_HINTS, f"\n{known_text(questions.known)}"))


_HINTS: Final = (
    "\nFrom a figure to its entries:",
    Paragraph("Owed: debt-domain explain position:PARTNER:ID:CUR", 2, 4),
    Paragraph("holds, Came in: debt-domain explain balance:Held:Platform:CUR", 2, 4),
)


def _causes(money: ClientMoney, questions: Questions) -> tuple[Shortfall, ...]:
    lacks = money.shortage_minor or any(x.overpaid_minor for x in money.claimants)
    return shortfalls(money, questions.entries()) if lacks else ()


def _parts(money: ClientMoney, causes: Iterable[Shortfall]) -> Iterator[Part]:
    code = money.currency
    yield heading(f"Client account, {code}")
    yield table(("", f">{code}"), _totals(money))
    if money.claimants:
        columns = ("Whose", ">Owed", ">Not in hand", ">Should hold", ">Overpaid")
        yield table(columns, _claimants(money))
    if money.cases:
        yield table(("Case", ">Came in", ">Owed", ">Not in hand"), _cases(money))
    rows = [_cause(x, code) for x in causes]
    if rows:
        yield heading("Paid beyond what was due, the latest first")
        yield table(("Entry", "Day", "Whose", ">Amount", "Cause"), rows)


def _totals(money: ClientMoney) -> Iterator[tuple[str, str]]:
    for name, minor in (
        ("should hold for others", money.should_hold_minor),
        ("holds", money.holds_minor),
        ("SHORT OF", money.shortage_minor),
        ("case fees that may go back", money.deferred_minor),
        ("may be withdrawn", money.withdrawable_minor),
    ):
        if minor or name != "SHORT OF":
            yield name, amount(minor, money.currency)


def _claimants(money: ClientMoney) -> Iterator[tuple[str, ...]]:
    for x in money.claimants:
        minors = (
            x.owed_minor,
            x.not_in_hand_minor,
            x.should_hold_minor,
            x.overpaid_minor,
        )
        yield x.claimant, *(amount(minor, money.currency) for minor in minors)


def _cases(money: ClientMoney) -> Iterator[tuple[str, ...]]:
    for x in money.cases:
        minors = (x.holds_minor, x.owed_minor, x.not_in_hand_minor)
        case_id = x.ledger.removeprefix("ledger:case:")
        yield case_id, *(amount(minor, money.currency) for minor in minors)


def _cause(x: Shortfall, currency: str) -> tuple[str, ...]:
    day, minor = x.effective_on.isoformat(), amount(x.amount_minor, currency)
    return x.entry, day, x.party, minor, x.cause
