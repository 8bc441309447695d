"""A closed partner case is settled once all of its ledger has been stated."""

import pytest

from debt_domain.partner_case.commands import (
    ReopenPartnerCase,
    SettlePartnerCase,
    UnsettlePartnerCase,
)
from debt_domain.partner_case.decisions import PARTNER_CASE
from debt_domain.partner_case.errors import (
    ProcessOnlyError,
    UnstatedEntriesError,
    WrongStatusError,
)
from debt_domain.partner_case.events import (
    PartnerCaseClosed,
    PartnerCaseEvent,
    PartnerCaseReopened,
    PartnerCaseSettled,
    PartnerCaseUnsettled,
)
from debt_domain.partner_case.model import (
    PartnerCaseContext,
    PartnerCaseStatus,
    Unstated,
)
from debt_domain.testing import Given, a_context
from debt_domain.testing.partner_cases import (
    partner_case_accepted,
    partner_case_submitted,
)
from debt_domain.values.actor import Role, RoleNotAllowedError
from debt_domain.values.event_id import EventId
from debt_domain.values.holder import Holder

SETTLE = SettlePartnerCase(case_id="C-1")
UNSETTLE = UnsettlePartnerCase(case_id="C-1")
ACCEPTED = (partner_case_submitted(), partner_case_accepted())
CLOSED = (*ACCEPTED, PartnerCaseClosed(code="PAID"))
SETTLED = (*CLOSED, PartnerCaseSettled())
SYSTEM = a_context(PartnerCaseContext, Role.SYSTEM)
PROCESS = a_context(PartnerCaseContext, cause=EventId("ledger:case:C-1", 9))


def status(*events: PartnerCaseEvent) -> PartnerCaseStatus:
    return PARTNER_CASE.fold(events).status


@pytest.mark.parametrize("role", [Role.SYSTEM, Role.PLATFORM, Role.FINANCE])
def test_it_is_settled(role: Role) -> None:
    context = a_context(PartnerCaseContext, role)
    Given(PARTNER_CASE, CLOSED, context).when(SETTLE).then(PartnerCaseSettled())
    assert status(*SETTLED) is PartnerCaseStatus.SETTLED


def test_once_is_enough() -> None:
    Given(PARTNER_CASE, SETTLED, SYSTEM).when(SETTLE).then()


def test_not_while_an_entry_is_in_no_statement() -> None:
    missing = Unstated(entry_id="ledger:case:C-1@7", party=Holder.partner("P-1"))
    context = a_context(PartnerCaseContext, Role.SYSTEM, unstated=(missing,))
    refusal = (
        Given(PARTNER_CASE, CLOSED, context)
        .when(SETTLE)
        .then_refused(UnstatedEntriesError)
    )
    assert (refusal.case_id, refusal.unstated) == ("C-1", (missing,))
    assert "IssueStatement for PARTNER:P-1" in str(refusal)


@pytest.mark.parametrize("history", [(), ACCEPTED])
def test_only_what_is_closed_is_settled(history: tuple[PartnerCaseEvent, ...]) -> None:
    refusal = (
        Given(PARTNER_CASE, history, SYSTEM).when(SETTLE).then_refused(WrongStatusError)
    )
    assert refusal.needed == (PartnerCaseStatus.CLOSED,)


def test_a_partner_does_not_settle() -> None:
    context = a_context(PartnerCaseContext, Role.SUBMITTER, "P-1")
    given = Given(PARTNER_CASE, CLOSED, context)
    given.when(SETTLE).then_refused(RoleNotAllowedError)


def test_a_later_entry_takes_it_back() -> None:
    given = Given(PARTNER_CASE, SETTLED, PROCESS)
    given.when(UNSETTLE).then(PartnerCaseUnsettled())
    assert status(*SETTLED, PartnerCaseUnsettled()) is PartnerCaseStatus.CLOSED


@pytest.mark.parametrize("history", [(), ACCEPTED, CLOSED])
def test_there_is_nothing_to_take_back_before(
    history: tuple[PartnerCaseEvent, ...],
) -> None:
    Given(PARTNER_CASE, history, PROCESS).when(UNSETTLE).then()


def test_nobody_asks_to_take_it_back() -> None:
    given = Given(PARTNER_CASE, SETTLED, SYSTEM)
    given.when(UNSETTLE).then_refused(ProcessOnlyError)


def test_a_reopened_case_goes_on_as_accepted() -> None:
    given = Given(PARTNER_CASE, SETTLED, PROCESS)
    given.when(ReopenPartnerCase(case_id="C-1")).then(PartnerCaseReopened())
    assert status(*SETTLED, PartnerCaseReopened()) is PartnerCaseStatus.ACCEPTED
