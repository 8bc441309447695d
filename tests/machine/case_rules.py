"""What is asked of cases: submitted, taken on, worked, closed."""

from datetime import date, timedelta
from fractions import Fraction

from hypothesis import strategies as st
from hypothesis.stateful import initialize, precondition, rule

from debt_domain.application import DomainCommand
from debt_domain.case.commands import (
    AcceptCase,
    AgreeCommission,
    AssignPartner,
    CloseCase,
    EscalateToLegal,
    RejectCase,
    ReopenCase,
)
from debt_domain.case.model import (
    Claim,
    CloseCode,
    InterestBasis,
    InterestKind,
    RejectionReason,
)
from debt_domain.partner_case.commands import (
    AdjustSplit,
    ApproveReturn,
    RefuseReturn,
    RequestReturn,
    WithdrawReturn,
)
from debt_domain.partner_case.model import (
    Consent,
    PartyShare,
    ReturnReason,
    UnspentAdvance,
)
from debt_domain.testing import document, submit_case
from debt_domain.testing.factories import invoice_line
from debt_domain.values.interest_rate import DayCount
from debt_domain.values.partner_submission import Handling
from debt_domain.values.resolved_terms import SplitParty
from debt_domain.values.waterfall import Waterfall
from tests.machine.agreements import CURRENCIES, TERMS, contract
from tests.machine.door import CLIENT, DAYS_AGO, START, Door, Modelled, money

SUBMITTERS = st.sampled_from([*sorted(TERMS), None, None])
SUBMITTED_ON = START.date() - timedelta(days=3)
BASIS = InterestBasis(kind=InterestKind.CONTRACTUAL, rate_bps=300_00)
CLAIMS = st.builds(
    Claim,
    currency=st.sampled_from(CURRENCIES),
    lines=st.builds(invoice_line, amount_minor=st.integers(1, 8)).map(lambda x: (x,)),
    interest_minor=st.integers(0, 1),
    fees_minor=st.integers(0, 2),
    interest_basis=st.sampled_from(DayCount).map(
        lambda count: BASIS.model_copy(update={"day_count": count})
    ),
    waterfall=st.sampled_from(Waterfall),
)
SHARES = st.sampled_from([(1, 1, 1), (5, 3, 2), (2, 1, 0), (1, 3, 0)])


