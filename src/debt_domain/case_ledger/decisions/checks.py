"""What several decisions require."""

from debt_domain.case_ledger.errors import (
    AmountNotPositiveError,
    ClaimWithdrawnError,
    ExceedsOutstandingError,
    ForeignClientError,
    PartyUnnamedError,
    TermsAlreadyAdoptedError,
    UnknownReceiptError,
)
from debt_domain.case_ledger.receipts import Receipt
from debt_domain.case_ledger.state import CaseLedgerState
from debt_domain.kernel.message import Command
from debt_domain.values.errors import CurrencyMismatchError
from debt_domain.values.holder import Holder, HolderKind
from debt_domain.values.money import Money
from debt_domain.values.resolved_terms import SplitParty


def require_amount(field: str, amount: Money, state: CaseLedgerState) -> None:
    """Refuse what is not above zero, or not in the currency of the case."""
    require_currency(amount, state)
    if amount.amount_minor <= 0:
        raise AmountNotPositiveError(field=field, amount=amount)


def require_currency(amount: Money, state: CaseLedgerState) -> None:
    """Refuse another currency than that of the case."""
    if amount.currency != state.currency:
        raise CurrencyMismatchError(left=state.currency, right=amount.currency)


def require_outstanding(amount: Money, state: CaseLedgerState) -> None:
    """Refuse to forgive more than is owed."""
    require_amount("amount", amount, state)
    outstanding = Money(state.outstanding_minor, state.currency)
    if amount > outstanding:
        raise ExceedsOutstandingError(amount=amount, outstanding=outstanding)


def require_claim(command: Command, state: CaseLedgerState) -> None:
    """Refuse to change a claim that was withdrawn."""
    if state.withdrawn:
        name = type(command).__name__
        raise ClaimWithdrawnError(command=name, case_id=state.case_id)


def require_no_terms(command: Command, state: CaseLedgerState) -> None:
    """Refuse what only fits a case whose money nobody but the client has a part in."""
    number = state.terms_number
    if number is not None and not state.terms[number].terms.leaves_all_to_client:
        raise TermsAlreadyAdoptedError(command=type(command).__name__, number=number)


def require_own_client(field: str, holder: Holder, state: CaseLedgerState) -> None:
    """Refuse another client than that of the case."""
    if holder.kind is HolderKind.CLIENT and holder.party_id != state.client_id:
        raise ForeignClientError(field=field, holder=holder, client_id=state.client_id)


def require_receipt(payment_id: str, state: CaseLedgerState) -> Receipt:
    """Give the receipt of a posted payment."""
    receipt = state.receipts.get(payment_id)
    if receipt is None:
        posted = tuple(state.receipts)
        raise UnknownReceiptError(payment_id=payment_id, posted=posted)
    return receipt


def require_party(party: SplitParty, party_id: str | None) -> str:
    """Refuse terms that give a part to nobody."""
    if party_id is None:
        raise PartyUnnamedError(party=party)
    return party_id
