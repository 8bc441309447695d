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
