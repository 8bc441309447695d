"""Why entries cannot be exported: one class for each rule."""

from typing import ClassVar

from debt_domain.kernel.errors import RejectedError


class UnplacedAccountError(RejectedError):
    """Every account has its place in the chart.

    Attributes:
        account: The one that has none.
    """

    code: ClassVar[str] = "exports.unplaced_account"

    def __init__(self, *, account: str) -> None:
        accepted = "an account of the chart in debt_adapters.exports.chart"
        super().__init__(
            f"the account {account!r} has no place in the chart; accepted is {accepted}",
            field="account",
            value=account,
            accepted=accepted,
        )
        self.account = account


class SirenError(RejectedError, ValueError):
    """A SIREN has nine digits, the last of which checks the others."""

    code: ClassVar[str] = "exports.siren"

    def __init__(self, *, value: str) -> None:
        accepted = "nine digits with a valid check digit, such as 732829320"
        super().__init__(
            f"{value!r} is no SIREN; accepted is {accepted}",
            field="siren",
            value=value,
            accepted=accepted,
        )


class NoRateError(RejectedError):
    """The FEC is kept in euros: an amount in another currency needs a rate.

    Attributes:
        currency: The other currency.
        entry: The entry, such as `ledger:case:C-1@2`.
    """

    code: ClassVar[str] = "exports.no_rate"

    def __init__(self, *, currency: str, entry: str) -> None:
        accepted = f"euros for one {currency}, such as --rate {currency}=0.92"
        super().__init__(
            f"the entry {entry} is in {currency}, and the FEC is kept in euros;"
            f" accepted is {accepted}",
            field="rate",
            value=currency,
            accepted=accepted,
        )
        self.currency, self.entry = currency, entry


class AmountTooLargeError(RejectedError):
    """A column of whole minor units holds 64 bits.

    Attributes:
        entry: The entry that has the amount.
    """

    code: ClassVar[str] = "exports.amount_too_large"

    def __init__(self, *, entry: str, amount_minor: int) -> None:
        accepted = "at most 9223372036854775807 minor units; CSV has no such bound"
        super().__init__(
            f"the entry {entry} has an amount of {amount_minor} minor units; accepted"
            f" are {accepted}",
            field="amount_minor",
            value=amount_minor,
            accepted=accepted,
        )
        self.entry = entry
