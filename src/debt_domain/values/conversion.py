"""Money that came in another currency than the claim's."""

from debt_domain.kernel.message import Message
from debt_domain.values.money import Money
from debt_domain.values.text import Instant, Share, Text


class Conversion(Message, frozen=True):
    """How a receipt became an amount of the case's currency; the host decided it.

    Attributes:
        original: What the debtor paid, in the other currency.
        rate: Units of the case's currency for one of the other, exact.
        source: Where the rate is from, such as `ECB reference rate`.
        converted_at: When it was that.
    """

    original: Money
    rate: Share
    source: Text
    converted_at: Instant
