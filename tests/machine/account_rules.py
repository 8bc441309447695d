"""What is asked of parties' accounts, of the platform's, and of the books."""

from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from debt_domain.application.gathering import Account
from debt_domain.application.statements import issued_statements, statement_as_issued
from debt_domain.books.commands import ClosePeriod
from debt_domain.party_ledger.commands import (
    ConfirmPayout,
    FailPayout,
    InstructPayout,
    IssueStatement,
    OrderCreditNote,
    OrderInvoice,
    RecordInvoicePayment,
    RecordRecovery,
    RecordRemittance,
    ReturnPayout,
    WriteOffBalance,
)
from debt_domain.party_ledger.errors import PayoutNotFundedError
from debt_domain.party_ledger.events import StatementIssued
from debt_domain.party_ledger.model import PayoutStatus, RemittanceKind
from debt_domain.platform_ledger.commands import (
    MakeGoodShortage,
    MatchReceipt,
    RecordBankCharge,
    RecordUnidentifiedReceipt,
    ReturnReceipt,
    WithdrawIncome,
)
from debt_domain.platform_ledger.model import BankAccount
from debt_domain.reports.statement import Statement
from debt_domain.values.holder import HolderKind
from debt_domain.values.money import Money
from tests.machine.door import AMOUNTS, DAYS_AGO, Door, Modelled, money


