"""What can be asked of an agreement."""

from datetime import date
from typing import ClassVar, TypeAlias

from pydantic import Field

from debt_domain.agreement.model import Clause
from debt_domain.kernel.message import Command
from debt_domain.values.rate_terms import RateTerms
from debt_domain.values.text import Identifier, Text


class SignAgreement(Command, frozen=True):
    """Take a partner under contract."""

    command_name: ClassVar[str] = "agreement.sign_agreement"
    partner_id: Identifier
    clauses: tuple[Clause, ...] = ()
    starts_on: date


class AmendRates(Command, frozen=True):
    """Agree rates, the first or new ones, for cases submitted from a day on.

    Attributes:
        terms: The rates, as a whole: nothing of earlier ones goes on.
        effective_from: The first day of submission that they count for. The first
            rates may reach back to the contract's start; later ones lie after the day
            on which they were agreed, which is the command's effective day.
    """

    command_name: ClassVar[str] = "agreement.amend_rates"
    partner_id: Identifier
    terms: RateTerms
    effective_from: date


class ApproveShadowClients(Command, frozen=True):
    """Let the partner submit cases of its own clients."""

    command_name: ClassVar[str] = "agreement.approve_shadow_clients"
    partner_id: Identifier


class CompleteOnboarding(Command, frozen=True):
    """State that the partner has been onboarded."""

    command_name: ClassVar[str] = "agreement.complete_onboarding"
    partner_id: Identifier


class ConfirmThreshold(Command, frozen=True):
    """State that volume or performance stands at or above the threshold.

    Attributes:
        measure: What was measured, such as `cases_per_year`.
        figure: What was found.
        threshold: What is needed; the figure is at least this.
    """

    command_name: ClassVar[str] = "agreement.confirm_threshold"
    partner_id: Identifier
    measure: Text
    figure: int = Field(ge=0)
    threshold: int = Field(ge=0)


AgreementCommand: TypeAlias = (
    SignAgreement
    | AmendRates
    | ApproveShadowClients
    | CompleteOnboarding
    | ConfirmThreshold
)
