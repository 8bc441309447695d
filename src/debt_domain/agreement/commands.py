"""What can be asked of an agreement."""

from datetime import date
from typing import ClassVar, TypeAlias

from pydantic import Field

from debt_domain.agreement.model import Clause, Exclusivity
from debt_domain.kernel.message import Command
from debt_domain.values.rate_terms import RateTerms
from debt_domain.values.text import Identifier, Text


class SignAgreement(Command, frozen=True):
    """Take a partner under contract.

    Attributes:
        clauses: What it allows; more come by AgreeClause.
        starts_on: The first day on which it counts.
    """

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


class AgreeClause(Command, frozen=True):
    """Add a clause to the contract; cases submitted before stay as they are.

    Attributes:
        clause: What the partner may do from now on.
    """

    command_name: ClassVar[str] = "agreement.agree_clause"
    partner_id: Identifier
    clause: Clause


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


class SuspendAgreement(Command, frozen=True):
    """Let the partner submit nothing from a day on; what it has goes on.

    Attributes:
        suspended_from: The first day without; not before the command's effective day.
        reason: Why; nothing personal.
    """

    command_name: ClassVar[str] = "agreement.suspend_agreement"
    partner_id: Identifier
    suspended_from: date
    reason: Text


class ResumeAgreement(Command, frozen=True):
    """End the suspension.

    Attributes:
        resumed_from: The first day with; not before the command's effective day, nor
            before the first day of the suspension.
    """

    command_name: ClassVar[str] = "agreement.resume_agreement"
    partner_id: Identifier
    resumed_from: date


class EndAgreement(Command, frozen=True):
    """End the contract; accepted cases keep their frozen terms.

    Attributes:
        last_day_on: Its last day; not before the command's effective day.
        reason: Why; nothing personal.
    """

    command_name: ClassVar[str] = "agreement.end_agreement"
    partner_id: Identifier
    last_day_on: date
    reason: Text


class AgreeExclusivity(Command, frozen=True):
    """Add the clause that a client's cases go to the partner.

    Attributes:
        exclusivity: Which client's, and when; no other partner has it then.
    """

    command_name: ClassVar[str] = "agreement.agree_exclusivity"
    partner_id: Identifier
    exclusivity: Exclusivity


class EndExclusivity(Command, frozen=True):
    """End the clause early; assigned cases stay.

    Attributes:
        client_id: The client.
        last_day_on: The clause's last day now; not before the command's effective day.
        reason: Why; nothing personal.
    """

    command_name: ClassVar[str] = "agreement.end_exclusivity"
    partner_id: Identifier
    client_id: Identifier
    last_day_on: date
    reason: Text


AgreementCommand: TypeAlias = (
    SignAgreement
    | AmendRates
    | ApproveShadowClients
    | AgreeClause
    | CompleteOnboarding
    | ConfirmThreshold
    | SuspendAgreement
    | ResumeAgreement
    | EndAgreement
    | AgreeExclusivity
    | EndExclusivity
)
