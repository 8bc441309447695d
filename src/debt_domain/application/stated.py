"""Which entries of a case's ledger no issued statement has yet."""

from collections.abc import Iterator, Sequence

from debt_domain.accounting.events import EntryPosted
from debt_domain.application import streams
from debt_domain.application.reading import recorded_streams
from debt_domain.application.unit_of_work import UnitOfWork
from debt_domain.case_ledger.decisions import CASE_LEDGER
from debt_domain.kernel.message import Event
from debt_domain.partner_case.model import Unstated
from debt_domain.party_ledger.decisions import PARTY_LEDGER
from debt_domain.values.holder import Holder
from debt_domain.wire.recorded import Recorded


def unstated(case_id: str, unit: UnitOfWork) -> tuple[Unstated, ...]:
    """Give the entries whose parties have had no statement of them.

    A statement has all that was posted about its party up to a position of the log.
    """
    stream = streams.case_ledger(case_id)
    currency = unit.state(CASE_LEDGER, stream).currency
    return tuple(
        Unstated(entry_id=str(recorded.id), party=party)
        for recorded, party in _named(recorded_streams(unit.past(), (stream,)))
        if recorded.position > _stated_through(party, currency, unit)
    )


def _named(
    events: Sequence[Recorded[Event]],
) -> Iterator[tuple[Recorded[Event], Holder]]:
    """Give each entry with each of the clients and partners that it posts about."""
    for recorded in events:
        if isinstance(recorded.event, EntryPosted):
            parties = (_party(line.account) for line in recorded.event.lines)
            for party in dict.fromkeys(parties):
                if party is not None:
                    yield recorded, party


def _party(account: str) -> Holder | None:
    """Give the client or partner whose account it is.

    >>> _party("Due:Partner:A:ForClient"), _party("Held:Platform")
    (Holder(kind=<HolderKind.PARTNER: 'PARTNER'>, party_id='A'), None)
    """
    match account.split(":"):
        case [_, "Partner", partner_id, *_]:
            return Holder.partner(partner_id)
        case [_, "Client", client_id]:
            return Holder.client(client_id)
        case _:
            return None


def _stated_through(party: Holder, currency: str, unit: UnitOfWork) -> int:
    account = streams.party_ledger(party, currency)
    return unit.state(PARTY_LEDGER, account).through_position
