"""Why an agreement refuses: one class per rule."""

from datetime import date
from typing import ClassVar

from debt_domain.kernel.errors import RejectedError


class AgreementExistsError(RejectedError):
    """A partner comes under contract once."""

    code: ClassVar[str] = "agreement.exists"

    def __init__(self, *, partner_id: str, starts_on: date) -> None:
        accepted = "a partner without an agreement"
        super().__init__(
            f"partner {partner_id} has an agreement from {starts_on} on; accepted is"
            f" {accepted}, or AmendRates for new rates",
            field="partner_id",
            value=partner_id,
            accepted=accepted,
        )
        self.partner_id, self.starts_on = partner_id, starts_on


class AgreementAbsentError(RejectedError):
    """Everything else needs a signed agreement."""

    code: ClassVar[str] = "agreement.absent"

    def __init__(self, *, command: str, partner_id: str) -> None:
        accepted = "a partner under contract: SignAgreement comes first"
        super().__init__(
            f"{command} finds no agreement with partner {partner_id}; accepted is"
            f" {accepted}",
            field="partner_id",
            value=partner_id,
            accepted=accepted,
        )
        self.command, self.partner_id = command, partner_id


class BackdatedAmendmentError(RejectedError):
    """Rates are agreed for days to come; those agreed are never edited.

    Attributes:
        effective_from: The day that was asked for.
        not_before: The first day that the contract and the calendar allow.
        later_than: The day the last rates take effect, or None for the first rates.
    """

    code: ClassVar[str] = "agreement.backdated_amendment"

    def __init__(
        self, *, effective_from: date, not_before: date, later_than: date | None
    ) -> None:
        after = "" if later_than is None else f", and later than {later_than}"
        accepted = f"a day not before {not_before}{after}"
        super().__init__(
            f"effective_from {effective_from} would change terms already agreed;"
            f" accepted is {accepted}",
            field="effective_from",
            value=effective_from.isoformat(),
            accepted=accepted,
        )
        self.effective_from, self.not_before = effective_from, not_before
        self.later_than = later_than


class ThresholdNotMetError(RejectedError):
    """Volume or performance has to stand at or above the threshold."""

    code: ClassVar[str] = "agreement.threshold_not_met"

    def __init__(self, *, measure: str, figure: int, threshold: int) -> None:
        accepted = f"a figure of at least {threshold}"
        super().__init__(
            f"figure: {measure} is {figure}; accepted is {accepted}",
            field="figure",
            value=figure,
            accepted=accepted,
        )
        self.measure, self.figure, self.threshold = measure, figure, threshold


class AgreementEndedError(RejectedError):
    """An agreement that is to end is not changed any more.

    Attributes:
        command: What was asked.
        partner_id: The partner.
        last_day_on: The last day under contract.
    """

    code: ClassVar[str] = "agreement.ended"

    def __init__(self, *, command: str, partner_id: str, last_day_on: date) -> None:
        accepted = "a partner whose agreement has no end"
        super().__init__(
            f"{command}: the agreement with partner {partner_id} ends on {last_day_on};"
            f" accepted is {accepted}",
            field="partner_id",
            value=partner_id,
            accepted=accepted,
        )
        self.command, self.partner_id = command, partner_id
        self.last_day_on = last_day_on


class AgreementSuspendedError(RejectedError):
    """A suspension ends before the next one begins."""

    code: ClassVar[str] = "agreement.suspended"

    def __init__(self, *, partner_id: str, suspended_from: date) -> None:
        accepted = "an agreement that is not suspended: ResumeAgreement comes first"
        super().__init__(
            f"the agreement with partner {partner_id} is suspended from"
            f" {suspended_from} on; accepted is {accepted}",
            field="partner_id",
            value=partner_id,
            accepted=accepted,
        )
        self.partner_id, self.suspended_from = partner_id, suspended_from


class AgreementNotSuspendedError(RejectedError):
    """Only what is suspended is resumed."""

    code: ClassVar[str] = "agreement.not_suspended"

    def __init__(self, *, partner_id: str) -> None:
        accepted = "a suspended agreement: SuspendAgreement comes first"
        super().__init__(
            f"the agreement with partner {partner_id} is not suspended; accepted is"
            f" {accepted}",
            field="partner_id",
            value=partner_id,
            accepted=accepted,
        )
        self.partner_id = partner_id


class BackdatedChangeError(RejectedError):
    """An agreement is suspended, resumed, ended or made exclusive for days to come.

    Attributes:
        field: Which day.
        day: The day that was asked for.
        not_before: The first that is accepted.
    """

    code: ClassVar[str] = "agreement.backdated_change"

    def __init__(self, *, field: str, day: date, not_before: date) -> None:
        accepted = f"a day not before {not_before}"
        super().__init__(
            f"{field} {day} would change what has been; accepted is {accepted}",
            field=field,
            value=day.isoformat(),
            accepted=accepted,
        )
        self.day, self.not_before = day, not_before


class ExclusivityAbsentError(RejectedError):
    """Only an exclusivity that lasts beyond a day ends with it."""

    code: ClassVar[str] = "agreement.exclusivity_absent"

    def __init__(self, *, partner_id: str, client_id: str, last_day_on: date) -> None:
        accepted = f"a client whose cases go to the partner after {last_day_on}"
        super().__init__(
            f"client_id: partner {partner_id} has no exclusivity for {client_id} after"
            f" {last_day_on}; accepted is {accepted}",
            field="client_id",
            value=client_id,
            accepted=accepted,
        )
        self.partner_id, self.client_id = partner_id, client_id
        self.last_day_on = last_day_on
