"""A case that a partner submitted opens its partner case."""

from debt_domain.case.decisions import CASE
from debt_domain.case.events import CaseSubmitted
from debt_domain.partner_case.commands import SubmitPartnerCase
from debt_domain.processes.submitted_case_opens_its_partner_case import PROCESS
from debt_domain.testing import TODAY, submit_case
from debt_domain.testing.partner_cases import case_figures
from debt_domain.values.partner_submission import Handling, PartnerSubmission


def submitted(submitter_id: str | None) -> CaseSubmitted:
    command = submit_case(submitter_id=submitter_id, previous_case_id="C-0")
    return CaseSubmitted(submitted_on=TODAY, **dict(command))


def test_it_gets_the_figures_that_the_terms_depend_on() -> None:
    event = submitted("P-1")
    assert PROCESS.react(event, CASE.fold((event,))) == (
        SubmitPartnerCase(
            case_id="C-1",
            client_id="CL-1",
            partner=PartnerSubmission(submitter_id="P-1", handling=Handling.SELF),
            figures=case_figures(),
            previous_case_id="C-0",
        ),
    )


def test_a_client_s_own_case_has_none() -> None:
    event = submitted(None)
    assert PROCESS.react(event, CASE.fold((event,))) == ()
