"""Every process stands in the order, once, under its sentence."""

from importlib import import_module
from pkgutil import iter_modules

import debt_domain.processes
from debt_domain.case.events import CaseSubmitted
from debt_domain.processes.order import ALL

NOT_SENTENCES = {"order", "process", "shared_invoices"}


def test_every_module_of_the_folder_is_in_the_order_once() -> None:
    found = {module.name for module in iter_modules(debt_domain.processes.__path__)}
    assert sorted(process.name for process in ALL) == sorted(found - NOT_SENTENCES)


def test_every_process_is_called_as_its_module() -> None:
    for process in ALL:
        module = import_module(f"debt_domain.processes.{process.name}")
        assert module.PROCESS is process


def test_a_submitted_case_has_its_ledger_before_its_partner_case() -> None:
    names = [x.name for x in ALL if x.listens_to is CaseSubmitted]
    assert names == [
        "submitted_case_reserves_its_invoices",
        "submitted_case_retains_its_debtor",
        "submitted_case_opens_its_ledger",
        "submitted_case_opens_its_partner_case",
    ]