class AccountRules(Door):
    """Statements and what follows from them."""

    def __init__(self) -> None:
        super().__init__()
        self.issued: list[tuple[Account, StatementIssued, Statement]] = []

    def some_account(self, data: st.DataObject) -> Account:
        case = self.some_case(data)
        party = data.draw(st.sampled_from(self.parties(case)))
        # Who is named first has submitted the case, and most to do with it.
        usual = data.draw(st.booleans())
        return Account(self.parties(case)[0] if usual else party, case.currency)

    @rule(data=st.data())
    def state_account(self, data: st.DataObject) -> None:
        self.state(self.some_account(data))

    def state(self, account: Account) -> None:
        """Issue a statement of the days through today; keep it as it is now."""
        command = IssueStatement(
            party=account.party,
            currency=account.currency,
            statement_id=self.a_number("S"),
            through_on=self.today,
        )
        if self.do(command):
            issued = issued_statements(self.log, account)[-1]
            shown = statement_as_issued(self.log, account, issued)
            self.issued.append((account, issued, shown))
            self.reached["client's statement"] += (
                account.party.kind is HolderKind.CLIENT
            )
            self.reached["taxed"] += issued.vat_minor > 0
            self.reached["tax taken back"] += issued.vat_minor < 0
        self.let_pass(1)

    @rule(data=st.data(), asked=st.integers(1, 9), confirmed=st.booleans())
    def pay_out(self, *, data: st.DataObject, asked: int, confirmed: bool) -> None:
        """Property 8: what is paid out was there to be paid out."""
        account = self.some_account(data)
        if not self.account(account).payable_minor:
            self.state(account)
        self.pay_out_to(account, asked, confirmed=confirmed)

    def pay_out_to(self, account: Account, asked: int, *, confirmed: bool) -> None:
        payable = self.account(account).payable_minor
        payout_id = self.a_number("PO")
        command = InstructPayout(
            party=account.party,
            currency=account.currency,
            payout_id=payout_id,
            amount=Money(min(asked, payable) or 1, account.currency),
            instructed_on=self.today,
        )
        refusal = self.refusal(command)
        if isinstance(refusal, PayoutNotFundedError):
            less = Money(max(refusal.funded.amount_minor, 1), account.currency)
            command = command.model_copy(update={"amount": less})
            refusal = self.refusal(command)
        if refusal is None:
            assert command.amount.amount_minor <= payable
            if confirmed:
                self.end(account, payout_id, "confirm")

    def end(self, account: Account, payout_id: str, outcome: str) -> None:
        party, currency = account.party, account.currency
        match outcome:
            case "confirm":
                done = self.do(
                    ConfirmPayout(party=party, currency=currency, payout_id=payout_id)
                )
            case "fail":
                done = self.do(
                    FailPayout(
                        party=party, currency=currency, payout_id=payout_id, reason="-"
                    )
                )
            case _:
                done = self.do(
                    ReturnPayout(
                        party=party, currency=currency, payout_id=payout_id, reason="-"
                    )
                )
        assert done

    @precondition(lambda self: any(x.payouts for x in self.accounts.values()))
    @rule(data=st.data(), arrives=st.booleans())
    def end_payout(self, *, data: st.DataObject, arrives: bool) -> None:
        account = data.draw(
            st.sampled_from(
                [x for x in self.known_accounts() if self.account(x).payouts]
            )
        )
        payouts = self.account(account).payouts
        payout_id = data.draw(st.sampled_from([*payouts]))
        match payouts[payout_id].status:
            case PayoutStatus.INSTRUCTED:
                self.end(account, payout_id, "confirm" if arrives else "fail")
            case PayoutStatus.CONFIRMED if arrives:
                self.end(account, payout_id, "return")
            case _:
                pass

    def known_accounts(self) -> list[Account]:
        found = {
            account.stream: account
            for case in self.cases
            for party in self.parties(case)
            if (account := Account(party, case.currency)).stream in self.accounts
        }
        return [*found.values()]

    @rule(
        data=st.data(),
        amount=AMOUNTS,
        kind=st.sampled_from(RemittanceKind),
        days=DAYS_AGO,
    )
    def remit(
        self, data: st.DataObject, amount: int, kind: RemittanceKind, days: int
    ) -> None:
        account = self.some_account(data)
        command = RecordRemittance(
            party=account.party,
            currency=account.currency,
            remittance_id=self.a_number("R"),
            amount=Money(amount, account.currency),
            received_on=self.today - timedelta(days=days),
            kind=kind,
        )
        self.do(command)

    @rule(data=st.data())
    def invoice(self, data: st.DataObject) -> None:
        account = self.some_account(data)
        command = OrderInvoice(
            party=account.party,
            currency=account.currency,
            order_id=self.a_number("O"),
        )
        self.do(command)

    @precondition(lambda self: any(x.invoices for x in self.accounts.values()))
    @rule(
        data=st.data(),
        amount=AMOUNTS,
        what=st.sampled_from(["pay", "pay", "void", "write off", "recover"]),
    )
    def settle_invoice(self, data: st.DataObject, amount: int, what: str) -> None:
        account = data.draw(
            st.sampled_from(
                [x for x in self.known_accounts() if self.account(x).invoices]
            )
        )
        invoices = self.account(account).invoices
        invoice_id = data.draw(st.sampled_from([*invoices]))
        party, currency = account.party, account.currency
        own_id, paid = self.a_number("I"), Money(amount, currency)
        match what:
            case "pay":
                self.do(
                    RecordInvoicePayment(
                        party=party,
                        currency=currency,
                        invoice_id=invoice_id,
                        payment_id=own_id,
                        amount=paid,
                        received_on=self.today,
                    )
                )
            case "void":
                self.do(
                    OrderCreditNote(
                        party=party,
                        currency=currency,
                        order_id=own_id,
                        invoice_id=invoice_id,
                        reason="wrong",
                    )
                )
            case _:
                self.give_up_invoice(account, invoice_id, paid, what)

    def give_up_invoice(
        self, account: Account, invoice_id: str, amount: Money, what: str
    ) -> None:
        party, currency = account.party, account.currency
        self.do(
            WriteOffBalance(
                party=party, currency=currency, invoice_id=invoice_id, reason="-"
            )
        )
        if what == "recover":
            self.do(
                RecordRecovery(
                    party=party,
                    currency=currency,
                    invoice_id=invoice_id,
                    recovery_id=self.a_number("RC"),
                    amount=amount,
                    received_on=self.today,
                )
            )

    @rule(data=st.data(), amount=AMOUNTS, days=DAYS_AGO, matched=st.booleans())
    def receive_unidentified(
        self, *, data: st.DataObject, amount: int, days: int, matched: bool
    ) -> None:
        case, receipt_id = self.some_case(data), self.a_number("U")
        received_on = self.today - timedelta(days=days)
        assert self.do(
            RecordUnidentifiedReceipt(
                receipt_id=receipt_id,
                amount=money(amount, case),
                received_on=received_on,
            )
        )
        if matched:
            self.match(case, receipt_id, amount)
        else:
            assert self.do(
                ReturnReceipt(
                    currency=case.currency,
                    receipt_id=receipt_id,
                    returned_on=self.today,
                    reason="unknown",
                )
            )

    def match(self, case: Modelled, receipt_id: str, amount: int) -> None:
        payment_id = self.a_number("p")
        command = MatchReceipt(
            currency=case.currency,
            receipt_id=receipt_id,
            case_id=case.case_id,
            payment_id=payment_id,
        )
        if self.do(command):
            case.left[payment_id] = amount
            receipt = self.ledger(case).receipts[payment_id]
            case.received[payment_id] = receipt.net[0][0]

    @rule(
        data=st.data(),
        amount=AMOUNTS,
        what=st.sampled_from(["withdraw", "make good", "client", "own"]),
    )
    def move_own_money(self, data: st.DataObject, amount: int, what: str) -> None:
        case, number = self.some_case(data), self.a_number("M")
        moved = money(amount, case)
        lacking = self.shortage(case.currency)
        match what:
            case "withdraw":
                if self.do(WithdrawIncome(withdrawal_id=number, amount=moved)):
                    assert self.shortage(case.currency) <= lacking
            case "make good":
                all_of_it = money(lacking or 1, case)
                if self.do(MakeGoodShortage(transfer_id=number, amount=all_of_it)):
                    assert self.shortage(case.currency) == 0
            case _:
                command = RecordBankCharge(
                    charge_id=number,
                    amount=moved,
                    charged_on=self.today,
                    account=BankAccount(what.upper()),
                )
                assert self.do(command)

    @rule(days=st.integers(1, 3), rarely=st.integers(0, 2))
    def close_period(self, days: int, rarely: int) -> None:
        if not rarely:
            self.do(ClosePeriod(through=self.today - timedelta(days=days)))
