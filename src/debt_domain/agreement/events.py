"""What can have happened to an agreement. Stored names and versions never change."""

from datetime import date
from typing import ClassVar, TypeAlias

from typing_extensions import override

from debt_domain.agreement.model import Clause, TermsVersion
from debt_domain.kernel.message import Event
from debt_domain.values.text import Identifier, Text


class AgreementSigned(Event, frozen=True):
    """A partner came under contract."""

    stored_name: ClassVar[str] = "agreement.agreement_signed"
    stored_version: ClassVar[int] = 1
    partner_id: Identifier
    clauses: tuple[Clause, ...]
    starts_on: date

    @override
    def takes_effect_on(self) -> date:
        return self.starts_on


class RatesAmended(Event, frozen=True):
    """Rates were agreed."""

    stored_name: ClassVar[str] = "agreement.rates_amended"
    stored_version: ClassVar[int] = 1
    agreed: TermsVersion

    @override
    def takes_effect_on(self) -> date:
        return self.agreed.effective_from


class ShadowClientsApproved(Event, frozen=True):
    """The partner may submit cases of its own clients."""

    stored_name: ClassVar[str] = "agreement.shadow_clients_approved"
    stored_version: ClassVar[int] = 1


class OnboardingCompleted(Event, frozen=True):
    """The partner has been onboarded."""

    stored_name: ClassVar[str] = "agreement.onboarding_completed"
    stored_version: ClassVar[int] = 1


class ThresholdConfirmed(Event, frozen=True):
    """Volume or performance stands at or above the threshold."""

    stored_name: ClassVar[str] = "agreement.threshold_confirmed"
    stored_version: ClassVar[int] = 1
    measure: Text
    figure: int
    threshold: int


AgreementEvent: TypeAlias = (
    AgreementSigned
    | RatesAmended
    | ShadowClientsApproved
    | OnboardingCompleted
    | ThresholdConfirmed
)
