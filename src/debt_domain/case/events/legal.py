"""What can have happened to a case at court."""

from datetime import date
from typing import ClassVar, TypeAlias

from typing_extensions import override

from debt_domain.case.model import ClientConsent, Litigant
from debt_domain.kernel.message import Event
from debt_domain.values.money import Money
from debt_domain.values.policy import PolicyDecision
from debt_domain.values.text import Identifier, Text


class ClientInformed(Event, frozen=True):
    """The client was told how the contact went and what court would mean."""

    stored_name: ClassVar[str] = "case.client_informed"
    stored_version: ClassVar[int] = 1
    informed_on: date


class LegalEscalated(Event, frozen=True):
    """The claim was handed to a legal partner.

    Attributes:
        effective_on: Payments of this day and later come under the legal terms; what
            was decided counts from the day of the decision.
        waiver: Why a step before it was left out, if one was.
        decision: What the policy said of the contact with the debtor until then.
        consent: The client's, if it was asked.
    """

    stored_name: ClassVar[str] = "case.legal_escalated"
    stored_version: ClassVar[int] = 1
    legal_partner_id: Identifier
    effective_on: date
    waiver: Text | None
    decision: PolicyDecision
    consent: ClientConsent | None = None

    @override
    def under_policy(self) -> str:
        return self.decision.name_and_version


class LegalPartnerReplaced(Event, frozen=True):
    """Another legal partner has the case from a day on; what the first earned stays.

    Attributes:
        effective_on: Payments of this day and later are shared with the new one.
    """

    stored_name: ClassVar[str] = "case.legal_partner_replaced"
    stored_version: ClassVar[int] = 1
    legal_partner_id: Identifier
    effective_on: date

    @override
    def takes_effect_on(self) -> date:
        return self.effective_on


class LegalCostsQuoted(Event, frozen=True):
    """The legal partner said what court would cost at most.

    Attributes:
        expires_on: The last day on which the claim may be filed for it.
    """

    stored_name: ClassVar[str] = "case.legal_costs_quoted"
    stored_version: ClassVar[int] = 1
    legal_partner_id: Identifier
    cap: Money
    expires_on: date


class ClaimFiled(Event, frozen=True):
    """The claim was brought to court.

    Attributes:
        reference: The court's number of the case.
        authority: What the policy said of the client's papers, if it was asked.
    """

    stored_name: ClassVar[str] = "case.claim_filed"
    stored_version: ClassVar[int] = 1
    court: Text
    reference: Text
    filed_on: date
    authority: PolicyDecision | None = None

    @override
    def takes_effect_on(self) -> date:
        return self.filed_on

    @override
    def under_policy(self) -> str | None:
        return None if self.authority is None else self.authority.name_and_version


class JudgmentRecorded(Event, frozen=True):
    """The court decided.

    Attributes:
        amount: What the debtor is to pay, without costs.
        costs_awarded: What it is to pay of the costs.
    """

    stored_name: ClassVar[str] = "case.judgment_recorded"
    stored_version: ClassVar[int] = 1
    found_for: Litigant
    amount: Money
    costs_awarded: Money
    judged_on: date

    @override
    def takes_effect_on(self) -> date:
        return self.judged_on


class EnforcementStarted(Event, frozen=True):
    """The judgment is enforced."""

    stored_name: ClassVar[str] = "case.enforcement_started"
    stored_version: ClassVar[int] = 1
    started_on: date

    @override
    def takes_effect_on(self) -> date:
        return self.started_on


LegalEvent: TypeAlias = (
    ClientInformed
    | LegalEscalated
    | LegalCostsQuoted
    | ClaimFiled
    | JudgmentRecorded
    | EnforcementStarted
)
