"""What of a debt is invoiced, and out of which accounts."""

from collections.abc import Mapping

from debt_domain.accounting.accounts import held, receivable
from debt_domain.party_ledger.balances import for_client, position
from debt_domain.party_ledger.commands import PartyCommand
from debt_domain.party_ledger.errors import InvoiceExistsError
from debt_domain.party_ledger.events import InvoiceOrdered
from debt_domain.party_ledger.model import InvoiceSource
from debt_domain.party_ledger.state import PartyLedgerState
from debt_domain.values.holder import Holder


def uninvoiced(
    party: Holder, balances: Mapping[str, int], open_invoiced_minor: int
) -> int:
    """Give what a party owes and has no invoice for, in minor units.

    Money that a partner holds to pass on to its client is never invoiced.
    """
    owed = -position(party, balances) - open_invoiced_minor
    return owed - _to_pass_on(party, balances)


def order_invoice(
    command: PartyCommand,
    source: InvoiceSource,
    own_id: str,
    state: PartyLedgerState,
    balances: Mapping[str, int],
    vat_minor: int,
) -> InvoiceOrdered:
    """Order an invoice of all that is owed and not invoiced.

    Args:
        command: Names the account.
        source: What the invoice follows from.
        own_id: The source's own id.
        state: The account, without what is being decided.
        balances: By account, with what is being decided.
        vat_minor: The tax in what is owed; an invoice for less has no more of it.

    Raises:
        InvoiceExistsError: The id was used.
    """
    party, invoiced = command.party, state.open_invoiced_minor
    amount = uninvoiced(party, balances, invoiced)
    found_owed = max(0, balances.get(receivable(party), 0) - invoiced)
    to_be_moved = amount - min(amount, found_owed)
    holds = balances.get(held(party), 0) - _to_pass_on(party, balances)
    from_held = min(to_be_moved, max(0, holds))
    return InvoiceOrdered(
        party=party,
        currency=command.currency,
        invoice_id=require_new_invoice(source, own_id, state),
        source=source,
        amount_minor=amount,
        vat_minor=min(vat_minor, amount),
        from_held_minor=from_held,
        from_due_minor=to_be_moved - from_held,
    )


def require_new_invoice(
    source: InvoiceSource, own_id: str, state: PartyLedgerState
) -> str:
    """Give the id of an invoice that there is not yet.

    Raises:
        InvoiceExistsError: There is one.
    """
    invoice_id = f"{source}.{own_id}"
    if invoice_id in state.invoices:
        raise InvoiceExistsError(invoice_id=invoice_id)
    return invoice_id


def _to_pass_on(party: Holder, balances: Mapping[str, int]) -> int:
    return max(0, min(for_client(party, balances), balances.get(held(party), 0)))
