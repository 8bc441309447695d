"""An example of every posting rule of a party's account and of the platform's ledger."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from debt_domain.accounting.posting_rule import PostingRule
from debt_domain.party_ledger.commands import (
    ConfirmPayout,
    FailPayout,
    InstructPayout,
    IssueCreditNote,
    IssueInvoice,
    IssueStatement,
    PartyLedgerCommand,
    RecordInvoicePayment,
    RecordRecovery,
    RecordRemittance,
    ReturnPayout,
    WriteOffBalance,
)
from debt_domain.party_ledger.events import CreditNoteOrdered, PartyLedgerEvent
from debt_domain.party_ledger.model import PartyLedgerContext, RemittanceKind
from debt_domain.party_ledger.rules import catalogue as party
from debt_domain.platform_ledger.commands import (
    MakeGoodShortage,
    MatchReceipt,
    PlatformLedgerCommand,
    RecordBankCharge,
    RecordExchange,
    ReturnReceipt,
    WithdrawIncome,
)
from debt_domain.platform_ledger.rules import catalogue as platform
from debt_domain.testing import TODAY
from debt_domain.values.account_terms import AccountTerms
from debt_domain.values.money import Money
from docs.worked_example import Balances, Example, balances_after, entries_in
from tests.unit.party_ledger import accounts
from tests.unit.party_ledger.accounts import (
    EUR,
    A,
    a_statement,
    an_entry,
    an_invoice,
    an_order,
    eur,
    follow_up,
    told,
)
from tests.unit.platform_ledger import ledgers

DUE, HELD, RECEIVABLE = accounts.DUE, accounts.HELD, accounts.RECEIVABLE
IN_TRANSIT: Final = "InTransit:Partner:A"
CLIENT_ACCOUNT, OWN = "Held:Platform", "Held:Platform:Own"
MARCH: Final[Mapping[str, int]] = {
    DUE: -1_932_42,
    HELD: 833_34,
    CLIENT_ACCOUNT: 2_234_57,
    "Income:Share": -1_060_49,
    "Income:Fee": -75_00,
}
MARCH_GIVEN: Final = (
    "A is due 1,932.42 from its cases and holds 833.34 of their money: its position is"
    " 1,099.08."
)


def examples() -> Iterator[Example]:
    """Give all of them."""
    yield from statement_examples()
    yield from payout_examples()
    yield from invoice_examples()
    yield from loss_examples()
    yield from suspense_examples()
    yield from bank_examples()


def statement_examples() -> Iterator[Example]:
    """Show what follows from a statement, and a remittance."""
    posted = an_entry(1, due=1_932_42, held=-833_34, fee_minor=75_00)
    issue = IssueStatement(
        party=A, currency=EUR, statement_id="S-1", through_on=date(2026, 5, 31)
    )
    yield _of_account(
        party.NET_HELD,
        (MARCH_GIVEN, "Its statement is issued.", MARCH),
        issue,
        told(posted),
    )
    taxed = AccountTerms(vat_bps=19_00)
    yield _of_account(
        party.CHARGE_VAT,
        (
            "A is due 600.00, after a fee of 50.00 and the platform's share of 400.00.",
            "Its statement is issued, with 19 % of tax on these 450.00.",
            {DUE: -600_00, CLIENT_ACCOUNT: 1_050_00}
            | {"Income:Share": -400_00, "Income:Fee": -50_00},
        ),
        issue,
        told(an_entry(1, due=600_00, fee_minor=50_00, share_minor=400_00), terms=taxed),
    )
    yield _of_account(
        party.REMIT,
        (
            "A holds 250.00, of which 125.00 is its own; 333.33 was netted before.",
            "A pays in 333.33: what it holds, and 83.33 of what was netted.",
            {HELD: 250_00, DUE: -125_00, "Income:Share": -125_00},
        ),
        RecordRemittance(
            party=A,
            currency=EUR,
            remittance_id="R-1",
            amount=eur(333_33),
            received_on=date(2026, 3, 30),
            kind=RemittanceKind.COMBINED,
        ),
        told(
            an_entry(2, due=-833_34, held=833_34),
            an_entry(3, due=125_00, held=-250_00),
        ),
        *accounts.given(context=told(posted)).when(issue).events,
    )


def payout_examples() -> Iterator[Example]:
    """Show a payout's ways."""
    due = {DUE: -1_099_08, CLIENT_ACCOUNT: 1_099_08}
    on_its_way = {IN_TRANSIT: -1_099_08, CLIENT_ACCOUNT: 1_099_08}
    instruct = InstructPayout(
        party=A,
        currency=EUR,
        payout_id="PO-1",
        amount=eur(1_099_08),
        instructed_on=TODAY,
    )
    stated = a_statement(1_099_08)
    instructed = accounts.given(stated, context=told()).when(instruct).events
    confirm = ConfirmPayout(party=A, currency=EUR, payout_id="PO-1")
    history = (stated, *instructed)
    left = (*history, *accounts.given(*history, context=told()).when(confirm).events)
    yield _of_account(
        party.INSTRUCT_PAYOUT,
        ("The statement closes with 1,099.08.", "The bank is told to pay it out.", due),
        instruct,
        told(),
        stated,
    )
    way = "A payout of 1,099.08 is on its way."
    yield _of_account(
        party.CONFIRM_PAYOUT,
        (way, "The bank has paid.", on_its_way),
        confirm,
        told(),
        *history,
    )
    yield _of_account(
        party.FAIL_PAYOUT,
        (way, "The bank could not pay.", on_its_way),
        FailPayout(party=A, currency=EUR, payout_id="PO-1", reason="closed"),
        told(),
        *history,
    )
    yield _of_account(
        party.RETURN_PAYOUT,
        ("A payout of 1,099.08 has left.", "The money comes back.", {}),
        ReturnPayout(party=A, currency=EUR, payout_id="PO-1", reason="unknown"),
        told(),
        *left,
    )


