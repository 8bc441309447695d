"""The page of processes says which event leads to which commands."""

from debt_domain.case.commands import AssignPartner
from debt_domain.processes import accepted_self_handled_case_goes_to_its_submitter
from debt_domain.processes.order import ALL
from docs.processes import PAGE, commands_of, markdown


def test_the_page_is_up_to_date() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert page == markdown(), "run: python docs/processes.py"


def test_every_process_has_a_row_and_leads_to_a_command() -> None:
    page = markdown()
    for process in ALL:
        assert f"| {process.name.replace('_', ' ')} |" in page
        assert commands_of(process)


def test_the_commands_are_those_that_the_process_gives() -> None:
    process = accepted_self_handled_case_goes_to_its_submitter.PROCESS
    assert AssignPartner in commands_of(process)
