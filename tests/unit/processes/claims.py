"""The state of an active case after some facts about its claim."""

from debt_domain.case.decisions import CASE
from debt_domain.case.events import CaseEvent
from debt_domain.case.state import CaseState
from debt_domain.testing.cases import active_case


def active(*events: CaseEvent) -> CaseState:
    return CASE.fold((*active_case(), *events))
