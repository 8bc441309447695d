"""What a new price needs."""

from fractions import Fraction
from typing import ClassVar

from debt_domain.kernel.errors import RejectedError


class PriceConsentRequiredError(RejectedError):
    """A client agrees to a price that moves by more than the policy lets it.

    Attributes:
        before: The rate that was determined.
        after: What it would be now.
        consent_above: By how much it may differ without consent.
    """

    code: ClassVar[str] = "case.price_consent_required"

    def __init__(
        self, *, before: Fraction, after: Fraction, consent_above: Fraction
    ) -> None:
        accepted = (
            "consent_reference, naming the client's consent, or a price that moves by"
            f" at most {consent_above}"
        )
        super().__init__(
            f"consent_reference: the price would move from {before} to {after} of the"
            f" money; accepted is {accepted}",
            field="consent_reference",
            value=str(after),
            accepted=accepted,
        )
        self.before, self.after, self.consent_above = before, after, consent_above
