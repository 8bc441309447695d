"""Histories of a case on its way through court."""

from typing import Final

from debt_domain.case.events import (
    CaseEvent,
    ClaimFiled,
    CostsAuthorised,
    JudgmentRecorded,
    LegalCostsQuoted,
)
from debt_domain.case.model import Litigant
from debt_domain.testing import TODAY, legal_case
from debt_domain.values.money import Money

CAP: Final = Money(800_00, "EUR")
QUOTED: Final = LegalCostsQuoted(legal_partner_id="L-1", cap=CAP, expires_on=TODAY)
AUTHORISED: Final = CostsAuthorised(cap=CAP)
FILED: Final = ClaimFiled(court="AG Köln", reference="12 C 34/26", filed_on=TODAY)
WON: Final = JudgmentRecorded(
    found_for=Litigant.CLIENT,
    amount=Money(1_000_00, "EUR"),
    costs_awarded=Money(120_00, "EUR"),
    judged_on=TODAY,
)
LOST: Final = JudgmentRecorded(
    found_for=Litigant.DEBTOR,
    amount=Money(0, "EUR"),
    costs_awarded=Money(0, "EUR"),
    judged_on=TODAY,
)
QUOTED_CASE: Final[tuple[CaseEvent, ...]] = (*legal_case(), QUOTED)
FILED_CASE: Final = (*QUOTED_CASE, AUTHORISED, FILED)
WON_CASE: Final = (*FILED_CASE, WON)
