"""Who works the case of a life, as instructed, and for how long it is its own."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from debt_domain.application import DomainCommand
from debt_domain.application.policies import Policies
from debt_domain.case import commands as of_case
from debt_domain.case.model import (
    ActivityKind,
    ActivityOutcome,
    AssignmentRole,
    Direction,
)
from debt_domain.partner_case.commands import ChangeHandling
from debt_domain.policies.collection_period import StandardCollectionPeriod
from debt_domain.testing import actor
from debt_domain.values.actor import Actor, Role
from debt_domain.values.partner_submission import Handling
from tests.machine.door import PLATFORM, Door
from tests.machine.life import MORE_TIME, PERIOD, Life

SUBMITTER = "A-share"
PARTNERS = st.sampled_from([SUBMITTER, "N-1", "N-2"])
AT_COURT = ("L-1", "L-2")


class WorkRules(Door):
    """The model says of each command what must come of it."""

    policies: ClassVar[Policies] = Policies(
        collection_period=StandardCollectionPeriod(
            days=PERIOD.days, extension_days=MORE_TIME.days
        )
    )
    life: Life

    def try_it(
        self,
        command: DomainCommand,
        against: set[str],
        then: Callable[[], None] = lambda: None,
        *,
        by: Actor = PLATFORM,
        on: date | None = None,
    ) -> None:
        """Give a command, hold the answer against the model, and let that go on."""
        refusal = self.refusal(command, on, by)
        name = None if refusal is None else type(refusal).__name__
        assert (name in against) if against else (name is None), (command, against)
        if not against:
            then()

    @rule(partner_id=PARTNERS, reason=st.sampled_from([None, None, "slow"]))
    def assign(self, partner_id: str, reason: str | None) -> None:
        life = self.life
        command = of_case.AssignPartner(
            case_id=life.case_id, partner_id=partner_id, reassignment_reason=reason
        )
        against = life.against_assigning(
            partner_id, self.today, with_reason=reason is not None
        )
        self.try_it(command, against, lambda: life.assign(partner_id))

    @rule(
        partner_id=PARTNERS,
        takes=st.sampled_from([True, True, False]),
        known=st.booleans(),
    )
    def answer_assignment(self, *, partner_id: str, takes: bool, known: bool) -> None:
        life, by = self.life, actor(Role.COLLECTOR, partner_id)
        if takes:
            version = life.instructions if known else 1
            start = of_case.StartWork(
                case_id=life.case_id, acknowledged_instructions_version=version
            )
            against = life.against_starting(partner_id, version)
            self.try_it(start, against, lambda: life.start(self.today), by=by)
        else:
            decline = of_case.DeclineAssignment(case_id=life.case_id, reason="full")
            against = life.against_answering_assignment(partner_id, "DeclineAssignment")
            self.try_it(decline, against, life.decline, by=by)

    @rule(partner_id=PARTNERS, outcome=st.sampled_from([None, ActivityOutcome.PROMISE]))
    def call(self, partner_id: str, outcome: ActivityOutcome | None) -> None:
        life = self.life
        command = of_case.LogActivity(
            case_id=life.case_id,
            kind=ActivityKind.CALL,
            direction=Direction.OUTBOUND,
            outcome=outcome,
            occurred_at=self.now,
        )
        against = life.against_calling(partner_id)
        by = actor(Role.COLLECTOR, partner_id)
        self.try_it(command, against, by=by)
        if outcome is not None and not against:
            life.hear_of_money(self.today)

    @rule(newer=st.sampled_from([-1, 0, 1, 1, 2]))
    def change_instructions(self, newer: int) -> None:
        life = self.life
        version = max(2, life.instructions + newer)
        command = of_case.ChangeInstructions(
            case_id=life.case_id, instructions_version=version, sha256="5f" * 32
        )
        against = life.against_changing_instructions(version)
        self.try_it(command, against, lambda: life.instruct(version))

    @rule(
        party_id=st.sampled_from([SUBMITTER, "N-1", "N-2", *AT_COURT]),
        newest=st.sampled_from([True, True, False]),
    )
    def acknowledge(self, party_id: str, *, newest: bool) -> None:
        life, at_court = self.life, party_id in AT_COURT
        version = life.instructions if newest else 1
        command = of_case.AcknowledgeInstructions(
            case_id=life.case_id, instructions_version=version
        )
        against = life.against_acknowledging(party_id, version)
        by = actor(Role.LEGAL if at_court else Role.COLLECTOR, party_id)
        self.try_it(
            command, against, lambda: life.acknowledge(at_court=at_court), by=by
        )

    @precondition(lambda self: self.life.submitted)
    @rule(handling=st.sampled_from(Handling))
    def change_handling(self, handling: Handling) -> None:
        life, to_submitter = self.life, handling is Handling.SELF
        command = ChangeHandling(
            case_id=life.case_id, handling=handling, reason="agreed"
        )
        against = life.against_changing_handling()
        self.try_it(command, against, lambda: life.hand_over(to_submitter=to_submitter))

    @rule()
    def go_to_court(self) -> None:
        life, today = self.life, self.today
        command = of_case.EscalateToLegal(
            case_id=life.case_id,
            legal_partner_id="L-1",
            effective_on=today,
            waiver="the claim is about to lapse",
        )
        self.try_it(
            command, life.against_court(), lambda: life.take_to_court("L-1", today)
        )

    @rule(partner_id=st.sampled_from(AT_COURT), days=st.integers(0, 2))
    def replace_at_court(self, partner_id: str, days: int) -> None:
        life = self.life
        on = max(life.submitted_on, self.today - timedelta(days=days))
        command = of_case.AssignPartner(
            case_id=life.case_id, partner_id=partner_id, role=AssignmentRole.LEGAL
        )
        against = life.against_replacing_at_court(partner_id, on)
        self.try_it(command, against, lambda: life.take_to_court(partner_id, on), on=on)

    @rule(hours=st.sampled_from([2, 30, 100]))
    def wait(self, hours: int) -> None:
        self.now += timedelta(hours=hours)
