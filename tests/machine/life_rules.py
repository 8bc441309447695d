"""Lives of cases: every way in which one may end, against a model of its own."""

from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, precondition, rule

from debt_domain.application import DomainCommand
from debt_domain.case import commands as of_case
from debt_domain.case.model import (
    ActivityOutcome,
    Approach,
    CloseCode,
    DisputeGround,
    EscalationPreference,
    Pricing,
    RejectionReason,
    Resolution,
    ReversalKind,
)
from debt_domain.partner_case.commands import (
    ApproveReturn,
    RefuseReturn,
    RequestReturn,
    WithdrawReturn,
)
from debt_domain.partner_case.model import CostEstimate, ReturnReason
from debt_domain.testing import document, submit_case
from debt_domain.values.document import DocumentKind
from debt_domain.values.holder import Holder
from debt_domain.values.money import Money
from debt_domain.values.partner_submission import Handling
from tests.machine.agreements import contract
from tests.machine.door import CLIENT, START, Modelled
from tests.machine.life import OPEN, WORKED, Life
from tests.machine.work_rules import SUBMITTER, WorkRules

AMOUNTS = st.integers(1, 3)


def euros(minor: int) -> Money:
    return Money(minor, "EUR")


def drop(book: dict[str, int], key: str) -> None:
    del book[key]


ESTIMATE = CostEstimate(expected_cost=euros(2), expected_recovery=euros(1))


