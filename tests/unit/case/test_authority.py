"""Nobody starts to collect, and nobody files a claim, without the client's papers."""

import pytest

from debt_domain.case.commands import FileClaim, ReopenCase, StartWork
from debt_domain.case.decisions import CASE
from debt_domain.case.errors import AuthorityMissingError
from debt_domain.case.events import CaseEvent, ClaimFiled, WorkStarted
from debt_domain.case.model import CaseContext
from debt_domain.testing import (
    TODAY,
    Given,
    a_context,
    assigned_case,
    closed_case,
)
from debt_domain.values.actor import Role
from debt_domain.values.authority import AuthorityDecision, AuthorityKind
from debt_domain.values.policy import PolicyDecision
from tests.unit.case.court import AUTHORISED, FILED, FILED_CASE, QUOTED_CASE

POWER = AuthorityKind.POWER_OF_ATTORNEY
IN_FORCE = AuthorityDecision(
    decision=PolicyDecision(policy="papers", version=2), missing=()
)
MISSING = AuthorityDecision(
    decision=PolicyDecision(
        policy="papers", version=2, reasons=("POWER_OF_ATTORNEY is not in force",)
    ),
    missing=(POWER,),
)
REOPEN = ReopenCase(
    case_id="C-1", reason="new address", consent_reference="M-7", consented_on=TODAY
)
FILE = FileClaim(
    case_id="C-1",
    court=FILED.court,
    reference=FILED.reference,
    filed_on=FILED.filed_on,
)
STEPS = [
    (StartWork(case_id="C-1"), assigned_case(), Role.COLLECTOR, "P-9"),
    (
        FILE,
        (*QUOTED_CASE, AUTHORISED),
        Role.LEGAL,
        "L-1",
    ),
    (
        REOPEN.model_copy(update={"partner_id": "P-2"}),
        closed_case(),
        Role.PLATFORM,
        None,
    ),
]


@pytest.mark.parametrize(("command", "history", "role", "party_id"), STEPS)
def test_without_papers_it_is_refused_with_each_one_named(
    command: StartWork | FileClaim | ReopenCase,
    history: tuple[CaseEvent, ...],
    role: Role,
    party_id: str | None,
) -> None:
    context = a_context(CaseContext, role, party_id, authority=MISSING)
    outcome = Given(CASE, history, context).when(command)
    refusal = outcome.then_refused(AuthorityMissingError)
    assert (refusal.client_id, refusal.country) == ("CL-1", "DE")
    assert (refusal.missing, refusal.decision) == ((POWER,), MISSING.decision)


@pytest.mark.parametrize(("command", "history", "role", "party_id"), STEPS)
def test_with_them_the_decision_is_kept(
    command: StartWork | FileClaim | ReopenCase,
    history: tuple[CaseEvent, ...],
    role: Role,
    party_id: str | None,
) -> None:
    context = a_context(CaseContext, role, party_id, authority=IN_FORCE)
    done = Given(CASE, history, context).when(command).events[-1]
    assert isinstance(done, WorkStarted | ClaimFiled)
    assert (done.authority, done.under_policy()) == (IN_FORCE.decision, "papers:2")


def test_a_case_reopened_without_a_partner_waits_for_no_paper() -> None:
    context = a_context(CaseContext)
    assert len(Given(CASE, closed_case(), context).when(REOPEN).events) == 1


def test_a_filing_that_is_repeated_rests_on_the_papers_of_its_day() -> None:
    filed = FILED.model_copy(update={"authority": IN_FORCE.decision})
    history = (*FILED_CASE[:-1], filed)
    context = a_context(CaseContext, Role.LEGAL, "L-1", authority=MISSING)
    Given(CASE, history, context).when(FILE).then()
