"""What the debtor pays, and what else changes a claim."""

from datetime import date, timedelta
from fractions import Fraction

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from debt_domain.accounting import accounts
from debt_domain.case.commands import (
    AccrueInterest,
    AddCost,
    AdjustClaim,
    AuthoriseCosts,
    AwardCosts,
    GiveUpCosts,
    RecordPayment,
    RejectPayment,
    ReversePayment,
    TakeDiscount,
    VerifyPayment,
    WriteOff,
)
from debt_domain.case.model import AdjustmentKind, CostKind, ReversalKind
from debt_domain.case_ledger.commands import (
    PassOnToClient,
    RefundOverpayment,
    TransferHeldMoney,
)
from debt_domain.values.conversion import Conversion
from debt_domain.values.currency import exponent_of
from debt_domain.values.holder import Holder
from debt_domain.values.money import Money
from debt_domain.values.waterfall import Component
from tests.machine.door import AMOUNTS, CLIENT, DAYS_AGO, START, Door, Modelled, money

RING_FENCED = "A-commission"
HOLDERS = st.sampled_from(["platform", "platform", "client", "submitter", "network"])


def converted(minor: int, case: Modelled) -> Conversion:
    """Give two dollar cents for each unit of the case's currency."""
    units = Fraction(10) ** (2 - exponent_of(case.currency))
    return Conversion(
        original=Money(2 * minor, "USD"),
        rate=units / 2,
        source="ECB reference rate",
        converted_at=START,
    )


def holder_of(case: Modelled, name: str) -> Holder:
    match name:
        case "platform":
            return Holder.platform()
        case "client":
            return Holder.client(CLIENT)
        case "submitter" if case.submitter_id is not None:
            return Holder.partner(case.submitter_id)
        case _:
            return Holder.partner("N-1")


