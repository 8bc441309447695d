"""Why a party's account refuses: one class per rule."""

from datetime import date, timedelta
from typing import ClassVar, assert_never

from debt_domain.kernel.errors import RejectedError
from debt_domain.party_ledger.model import InvoiceStatus, PayoutStatus, RemittanceKind
from debt_domain.values.holder import Holder
from debt_domain.values.money import Money


class PlatformAccountError(RejectedError):
    """Accounts are kept with partners and clients."""

    code: ClassVar[str] = "party_ledger.platform_account"

    def __init__(self, *, party: Holder) -> None:
        accepted = "a partner or a client"
        super().__init__(
            f"party: {party} has no account with itself; accepted is {accepted}",
            field="party",
            value=str(party),
            accepted=accepted,
        )
        self.party = party


class UnknownPartyError(RejectedError):
    """An account is kept with somebody that the platform deals with."""

    code: ClassVar[str] = "party_ledger.unknown_party"

    def __init__(self, *, party: Holder) -> None:
        accepted = "a partner with an agreement, a client with a case, or a party with"
        accepted += " an entry in this currency"
        super().__init__(
            f"party: {party} is not known; accepted is {accepted}",
            field="party",
            value=str(party),
            accepted=accepted,
        )
        self.party = party


class AccountAmountNotPositiveError(RejectedError):
    """Money that moves is more than nothing."""

    code: ClassVar[str] = "party_ledger.amount_not_positive"

    def __init__(self, *, amount: Money) -> None:
        accepted = "an amount above zero"
        super().__init__(
            f"amount: {amount} moves nothing; accepted is {accepted}",
            field="amount",
            value=amount.amount_minor,
            accepted=accepted,
        )
        self.amount = amount


class DayInFutureError(RejectedError):
    """What has happened has a day that has come.

    Attributes:
        day_field: Which field of the command.
        day: What it says.
        today: Today.
    """

    code: ClassVar[str] = "party_ledger.day_in_future"

    def __init__(self, *, day_field: str, day: date, today: date) -> None:
        accepted = f"at the latest {today}"
        super().__init__(
            f"{day_field} {day} is to come, today is {today}; accepted is {accepted}",
            field=day_field,
            value=day.isoformat(),
            accepted=accepted,
        )
        self.day_field, self.day, self.today = day_field, day, today


class StatementExistsError(RejectedError):
    """A statement is issued once."""

    code: ClassVar[str] = "party_ledger.statement_exists"

    def __init__(self, *, statement_id: str) -> None:
        accepted = "the id of a new statement"
        super().__init__(
            f"statement_id: {statement_id} was issued already; accepted is {accepted}",
            field="statement_id",
            value=statement_id,
            accepted=accepted,
        )
        self.statement_id = statement_id


class StatementPeriodError(RejectedError):
    """Each statement's period follows the last one's."""

    code: ClassVar[str] = "party_ledger.statement_period"

    def __init__(self, *, through_on: date, last_through_on: date) -> None:
        accepted = f"at the earliest {last_through_on + timedelta(days=1)}"
        super().__init__(
            f"through_on {through_on}: the last statement is for the days through"
            f" {last_through_on}; accepted is {accepted}",
            field="through_on",
            value=through_on.isoformat(),
            accepted=accepted,
        )
        self.through_on, self.last_through_on = through_on, last_through_on


class PayoutExistsError(RejectedError):
    """A payout is instructed once."""

    code: ClassVar[str] = "party_ledger.payout_exists"

    def __init__(self, *, payout_id: str) -> None:
        accepted = "the id of a new payout"
        super().__init__(
            f"payout_id: {payout_id} was instructed already; accepted is {accepted}",
            field="payout_id",
            value=payout_id,
            accepted=accepted,
        )
        self.payout_id = payout_id


class BelowMinimumPayoutError(RejectedError):
    """No less than the account's minimum is paid out."""

    code: ClassVar[str] = "party_ledger.below_minimum_payout"

    def __init__(self, *, amount: Money, minimum: Money) -> None:
        accepted = f"at least {minimum}"
        super().__init__(
            f"amount: {amount} is less than the minimum payout; accepted is {accepted}",
            field="amount",
            value=amount.amount_minor,
            accepted=accepted,
        )
        self.amount, self.minimum = amount, minimum


