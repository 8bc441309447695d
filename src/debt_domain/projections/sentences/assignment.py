"""How an assignment went on after it was made."""

from typing import assert_never

from debt_domain.case.events import (
    AssignmentEvent,
    CollectionPeriodExtended,
    CollectionPeriodStarted,
    InstructionsAcknowledged,
    InstructionsChanged,
    LegalPartnerReplaced,
)
from debt_domain.projections.sentences.phrases import words


def assignment_sentence(event: AssignmentEvent) -> str:
    """Say what happened to an assignment."""
    match event:
        case InstructionsChanged(instructions_version=version):
            return f"The client gave its instructions {version}."
        case InstructionsAcknowledged(partner_id=partner_id, role=role):
            version = event.instructions_version
            return f"The {words(role)} {partner_id} read the instructions {version}."
        case CollectionPeriodStarted(partner_id=partner_id, ends_on=ends_on):
            return f"Partner {partner_id} has until {ends_on} to collect."
        case CollectionPeriodExtended(ends_on=ends_on, because=because):
            return f"For a {words(because)} there is time until {ends_on} to collect."
        case LegalPartnerReplaced(legal_partner_id=partner_id, effective_on=day):
            return f"Partner {partner_id} has the case at court from {day}."
        case _:
            assert_never(event)
