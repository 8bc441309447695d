"""The state of an agreement after some events."""

from datetime import date

from debt_domain.agreement.decisions import AGREEMENT
from debt_domain.agreement.events import (
    AgreementEvent,
    AgreementSigned,
    ExclusivityAgreed,
)
from debt_domain.agreement.model import Exclusivity
from debt_domain.agreement.state import AgreementState

SINCE = date(2026, 1, 1)
UNTIL = date(2026, 12, 31)
SIGNED = AgreementSigned(partner_id="P-1", clauses=(), starts_on=SINCE)


def agreed(client_id: str = "CL-1") -> ExclusivityAgreed:
    exclusivity = Exclusivity(client_id=client_id, from_on=SINCE, until=UNTIL)
    return ExclusivityAgreed(exclusivity=exclusivity)


def agreement(*events: AgreementEvent) -> AgreementState:
    return AGREEMENT.fold((SIGNED, *events))
