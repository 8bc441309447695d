"""A month and its aftermath: what comes back after it was split, stated and paid out."""

from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from debt_domain.application.gathering import Account
from debt_domain.case.commands import AcceptCase, AssignPartner
from tests.machine.account_rules import AccountRules
from tests.machine.case_rules import SHARES
from tests.machine.door import AMOUNTS
from tests.machine.terms_rules import TermsRules


class AftermathRules(TermsRules, AccountRules):
    """Steps in the order of a month, in whatever state the others have left."""

    @rule(
        data=st.data(),
        amounts=st.lists(AMOUNTS, min_size=2, max_size=3),
        collector=st.sampled_from(["submitter", "N-1", "N-2"]),
        aftermath=st.sampled_from(["reverse", "adjust", "nothing"]),
        shares=SHARES,
    )
    def settle_a_month(
        self,
        *,
        data: st.DataObject,
        amounts: list[int],
        collector: str,
        aftermath: str,
        shares: tuple[int, int, int],
    ) -> None:
        case = self.some_case(data)
        self.do(AcceptCase(case_id=case.case_id))
        if collector != "submitter":
            self.do(AssignPartner(case_id=case.case_id, partner_id=collector))
        known = {*case.left}
        for amount in amounts:
            self.pay_once(
                case, amount, 0, verified=True, holder="platform", foreign=False
            )
        account = Account(self.parties(case)[0], case.currency)
        self.state(account)
        self.pay_out_to(account, 9, confirmed=True)
        came = [key for key in case.left if key not in known]
        if aftermath == "reverse" and came:
            self.reverse_once(case, came[0], case.left[came[0]], self.today)
        elif aftermath == "adjust":
            since = self.today - timedelta(days=2)
            self.adjust_once(case, shares, since, consented=True)
        if aftermath != "nothing":
            self.state(account)

    @precondition(lambda self: any(case.submitter_id for case in self.cases))
    @rule(
        data=st.data(),
        amount=AMOUNTS,
        by=st.sampled_from(["platform", "submitter"]),
        refunded=st.sampled_from([1, 9]),
    )
    def hand_back_unspent(
        self, data: st.DataObject, amount: int, by: str, refunded: int
    ) -> None:
        """Return a case with a cost on it that was not spent, or not all of it."""
        submitted = [case for case in self.cases if case.submitter_id]
        case = data.draw(st.sampled_from(submitted))
        self.do(AcceptCase(case_id=case.case_id))
        self.spend_once(case, amount, by, days=0)
        self.hand_back_once(case, "approve", refunded)
