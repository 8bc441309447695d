"""`balance`: the accounts, and what each party is owed."""

from collections.abc import Iterable, Iterator

from debt_adapters.cli.history import known_document, known_text
from debt_adapters.cli.options import (
    AsKnownAtOption,
    AsOfOption,
    JsonOption,
    StoreOption,
    opened,
)
from debt_adapters.cli.output import Answer, Output, amount, heading, table
from debt_domain.application import Questions
from debt_domain.projections.trial_balance import (
    Position,
    TrialBalance,
    positions,
    trial_balance,
)


def balance(
    *,
    as_of: AsOfOption = None,
    as_known_at: AsKnownAtOption = None,
    store: StoreOption = "",
    as_json: JsonOption = False,
) -> None:
    """Show the trial balance, and what each party is owed.

    The accounts of each book sum to zero in each currency. A position above zero is
    owed to the party; below zero the party owes it.

    [bold]Examples[/bold]

    debt-domain balance

    debt-domain balance --as-of 2026-08-31 --as-known-at 2026-09-01T12:00:00Z
    """
    with opened(store) as collection:
        questions = collection.questions(as_known_at=as_known_at, as_of=as_of)
        Output(as_json).show(balance_of(questions))


def balance_of(
    questions: Questions,
) -> Answer:
    """Give the trial balance as plain data, and for people."""
    ledgers = tuple(questions.trial_balance())
    trial, owed = trial_balance(ledgers), positions(ledgers)
    verdict = "every book sums to zero" if trial.balanced else "THE BOOKS ARE BROKEN"
    document = {
        "known": known_document(questions.known),
        "as_of": questions.as_of and questions.as_of.isoformat(),
        "balanced": trial.balanced,
        **trial.model_dump(mode="json"),
        "positions": [x.model_dump(mode="json") for x in owed],
    }
    parts = (
        heading("Trial balance"),
        table(("Cur", "Book", "Account", ">Debit", ">Credit"), _accounts(trial)),
        heading("Positions: above zero is owed to the party, below zero it owes"),
        table(("Cur", "Party", ">Position"), _positions(owed)),
        f"\n{verdict}; {known_text(questions.known)}",
    )
    return Answer(document, parts)


def _accounts(trial: TrialBalance) -> Iterator[tuple[str, ...]]:
    for total in trial.totals:
        currency, book = total.currency, total.book
        for x in trial.lines:
            if (x.currency, x.book) == (currency, book):
                written = amount(abs(x.amount_minor), currency)
                sides = (written, "") if x.amount_minor > 0 else ("", written)
                yield currency, book.lower(), x.account, *sides
        yield currency, book.lower(), "= sum", amount(total.amount_minor, currency), ""


def _positions(owed: Iterable[Position]) -> Iterator[tuple[str, ...]]:
    for x in owed:
        yield x.currency, x.party, amount(x.amount_minor, x.currency)
