"""What the posting rules have to know about a ledger, and how an entry changes it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple, assert_never

from debt_domain.accounting import accounts
from debt_domain.accounting.events import EntryPosted
from debt_domain.accounting.model import ReceiptChange
from debt_domain.case_ledger.errors import UnknownPostingRuleError
from debt_domain.case_ledger.events import CaseLedgerEvent, LedgerOpened, TermsAdopted
from debt_domain.case_ledger.rules.catalogue import EFFECTS, Effect
from debt_domain.values.holder import Holder, HolderKind
from debt_domain.values.resolved_terms import ResolvedTerms
from debt_domain.values.waterfall import Waterfall


class Receipt(NamedTuple):
    """What is left of a verified payment, in minor units.

    Attributes:
        holder: Who has the money.
        effective_on: When it came.
        terms_version: The terms whose running total holds it; None while unsplit.
        applied_minor: What of it covers the claim.
        overpaid_minor: What of it exceeds the claim.
        parts_minor: What of it each party was given, in the split's order; empty while
            unsplit, None once a part of it was taken back.
    """

    holder: Holder
    effective_on: date
    terms_version: int | None
    applied_minor: int
    overpaid_minor: int
    parts_minor: tuple[int, ...] | None

    @property
    def left_minor(self) -> int:
        """What reversals have left of it."""
        return self.applied_minor + self.overpaid_minor


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseLedgerState:
    """A case's two books.

    Attributes:
        case_id: Empty before the claim is opened, as are client and currency.
        client_id: The client of the case.
        currency: Of every amount, which are all in minor units.
        waterfall: The order in which money fills the claim.
        opened_on: The day the books begin.
        posted_on: The latest day that an entry counts from.
        balances: By account; a debit balance is above zero.
        claimed: What was claimed and not withdrawn, by debtor account.
        receipts: By payment, in the order recorded.
        applied: The running totals: money applied to the claim, by terms version; None
            holds what is unsplit.
        submitter_id: The submitting partner; empty until terms are adopted.
        terms: By version.
        terms_version: The terms that split what comes in; None: it stays unsplit.
        fee_payer: The account that the case fee was charged to; empty before.
        withdrawn: Whether the claim was withdrawn.
    """

    case_id: str = ""
    client_id: str = ""
    currency: str = ""
    waterfall: Waterfall = Waterfall.BGB_367
    opened_on: date = date.min
    posted_on: date = date.min
    balances: Mapping[str, int] = field(default_factory=dict[str, int])
    claimed: Mapping[str, int] = field(default_factory=dict[str, int])
    receipts: Mapping[str, Receipt] = field(default_factory=dict[str, Receipt])
    applied: Mapping[int | None, int] = field(default_factory=dict[int | None, int])
    submitter_id: str = ""
    terms: Mapping[int, ResolvedTerms] = field(default_factory=dict[int, ResolvedTerms])
    terms_version: int | None = None
    fee_payer: str = ""
    withdrawn: bool = False

    def balance(self, account: str) -> int:
        """Give an account's balance in minor units; a debit balance is above zero."""
        return self.balances.get(account, 0)

    @property
    def outstanding_minor(self) -> int:
        """What the debtor still owes."""
        return sum(map(self.balance, accounts.DEBTOR_ACCOUNTS))

    @property
    def fees_due_minor(self) -> int:
        """Case fees charged and not given back."""
        return -self.balance(accounts.INCOME_FEE) - self.balance(accounts.DEFERRED_FEE)

    def held_minor(self, holder: Holder) -> int:
        """Give what a holder has in hand of the case's money.

        Once it is settled who is due what, a client's own part is no longer counted,
        and the rest stands as what it owes.
        """
        in_hand = self.balance(accounts.held(holder))
        if holder.kind is HolderKind.CLIENT and holder.party_id is not None:
            in_hand += self.balance(accounts.receivable_client(holder.party_id))
        return in_hand


def evolve(state: CaseLedgerState, event: CaseLedgerEvent) -> CaseLedgerState:
    """Apply one fact. Total: a recorded fact is never refused."""
    return bulk(state, (event,))


