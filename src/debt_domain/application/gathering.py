"""What was posted about a party, read from the log.

No entry of a case is written to a party's stream, so that many cases post about one
party without waiting for each other. A statement reads them from the log instead.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Final

from debt_domain.accounting.accounts import (
    DEFERRED_FEE,
    INCOME_FEE,
    INCOME_SHARE,
    due,
)
from debt_domain.accounting.events import EntryPosted
from debt_domain.application import streams
from debt_domain.application.reading import BATCH, read_event, recorded_streams
from debt_domain.case_ledger.events import LedgerOpened, TermsAdopted
from debt_domain.kernel.message import Event
from debt_domain.kernel.ports import EventLog, LoggedEvent
from debt_domain.party_ledger.balances import accounts_of
from debt_domain.party_ledger.events import (
    CreditNoteIssued,
    InvoiceIssued,
)
from debt_domain.party_ledger.model import AccountAmount, Gathered, GatheredEntry
from debt_domain.party_ledger.references import reference_of
from debt_domain.values.holder import Holder
from debt_domain.wire import canonical_bytes, topic_of
from debt_domain.wire.recorded import Recorded

_FEES: Final = frozenset({INCOME_FEE, DEFERRED_FEE})
_CASE_LEDGER: Final = streams.case_ledger("")
_WHOSE: Final = frozenset({topic_of(LedgerOpened), topic_of(TermsAdopted)})


@dataclass(frozen=True, slots=True)
class Account:
    """A party's account in a currency."""

    party: Holder
    currency: str

    @property
    def stream(self) -> str:
        """Its own stream."""
        return streams.party_ledger(self.party, self.currency)


def gather(
    log: EventLog, account: Account, after: int, until: int | None = None
) -> Gathered:
    """Read what was posted about a party after a position.

    Args:
        log: The tenant's log.
        account: Whose entries, in which currency.
        after: The position that the last statement ends with, 0 for the first.
        until: The last position to see; the log's head if not given.
    """
    through = log.head().position if until is None else until
    found = tuple(_entries(log, account, after, through))
    own = _own_events(log, account, through)
    references = _references(own)
    served = _served(log, account.party, found, through)
    return Gathered(
        after_position=after,
        through_position=through,
        entries=tuple(
            replace(
                entry,
                reference=references.get(entry.entry_id),
                share_minor=entry.share_minor if entry.case_id in served else 0,
            )
            for entry in found
        ),
        billed_minor=_billed(own, after),
        digest=digest_of(found),
    )


def digest_of(entries: Sequence[GatheredEntry]) -> str:
    """Give the SHA-256 of a list of entries: what they are and what they post."""
    listed = [(entry.entry_id, entry.position, entry.lines) for entry in entries]
    return sha256(canonical_bytes(listed)).hexdigest()


def _entries(
    log: EventLog, account: Account, after: int, through: int
) -> Iterator[GatheredEntry]:
    """Read the entries of a range; only those that name an account are parsed."""
    names = accounts_of(account.party)
    sought = tuple(f'"{name}"'.encode() for name in sorted(names))
    while batch := log.read(
        after, topics=(topic_of(EntryPosted),), until=through, limit=BATCH
    ):
        for logged in batch:
            if any(name in logged.event.state for name in sought):
                recorded = read_event(logged)
                event = recorded.event
                if (
                    isinstance(event, EntryPosted)
                    and event.currency == account.currency
                ):
                    yield _gathered(recorded, event, account.party, names)
        after = batch[-1].position


def _gathered(
    recorded: Recorded[Event], entry: EntryPosted, party: Holder, names: frozenset[str]
) -> GatheredEntry:
    stream = recorded.id.stream
    of_case = stream.startswith(_CASE_LEDGER)
    return GatheredEntry(
        entry_id=str(recorded.id),
        position=recorded.position,
        effective_on=entry.effective_on,
        booked_on=entry.booked_on,
        recorded_at=recorded.recorded_at,
        rule=entry.rule,
        cause=entry.cause,
        case_id=stream.removeprefix(_CASE_LEDGER) if of_case else None,
        payment_id=None if entry.receipt is None else entry.receipt.payment_id,
        lines=tuple(
            AccountAmount(account=line.account, amount_minor=line.amount_minor)
            for line in entry.lines
            if line.account in names and not line.currency
        ),
        fee_minor=_fee(entry, party) if of_case else 0,
        share_minor=_sum(entry, frozenset({INCOME_SHARE})) if of_case else 0,
    )


def _fee(entry: EntryPosted, party: Holder) -> int:
    """Give the fee that the party is charged by an entry, or gets back."""
    fee, charged = _sum(entry, _FEES), -_sum(entry, frozenset({due(party)}))
    return fee if fee * charged > 0 else 0


def _sum(entry: EntryPosted, accounts: frozenset[str]) -> int:
    """Give credits less debits of some accounts."""
    return -sum(x.amount_minor for x in entry.lines if x.account in accounts)


def _own_events(
    log: EventLog, account: Account, through: int | None
) -> Sequence[Recorded[Event]]:
    return recorded_streams(log, (account.stream,), until=through)


def _references(own: Iterable[Recorded[Event]]) -> Mapping[str, str]:
    """Give the document that each entry of the account's own stream belongs to.

    An entry follows the fact that it posts.
    """
    references, numbers, current = dict[str, str](), dict[str, int](), ""
    for recorded in own:
        event = recorded.event
        if isinstance(event, EntryPosted):
            references[str(recorded.id)] = current
            continue
        if isinstance(event, InvoiceIssued):
            numbers[event.invoice_id] = event.number
        current = reference_of(event, numbers) or current
    return references


def _billed(own: Iterable[Recorded[Event]], after: int) -> int:
    """Give what of the fees after a position has an invoice of its own."""
    billed_minor = 0
    for recorded in own:
        if recorded.position > after:
            match recorded.event:
                case InvoiceIssued(net_minor=net_minor):
                    billed_minor += net_minor
                case CreditNoteIssued(net_minor=net_minor):
                    billed_minor -= net_minor
                case _:
                    pass
    return billed_minor


def _served(
    log: EventLog, party: Holder, entries: Iterable[GatheredEntry], through: int
) -> frozenset[str]:
    """Give the cases that the platform works for the party: those it has submitted.

    A case without a submitting partner is worked for its client.
    """
    ids = sorted({x.case_id for x in entries if x.case_id and x.share_minor})
    names = [streams.case_ledger(case_id) for case_id in ids]
    found = log.streams(names, until=through)
    return frozenset(
        name.removeprefix(_CASE_LEDGER)
        for name, stream in found.items()
        if party == _customer(stream)
    )


def _customer(stream: Iterable[LoggedEvent]) -> Holder | None:
    customer: Holder | None = None
    for logged in stream:
        if logged.event.topic in _WHOSE:
            match read_event(logged).event:
                case LedgerOpened(client_id=client_id):
                    customer = Holder.client(client_id)
                case TermsAdopted(submitter_id=str(submitter_id)):
                    customer = Holder.partner(submitter_id)
                case _:
                    pass
    return customer