class Lives(WorkRules):
    """One case after another; the model says of each command what must come of it."""

    @initialize(
        submitted=st.booleans(),
        self_handled=st.booleans(),
        never_legal=st.sampled_from([False, False, True]),
        claimed=AMOUNTS,
    )
    def begin(
        self, *, submitted: bool, self_handled: bool, never_legal: bool, claimed: int
    ) -> None:
        for command in contract(SUBMITTER):
            assert self.do(command)
        self.submit(
            submitted=submitted,
            self_handled=self_handled,
            never_legal=never_legal,
            claimed=claimed,
        )

    @precondition(lambda self: self.life.status == "REJECTED")
    @rule(
        submitted=st.booleans(),
        self_handled=st.booleans(),
        never_legal=st.booleans(),
        claimed=AMOUNTS,
    )
    def begin_anew(
        self, *, submitted: bool, self_handled: bool, never_legal: bool, claimed: int
    ) -> None:
        self.submit(
            submitted=submitted,
            self_handled=self_handled,
            never_legal=never_legal,
            claimed=claimed,
        )

    def submit(
        self, *, submitted: bool, self_handled: bool, never_legal: bool, claimed: int
    ) -> None:
        preference = EscalationPreference.AUTO_LEGAL
        if never_legal:
            preference = EscalationPreference.NEVER_LEGAL
        case_id = self.a_number("C")
        submitter_id = SUBMITTER if submitted else None
        command = submit_case(
            case_id,
            client_id=CLIENT,
            submitter_id=submitter_id,
            handling=Handling.SELF if self_handled else Handling.NETWORK,
            principal_minor=claimed,
            approach=Approach(escalation_preference=preference),
        )
        assert self.do(command)
        self.cases = [Modelled(case_id, submitter_id, "EUR")]
        self.life = Life(
            case_id, submitter_id, self_handled, never_legal, claimed, self.today
        )

    @rule(requested=st.booleans())
    def ask_for_documents(self, *, requested: bool) -> None:
        life, day = self.life, timedelta(days=1)
        if requested:
            asked = of_case.RequestDocuments(
                case_id=life.case_id,
                items=(DocumentKind.CONTRACT,),
                due_at=self.now + day,
            )
            against = life.misplaced("RequestDocuments")
            self.try_it(asked, against, lambda: life.move("DOCS_REQUESTED"))
        else:
            given = of_case.ProvideDocuments(
                case_id=life.case_id, documents=(document(DocumentKind.CONTRACT),)
            )
            against = life.misplaced("ProvideDocuments")
            self.try_it(given, against, lambda: life.move("SUBMITTED"))

    @rule(taken=st.sampled_from([True, True, True, False]))
    def review(self, *, taken: bool) -> None:
        life = self.life
        if taken:
            accept = of_case.AcceptCase(case_id=life.case_id)
            self.try_it(accept, life.misplaced("AcceptCase"), life.accept)
            return
        reject = of_case.RejectCase(
            case_id=life.case_id, reason=RejectionReason.ETHICAL, explanation="no"
        )
        against = life.misplaced("RejectCase")
        self.try_it(reject, against, life.reject)

    @rule(days=st.integers(0, 3))
    def open_bidding(self, days: int) -> None:
        life = self.life
        until = self.now + timedelta(days=days, hours=1)
        command = of_case.OpenBidding(
            case_id=life.case_id, invitees=(life.bidder,), closes_at=until
        )
        against = life.misplaced("OpenBidding")
        self.try_it(command, against, lambda: life.invite(until))

    @precondition(lambda self: self.life.status == "QUOTING")
    @rule(hours=st.sampled_from([1, 1, 90]))
    def quote(self, hours: int) -> None:
        life, key = self.life, self.a_number("Q")
        until = self.now + timedelta(hours=hours)
        command = of_case.SubmitQuote(
            case_id=life.case_id,
            quote_id=key,
            partner_id=life.bidder,
            expires_at=until,
            pricing=Pricing(flat=euros(1)),
        )
        against = life.against_quoting(self.now)
        self.try_it(command, against, lambda: life.hear(key, until))

    @precondition(lambda self: self.life.quotes)
    @rule(data=st.data())
    def accept_quote(self, data: st.DataObject) -> None:
        life = self.life
        key = data.draw(st.sampled_from(sorted(life.quotes or ())))
        command = of_case.AcceptQuote(case_id=life.case_id, quote_id=key)
        against = life.against_accepting(key, self.now)
        self.try_it(command, against, life.find)

    @rule()
    def close_bidding(self) -> None:
        life = self.life
        command = of_case.CloseBidding(case_id=life.case_id)
        against = life.misplaced("CloseBidding")
        self.try_it(command, against, lambda: life.move("ACCEPTED"))

    @rule(amount=AMOUNTS, verified=st.sampled_from([True, True, False]))
    def pay(self, amount: int, *, verified: bool) -> None:
        life, key = self.life, self.a_number("P")
        command = of_case.RecordPayment(
            case_id=life.case_id,
            payment_id=key,
            amount=euros(amount),
            received_on=self.today,
            holder=Holder.platform(),
            verified=verified,
        )
        against = life.misplaced("RecordPayment")
        self.try_it(command, against, lambda: life.report(key, amount, self.today))
        if verified and not against:
            life.believe(key)

    @precondition(lambda self: self.life.reported)
    @rule(data=st.data(), believed=st.booleans())
    def look_into(self, data: st.DataObject, *, believed: bool) -> None:
        life = self.life
        key = data.draw(st.sampled_from(sorted(life.reported)))
        if believed:
            verify = of_case.VerifyPayment(case_id=life.case_id, payment_id=key)
            self.try_it(verify, set(), lambda: life.believe(key))
        else:
            reject = of_case.RejectPayment(
                case_id=life.case_id, payment_id=key, reason="never came"
            )
            self.try_it(reject, set(), lambda: drop(life.reported, key))

    @precondition(lambda self: self.life.payments)
    @rule(data=st.data())
    def reverse(self, data: st.DataObject) -> None:
        life = self.life
        key = data.draw(st.sampled_from(sorted(life.payments)))
        command = of_case.ReversePayment(
            case_id=life.case_id,
            payment_id=key,
            kind=ReversalKind.BOUNCED,
            reversed_on=self.today,
        )
        self.try_it(command, set(), lambda: drop(life.payments, key))

    @rule()
    def contest(self) -> None:
        life, key = self.life, self.a_number("D")
        command = of_case.RecordDispute(
            case_id=life.case_id,
            dispute_id=key,
            ground=DisputeGround.AMOUNT,
            raised_on=self.today,
        )
        against = life.misplaced("RecordDispute")
        self.try_it(command, against, lambda: life.disputes.add(key))

    @precondition(lambda self: self.life.disputes)
    @rule(data=st.data(), upheld=st.booleans())
    def resolve(self, data: st.DataObject, *, upheld: bool) -> None:
        life = self.life
        key = data.draw(st.sampled_from(sorted(life.disputes)))
        command = of_case.ResolveDispute(
            case_id=life.case_id,
            dispute_id=key,
            resolution=Resolution.UPHELD if upheld else Resolution.REJECTED,
            reason="looked into",
        )
        against = life.misplaced("ResolveDispute")
        self.try_it(command, against, lambda: life.resolve(key, upheld=upheld))

    @rule()
    def learn_insolvency(self) -> None:
        life = self.life
        command = of_case.RecordInsolvency(
            case_id=life.case_id,
            opened_on=START.date(),
            court="AG Köln",
            reference="71 IN 1/26",
        )
        self.try_it(command, life.against_insolvency(), life.learn_insolvency)

    @rule(code=st.sampled_from(CloseCode))
    def close(self, code: CloseCode) -> None:
        life = self.life
        command = of_case.CloseCase(
            case_id=life.case_id, code=code, explanation="as agreed"
        )
        against = life.against_closing(code, self.now)
        self.try_it(command, against, lambda: self.note_end(code))

    @rule(rarely=st.integers(0, 3))
    def withdraw(self, rarely: int) -> None:
        command = of_case.WithdrawCase(case_id=self.life.case_id, reason="paid us")
        if not rarely:
            against = self.life.against_closing("WITHDRAWN", self.now)
            self.try_it(command, against, lambda: self.note_end("WITHDRAWN"))

    def note_end(self, code: str) -> None:
        self.reached[f"closed as {code}"] += 1
        self.life.close(code)

    @rule()
    def reopen(self) -> None:
        life = self.life
        command = of_case.ReopenCase(
            case_id=life.case_id,
            reason="a new address",
            consent_reference="mail-7",
            consented_on=START.date(),
        )
        self.try_it(command, life.misplaced("ReopenCase"), life.reopen)

    @precondition(lambda self: self.life.submitted)
    @rule(reason=st.sampled_from(ReturnReason))
    def ask_to_return(self, reason: ReturnReason) -> None:
        life = self.life
        costly = reason is ReturnReason.COST_EXCEEDS_VALUE
        command = RequestReturn(
            case_id=life.case_id,
            reason=reason,
            explanation="see the file",
            documents=(document(),),
            estimate=ESTIMATE if costly else None,
        )
        against = life.against_returning(reason)
        self.try_it(command, against, lambda: life.ask_to_return(reason))

    @precondition(lambda self: self.life.submitted)
    @rule(answer=st.sampled_from(["approved", "refused", "withdrawn"]))
    def answer_return(self, answer: str) -> None:
        life, case_id = self.life, self.life.case_id
        commands: dict[str, DomainCommand] = {
            "approved": ApproveReturn(case_id=case_id),
            "refused": RefuseReturn(case_id=case_id, explanation="work on"),
            "withdrawn": WithdrawReturn(case_id=case_id),
        }
        against = life.against_answering_return(answer)
        reason = life.returned_for
        self.try_it(commands[answer], against, lambda: self.note_return(reason, answer))

    def note_return(self, reason: str, answer: str) -> None:
        self.reached[f"{reason} {answer}"] += 1
        if answer == "approved":
            self.note_end("RETURNED")
        else:
            self.life.go_on()

    @precondition(lambda self: self.life.status == "ACCEPTED")
    @rule(quoted=st.booleans())
    def bid_in_vain(self, *, quoted: bool) -> None:
        self.open_bidding(days=0)
        if quoted:
            self.quote(hours=1)
        self.wait(hours=2)
        code = CloseCode.QUOTES_EXPIRED if quoted else CloseCode.NO_QUOTES
        self.close(code)

    @precondition(lambda self: self.life.submitted)
    @rule(
        data=st.data(),
        reasons=st.permutations(list(ReturnReason)),
        answer=st.sampled_from(["approved", "refused", "withdrawn"]),
    )
    def hand_back(
        self, data: st.DataObject, reasons: list[ReturnReason], answer: str
    ) -> None:
        self.review(taken=True)
        for reason in reasons:
            if reason is ReturnReason.DISPUTE_UPHELD and self.life.status in OPEN:
                self.contest()
                self.resolve(data, upheld=True)
            self.ask_to_return(reason)
            self.answer_return(answer)

    @precondition(lambda self: self.life.status in WORKED | {"SUBMITTED"})
    @rule(
        hours=st.lists(st.sampled_from([2, 30, 130]), min_size=2, max_size=2),
        at_court=st.booleans(),
        paid=st.booleans(),
    )
    def work_as_instructed(
        self, hours: list[int], *, at_court: bool, paid: bool
    ) -> None:
        """Work under instructions old and new, until another may have the case."""
        if self.life.status == "SUBMITTED":
            self.review(taken=True)
        if self.life.status == "ACCEPTED":
            self.assign(self.life.bidder, None)
        mine = self.life.collector or ""
        self.answer_assignment(partner_id=mine, takes=True, known=True)
        if at_court:
            self.go_to_court()
            self.replace_at_court("L-2", days=1)
        self.change_instructions(newer=1)
        self.wait(hours[0])
        self.call(mine, ActivityOutcome.PROMISE)
        self.acknowledge(mine, newest=True)
        self.acknowledge("L-2", newest=True)
        self.call(mine, ActivityOutcome.PROMISE)
        self.wait(hours[1])
        if paid:
            self.pay(1, verified=True)
        self.assign("N-2" if mine == "N-1" else "N-1", None)

    @rule(codes=st.permutations(list(CloseCode)), paid=st.booleans())
    def end_and_begin_again(self, codes: list[CloseCode], *, paid: bool) -> None:
        if paid and self.life.outstanding:
            self.pay(self.life.outstanding, verified=True)
        for code in codes[:5]:
            if code is CloseCode.INSOLVENT:
                self.learn_insolvency()
            self.close(code)
            self.reopen()

    @invariant()
    def the_case_stands_as_the_model_says(self) -> None:
        if not self.cases:
            return
        life = self.life
        case = self.collection.questions().case(life.case_id)
        assert case is not None
        assert case.status == life.status
        assert case.collector_id == life.collector
        assert case.legal_partner_id == life.legal
        if life.status != "REJECTED":
            outstanding = self.ledger(self.cases[0]).outstanding_minor
            assert outstanding == life.outstanding
            assert self.engaged() == life.engaged

    @invariant()
    def the_partner_case_follows(self) -> None:
        if self.cases and self.life.submitted:
            own = {x.case_id: x for x in self.collection.questions().partner_cases()}
            assert own[self.life.case_id].status == self.life.partner_status

    def engaged(self) -> list[str]:
        """Give the network collectors that the ledger pays from now on."""
        ledger = self.ledger(self.cases[0])
        return [
            engagement.partner_id
            for key, engagement in ledger.collectors.items()
            if key not in ledger.released
        ]
