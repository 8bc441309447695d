"""What can be asked about courts."""

from datetime import date
from typing import ClassVar

from debt_domain.case.model import ClientConsent, Litigant
from debt_domain.kernel.message import Command
from debt_domain.values.money import Money
from debt_domain.values.text import Identifier, Text


class InformClient(Command, frozen=True):
    """Tell the client how the contact went and what court would mean.

    Attributes:
        informed_on: Not in the future.
    """

    command_name: ClassVar[str] = "case.inform_client"
    case_id: Identifier
    informed_on: date


class EscalateToLegal(Command, frozen=True):
    """Hand the claim to a legal partner; a partner case is split by its legal terms.

    Attributes:
        legal_partner_id: Who goes to court.
        effective_on: Payments of this day and later come under the legal terms; not in
            the future.
        waiver: Why the contact with the debtor may be incomplete, if it is.
        consent: The client's, given before this step; needed where it said ASK_FIRST.
    """

    command_name: ClassVar[str] = "case.escalate_to_legal"
    case_id: Identifier
    legal_partner_id: Identifier
    effective_on: date
    waiver: Text | None = None
    consent: ClientConsent | None = None


class QuoteLegalCosts(Command, frozen=True):
    """Say what court will cost at most.

    Attributes:
        cap: Above zero, in the claim's currency; the client authorises it.
        expires_on: The last day on which the claim may be filed for it.
    """

    command_name: ClassVar[str] = "case.quote_legal_costs"
    case_id: Identifier
    cap: Money
    expires_on: date


class FileClaim(Command, frozen=True):
    """Bring the claim to court, once its quoted costs are authorised.

    Attributes:
        reference: The court's number of the case.
        filed_on: Not in the future.
    """

    command_name: ClassVar[str] = "case.file_claim"
    case_id: Identifier
    court: Text
    reference: Text
    filed_on: date


class RecordJudgment(Command, frozen=True):
    """Write down what the court decided.

    The claim changes by `AdjustClaim` and `AwardCosts`, which say what of it the
    judgment is about.

    Attributes:
        found_for: Who wins; for the DEBTOR both amounts are zero.
        amount: What the debtor is to pay, without costs.
        costs_awarded: What it is to pay of the costs.
        judged_on: Not before the filing, not in the future.
    """

    command_name: ClassVar[str] = "case.record_judgment"
    case_id: Identifier
    found_for: Litigant
    amount: Money
    costs_awarded: Money
    judged_on: date


class StartEnforcement(Command, frozen=True):
    """Enforce the judgment.

    Attributes:
        started_on: Not before the judgment, not in the future.
    """

    command_name: ClassVar[str] = "case.start_enforcement"
    case_id: Identifier
    started_on: date
