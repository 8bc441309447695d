"""What can have happened to an agreement. Stored names and versions never change."""

from datetime import date, timedelta
from typing import ClassVar, TypeAlias

from typing_extensions import override

from debt_domain.agreement.model import Clause, Exclusivity, TermsVersion
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


class ClauseAgreed(Event, frozen=True):
    """A clause was added to the contract."""

    stored_name: ClassVar[str] = "agreement.clause_agreed"
    stored_version: ClassVar[int] = 1
    clause: Clause


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


class AgreementSuspended(Event, frozen=True):
    """The partner submits nothing from a day on."""

    stored_name: ClassVar[str] = "agreement.agreement_suspended"
    stored_version: ClassVar[int] = 1
    suspended_from: date
    reason: Text

    @override
    def takes_effect_on(self) -> date:
        return self.suspended_from


class AgreementResumed(Event, frozen=True):
    """The suspension ended."""

    stored_name: ClassVar[str] = "agreement.agreement_resumed"
    stored_version: ClassVar[int] = 1
    resumed_from: date

    @override
    def takes_effect_on(self) -> date:
        return self.resumed_from


class AgreementEnded(Event, frozen=True):
    """The contract ends with a day, and every exclusivity with it."""

    stored_name: ClassVar[str] = "agreement.agreement_ended"
    stored_version: ClassVar[int] = 1
    last_day_on: date
    reason: Text

    @override
    def takes_effect_on(self) -> date:
        return self.last_day_on + timedelta(days=1)


class ExclusivityAgreed(Event, frozen=True):
    """A client's cases go to the partner for a while."""

    stored_name: ClassVar[str] = "agreement.exclusivity_agreed"
    stored_version: ClassVar[int] = 1
    exclusivity: Exclusivity

    @override
    def takes_effect_on(self) -> date:
        return self.exclusivity.from_on


class ExclusivityEnded(Event, frozen=True):
    """The clause ends earlier than agreed."""

    stored_name: ClassVar[str] = "agreement.exclusivity_ended"
    stored_version: ClassVar[int] = 1
    client_id: Identifier
    last_day_on: date
    reason: Text

    @override
    def takes_effect_on(self) -> date:
        return self.last_day_on + timedelta(days=1)


AgreementEvent: TypeAlias = (
    AgreementSigned
    | RatesAmended
    | ShadowClientsApproved
    | ClauseAgreed
    | OnboardingCompleted
    | ThresholdConfirmed
    | AgreementSuspended
    | AgreementResumed
    | AgreementEnded
    | ExclusivityAgreed
    | ExclusivityEnded
)
