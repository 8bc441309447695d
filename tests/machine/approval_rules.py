"""What one asks for and another approves."""

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from debt_domain.application import DomainCommand
from debt_domain.application.gathering import Account
from debt_domain.approval.commands import (
    ApproveCommand,
    RefuseApproval,
    RequestApproval,
    WithdrawApproval,
)
from debt_domain.case.commands import WriteOff
from debt_domain.party_ledger.commands import InstructPayout
from debt_domain.values.actor import Actor, Role
from debt_domain.values.money import Money
from tests.machine.account_rules import AccountRules
from tests.machine.door import AMOUNTS, PLATFORM, money

ANOTHER = Actor(actor_id="platform-2", role=Role.PLATFORM)


class ApprovalRules(AccountRules):
    """Claims given up and payouts, by two."""

    def __init__(self) -> None:
        super().__init__()
        self.waiting: dict[str, WriteOff | InstructPayout] = {}

    @rule(
        data=st.data(),
        amount=AMOUNTS,
        paid_out=st.booleans(),
        answer=st.sampled_from(["", "approve", "approve"]),
    )
    def ask(
        self, *, data: st.DataObject, amount: int, paid_out: bool, answer: str
    ) -> None:
        asked = self.payout(data, amount) if paid_out else self.loss(data, amount)
        approval_id = self.a_number("AP")
        before = self.figures()
        if self.do(RequestApproval.of(approval_id, asked)):
            assert self.figures() == before
            self.waiting[approval_id] = asked
            if answer:
                self.answer_request(approval_id, answer)

    def loss(self, data: st.DataObject, amount: int) -> WriteOff:
        case = self.some_case(data)
        return WriteOff(case_id=case.case_id, amount=money(amount, case), reason="-")

    def payout(self, data: st.DataObject, amount: int) -> InstructPayout:
        account = self.some_account(data)
        payable = self.account(account).payable_minor
        return InstructPayout(
            party=account.party,
            currency=account.currency,
            payout_id=self.a_number("PO"),
            amount=Money(min(amount, payable) or 1, account.currency),
            instructed_on=self.today,
        )

    @precondition(lambda self: self.waiting)
    @rule(data=st.data(), answer=st.sampled_from(["approve", "refuse", "withdraw"]))
    def answer_one(self, data: st.DataObject, answer: str) -> None:
        self.answer_request(data.draw(st.sampled_from([*self.waiting])), answer)

    def answer_request(self, approval_id: str, answer: str) -> None:
        """Approved, it does what it would have done without; else nothing changes."""
        asked, before = self.waiting[approval_id], self.figures()
        left = self.left_of(asked)
        commands: dict[str, DomainCommand] = {
            "approve": ApproveCommand(approval_id=approval_id),
            "refuse": RefuseApproval(approval_id=approval_id, reason="no"),
            "withdraw": WithdrawApproval(approval_id=approval_id),
        }
        by = PLATFORM if answer == "withdraw" else ANOTHER
        if self.refusal(commands[answer], by=by) is None:
            del self.waiting[approval_id]
            taken = asked.amount.amount_minor if answer == "approve" else 0
            assert self.left_of(asked) == left - taken
            assert answer == "approve" or self.figures() == before

    def left_of(self, asked: WriteOff | InstructPayout) -> int:
        """Give what is left to write off, or to pay out."""
        if isinstance(asked, WriteOff):
            return self.ledgers[f"ledger:case:{asked.case_id}"].outstanding_minor
        return self.account(Account(asked.party, asked.currency)).payable_minor
