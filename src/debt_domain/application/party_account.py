"""How a party stands over all ledgers, for the decisions of its account."""

from debt_domain.agreement.decisions import AGREEMENT
from debt_domain.application import streams
from debt_domain.application.contexts import Surroundings
from debt_domain.application.gathering import Account, gather
from debt_domain.books.commands import MAIN
from debt_domain.books.decisions import BOOKS
from debt_domain.party_ledger.commands import (
    InstructPayout,
    IssueStatement,
    OrderInvoice,
    PartyLedgerCommand,
    RecordRemittance,
)
from debt_domain.party_ledger.decisions import PARTY_LEDGER
from debt_domain.party_ledger.model import Gathered, PartyLedgerContext
from debt_domain.reports.funding import unfunded_minor
from debt_domain.values.account_terms import AccountTerms
from debt_domain.values.context import Context, widened
from debt_domain.values.holder import Holder, HolderKind


def party_ledger(
    command: PartyLedgerCommand, context: Context, around: Surroundings
) -> PartyLedgerContext:
    """Tell a party's account its terms and, where it needs them, its figures.

    The log is read after the account's own stream: a statement that somebody else
    issues meanwhile moves that stream, and the command is decided again. Entries that
    come after the head that was read fall into the next range. A command that asks for
    figures has its transaction to itself, so that the log has all that came before.
    """
    account = Account(command.party, command.currency)
    state = around.unit.state(PARTY_LEDGER, account.stream)
    asks = isinstance(
        command, IssueStatement | InstructPayout | RecordRemittance | OrderInvoice
    )
    pays = isinstance(command, InstructPayout)
    ledgers = around.ledgers() if pays else ()
    gathered = (
        gather(around.unit.past(), account, state.through_position)
        if asks
        else Gathered()
    )
    has_account = bool(state.number or gathered.entries)
    return widened(
        PartyLedgerContext,
        context,
        terms=_terms(command.party, context, around),
        gathered=gathered,
        is_known=not asks or has_account or _is_known(command.party, around),
        unfunded_minor=unfunded_minor(ledgers, command.party, command.currency),
        first_open_on=around.unit.state(BOOKS, streams.books(MAIN)).first_open_on,
    )


def _is_known(party: Holder, around: Surroundings) -> bool:
    """Tell whether a party without an entry is a partner or client of the platform."""
    if party.party_id is None:
        return False
    if party.kind is HolderKind.PARTNER:
        stream = streams.agreement(party.party_id)
        return around.unit.state(AGREEMENT, stream).starts_on is not None
    return any(ledger.client_id == party.party_id for ledger in around.ledgers())


def _terms(party: Holder, context: Context, around: Surroundings) -> AccountTerms:
    """Give how the account is run today; a client's, and one without rates, plainly."""
    if party.kind is not HolderKind.PARTNER or party.party_id is None:
        return AccountTerms()
    agreement = around.unit.state(AGREEMENT, streams.agreement(party.party_id))
    agreed = agreement.rates_on(context.today)
    return AccountTerms() if agreed is None else agreed.terms.account
