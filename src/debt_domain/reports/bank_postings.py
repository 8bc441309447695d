"""What the books say moved on the client account, one movement for each command.

A command that posts to `Held:Platform` in two ledgers, such as the match of an
unidentified receipt to its case, moved nothing at the bank if the two cancel out.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final, NamedTuple

from debt_domain.accounting import accounts
from debt_domain.accounting.events import EntryPosted
from debt_domain.kernel.message import Event, Message
from debt_domain.values.text import Currency
from debt_domain.wire.recorded import Recorded

_REFERENCES: Final = (
    "payment_id",
    "receipt_id",
    "payout_id",
    "remittance_id",
    "withdrawal_id",
    "transfer_id",
    "charge_id",
    "exchange_id",
    "invoice_id",
    "reference",
)
_CASE: Final = "ledger:case:"


class BankPosting(Message, frozen=True):
    """A movement of the client account as it stands in the books.

    Attributes:
        posting_id: Its first entry, as `stream@version`.
        effective_on: The day it counts from.
        amount_minor: In minor units; above zero came in, below zero went out.
        currency: Of the amount.
        rule: The posting rule of that entry.
        case_id: The case whose money it is, if it is one's.
        payment_id: The payment that it is about, if it is about one.
        references: What a bank line may quote: the ids of payments, payouts and the
            like, and references that were given with them.
    """

    posting_id: str
    effective_on: date
    amount_minor: int
    currency: Currency
    rule: str
    case_id: str | None = None
    payment_id: str | None = None
    references: tuple[str, ...] = ()


class _Movement(NamedTuple):
    entry: Recorded[Event]
    posted: EntryPosted
    amount_minor: int


def bank_postings(
    events: Iterable[Recorded[Event]], currency: str
) -> Iterator[BankPosting]:
    """Gather the movements of one currency's client account.

    Args:
        events: The log in order; the events of one command follow one another.
        currency: An ISO 4217 code.
    """
    command: list[Recorded[Event]] = []
    for recorded in events:
        if command and _command_of(command[0]) != _command_of(recorded):
            yield from _of_command(command, currency)
            command = []
        command.append(recorded)
    yield from _of_command(command, currency)


def _command_of(recorded: Recorded[Event]) -> str:
    return recorded.circumstances.command_id


def _of_command(
    events: Iterable[Recorded[Event]], currency: str
) -> Iterator[BankPosting]:
    together = tuple(events)
    moved = tuple(_movements(together, currency))
    amount_minor = sum(x.amount_minor for x in moved)
    if not amount_minor:
        return
    first = moved[0]
    stream = first.entry.id.stream
    receipt = first.posted.receipt
    case_id = stream.removeprefix(_CASE) if stream.startswith(_CASE) else None
    payment_id = None if receipt is None else receipt.payment_id
    own = (x for x in (payment_id, case_id) if x is not None)
    quoted = (text for x in together for text in _references(x.event))
    yield BankPosting(
        posting_id=str(first.entry.id),
        effective_on=first.posted.effective_on,
        amount_minor=amount_minor,
        currency=currency,
        rule=first.posted.rule,
        case_id=case_id,
        payment_id=payment_id,
        references=tuple(dict.fromkeys((*quoted, *own))),
    )


def _movements(events: Iterable[Recorded[Event]], currency: str) -> Iterator[_Movement]:
    for recorded in events:
        posted = recorded.event
        if isinstance(posted, EntryPosted):
            amount_minor = sum(
                line.amount_minor
                for line in posted.lines
                if line.account == accounts.HELD_PLATFORM
                and (line.currency or posted.currency) == currency
            )
            if amount_minor:
                yield _Movement(recorded, posted, amount_minor)


def _references(event: Event) -> Iterator[str]:
    for name in _REFERENCES:
        value: object = getattr(event, name, None)
        if isinstance(value, str) and value:
            yield value
