"""Who earns what of a case, told anew while its money comes in."""

from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from debt_domain.case.commands import AcceptCase, AssignPartner, DeterminePrice
from debt_domain.case.model import AssignmentRole
from debt_domain.partner_case.commands import ChangeHandling
from debt_domain.values.partner_submission import Handling
from debt_domain.values.waterfall import Component
from tests.machine.agreements import TERMS
from tests.machine.case_rules import CaseRules
from tests.machine.claim_rules import ClaimRules
from tests.machine.door import AMOUNTS, DAYS_AGO, Modelled


class TermsRules(CaseRules, ClaimRules):
    """Prices, network collectors, legal partners."""

    @precondition(lambda self: self.own())
    @rule(
        data=st.data(),
        days=DAYS_AGO,
        assigned=st.booleans(),
        consented=st.booleans(),
    )
    def determine_price(
        self, *, data: st.DataObject, days: int, assigned: bool, consented: bool
    ) -> None:
        case = data.draw(st.sampled_from(self.own()))
        if assigned:
            self.charge(case, "N-1")
        self.price(case, days, consented=consented)

    @precondition(lambda self: self.own())
    @rule(
        data=st.data(),
        amount=AMOUNTS,
        change=st.sampled_from([-4, 4]),
        days=DAYS_AGO,
    )
    def price_again(
        self, data: st.DataObject, amount: int, change: int, days: int
    ) -> None:
        """Price what money has come in for once more, after its claim has changed."""
        case = data.draw(st.sampled_from(self.own()))
        self.charge(case, "N-1")
        self.price(case, 0, consented=True)
        self.pay_once(case, amount, 0, verified=True, holder="platform", foreign=False)
        self.adjust_claim_once(case, Component.PRINCIPAL, change)
        self.price(case, days, consented=True)

    def own(self) -> list[Modelled]:
        return [case for case in self.cases if not case.submitter_id]

    def price(self, case: Modelled, days: int, *, consented: bool) -> None:
        command = DeterminePrice(
            case_id=case.case_id, consent_reference="mail-9" if consented else None
        )
        self.do(command, self.today - timedelta(days=days))

    def charge(self, case: Modelled, partner_id: str) -> None:
        self.do(AcceptCase(case_id=case.case_id))
        self.do(AssignPartner(case_id=case.case_id, partner_id=partner_id))

    @precondition(lambda self: self.with_a_network())
    @rule(
        data=st.data(),
        amounts=st.lists(AMOUNTS, min_size=2, max_size=3),
        days=DAYS_AGO,
        partner_id=st.sampled_from(["N-1", "N-2"]),
    )
    def change_hands(
        self, data: st.DataObject, amounts: list[int], days: int, partner_id: str
    ) -> None:
        """Pay a network collector, then its successors; some money counts from before."""
        case = data.draw(st.sampled_from(self.with_a_network()))
        handling = Handling.NETWORK
        for amount in amounts:
            self.hand_over_once(case, handling)
            if handling is Handling.NETWORK:
                self.charge(case, partner_id)
            self.let_pass(1)
            self.pay_once(
                case, amount, days, verified=True, holder="platform", foreign=False
            )
            network = handling is Handling.NETWORK
            handling = Handling.SELF if network else Handling.NETWORK

    def with_a_network(self) -> list[Modelled]:
        networks = {key for key, terms in TERMS.items() if terms.network is not None}
        return [case for case in self.cases if case.submitter_id in networks]

    @rule(data=st.data(), handling=st.sampled_from(Handling))
    def hand_over(self, data: st.DataObject, handling: Handling) -> None:
        self.hand_over_once(self.some_case(data), handling)

    def hand_over_once(self, case: Modelled, handling: Handling) -> None:
        command = ChangeHandling(
            case_id=case.case_id, handling=handling, reason="agreed"
        )
        self.do(command)

    @rule(
        data=st.data(),
        days=DAYS_AGO,
        partner_id=st.sampled_from(["L-1", "L-2", "L-2"]),
        amount=AMOUNTS,
    )
    def replace_legal_partner(
        self, data: st.DataObject, days: int, partner_id: str, amount: int
    ) -> None:
        """Let another have the case at court, from a day that money came in before."""
        case = self.some_case(data)
        self.go_to_court_with(case, days)
        self.pay_once(case, amount, 0, verified=True, holder="platform", foreign=False)
        command = AssignPartner(
            case_id=case.case_id, partner_id=partner_id, role=AssignmentRole.LEGAL
        )
        self.do(command, self.today - timedelta(days=days))