def bulk(state: CaseLedgerState, events: Iterable[CaseLedgerEvent]) -> CaseLedgerState:
    """Apply facts one after the other, copying the maps once and not for each."""
    books = _Books(state)
    for event in events:
        books.apply(event)
    return books.close()


class _Books:
    """A ledger's state while it is being folded; never seen outside."""

    def __init__(self, state: CaseLedgerState) -> None:
        self.case_id, self.client_id = state.case_id, state.client_id
        self.currency, self.waterfall = state.currency, state.waterfall
        self.opened_on, self.posted_on = state.opened_on, state.posted_on
        self.balances, self.claimed = dict(state.balances), dict(state.claimed)
        self.receipts, self.applied = dict(state.receipts), dict(state.applied)
        self.submitter_id = state.submitter_id
        self.terms, self.terms_version = dict(state.terms), state.terms_version
        self.fee_payer, self.withdrawn = state.fee_payer, state.withdrawn

    def apply(self, event: CaseLedgerEvent) -> None:
        match event:
            case EntryPosted():
                self._post(event)
            case TermsAdopted(submitter_id=submitter_id, terms=terms):
                self.submitter_id = submitter_id
                self.terms_version = terms.terms_version
                self.terms[terms.terms_version] = terms
            case LedgerOpened():
                self.case_id, self.client_id = event.case_id, event.client_id
                self.currency, self.waterfall = event.currency, event.waterfall
                self.opened_on = event.opened_on
            case _:
                assert_never(event)

    def close(self) -> CaseLedgerState:
        return CaseLedgerState(
            case_id=self.case_id,
            client_id=self.client_id,
            currency=self.currency,
            waterfall=self.waterfall,
            opened_on=self.opened_on,
            posted_on=self.posted_on,
            balances=self.balances,
            claimed=self.claimed,
            receipts=self.receipts,
            applied=self.applied,
            submitter_id=self.submitter_id,
            terms=self.terms,
            terms_version=self.terms_version,
            fee_payer=self.fee_payer,
            withdrawn=self.withdrawn,
        )

    def _post(self, entry: EntryPosted) -> None:
        balances = self.balances
        for line in entry.lines:
            account = line.account
            balances[account] = balances.get(account, 0) + line.amount_minor
        self.posted_on = max(self.posted_on, entry.effective_on)
        if entry.receipt is not None:
            self._change_receipt(entry.receipt)
        self._take_effect(entry)

    def _take_effect(self, entry: EntryPosted) -> None:
        effect = EFFECTS.get(entry.rule)
        match effect:
            case Effect.NOTHING:
                pass
            case Effect.CLAIM:
                self._change_claim(entry)
            case Effect.WITHDRAWAL:
                self.withdrawn = True
                self._change_claim(entry)
            case Effect.FEE_PAYER:
                self.fee_payer = next(
                    x.account for x in entry.lines if x.amount_minor > 0
                )
            case None:
                raise UnknownPostingRuleError(rule=entry.rule)
            case _:
                assert_never(effect)

    def _change_claim(self, entry: EntryPosted) -> None:
        for line in entry.lines:
            account = line.account
            if account in accounts.DEBTOR_ACCOUNTS:
                self.claimed[account] = self.claimed.get(account, 0) + line.amount_minor

    def _change_receipt(self, change: ReceiptChange) -> None:
        payment_id, version = change.payment_id, change.terms_version
        old = self.receipts.get(payment_id)
        added = change.applied_minor
        applied, overpaid = added, change.overpaid_minor
        parts: tuple[int, ...] | None = change.parts_minor
        if old is not None:
            applied += old.applied_minor
            overpaid += old.overpaid_minor
            parts = _parts(old, change)
            if old.terms_version != version:
                self.applied[old.terms_version] -= old.applied_minor
                added = applied
        self.applied[version] = self.applied.get(version, 0) + added
        self.receipts[payment_id] = Receipt(
            change.holder, change.effective_on, version, applied, overpaid, parts
        )


def _parts(old: Receipt, change: ReceiptChange) -> tuple[int, ...] | None:
    if old.terms_version != change.terms_version:
        return change.parts_minor
    if old.parts_minor is None or change.applied_minor < 0:
        return None
    return tuple(map(sum, zip(old.parts_minor, change.parts_minor, strict=True)))