class PayoutExceedsBalanceError(RejectedError):
    """No more is paid out than the last statement closed with.

    Attributes:
        amount: What was asked for.
        payable: What is left of the closing balance after tax and other payouts.
    """

    code: ClassVar[str] = "party_ledger.payout_exceeds_balance"

    def __init__(self, *, amount: Money, payable: Money) -> None:
        accepted = f"at most {payable}"
        super().__init__(
            f"amount: {amount} is more than is left of the last statement's closing"
            f" balance; accepted is {accepted}",
            field="amount",
            value=amount.amount_minor,
            accepted=accepted,
        )
        self.amount, self.payable = amount, payable


class PayoutNotFundedError(RejectedError):
    """No more is paid out than money in hand covers.

    Attributes:
        amount: What was asked for.
        balance: What the party is owed now.
        unfunded: What of it is in others' hands still.
        funded: What is left: the most that can be paid out.
    """

    code: ClassVar[str] = "party_ledger.payout_not_funded"

    def __init__(self, *, amount: Money, balance: Money, unfunded: Money) -> None:
        funded = balance - unfunded
        most = max(funded, Money(0, funded.currency))
        accepted = f"at most {most}"
        super().__init__(
            f"amount: {amount} is more than money in hand covers: the party is owed"
            f" {balance}, of which {unfunded} is not in the client account; accepted is"
            f" {accepted}",
            field="amount",
            value=amount.amount_minor,
            accepted=accepted,
        )
        self.amount, self.balance, self.unfunded = amount, balance, unfunded
        self.funded = funded


class UnknownPayoutError(RejectedError):
    """Only a payout that was instructed has an outcome."""

    code: ClassVar[str] = "party_ledger.unknown_payout"

    def __init__(self, *, payout_id: str) -> None:
        accepted = "a payout that was instructed"
        super().__init__(
            f"payout_id: {payout_id} was not instructed; accepted is {accepted}",
            field="payout_id",
            value=payout_id,
            accepted=accepted,
        )
        self.payout_id = payout_id


class PayoutStatusError(RejectedError):
    """A payout is confirmed or fails once; only a confirmed one is returned."""

    code: ClassVar[str] = "party_ledger.payout_status"

    def __init__(
        self, *, payout_id: str, status: PayoutStatus, needed: PayoutStatus
    ) -> None:
        super().__init__(
            f"payout_id: {payout_id} is {status}; accepted is one that is {needed}",
            field="payout_id",
            value=status.value,
            accepted=needed.value,
        )
        self.payout_id, self.status, self.needed = payout_id, status, needed


class RemittanceExistsError(RejectedError):
    """A remittance is recorded once."""

    code: ClassVar[str] = "party_ledger.remittance_exists"

    def __init__(self, *, remittance_id: str) -> None:
        accepted = "the id of a new remittance"
        super().__init__(
            f"remittance_id: {remittance_id} was recorded already; accepted is"
            f" {accepted}",
            field="remittance_id",
            value=remittance_id,
            accepted=accepted,
        )
        self.remittance_id = remittance_id


class RemittanceExceedsError(RejectedError):
    """No more is remitted than the party can owe by what it holds.

    Attributes:
        kind: What the remittance is said to be.
        amount: What was paid in.
        kept: What the party holds, and what was netted of that: the most of GROSS.
        owed: What it owes after its own share, without an invoice: the most of NET.
        most: What is accepted.
    """

    code: ClassVar[str] = "party_ledger.remittance_exceeds"

    def __init__(
        self, *, kind: RemittanceKind, amount: Money, kept: Money, owed: Money
    ) -> None:
        most = most_of(kind, kept, owed)
        accepted = f"at most {most}"
        super().__init__(
            f"amount: {amount} is more than a {kind} remittance can be: the party has"
            f" received {kept} that it has not remitted, and owes {owed} after its"
            f" share and without an invoice; accepted is {accepted}; what is paid on an"
            " invoice is record_invoice_payment, and what nobody can place is"
            " record_unidentified_receipt",
            field="amount",
            value=amount.amount_minor,
            accepted=accepted,
        )
        self.kind, self.amount = kind, amount
        self.kept, self.owed, self.most = kept, owed, most


def most_of(kind: RemittanceKind, kept: Money, owed: Money) -> Money:
    """Give the most that a remittance of a kind can be."""
    match kind:
        case RemittanceKind.GROSS:
            return kept
        case RemittanceKind.NET:
            return owed
        case RemittanceKind.COMBINED:
            return max(kept, owed)
        case _:
            assert_never(kind)


class NothingToInvoiceError(RejectedError):
    """Only what a party owes is invoiced, and once."""

    code: ClassVar[str] = "party_ledger.nothing_to_invoice"

    def __init__(self, *, balance: Money, invoiced: Money) -> None:
        accepted = "an account with a debt that is not invoiced"
        super().__init__(
            f"party: the balance is {balance}, {invoiced} is invoiced and open; accepted"
            f" is {accepted}",
            field="party",
            value=balance.amount_minor,
            accepted=accepted,
        )
        self.balance, self.invoiced = balance, invoiced


