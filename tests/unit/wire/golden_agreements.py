"""The golden events of what limits an agreement, and of what is settled."""

from datetime import date
from typing import Final

from debt_domain.agreement.events import (
    AgreementEnded,
    AgreementResumed,
    AgreementSuspended,
    ExclusivityAgreed,
    ExclusivityEnded,
)
from debt_domain.agreement.model import Exclusivity
from debt_domain.authority.events import AuthorityInvalidated, AuthorityRecorded
from debt_domain.client_exclusivity.events import (
    ExclusivityReleased,
    ExclusivityReserved,
)
from debt_domain.client_exclusivity.model import Reservation
from debt_domain.kernel.message import Event
from debt_domain.partner_case.events import PartnerCaseSettled, PartnerCaseUnsettled
from debt_domain.values.authority import AuthorityKind
from debt_domain.values.document import Document, DocumentKind
from debt_domain.values.personal import Personal

_FIRST: Final = date(2026, 3, 1)
_LAST: Final = date(2026, 12, 31)

AUTHORITY_EVENTS: Final[tuple[Event, ...]] = (
    AuthorityRecorded(
        client_id="client-1",
        kind=AuthorityKind.POWER_OF_ATTORNEY,
        version=2,
        signer=Personal(subject_id="contact-1", text="Ida Brandt"),
        signed_on=_FIRST,
        valid_until=_LAST,
        document=Document(
            kind=DocumentKind.AUTHORITY_TO_COLLECT,
            name="power of attorney.pdf",
            media_type="application/pdf",
            sha256="5f" * 32,
            storage_reference="store/power-of-attorney.pdf",
        ),
    ),
    AuthorityInvalidated(
        kind=AuthorityKind.POWER_OF_ATTORNEY,
        version=2,
        reason="the signer had left",
        invalid_from=_LAST,
    ),
)

AGREEMENT_EVENTS: Final[tuple[Event, ...]] = (
    AgreementSuspended(suspended_from=_FIRST, reason="open questions"),
    AgreementResumed(resumed_from=_LAST),
    AgreementEnded(last_day_on=_LAST, reason="given notice"),
    ExclusivityAgreed(
        exclusivity=Exclusivity(client_id="client-1", from_on=_FIRST, until=_LAST)
    ),
    ExclusivityEnded(client_id="client-1", last_day_on=_FIRST, reason="too slow"),
    ExclusivityReserved(
        reservation=Reservation(partner_id="partner-1", from_on=_FIRST, until=_LAST)
    ),
    ExclusivityReleased(partner_id="partner-1", last_day_on=_FIRST),
    *AUTHORITY_EVENTS,
    PartnerCaseSettled(),
    PartnerCaseUnsettled(),
)
