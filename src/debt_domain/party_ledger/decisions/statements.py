"""Statements, and what follows from them at once."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from debt_domain.accounting.accounts import due, held
from debt_domain.party_ledger.balances import accounts_of, added, position
from debt_domain.party_ledger.commands import IssueStatement
from debt_domain.party_ledger.decisions.ordering import order_invoice, uninvoiced
from debt_domain.party_ledger.decisions.posting import post, require_past
from debt_domain.party_ledger.errors import StatementExistsError, StatementPeriodError
from debt_domain.party_ledger.events import PartyLedgerEvent, StatementIssued
from debt_domain.party_ledger.model import (
    AccountAmount,
    EntryKind,
    GatheredEntry,
    InvoiceSource,
    KindSum,
    PartyLedgerContext,
    changes,
)
from debt_domain.party_ledger.rules.catalogue import kind_of
from debt_domain.party_ledger.rules.statement import charge_vat, net_held
from debt_domain.party_ledger.state import PartyLedgerState
from debt_domain.party_ledger.vat import vat_on
from debt_domain.values.holder import Holder


def issue_statement(
    command: IssueStatement, state: PartyLedgerState, context: PartyLedgerContext
) -> tuple[PartyLedgerEvent, ...]:
    """State the range; then charge tax, net, and order an invoice where one is due.

    Raises:
        StatementExistsError: The id was used.
        DayInFutureError: The period is not over.
        StatementPeriodError: The period does not follow the last one.
    """
    _require_next(command, state, context)
    closed = added(state.accounts, changes(context.gathered.entries))
    vat_minor = _vat(context)
    after_tax = added(closed, {due(command.party): vat_minor})
    netted = _netted(command.party, after_tax)
    now = added(after_tax, {due(command.party): netted, held(command.party): -netted})
    owes = uninvoiced(command.party, now, state.open_invoiced_minor) > 0
    since = (state.owing_since or command.through_on) if owes else None
    events: list[PartyLedgerEvent] = [
        _stated(command, state, context, closed, vat_minor, since)
    ]
    if vat_minor:
        events.append(post(charge_vat(command.party, vat_minor), command, context))
    if netted:
        events.append(post(net_held(command.party, netted), command, context))
    if since is not None and _has_waited(since, context):
        source, own_id = InvoiceSource.STATEMENT, command.statement_id
        events.append(
            order_invoice(command, source, own_id, state, now, max(0, vat_minor))
        )
    return tuple(events)


def sums_by_kind(
    party: Holder, entries: Iterable[GatheredEntry]
) -> Mapping[EntryKind, int]:
    """Give what the entries of each kind change of a party's balance."""
    sums = Counter[EntryKind]()
    for entry in entries:
        sums[kind_of(entry.rule)] += position(party, changes((entry,)))
    return sums


def _require_next(
    command: IssueStatement, state: PartyLedgerState, context: PartyLedgerContext
) -> None:
    if command.statement_id in state.statement_ids:
        raise StatementExistsError(statement_id=command.statement_id)
    require_past("through_on", command.through_on, context)
    last = state.through_on
    if last is not None and command.through_on <= last:
        raise StatementPeriodError(through_on=command.through_on, last_through_on=last)


def _vat(context: PartyLedgerContext) -> int:
    terms = context.terms
    rate_bps = 0 if terms.reverse_charge else terms.vat_bps
    return vat_on(context.gathered.supplied_minor, rate_bps)


def _netted(party: Holder, balances: Mapping[str, int]) -> int:
    """Give what of the money held is due to the party anyway."""
    return max(0, min(-balances.get(due(party), 0), balances.get(held(party), 0)))


def _has_waited(since: date, context: PartyLedgerContext) -> bool:
    netting = timedelta(days=context.terms.netting_days)
    return context.effective_on >= since + netting


def _from_on(
    command: IssueStatement, state: PartyLedgerState, context: PartyLedgerContext
) -> date:
    """Give the first day of the period; of the first one, the first entry's."""
    if state.through_on is not None:
        return state.through_on + timedelta(days=1)
    days = (entry.effective_on for entry in context.gathered.entries)
    return min((command.through_on, *days))


def _stated(
    command: IssueStatement,
    state: PartyLedgerState,
    context: PartyLedgerContext,
    closed: Mapping[str, int],
    vat_minor: int,
    owing_since: date | None,
) -> StatementIssued:
    gathered, party, terms = context.gathered, command.party, context.terms
    closing_minor = position(party, closed)
    payable_minor = max(0, closing_minor - vat_minor)
    sums = sums_by_kind(party, gathered.entries)
    payout_due = payable_minor >= terms.minimum_payout_minor(command.currency)
    return StatementIssued(
        party=party,
        currency=command.currency,
        statement_id=command.statement_id,
        number=state.number + 1,
        after_position=gathered.after_position,
        through_position=gathered.through_position,
        from_on=_from_on(command, state, context),
        through_on=command.through_on,
        opening_minor=state.closing_minor,
        closing_minor=closing_minor,
        sums=tuple(
            KindSum(kind=kind, amount_minor=sums[kind])
            for kind in EntryKind
            if sums.get(kind)
        ),
        accounts=tuple(
            AccountAmount(account=account, amount_minor=closed[account])
            for account in sorted(accounts_of(party))
            if closed.get(account)
        ),
        supplied_minor=gathered.supplied_minor,
        vat_bps=terms.vat_bps,
        vat_minor=vat_minor,
        reverse_charge=terms.reverse_charge,
        payable_minor=payable_minor,
        payout_due=payout_due,
        payout_on=terms.next_payout_on(context.effective_on) if payout_due else None,
        owing_since=owing_since,
        entries_digest=gathered.digest,
        entry_count=len(gathered.entries),
    )
