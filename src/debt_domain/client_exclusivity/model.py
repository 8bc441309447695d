"""The values of a client's exclusivity."""

from datetime import date

from debt_domain.kernel.message import Message
from debt_domain.values.text import Identifier


class Reservation(Message, frozen=True):
    """Days on which a client's cases go to one partner.

    Attributes:
        partner_id: The partner.
        from_on: The first day.
        until: The last day.
    """

    partner_id: Identifier
    from_on: date
    until: date

    def covers(self, day: date) -> bool:
        """Tell whether a day is one of them."""
        return self.from_on <= day <= self.until
