"""How an assignment goes on after it was made."""

from typing import TypeAlias

from debt_domain.case.events.collection_period import CollectionPeriodEvent
from debt_domain.case.events.instructions import InstructionsEvent
from debt_domain.case.events.legal import LegalPartnerReplaced

AssignmentEvent: TypeAlias = (
    InstructionsEvent | CollectionPeriodEvent | LegalPartnerReplaced
)