class ClaimRules(Door):
    """Payments, reversals, interest, costs, corrections."""

    @rule(
        data=st.data(),
        amounts=st.lists(AMOUNTS, min_size=1, max_size=3),
        verified=st.sampled_from([True, True, False]),
        holder=HOLDERS,
        days=DAYS_AGO,
        foreign=st.sampled_from([False, False, False, True]),
    )
    def pay(
        self,
        *,
        data: st.DataObject,
        amounts: list[int],
        verified: bool,
        holder: str,
        days: int,
        foreign: bool,
    ) -> None:
        case = self.some_case(data)
        for amount in amounts:
            self.pay_once(
                case, amount, days, verified=verified, holder=holder, foreign=foreign
            )

    def pay_once(
        self,
        case: Modelled,
        amount: int,
        days: int,
        *,
        verified: bool,
        holder: str,
        foreign: bool,
    ) -> None:
        payment_id = self.a_number("p")
        command = RecordPayment(
            case_id=case.case_id,
            payment_id=payment_id,
            amount=money(amount, case),
            received_on=self.today - timedelta(days=days),
            holder=holder_of(case, holder),
            verified=verified,
            conversion=converted(amount, case) if foreign else None,
        )
        late = command.received_on < self.ledger(case).latest_on
        if self.do(command):
            (case.left if verified else case.unverified)[payment_id] = amount
            case.received[payment_id] = command.received_on
            self.reached[f"held by {holder}"] += 1
            self.reached["received late"] += late and verified
            self.reached["foreign"] += foreign and verified
            overpaid = self.ledger(case).balance(accounts.DUE_DEBTOR) < 0
            self.reached["overpaid"] += verified and overpaid

    @precondition(lambda self: any(case.unverified for case in self.cases))
    @rule(data=st.data(), believed=st.sampled_from([True, True, False]))
    def verify(self, data: st.DataObject, *, believed: bool) -> None:
        waiting = [case for case in self.cases if case.unverified]
        case = data.draw(st.sampled_from(waiting))
        case_id, key = case.case_id, data.draw(st.sampled_from([*case.unverified]))
        if believed and self.do(VerifyPayment(case_id=case_id, payment_id=key)):
            case.left[key] = case.unverified.pop(key)
        elif not believed and self.do(
            RejectPayment(case_id=case_id, payment_id=key, reason="never came")
        ):
            del case.unverified[key]

    @precondition(lambda self: any(case.net for case in self.cases))
    @rule(data=st.data(), whole=st.booleans(), days=DAYS_AGO)
    def reverse(self, *, data: st.DataObject, whole: bool, days: int) -> None:
        case = data.draw(st.sampled_from([case for case in self.cases if case.net]))
        key = data.draw(st.sampled_from([k for k, v in case.left.items() if v]))
        left = case.left[key]
        part = left if whole else data.draw(st.integers(1, left + 1))
        day = self.today - timedelta(days=days)
        self.reverse_once(case, key, part, max(day, case.received[key]))

    def reverse_once(self, case: Modelled, key: str, part: int, on: date) -> None:
        left, overpaid = case.left[key], self.ledger(case).receipts[key].overpaid_minor
        command = ReversePayment(
            case_id=case.case_id,
            payment_id=key,
            kind=ReversalKind.BOUNCED,
            reversed_on=on,
            amount=None if part == left else money(part, case),
        )
        if self.do(command):
            case.left[key] = left - part
            self.reached["reversed in part"] += part < left
            self.reached["partial reversal of an overpayment"] += 0 < part < overpaid

    @precondition(lambda self: any(self.overpaid(case) for case in self.cases))
    @rule(data=st.data(), amount=st.integers(1, 2))
    def refund(self, data: st.DataObject, amount: int) -> None:
        case = data.draw(st.sampled_from([x for x in self.cases if self.overpaid(x)]))
        key = data.draw(st.sampled_from(self.overpaid(case)))
        command = RefundOverpayment(
            case_id=case.case_id, payment_id=key, amount=money(amount, case)
        )
        if self.do(command):
            case.left[key] -= amount

    def overpaid(self, case: Modelled) -> list[str]:
        receipts = self.ledger(case).receipts.items()
        return [key for key, it in receipts if it.overpaid_minor]

    @precondition(lambda self: any(case.net for case in self.cases))
    @rule(data=st.data(), amount=AMOUNTS)
    def discount(self, data: st.DataObject, amount: int) -> None:
        case = data.draw(st.sampled_from([case for case in self.cases if case.net]))
        command = TakeDiscount(
            case_id=case.case_id,
            payment_id=data.draw(st.sampled_from([*case.left])),
            amount=money(amount, case),
            offer_reference="offer-1",
        )
        self.do(command)

    @rule(
        data=st.data(),
        component=st.sampled_from(
            (Component.PRINCIPAL, Component.INTEREST, Component.FEES)
        ),
        amount=st.sampled_from([-3, -2, -1, 1, 2]),
    )
    def adjust_claim(
        self, data: st.DataObject, component: Component, amount: int
    ) -> None:
        self.adjust_claim_once(self.some_case(data), component, amount)

    def adjust_claim_once(
        self, case: Modelled, component: Component, amount: int
    ) -> None:
        kind = AdjustmentKind.CREDIT_NOTE if amount < 0 else AdjustmentKind.CORRECTION
        command = AdjustClaim(
            case_id=case.case_id,
            adjustment_id=self.a_number("CA"),
            component=component,
            amount_minor=amount,
            kind=kind,
            reason="as agreed",
        )
        self.do(command)

    @rule(data=st.data(), days=DAYS_AGO)
    def accrue(self, data: st.DataObject, days: int) -> None:
        up_to = self.today - timedelta(days=days)
        self.do(AccrueInterest(case_id=self.some_case(data).case_id, up_to=up_to))

    @rule(data=st.data(), amount=AMOUNTS)
    def write_off(self, data: st.DataObject, amount: int) -> None:
        case = self.some_case(data)
        command = WriteOff(
            case_id=case.case_id, amount=money(amount, case), reason="too small"
        )
        self.do(command)

    @rule(
        data=st.data(),
        amount=AMOUNTS,
        by=st.sampled_from(["platform", "submitter", "network"]),
        days=DAYS_AGO,
    )
    def spend(self, data: st.DataObject, amount: int, by: str, days: int) -> None:
        self.spend_once(self.some_case(data), amount, by, days)

    def spend_once(self, case: Modelled, amount: int, by: str, days: int) -> None:
        if len(self.ledger(case).costs) > 1:
            return
        self.do(AuthoriseCosts(case_id=case.case_id, cap=money(7, case)))
        command = AddCost(
            case_id=case.case_id,
            cost_id=self.a_number("K"),
            kind=CostKind.COURT_FEE,
            amount=money(amount, case),
            incurred_on=self.today - timedelta(days=days),
            advanced_by=holder_of(case, by),
        )
        self.do(command)

    @precondition(lambda self: any(x.costs for x in self.ledgers.values()))
    @rule(data=st.data(), awarded=st.integers(0, 6), given_up=st.booleans())
    def decide_on_cost(
        self, *, data: st.DataObject, awarded: int, given_up: bool
    ) -> None:
        with_costs = [case for case in self.cases if self.ledger(case).costs]
        case = data.draw(st.sampled_from(with_costs))
        cost_id = data.draw(st.sampled_from([*self.ledger(case).costs]))
        if given_up:
            self.do(GiveUpCosts(case_id=case.case_id, cost_id=cost_id, reason="gone"))
        else:
            self.do(
                AwardCosts(
                    case_id=case.case_id, cost_id=cost_id, awarded=money(awarded, case)
                )
            )

    @rule(
        data=st.data(),
        giver=st.sampled_from(["submitter", "network", "platform"]),
        taker=st.sampled_from(["platform", "client", "network"]),
        amount=st.integers(1, 2),
    )
    def transfer(
        self, data: st.DataObject, giver: str, taker: str, amount: int
    ) -> None:
        case = self.some_case(data)
        before = self.ledger(case).held_minor(holder_of(case, giver))
        command = TransferHeldMoney(
            case_id=case.case_id,
            giver=holder_of(case, giver),
            taker=holder_of(case, taker),
            amount=money(amount, case),
        )
        if self.do(command):
            left = self.ledger(case).held_minor(holder_of(case, giver))
            assert left == before - amount

    @precondition(lambda self: self.ring_fenced())
    @rule(data=st.data(), amount=st.integers(1, 2))
    def pass_on(self, data: st.DataObject, amount: int) -> None:
        case = data.draw(st.sampled_from(self.ring_fenced()))
        command = PassOnToClient(
            case_id=case.case_id, partner_id=RING_FENCED, amount=money(amount, case)
        )
        self.do(command)

    def ring_fenced(self) -> list[Modelled]:
        return [case for case in self.cases if case.submitter_id == RING_FENCED]
