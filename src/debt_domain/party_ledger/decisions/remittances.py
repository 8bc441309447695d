"""Remittances."""

from collections.abc import Mapping
from typing import NamedTuple

from debt_domain.accounting.accounts import due, held, receivable
from debt_domain.party_ledger.balances import added, position
from debt_domain.party_ledger.commands import RecordRemittance
from debt_domain.party_ledger.decisions.posting import (
    post,
    require_amount,
    require_past,
)
from debt_domain.party_ledger.errors import (
    RemittanceExceedsError,
    RemittanceExistsError,
    most_of,
)
from debt_domain.party_ledger.events import PartyLedgerEvent, RemittanceRecorded
from debt_domain.party_ledger.model import PartyLedgerContext, changes
from debt_domain.party_ledger.rules.remittance import remit
from debt_domain.party_ledger.state import PartyLedgerState
from debt_domain.values.holder import Holder
from debt_domain.values.money import Money


class Remittable(NamedTuple):
    """What a party can pay in, in minor units.

    Attributes:
        kept_minor: What it holds or was found to have kept, and what statements have
            netted of that: money of others that has gone through its hands.
        owed_minor: What it owes after its own share and has no invoice for.
    """

    kept_minor: int
    owed_minor: int


def record_remittance(
    command: RecordRemittance, state: PartyLedgerState, context: PartyLedgerContext
) -> tuple[PartyLedgerEvent, ...]:
    """Take what was paid in out of what the party holds, then what is due to it.

    Raises:
        RemittanceExistsError: The id was used.
        RemittanceExceedsError: It is more than a payment of its kind can be.
        DayInFutureError: It is to come.
    """
    require_amount(command.amount, command)
    require_past("received_on", command.received_on, context)
    if command.remittance_id in state.remittance_ids:
        raise RemittanceExistsError(remittance_id=command.remittance_id)
    party, amount_minor = command.party, command.amount.amount_minor
    now = added(state.accounts, changes(context.gathered.entries))
    _require_at_most(command, remittable(party, now, state))
    holds_minor = max(0, now.get(held(party), 0))
    owes_minor = max(0, now.get(due(party), 0))
    recorded = RemittanceRecorded(
        remittance_id=command.remittance_id,
        amount_minor=amount_minor,
        returned_minor=max(0, amount_minor - holds_minor - owes_minor),
        received_on=command.received_on,
        kind=command.kind,
    )
    posting = remit(party, amount_minor, holds_minor)
    return recorded, post(posting, command, context, command.received_on)


def remittable(
    party: Holder, balances: Mapping[str, int], state: PartyLedgerState
) -> Remittable:
    """Give what a party can pay in.

    What has an invoice is paid on the invoice, and counts here no more.
    """
    invoiced_minor = state.open_invoiced_minor
    found_minor = max(0, balances.get(receivable(party), 0) - invoiced_minor)
    kept_minor = balances.get(held(party), 0) + found_minor + state.netted_minor
    owed_minor = -position(party, balances) - invoiced_minor
    return Remittable(max(0, kept_minor), max(0, owed_minor))


def _require_at_most(command: RecordRemittance, remittable: Remittable) -> None:
    kept, owed = (Money(minor, command.currency) for minor in remittable)
    if command.amount > most_of(command.kind, kept, owed):
        raise RemittanceExceedsError(
            kind=command.kind, amount=command.amount, kept=kept, owed=owed
        )