def invoice_examples() -> Iterator[Example]:
    """Show invoices that count."""
    order, holding = an_order(201_67), an_order(250_00, from_held_minor=250_00)
    issue = IssueInvoice(party=A, currency=EUR, invoice_id=order.invoice_id, number=7)
    owing = {DUE: 201_67, "Income:Share": -201_67}
    yield _of_account(
        party.ISSUE_INVOICE,
        ("A owes 201.67, and holds nothing.", "It is invoiced.", owing),
        issue,
        follow_up(),
        order,
    )
    yield _of_account(
        party.ISSUE_INVOICE,
        (
            "A owes 250.00, which it holds; its own part was netted.",
            "It is invoiced.",
            {HELD: 250_00, "Income:Share": -200_00, "Income:Fee": -50_00},
        ),
        issue,
        follow_up(),
        holding,
    )
    invoiced = {RECEIVABLE: 201_67, "Income:Share": -201_67}
    yield _of_account(
        party.PAY_INVOICE,
        ("An invoice of 201.67.", "A pays 100.00 on it.", invoiced),
        RecordInvoicePayment(
            party=A,
            currency=EUR,
            invoice_id=order.invoice_id,
            payment_id="IP-1",
            amount=eur(100_00),
            received_on=TODAY,
        ),
        told(),
        *an_invoice(201_67),
    )
    noted = CreditNoteOrdered(
        party=A,
        currency=EUR,
        credit_note_id="void.X",
        invoice_id=order.invoice_id,
        reason="It names the wrong month.",
    )
    yield _of_account(
        party.CREDIT_INVOICE,
        ("An invoice of 201.67, unpaid.", "A credit note voids it.", invoiced),
        IssueCreditNote(party=A, currency=EUR, credit_note_id="void.X", number=1),
        follow_up(),
        *an_invoice(201_67),
        noted,
    )


def loss_examples() -> Iterator[Example]:
    """Show an invoice given up, and what comes in after all."""
    invoice = an_invoice(119_00, 19_00)
    give_up = WriteOffBalance(
        party=A, currency=EUR, invoice_id="statement.S-1", reason="insolvent"
    )
    lost = accounts.given(*invoice, context=told()).when(give_up).events
    owed = {RECEIVABLE: 119_00, "Income:Fee": -100_00, "Vat": -19_00}
    yield _of_account(
        party.WRITE_OFF_BALANCE,
        ("An invoice of 119.00, with 19.00 of tax.", "It is given up.", owed),
        give_up,
        told(),
        *invoice,
    )
    yield _of_account(
        party.RECOVER_BALANCE,
        (
            "The same invoice, given up.",
            "59.50 comes in after all.",
            {"Expense:BadDebt": 100_00, "Income:Fee": -100_00},
        ),
        RecordRecovery(
            party=A,
            currency=EUR,
            invoice_id="statement.S-1",
            recovery_id="RC-1",
            amount=eur(59_50),
            received_on=TODAY,
        ),
        told(),
        *invoice,
        *lost,
    )


