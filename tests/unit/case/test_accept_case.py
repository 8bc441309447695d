from debt_domain.case.commands import AcceptCase
from debt_domain.case.decisions import CASE
from debt_domain.case.errors import (
    AcceptanceRefusedError,
    InvoiceDocumentMissingError,
    PolicyMissingError,
)
from debt_domain.case.events import CaseAccepted
from debt_domain.case.model import CaseContext
from debt_domain.testing import (
    ACCEPTANCE,
    Given,
    a_context,
    document,
    submit_case,
    submitted_case,
)
from debt_domain.values.actor import Role, RoleNotAllowedError
from debt_domain.values.document import DocumentKind
from debt_domain.values.policy import PolicyDecision

ACCEPT = AcceptCase(case_id="C-1")


def test_a_case_is_accepted_with_the_decision_of_the_policy() -> None:
    context = a_context(CaseContext, acceptance=ACCEPTANCE)
    outcome = Given(CASE, submitted_case(), context).when(ACCEPT)
    outcome.then(CaseAccepted(decisions=ACCEPTANCE))


def test_an_acceptance_needs_the_invoice() -> None:
    contract = document(DocumentKind.CONTRACT)
    history = submitted_case(submit_case(documents=(contract,)))
    context = a_context(CaseContext, acceptance=ACCEPTANCE)
    refusal = Given(CASE, history, context).when(ACCEPT)
    refusal.then_refused(InvoiceDocumentMissingError)


def test_an_acceptance_needs_the_policy() -> None:
    given = Given(CASE, submitted_case(), a_context(CaseContext))
    given.when(ACCEPT).then_refused(PolicyMissingError)


def test_the_policy_can_have_something_against_the_case() -> None:
    decisions = (
        PolicyDecision(policy="figures", version=3, reasons=("too small", "too old")),
        PolicyDecision(policy="papers", version=1),
        PolicyDecision(policy="law", version=2, reasons=("time-barred",)),
    )
    context = a_context(CaseContext, acceptance=decisions)
    outcome = Given(CASE, submitted_case(), context).when(ACCEPT)
    refusal = outcome.then_refused(AcceptanceRefusedError)
    assert refusal.reasons == ("too small", "too old", "time-barred")
    assert refusal.decisions == decisions
    assert "figures:3 says: too small; too old; law:2 says: time-barred" in str(refusal)


def test_the_decisions_of_all_policies_are_kept() -> None:
    decisions = (*ACCEPTANCE, PolicyDecision(policy="papers", version=1))
    context = a_context(CaseContext, acceptance=decisions)
    outcome = Given(CASE, submitted_case(), context).when(ACCEPT)
    accepted = CaseAccepted(decisions=decisions)
    outcome.then(accepted)
    assert accepted.under_policy() == "standard_acceptance:1, papers:1"


def test_only_the_platform_accepts() -> None:
    context = a_context(CaseContext, Role.CLIENT, "CL-1", acceptance=ACCEPTANCE)
    outcome = Given(CASE, submitted_case(), context).when(ACCEPT)
    outcome.then_refused(RoleNotAllowedError)
