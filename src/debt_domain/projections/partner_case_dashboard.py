"""What a submitting partner sees of its cases: a row for each partner case.

`debt_domain.projections.dashboard` sums the rows up.
"""

from datetime import date
from typing import Final, assert_never, get_args

from typing_extensions import TypeIs

from debt_domain.accounting.events import EntryPosted
from debt_domain.accounting.positions import party_of
from debt_domain.case.events import (
    CaseClosed,
    CaseEvent,
    CaseReopened,
    CaseSubmitted,
)
from debt_domain.case.model import CloseCode
from debt_domain.kernel.message import Event
from debt_domain.partner_case.events import (
    HandlingChanged,
    NetworkCollectorEngaged,
    NetworkCollectorReleased,
    PartnerCaseAccepted,
    PartnerCaseClosed,
    PartnerCaseEvent,
    PartnerCaseRejected,
    PartnerCaseReopened,
    PartnerCaseSettled,
    PartnerCaseSubmitted,
    PartnerCaseUnsettled,
    ReturnApproved,
    ReturnRefused,
    ReturnRequested,
    ReturnWithdrawn,
    SplitAdjusted,
)
from debt_domain.partner_case.model import PartnerCaseStatus
from debt_domain.projections.case_progress import CASE_EVENTS, CaseStanding, is_of_case
from debt_domain.projections.keys import case_of
from debt_domain.projections.listing import Listing
from debt_domain.projections.partner_case_entry import PartnerCaseEntry
from debt_domain.projections.projection import Projection
from debt_domain.projections.rows import changed
from debt_domain.projections.split_figures import SplitFigures, roles_after
from debt_domain.values.partner_submission import Handling
from debt_domain.values.rate_terms import RevenueModel
from debt_domain.values.resolved_terms import SplitParty
from debt_domain.wire.recorded import Recorded


class PartnerCaseRow(CaseStanding, frozen=True):
    """One case on the dashboard, which shows neither tests nor a client's own cases.

    How far it has come stands in the fields of `CaseStanding`.

    Attributes:
        case_id: The case.
        is_test: Whether it counts in no figure; it has no money.
        submitter_id: The submitting partner; None: it is no partner case.
        client_id: The submitter's client.
        host_reference: How the host calls the case.
        handling: Who contacts the debtor.
        revenue_model: How the platform is paid.
        currency: Of all amounts, which are in minor units.
        status: Where the commercial side stands.
        accepted: Whether the partner case was ever accepted.
        submitted_on: The day of submission.
        closed_on: The day from which the case is closed; None while open.
        close_code: Why it was closed; None while open.
        claim_minor: What was claimed at submission.
        roles: As what each partner has its part, by its account.
        figures: What was collected, the fees and everybody's parts.
        collected_minor_days: Each amount collected, times the days from submission.
        held_minor: Money of the case in the submitter's hands, without foreign money.
        position_minor: What the submitter is owed of this case, before what its account
            has netted or paid out; below zero it owes.
    """

    case_id: str
    is_test: bool = False
    submitter_id: str | None = None
    client_id: str | None = None
    host_reference: str | None = None
    handling: Handling | None = None
    revenue_model: RevenueModel | None = None
    currency: str | None = None
    status: PartnerCaseStatus = PartnerCaseStatus.ABSENT
    accepted: bool = False
    submitted_on: date | None = None
    closed_on: date | None = None
    close_code: CloseCode | None = None
    claim_minor: int = 0
    roles: tuple[tuple[str, SplitParty], ...] = ()
    figures: SplitFigures = SplitFigures()
    collected_minor_days: int = 0
    held_minor: int = 0
    position_minor: int = 0

    @property
    def net_minor(self) -> int:
        """The submitter's part less the fees and the network pay charged to it."""
        return self.figures.submitter_net_minor

    @property
    def entry(self) -> PartnerCaseEntry | None:
        """The case in the list of its submitter; None: it is in none."""
        if self.is_test or self.submitter_id is None or self.submitted_on is None:
            return None
        named = (self.case_id, self.client_id or "", self.host_reference or "")
        return PartnerCaseEntry(
            case_id=self.case_id,
            submitter_id=self.submitter_id,
            submitted_on=self.submitted_on,
            client_id=self.client_id,
            handling=self.handling,
            revenue_model=self.revenue_model,
            currency=self.currency,
            status=self.status,
            case_status=self.progress.status,
            review_due_at=self.review_due_at,
            text="\n".join(named).casefold(),
        )


PARTNER_CASE_EVENTS: Final[tuple[type[PartnerCaseEvent], ...]] = get_args(
    PartnerCaseEvent
)
"""The classes of the events of a partner case."""


