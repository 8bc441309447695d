"""Histories of a case that partners bid for."""

from datetime import datetime, timedelta
from fractions import Fraction
from typing import Final

from debt_domain.case.events import BiddingOpened, CaseEvent, QuoteSubmitted
from debt_domain.case.model import Pricing
from debt_domain.testing import NOW, accepted_case

CLOSES_AT: Final = NOW + timedelta(days=3)
OPENED: Final = BiddingOpened(invitees=("P-1", "P-2"), closes_at=CLOSES_AT)
QUOTING: Final[tuple[CaseEvent, ...]] = (*accepted_case(), OPENED)
PRICING: Final = Pricing(success_rate=Fraction(1, 5))


def submitted(
    quote_id: str = "Q-1", partner_id: str = "P-1", expires_at: datetime = CLOSES_AT
) -> QuoteSubmitted:
    """Give a partner's quote."""
    return QuoteSubmitted(
        quote_id=quote_id,
        partner_id=partner_id,
        pricing=PRICING,
        expires_at=expires_at,
    )


QUOTED: Final = (*QUOTING, submitted(), submitted("Q-2", "P-2"))