class CaseRules(Door):
    """The life of one or two cases, and of a test."""

    @initialize(
        submitter_id=SUBMITTERS,
        claim=CLAIMS,
        handling=st.sampled_from(Handling),
        accepted=st.sampled_from([True, True, False]),
    )
    def begin(
        self,
        *,
        submitter_id: str | None,
        claim: Claim,
        handling: Handling,
        accepted: bool,
    ) -> None:
        self.submit(submitter_id, claim, handling, debtor=1)
        if accepted:
            assert self.do(AcceptCase(case_id=self.cases[0].case_id))

    @precondition(lambda self: sum(not case.is_test for case in self.cases) == 1)
    @rule(
        submitter_id=SUBMITTERS,
        claim=CLAIMS,
        handling=st.sampled_from(Handling),
        debtor=st.integers(1, 2),
    )
    def submit_another(
        self, submitter_id: str | None, claim: Claim, handling: Handling, debtor: int
    ) -> None:
        self.submit(submitter_id, claim, handling, debtor)

    @precondition(lambda self: not any(case.is_test for case in self.cases))
    @rule(submitter_id=SUBMITTERS, claim=CLAIMS, handling=st.sampled_from(Handling))
    def submit_a_test(
        self, submitter_id: str | None, claim: Claim, handling: Handling
    ) -> None:
        """Submit what changes no figure, though it be the same debtor's claim."""
        self.submit(submitter_id, claim, handling, debtor=1, is_test=True)

    def submit(
        self,
        submitter_id: str | None,
        claim: Claim,
        handling: Handling,
        debtor: int,
        *,
        is_test: bool = False,
    ) -> None:
        if submitter_id is not None and submitter_id not in self.signed:
            self.signed.add(submitter_id)
            assert all(self.do(command) for command in contract(submitter_id))
        case = Modelled(self.a_number("C"), submitter_id, claim.currency, is_test)
        command = submit_case(
            case.case_id,
            client_id=CLIENT,
            debtor_id=f"D-{debtor}-{claim.currency}",
            submitter_id=submitter_id,
            handling=handling,
            claim=claim,
            is_test=is_test,
        )
        if self.do(command, SUBMITTED_ON):
            self.cases.append(case)
            self.reached[claim.currency] += 1

    @rule(data=st.data(), days=DAYS_AGO)
    def accept(self, data: st.DataObject, days: int) -> None:
        case = self.some_case(data)
        day = self.today - timedelta(days=days)
        if self.do(AcceptCase(case_id=case.case_id), day) and case.net:
            self.reached["unsplit money split"] += 1

    @rule(data=st.data(), rarely=st.integers(0, 2))
    def reject(self, data: st.DataObject, rarely: int) -> None:
        case = self.some_case(data)
        command = RejectCase(
            case_id=case.case_id, reason=RejectionReason.TOO_SMALL, explanation="no"
        )
        if not rarely and self.do(command):
            self.reached["rejected after a payment"] += bool(case.net)

    @rule(data=st.data(), partner_id=st.sampled_from(["N-1", "N-2"]))
    def assign_to_the_network(self, data: st.DataObject, partner_id: str) -> None:
        case_id = self.some_case(data).case_id
        self.do(AcceptCase(case_id=case_id))
        self.do(AssignPartner(case_id=case_id, partner_id=partner_id))

    @precondition(lambda self: any(not case.submitter_id for case in self.cases))
    @rule(data=st.data(), rate=st.sampled_from([Fraction(1, 4), Fraction(2, 3)]))
    def agree_commission(self, data: st.DataObject, rate: Fraction) -> None:
        own = [case for case in self.cases if not case.submitter_id]
        case_id = data.draw(st.sampled_from(own)).case_id
        self.do(AcceptCase(case_id=case_id))
        self.do(AssignPartner(case_id=case_id, partner_id="N-1"))
        command = AgreeCommission(
            case_id=case_id, commission_rate=rate, collector_share=Fraction(1, 2)
        )
        self.do(command)

    @rule(data=st.data(), days=DAYS_AGO)
    def go_to_court(self, data: st.DataObject, days: int) -> None:
        self.go_to_court_with(self.some_case(data), days)

    def go_to_court_with(self, case: Modelled, days: int) -> None:
        on = self.today - timedelta(days=days)
        self.do(AcceptCase(case_id=case.case_id))
        command = EscalateToLegal(
            case_id=case.case_id,
            legal_partner_id="L-1",
            effective_on=on,
            waiver="the claim is about to lapse",
        )
        self.do(command)

    @rule(data=st.data(), days=DAYS_AGO, shares=SHARES, consented=st.booleans())
    def adjust_split(
        self,
        *,
        data: st.DataObject,
        days: int,
        shares: tuple[int, int, int],
        consented: bool,
    ) -> None:
        """Share otherwise, from a day that may lie before what was split already."""
        case = self.some_case(data)
        self.do(AcceptCase(case_id=case.case_id))
        since = max(self.today - timedelta(days=days), SUBMITTED_ON)
        self.adjust_once(case, shares, since, consented=consented)

    def adjust_once(
        self,
        case: Modelled,
        shares: tuple[int, int, int],
        since: date,
        *,
        consented: bool,
    ) -> None:
        parties = (SplitParty.SUBMITTER, SplitParty.PLATFORM, SplitParty.LEGAL)
        consents = tuple(
            Consent(party=x, reference="mail-8", given_on=START.date()) for x in parties
        )
        self.do(
            AdjustSplit(
                case_id=case.case_id,
                adjustment_id=self.a_number("AD"),
                shares=tuple(
                    PartyShare(party=party, share=Fraction(weight, sum(shares)))
                    for party, weight in zip(parties, shares, strict=True)
                    if weight
                ),
                effective_on=since,
                reason="as agreed",
                consents=consents if consented else (),
            )
        )

    @rule(
        data=st.data(),
        code=st.sampled_from((CloseCode.PAID, CloseCode.EXHAUSTED)),
        rarely=st.integers(0, 2),
    )
    def close(self, data: st.DataObject, code: CloseCode, rarely: int) -> None:
        if code is CloseCode.PAID or not rarely:
            self.do(CloseCase(case_id=self.some_case(data).case_id, code=code))

    @rule(data=st.data())
    def reopen(self, data: st.DataObject) -> None:
        command = ReopenCase(
            case_id=self.some_case(data).case_id,
            reason="new address",
            consent_reference="mail-7",
            consented_on=START.date(),
        )
        self.do(command)

    @rule(
        data=st.data(),
        step=st.sampled_from(("approve", "refuse", "withdraw")),
        refunded=st.sampled_from([0, 1, 9]),
    )
    def hand_back(self, data: st.DataObject, step: str, refunded: int) -> None:
        self.hand_back_once(self.some_case(data), step, refunded)

    def hand_back_once(self, case: Modelled, step: str, refunded: int) -> None:
        case_id = case.case_id
        requested = RequestReturn(
            case_id=case_id,
            reason=ReturnReason.UNCOLLECTIBLE,
            explanation="gone away",
            documents=(document(),),
        )
        if self.do(requested):
            steps: dict[str, DomainCommand] = {
                "approve": ApproveReturn(
                    case_id=case_id, refunds=self.unspent(case, refunded)
                ),
                "refuse": RefuseReturn(case_id=case_id, explanation="work on"),
                "withdraw": WithdrawReturn(case_id=case_id),
            }
            self.do(steps[step])

    def unspent(self, case: Modelled, at_most: int) -> tuple[UnspentAdvance, ...]:
        left = {key: x.left_minor for key, x in self.ledger(case).costs.items()}
        return tuple(
            UnspentAdvance(cost_id=key, amount=money(min(minor, at_most), case))
            for key, minor in left.items()
            if min(minor, at_most)
        )

    @rule(days=st.integers(1, 20))
    def wait(self, days: int) -> None:
        self.let_pass(days)
