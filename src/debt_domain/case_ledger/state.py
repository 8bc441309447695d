"""What the posting rules have to know about a ledger, and how an entry changes it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from debt_domain.accounting import accounts
from debt_domain.case_ledger.events import (
    ClaimFact,
    CollectorEngaged,
    TermsAdopted,
)
from debt_domain.case_ledger.layered import LayeredMap
from debt_domain.case_ledger.model import ClaimedInvoice
from debt_domain.case_ledger.receipts import Cost, Receipt, Release
from debt_domain.values.holder import Holder, HolderKind
from debt_domain.values.waterfall import Waterfall


def _no_receipts() -> LayeredMap[str, Receipt]:
    return LayeredMap({})


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseLedgerState:
    """A case's two books.

    Attributes:
        case_id: Empty before the claim is opened, as are client and currency.
        client_id: The client of the case.
        is_test: Whether its entries count in no figure.
        currency: Of every amount, which are all in minor units.
        waterfall: The order in which money fills the claim.
        invoices: What the principal was when the books were opened.
        interest_minor: What interest was claimed then.
        fees_minor: What fees were claimed then.
        opened_on: The day the books begin.
        posted_on: The latest day that an entry counts from.
        latest_on: The latest own day of a receipt, a reversal or a fact of the claim.
        recorded: How many receipts and facts of the claim there are.
        balances: By account, in the case's currency; a debit balance is above zero.
        facts: What changed the claim since it was opened, by position.
        receipts: By payment, in the order recorded.
        pots: The running totals of the money that is shared out, by name.
        costs: What was advanced, by cost, in the order recorded.
        terms: By number, in the order adopted.
        collectors: The network collectors that were engaged, by assignment.
        released: Since when a collector earns nothing more, by assignment.
        fee_payer: The account that the case fee was charged to; empty before.
        legal_fee_charged: Whether the legal fee was charged.
        withdrawn: Whether the claim was withdrawn.
    """

    case_id: str = ""
    client_id: str = ""
    is_test: bool = False
    currency: str = ""
    waterfall: Waterfall = Waterfall.BGB_367
    invoices: tuple[ClaimedInvoice, ...] = ()
    interest_minor: int = 0
    fees_minor: int = 0
    opened_on: date = date.min
    posted_on: date = date.min
    latest_on: date = date.min
    recorded: int = 0
    balances: Mapping[str, int] = field(default_factory=dict[str, int])
    facts: Mapping[int, ClaimFact] = field(default_factory=dict[int, ClaimFact])
    receipts: LayeredMap[str, Receipt] = field(default_factory=_no_receipts)
    pots: Mapping[str, int] = field(default_factory=dict[str, int])
    costs: Mapping[str, Cost] = field(default_factory=dict[str, Cost])
    terms: Mapping[int, TermsAdopted] = field(default_factory=dict[int, TermsAdopted])
    collectors: Mapping[str, CollectorEngaged] = field(
        default_factory=dict[str, CollectorEngaged]
    )
    released: Mapping[str, Release] = field(default_factory=dict[str, Release])
    fee_payer: str = ""
    legal_fee_charged: bool = False
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
        """Fees of the case charged and not given back, the legal fee's own included."""
        return -self.balance(accounts.INCOME_FEE) - self.balance(accounts.DEFERRED_FEE)

    @property
    def terms_number(self) -> int | None:
        """The terms adopted last; None: money stays unsplit."""
        return len(self.terms) or None

    def held_minor(self, holder: Holder) -> int:
        """Give what a holder has in hand of the case's money, in its currency.

        Once it is settled who is due what, a client's own part is no longer counted,
        and the rest stands as what it owes.
        """
        in_hand = self.balance(accounts.held(holder))
        if holder.kind is HolderKind.CLIENT and holder.party_id is not None:
            in_hand += self.balance(accounts.receivable_client(holder.party_id))
        return in_hand

    def number_on(self, day: date) -> int | None:
        """Give the terms that split what is received on a day.

        They are those adopted last among all that count from that day or earlier.
        """
        for number in range(len(self.terms), 0, -1):
            if self.terms[number].from_on <= day:
                return number
        return None