def suspense_examples() -> Iterator[Example]:
    """Show receipts that nobody could name."""
    came = ledgers.RECEIPT
    waiting = {CLIENT_ACCOUNT: 500_00, "Suspense": -500_00}
    unnamed = "500.00 came, and nobody knew whose it is."
    yield _of_platform(
        platform.RECEIVE_UNIDENTIFIED,
        ("Nothing.", "500.00 comes in that names no case.", {}),
        came,
    )
    yield _of_platform(
        platform.MATCH_RECEIPT,
        (
            unnamed,
            "It is found to be a payment on case C-1, which receives it.",
            waiting,
        ),
        MatchReceipt(currency=EUR, receipt_id="R-1", case_id="C-1", payment_id="P-1"),
        came,
    )
    yield _of_platform(
        platform.RETURN_RECEIPT,
        (unnamed, "It is sent back.", waiting),
        ReturnReceipt(
            currency=EUR, receipt_id="R-1", returned_on=TODAY, reason="nobody's"
        ),
        came,
    )


def bank_examples() -> Iterator[Example]:
    """Show what goes to and from the platform's own account, and the bank's part."""
    yield _of_platform(
        platform.WITHDRAW_INCOME,
        (
            "The client account holds 1,000.00, of which 400.00 is earned.",
            "The platform takes 400.00 out.",
            {CLIENT_ACCOUNT: 1_000_00, DUE: -600_00, "Income:Share": -400_00},
        ),
        WithdrawIncome(withdrawal_id="W-1", amount=eur(400_00)),
    )
    yield _of_platform(
        platform.MAKE_GOOD_SHORTAGE,
        (
            "A payment was charged back after A's part of 600.00 was paid out.",
            "The platform makes good what the client account lacks.",
            {CLIENT_ACCOUNT: -600_00, DUE: 600_00},
        ),
        MakeGoodShortage(transfer_id="T-1", amount=eur(600_00)),
    )
    yield _of_platform(
        platform.BANK_CHARGE,
        (
            "The platform has 400.00 of its own.",
            "The bank charges 11.90, of which 1.90 is tax that comes back.",
            {OWN: 400_00, "Income:Share": -400_00},
        ),
        RecordBankCharge(
            charge_id="B-1", amount=eur(11_90), charged_on=TODAY, vat=eur(1_90)
        ),
    )
    yield _exchange()


def _exchange() -> Example:
    command = RecordExchange(
        exchange_id="X-1",
        sold=Money(1_000_00, "USD"),
        bought=eur(920_00),
        carried=eur(925_00),
        exchanged_on=TODAY,
        source="the bank's advice",
    )
    usd = {CLIENT_ACCOUNT: 1_000_00, "Conversion:USD": -1_000_00}
    return _of_platform(
        platform.EXCHANGE,
        (
            "1,000.00 USD came, which was 925.00 in the currency of its case.",
            "The bank gives 920.00 for it.",
            {"Conversion:EUR": 925_00, DUE: -555_00, "Income:Share": -370_00},
        ),
        command,
        before={"USD": usd},
    )


_Told = tuple[str, str, Mapping[str, int]]
"""What was given, what happened, and the balances before, in cents by account."""


def _of_account(
    rule: PostingRule,
    about: _Told,
    command: PartyLedgerCommand,
    context: PartyLedgerContext,
    *history: PartyLedgerEvent,
) -> Example:
    given, when, before = about
    scenario = accounts.given(*history, context=context)
    entries = entries_in(scenario.when(command).events)
    return Example(rule, given, when, entries, balances_after(entries, {EUR: before}))


def _of_platform(
    rule: PostingRule,
    about: _Told,
    command: PlatformLedgerCommand,
    *earlier: PlatformLedgerCommand,
    before: Balances | None = None,
) -> Example:
    given, when, euros = about
    new = ledgers.after(*earlier, command)[len(ledgers.after(*earlier)) :]
    entries = entries_in(new)
    known = {EUR: euros, **(before or {})}
    return Example(rule, given, when, entries, balances_after(entries, known))
