"""A partner case in its submitter's list: what it is found by, and where it stands."""

from datetime import date, datetime

from debt_domain.case.model import CaseStatus
from debt_domain.kernel.message import Message
from debt_domain.partner_case.model import PartnerCaseStatus
from debt_domain.values.partner_submission import Handling
from debt_domain.values.rate_terms import RevenueModel

_LAST_DAY = date.max.toordinal()


class PartnerCaseEntry(Message, frozen=True):
    """A partner case, as far as filters look at it.

    Attributes:
        case_id: The case.
        submitter_id: The submitting partner.
        submitted_on: The day of submission.
        client_id: The submitter's client.
        handling: Who contacts the debtor.
        revenue_model: How the platform is paid.
        currency: Of its amounts.
        status: Where the commercial side stands.
        case_status: Where the collection stands.
        review_due_at: By when it is to be reviewed, while the review waits for nobody
            else.
        text: The ids of the case and of its client and the host's reference, without
            capitals, a line each.
    """

    case_id: str
    submitter_id: str
    submitted_on: date
    client_id: str | None
    handling: Handling | None
    revenue_model: RevenueModel | None
    currency: str | None
    status: PartnerCaseStatus
    case_status: CaseStatus
    review_due_at: datetime | None
    text: str

    @property
    def key(self) -> str:
        """Its place: by submitter, the newest submission first, then by case.

        Nothing of it ever changes.
        """
        return f"{place_of(self.submitter_id, self.submitted_on)}/{self.case_id}"


def place_of(submitter_id: str, day: date) -> str:
    """Give what the keys of a submitter's cases of one day start with.

    >>> place_of("P-1", date(2026, 1, 2)) < place_of("P-1", date(2026, 1, 1))
    True
    """
    return f"{submitter_id}/{_LAST_DAY - day.toordinal():07}"
