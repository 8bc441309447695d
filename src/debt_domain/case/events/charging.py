"""How the charge of a partner goes on after it was assigned."""

from typing import TypeAlias

from debt_domain.case.events.collection_period import CollectionPeriodEvent
from debt_domain.case.events.instructions import InstructionsEvent
from debt_domain.case.events.legal import LegalPartnerReplaced

ChargeEvent: TypeAlias = (
    InstructionsEvent | CollectionPeriodEvent | LegalPartnerReplaced
)