def is_of_partner_case(event: Event) -> TypeIs[PartnerCaseEvent]:
    """Tell the events of a partner case from those of others."""
    return type(event) in PARTNER_CASE_EVENTS


def _apply(row: PartnerCaseRow, recorded: Recorded[Event]) -> PartnerCaseRow:
    event = recorded.event
    if isinstance(event, EntryPosted):
        return _posted(row, event)
    if is_of_partner_case(event):
        return _of_partner_case(row, event)
    if is_of_case(event):
        return _of_case(row, event, recorded.circumstances.effective_on)
    return row


def _of_case(row: PartnerCaseRow, event: CaseEvent, day: date) -> PartnerCaseRow:
    row = row.stands_after(event)
    match event:
        case CaseSubmitted(is_test=is_test, host_reference=reference):
            return changed(row, is_test=is_test, host_reference=reference)
        case CaseClosed(code=code):
            return changed(row, closed_on=day, close_code=code)
        case CaseReopened():
            return changed(row, closed_on=None, close_code=None)
        case _:
            return row


def _of_partner_case(row: PartnerCaseRow, event: PartnerCaseEvent) -> PartnerCaseRow:
    if isinstance(event, PartnerCaseSubmitted):
        row = _submitted(row, event)
    if isinstance(event, HandlingChanged):
        row = changed(row, handling=event.handling)
    accepted = row.accepted or isinstance(event, PartnerCaseAccepted)
    return changed(row, status=_status_after(row, event), accepted=accepted)


def _status_after(row: PartnerCaseRow, event: PartnerCaseEvent) -> PartnerCaseStatus:
    accepted, submitted = PartnerCaseStatus.ACCEPTED, PartnerCaseStatus.SUBMITTED
    match event:
        case PartnerCaseSubmitted() | PartnerCaseReopened():
            return accepted if row.accepted else submitted
        case PartnerCaseAccepted() | ReturnRefused() | ReturnWithdrawn():
            return accepted
        case PartnerCaseRejected():
            return PartnerCaseStatus.REJECTED
        case ReturnRequested():
            return PartnerCaseStatus.RETURN_REQUESTED
        case (
            ReturnApproved()
            | PartnerCaseClosed()
            | PartnerCaseSettled()
            | PartnerCaseUnsettled()
        ):
            is_settled = isinstance(event, PartnerCaseSettled)
            return PartnerCaseStatus.SETTLED if is_settled else PartnerCaseStatus.CLOSED
        case (
            HandlingChanged()
            | SplitAdjusted()
            | NetworkCollectorEngaged()
            | NetworkCollectorReleased()
        ):
            return row.status
        case _:
            assert_never(event)


def _submitted(row: PartnerCaseRow, event: PartnerCaseSubmitted) -> PartnerCaseRow:
    return changed(
        row,
        submitter_id=event.partner.submitter_id,
        client_id=event.client_id,
        handling=event.partner.handling,
        revenue_model=event.quoted.revenue_model,
        currency=event.figures.claim.currency,
        claim_minor=event.figures.claim.amount_minor,
        submitted_on=event.figures.submitted_on,
    )


def _posted(row: PartnerCaseRow, entry: EntryPosted) -> PartnerCaseRow:
    roles = roles_after(dict(row.roles), entry)
    figures = SplitFigures.of_entry(entry, roles)
    submitter, client_id = f"PARTNER:{row.submitter_id}", row.client_id or ""
    owned = [
        x
        for x in entry.lines
        if x.currency is None and party_of(x.account, client_id) == submitter
    ]
    held = sum(x.amount_minor for x in owned if x.account.startswith("Held:"))
    minor_days = figures.collected_minor * _days(row, entry)
    return changed(
        row,
        roles=tuple(sorted(roles.items())),
        figures=row.figures.plus(figures),
        collected_minor_days=row.collected_minor_days + minor_days,
        held_minor=row.held_minor + held,
        position_minor=row.position_minor - sum(x.amount_minor for x in owned),
    )


def _days(row: PartnerCaseRow, entry: EntryPosted) -> int:
    """Count from the submission to the day the money came, for a reversal too."""
    if row.submitted_on is None or entry.receipt is None:
        return 0
    return (entry.receipt.effective_on - row.submitted_on).days


def _listed(row: PartnerCaseRow) -> tuple[str, PartnerCaseEntry] | None:
    entry = row.entry
    return None if entry is None else (entry.key, entry)


PARTNER_CASE_DASHBOARD: Projection[PartnerCaseRow] = Projection(
    name="partner_case_dashboard",
    version=4,
    takes=(*CASE_EVENTS, *PARTNER_CASE_EVENTS, EntryPosted),
    row=PartnerCaseRow,
    keys=case_of,
    initial=lambda key: PartnerCaseRow(case_id=key),
    apply=_apply,
    listing=Listing(_listed),
)
