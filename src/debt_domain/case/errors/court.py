"""The order of the steps at court."""

from datetime import date
from typing import ClassVar

from debt_domain.case.model import Litigant
from debt_domain.kernel.errors import RejectedError


class ContactLadderIncompleteError(RejectedError):
    """The debtor is contacted often enough, on several channels, before court."""

    code: ClassVar[str] = "case.contact_ladder_incomplete"

    def __init__(self, *, policy: str, version: int, reasons: tuple[str, ...]) -> None:
        accepted = "the missing steps, or a waiver that says why not"
        super().__init__(
            f"contact: {policy}:{version} says: {'; '.join(reasons)}; accepted is {accepted}",
            field="waiver",
            value=reasons,
            accepted=accepted,
        )
        self.policy = policy
        self.version = version
        self.reasons = reasons


class ClientConsentRequiredError(RejectedError):
    """A client that wants to be asked first has to agree to the step to court.

    Attributes:
        client_id: The client.
    """

    code: ClassVar[str] = "case.client_consent_required"

    def __init__(self, *, client_id: str) -> None:
        accepted = "the client's consent: given_by, reference and given_on"
        super().__init__(
            f"consent: client {client_id} wants to be asked before its claim goes to"
            f" court (ASK_FIRST); accepted is {accepted}",
            field="consent",
            accepted=accepted,
        )
        self.client_id = client_id


class NotLegalError(RejectedError):
    """A step at court is for a case that has a legal partner."""

    code: ClassVar[str] = "case.not_legal"

    def __init__(self, *, command: str) -> None:
        accepted = "a case after EscalateToLegal"
        super().__init__(
            f"phase: {command} needs a legal partner; accepted is {accepted}",
            field="phase",
            value=command,
            accepted=accepted,
        )
        self.command = command


class CostsNotQuotedError(RejectedError):
    """A claim is filed for costs that were quoted, while the quote holds."""

    code: ClassVar[str] = "case.costs_not_quoted"

    def __init__(self, *, filed_on: date) -> None:
        accepted = "QuoteLegalCosts, with an end on that day or later"
        super().__init__(
            f"filed_on: no quote of the legal partner holds on {filed_on}; accepted is {accepted}",
            field="filed_on",
            value=filed_on,
            accepted=accepted,
        )
        self.filed_on = filed_on


class CostsNotAuthorisedError(RejectedError):
    """A claim is filed when the client has authorised what it costs."""

    code: ClassVar[str] = "case.costs_not_authorised"

    def __init__(self, *, quoted_minor: int, cap_minor: int) -> None:
        accepted = f"AuthoriseCosts of {quoted_minor} or more"
        super().__init__(
            f"cap: {cap_minor} in minor units is authorised, {quoted_minor} is quoted; accepted is {accepted}",
            field="cap",
            value=cap_minor,
            accepted=accepted,
        )
        self.quoted_minor = quoted_minor
        self.cap_minor = cap_minor


class AlreadyFiledError(RejectedError):
    """A claim is filed once."""

    code: ClassVar[str] = "case.already_filed"

    def __init__(self, *, reference: str) -> None:
        accepted = "the filing as it was recorded"
        super().__init__(
            f"reference: the claim was filed as {reference}; accepted is {accepted}",
            field="reference",
            value=reference,
            accepted=accepted,
        )
        self.reference = reference


class NotFiledError(RejectedError):
    """A court decides on what was filed."""

    code: ClassVar[str] = "case.not_filed"

    def __init__(self) -> None:
        accepted = "a case after FileClaim"
        super().__init__(
            f"filed_on: the claim was not filed; accepted is {accepted}",
            field="filed_on",
            value=None,
            accepted=accepted,
        )


class JudgmentBeforeFilingError(RejectedError):
    """A court decides after the filing."""

    code: ClassVar[str] = "case.judgment_before_filing"

    def __init__(self, *, judged_on: date, filed_on: date) -> None:
        accepted = f"{filed_on} or later"
        super().__init__(
            f"judged_on: {judged_on} is before the filing; accepted is {accepted}",
            field="judged_on",
            value=judged_on,
            accepted=accepted,
        )
        self.judged_on = judged_on
        self.filed_on = filed_on


class JudgmentAmountError(RejectedError):
    """A judgment for the client awards something, one for the debtor nothing."""

    code: ClassVar[str] = "case.judgment_amount"

    def __init__(
        self, *, found_for: Litigant, amount_minor: int, costs_minor: int
    ) -> None:
        accepted = "above 0 for the CLIENT, costs of 0 or more; both 0 for the DEBTOR"
        super().__init__(
            f"amount: {amount_minor} and costs of {costs_minor} do not go with {found_for}; accepted is {accepted}",
            field="amount",
            value=amount_minor,
            accepted=accepted,
        )
        self.found_for = found_for
        self.amount_minor = amount_minor
        self.costs_minor = costs_minor


class AlreadyJudgedError(RejectedError):
    """A court decides once."""

    code: ClassVar[str] = "case.already_judged"

    def __init__(self) -> None:
        accepted = "the judgment as it was recorded"
        super().__init__(
            f"judged_on: another judgment was recorded; accepted is {accepted}",
            field="judged_on",
            value=None,
            accepted=accepted,
        )


class NotJudgedError(RejectedError):
    """Only a judgment is enforced."""

    code: ClassVar[str] = "case.not_judged"

    def __init__(self) -> None:
        accepted = "a case after RecordJudgment"
        super().__init__(
            f"judged_on: there is no judgment; accepted is {accepted}",
            field="judged_on",
            value=None,
            accepted=accepted,
        )


class JudgmentForDebtorError(RejectedError):
    """Only a judgment for the client is enforced."""

    code: ClassVar[str] = "case.judgment_for_debtor"

    def __init__(self) -> None:
        accepted = "a judgment for the CLIENT"
        super().__init__(
            f"found_for: the court found for the DEBTOR; accepted is {accepted}",
            field="found_for",
            value="DEBTOR",
            accepted=accepted,
        )


class EnforcementBeforeJudgmentError(RejectedError):
    """A judgment is enforced after it was given."""

    code: ClassVar[str] = "case.enforcement_before_judgment"

    def __init__(self, *, started_on: date, judged_on: date) -> None:
        accepted = f"{judged_on} or later"
        super().__init__(
            f"started_on: {started_on} is before the judgment; accepted is {accepted}",
            field="started_on",
            value=started_on,
            accepted=accepted,
        )
        self.started_on = started_on
        self.judged_on = judged_on


class AlreadyEnforcedError(RejectedError):
    """A judgment's enforcement starts once."""

    code: ClassVar[str] = "case.already_enforced"

    def __init__(self, *, started_on: date) -> None:
        accepted = "the day that was recorded"
        super().__init__(
            f"started_on: it was started on {started_on}; accepted is {accepted}",
            field="started_on",
            value=started_on,
            accepted=accepted,
        )
        self.started_on = started_on
