"""Remittances."""

from debt_domain.accounting.accounts import held
from debt_domain.party_ledger.balances import added
from debt_domain.party_ledger.commands import RecordRemittance
from debt_domain.party_ledger.decisions.posting import (
    post,
    require_amount,
    require_past,
)
from debt_domain.party_ledger.errors import RemittanceExistsError
from debt_domain.party_ledger.events import PartyLedgerEvent, RemittanceRecorded
from debt_domain.party_ledger.model import PartyLedgerContext, changes
from debt_domain.party_ledger.rules.remittance import remit
from debt_domain.party_ledger.state import PartyLedgerState


def record_remittance(
    command: RecordRemittance, state: PartyLedgerState, context: PartyLedgerContext
) -> tuple[PartyLedgerEvent, ...]:
    """Take what was paid in out of what the party holds, then what is due to it.

    Raises:
        RemittanceExistsError: The id was used.
        DayInFutureError: It is to come.
    """
    require_amount(command.amount, command)
    require_past("received_on", command.received_on, context)
    if command.remittance_id in state.remittance_ids:
        raise RemittanceExistsError(remittance_id=command.remittance_id)
    amount_minor = command.amount.amount_minor
    recorded = RemittanceRecorded(
        remittance_id=command.remittance_id,
        amount_minor=amount_minor,
        received_on=command.received_on,
        kind=command.kind,
    )
    now = added(state.accounts, changes(context.gathered.entries))
    posting = remit(command.party, amount_minor, now.get(held(command.party), 0))
    return recorded, post(posting, command, context, command.received_on)