class InvoiceExistsError(RejectedError):
    """An invoice is ordered once, and issued once."""

    code: ClassVar[str] = "party_ledger.invoice_exists"

    def __init__(self, *, invoice_id: str) -> None:
        accepted = "an invoice that was not ordered or issued yet"
        super().__init__(
            f"invoice_id: there is {invoice_id} already; accepted is {accepted}",
            field="invoice_id",
            value=invoice_id,
            accepted=accepted,
        )
        self.invoice_id = invoice_id


class UnknownInvoiceError(RejectedError):
    """Only an invoice of this account is issued, paid, voided or written off."""

    code: ClassVar[str] = "party_ledger.unknown_invoice"

    def __init__(self, *, invoice_id: str) -> None:
        accepted = "an invoice of this account"
        super().__init__(
            f"invoice_id: {invoice_id} is not known here; accepted is {accepted}",
            field="invoice_id",
            value=invoice_id,
            accepted=accepted,
        )
        self.invoice_id = invoice_id


class InvoiceStatusError(RejectedError):
    """What is void or written off is not paid; only what is given up is recovered."""

    code: ClassVar[str] = "party_ledger.invoice_status"

    def __init__(
        self, *, invoice_id: str, status: InvoiceStatus, needed: InvoiceStatus
    ) -> None:
        super().__init__(
            f"invoice_id: {invoice_id} is {status}; accepted is one that is {needed}",
            field="invoice_id",
            value=status.value,
            accepted=needed.value,
        )
        self.invoice_id, self.status, self.needed = invoice_id, status, needed


class CreditNoteExistsError(RejectedError):
    """A credit note is ordered once."""

    code: ClassVar[str] = "party_ledger.credit_note_exists"

    def __init__(self, *, credit_note_id: str) -> None:
        accepted = "the id of a new credit note"
        super().__init__(
            f"order_id: there is {credit_note_id} already; accepted is {accepted}",
            field="order_id",
            value=credit_note_id,
            accepted=accepted,
        )
        self.credit_note_id = credit_note_id


class UnknownCreditNoteError(RejectedError):
    """Only a credit note that was ordered is issued."""

    code: ClassVar[str] = "party_ledger.unknown_credit_note"

    def __init__(self, *, credit_note_id: str) -> None:
        accepted = "a credit note that was ordered"
        super().__init__(
            f"credit_note_id: {credit_note_id} was not ordered; accepted is {accepted}",
            field="credit_note_id",
            value=credit_note_id,
            accepted=accepted,
        )
        self.credit_note_id = credit_note_id


class InvoicePaymentExistsError(RejectedError):
    """What came in on an invoice is recorded once."""

    code: ClassVar[str] = "party_ledger.invoice_payment_exists"

    def __init__(self, *, invoice_id: str, payment_id: str) -> None:
        accepted = "the id of a new payment"
        super().__init__(
            f"payment {payment_id} on {invoice_id} was recorded already; accepted is"
            f" {accepted}",
            field="payment_id",
            value=payment_id,
            accepted=accepted,
        )
        self.invoice_id, self.payment_id = invoice_id, payment_id


class PaymentExceedsInvoiceError(RejectedError):
    """No more is taken on an invoice than is open, or was given up.

    Attributes:
        amount: What came in.
        left: What is open, or was given up and not recovered.
    """

    code: ClassVar[str] = "party_ledger.payment_exceeds_invoice"

    def __init__(self, *, invoice_id: str, amount: Money, left: Money) -> None:
        accepted = (
            f"at most {left}; the rest is a remittance, as far as the party can owe it"
        )
        super().__init__(
            f"amount: {amount} is more than is left of {invoice_id}; accepted is"
            f" {accepted}",
            field="amount",
            value=amount.amount_minor,
            accepted=accepted,
        )
        self.invoice_id, self.amount, self.left = invoice_id, amount, left


class NothingOpenError(RejectedError):
    """Only what is still open is written off."""

    code: ClassVar[str] = "party_ledger.nothing_open"

    def __init__(self, *, invoice_id: str) -> None:
        accepted = "an invoice that is not paid in full"
        super().__init__(
            f"invoice_id: {invoice_id} is paid in full; accepted is {accepted}",
            field="invoice_id",
            value=invoice_id,
            accepted=accepted,
        )
        self.invoice_id = invoice_id
