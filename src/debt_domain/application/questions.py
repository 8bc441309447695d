"""What a host, an auditor or finance can ask of the read models."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import chain
from typing import Final, TypeAlias, TypeVar, cast, get_args

from debt_domain.accounting.events import EntryPosted
from debt_domain.application import streams
from debt_domain.application.partner_case_pages import folded_page, stored_page
from debt_domain.application.reading import (
    BATCH,
    KnownAt,
    read_event,
    recorded_batches,
    recorded_streams,
)
from debt_domain.approval.events import ApprovalEvent, ApprovalGranted
from debt_domain.authority.events import AuthorityEvent
from debt_domain.case.model import CaseStatus
from debt_domain.kernel.message import Event, Message
from debt_domain.kernel.ports import Cipher, EventLog
from debt_domain.party_ledger.events import PayoutInstructed
from debt_domain.projections.audit_history import (
    AuditEntry,
    account_history,
    audit_history,
    authority_history,
)
from debt_domain.projections.case_timeline import CASE_TIMELINE, TimelineEntry
from debt_domain.projections.case_view import CASE_VIEW, CaseView
from debt_domain.projections.dashboard import DashboardFilter, PartnerCasePage
from debt_domain.projections.engine import as_of as effective_by
from debt_domain.projections.partner_case_dashboard import (
    PARTNER_CASE_DASHBOARD,
    PartnerCaseRow,
)
from debt_domain.projections.projection import Projection
from debt_domain.projections.revenue_split import REVENUE_SPLIT, CaseSplit
from debt_domain.projections.rows import row_from_bytes
from debt_domain.projections.trial_balance import TRIAL_BALANCE, LedgerBalance
from debt_domain.reports.approvals import PendingApproval, pending_approvals
from debt_domain.reports.authority import SignedPaper, expiring, signed_papers
from debt_domain.reports.bank_postings import BankPosting, bank_postings
from debt_domain.reports.client_money import ClientMoney, client_money
from debt_domain.reports.confirmation import Confirmation, confirmations
from debt_domain.reports.hand_over import HandOver, hand_over
from debt_domain.reports.lines_to_invoice import (
    ClientTariff,
    LinesToInvoice,
    Service,
    lines_to_invoice,
)
from debt_domain.reports.proposals import pending_payouts
from debt_domain.reports.reviews import ReviewDue, reviews_due
from debt_domain.reports.visibility import (
    CaseFor,
    Reader,
    case_for,
    collector_of,
)
from debt_domain.values.actor import Actor
from debt_domain.values.holder import Holder
from debt_domain.wire import reveal, subjects_of, topic_of
from debt_domain.wire.recorded import Recorded

R = TypeVar("R", bound=Message)
History: TypeAlias = Callable[
    [Iterable[Recorded[Event]], Mapping[str, Actor]], tuple[AuditEntry, ...]
]

_AUTHORITY: Final[tuple[type[AuthorityEvent], ...]] = get_args(AuthorityEvent)
_APPROVALS: Final[tuple[type[ApprovalEvent], ...]] = get_args(ApprovalEvent)


@dataclass(frozen=True, slots=True, kw_only=True)
class Questions:
    """Questions to one state of knowledge.

    Asked about now, they are answered from the live read models; asked back in
    time, from the events that were known, by the same folds.

    Attributes:
        log: The tenant's log.
        cipher: Opens personal fields.
        known: Up to which position the log is seen.
        as_of: Only facts effective on or before this day; None: all.
        live: Whether the stored read models answer.
    """

    log: EventLog
    cipher: Cipher
    known: KnownAt
    as_of: date | None
    live: bool

    def case(self, case_id: str) -> CaseView | None:
        """Show a case with all that is known of it."""
        return self.row(CASE_VIEW, case_id)

    def cases(self, status: CaseStatus | None = None) -> Iterator[CaseView]:
        """Show all cases by id, or those that stand somewhere."""
        rows = self.rows(CASE_VIEW)
        return (row for row in rows if status is None or row.status is status)

    def reviews(self, at: datetime, *, overdue: bool = False) -> tuple[ReviewDue, ...]:
        """Show the cases that the platform has to review, the most urgent first.

        Args:
            at: The instant that is looked from.
            overdue: Only those whose deadline has passed.
        """
        found = reviews_due(self.rows(CASE_VIEW), at)
        return tuple(x for x in found if x.is_overdue or not overdue)

    def case_for(
        self, case_id: str, by: Actor, *, personal: bool = False
    ) -> CaseFor | None:
        """Show a case and what happened to it, as one reader may see it.

        Args:
            case_id: The case.
            by: Who reads.
            personal: Whether personal fields are in the clear.

        Raises:
            CaseNotVisibleError: The reader has nothing to do with the case.
        """
        view, timeline = self.case(case_id), self.timeline(case_id)
        if view is None:
            return None
        if personal:
            view = self.revealed(view)
            timeline = tuple(self.revealed(entry) for entry in timeline)
        seen = case_for(view, timeline, by)
        engaged = collector_of(view)
        if seen.reader is not Reader.COLLECTOR or engaged is None:
            return seen
        if not engaged.handed_over:
            return seen
        before = self.hand_over(case_id, before=engaged.since_position)
        return replace(seen, hand_over=before)

    def hand_over(self, case_id: str, *, before: int | None = None) -> HandOver:
        """Sum up what was done on a case, for the collector that comes next.

        Args:
            case_id: The case.
            before: Only what the log has before this position; None: all.
        """
        return hand_over(
            recorded.event
            for recorded in self._of_case(case_id)
            if before is None or recorded.position < before
        )

    def timeline(self, case_id: str) -> tuple[TimelineEntry, ...]:
        """Show every dated fact of a case."""
        return tuple(self.rows(CASE_TIMELINE, f"{case_id}/"))

    def confirmations(self, case_id: str) -> tuple[Confirmation, ...]:
        """Show what the submitting partner is told: acceptance and return."""
        return confirmations(self._of_case(case_id))

    def lines_to_invoice(
        self,
        client: tuple[str, str],
        currency: str,
        period: tuple[date, date],
        tariff: ClientTariff,
        services: Iterable[Service] = (),
    ) -> LinesToInvoice:
        """Show what a submitting partner can invoice its own client.

        Args:
            client: The partner's and the client's id.
            currency: Cases in other currencies are left out.
            period: The first and the last day.
            tariff: What the partner charges its client, as the two have agreed.
            services: What else it did for it.

        Raises:
            UnknownServiceCaseError: A service is on none of the client's cases.
        """
        partner_id, client_id = client
        cases = [x for x in self.partner_cases(partner_id) if x.client_id == client_id]
        return lines_to_invoice(
            cases,
            self._entries_of(x.case_id for x in cases),
            client=client,
            currency=currency,
            period=period,
            tariff=tariff,
            services=services,
        )

    def history(self, case_id: str) -> tuple[AuditEntry, ...]:
        """Show what happened to a case, who did it, when, why and what it changed.

        As of a day, later facts are left out, but the changes shown are those that
        the events made when they came.
        """
        return self._explained(self._known_of_case(case_id), audit_history)

    def account_history(self, party: Holder, currency: str) -> tuple[AuditEntry, ...]:
        """Show the same of a partner's or client's account, as `history`."""
        known = self._known_of(streams.party_ledger(party, currency))
        return self._explained(known, account_history)

    def authority_history(self, client_id: str) -> tuple[AuditEntry, ...]:
        """Show the same of what a client has signed, as `history`."""
        known = self._known_of(streams.authority(client_id))
        return self._explained(known, authority_history)

    def authority(
        self,
        on: date,
        client_id: str | None = None,
        *,
        expiring_by: date | None = None,
    ) -> tuple[SignedPaper, ...]:
        """Show the papers that clients have signed, by client, kind and version.

        Args:
            on: The day that is looked from.
            client_id: Only this client's; None: all.
            expiring_by: Only those in force whose last day comes by this one, the
                first to end first.
        """
        if client_id is None:
            known = self._taken(_AUTHORITY)
        else:
            known = iter(self._known_of(streams.authority(client_id)))
        papers = signed_papers(self._effective(known), on)
        return papers if expiring_by is None else expiring(papers, expiring_by)

    def partner_cases(
        self, submitter_id: str | None = None
    ) -> Iterator[PartnerCaseRow]:
        """Show the partner cases, all or one submitter's; a client's own is none.

        A test counts in no figure, and is left out.
        """
        rows = self.rows(PARTNER_CASE_DASHBOARD)
        partner_cases = (x for x in rows if x.submitter_id is not None)
        wanted = (x for x in partner_cases if submitter_id in (None, x.submitter_id))
        return (x for x in wanted if not x.is_test)

    def partner_case_page(
        self,
        wanted: DashboardFilter | None = None,
        *,
        after: str | None = None,
        limit: int = 50,
    ) -> PartnerCasePage:
        """Show some partner cases, the newest of a submitter first.

        A case keeps its place: page after page gives each case once, whatever is
        submitted or changed meanwhile.

        Args:
            wanted: Which cases; all if not given.
            after: The `next_after` of the page before; None for the first page.
            limit: How many cases at most, from 1.
        """
        wanted = wanted or DashboardFilter()
        if self.live:
            return stored_page(self.log.read_models, wanted, after, limit)
        return folded_page(self.rows(PARTNER_CASE_DASHBOARD), wanted, after, limit)

    def revenue_split(self) -> Iterator[CaseSplit]:
        """Show what was collected in each case, and who gets what of it."""
        return self.rows(REVENUE_SPLIT)

    def trial_balance(self) -> Iterator[LedgerBalance]:
        """Show the accounts of each ledger."""
        return self.rows(TRIAL_BALANCE)

    def client_money(self) -> tuple[ClientMoney, ...]:
        """Compare what each client account holds with what is other people's."""
        return client_money(self.trial_balance())

    def entries(self) -> Iterator[Recorded[EntryPosted]]:
        """Show the entries of all ledgers in the log's order."""
        for recorded in self._events():
            if isinstance(recorded.event, EntryPosted):
                yield cast("Recorded[EntryPosted]", recorded)

    def bank_postings(self, currency: str) -> tuple[BankPosting, ...]:
        """Show what the books say moved on a currency's client account."""
        return tuple(bank_postings(self._events(), currency))

    def pending_payouts(self) -> tuple[PayoutInstructed, ...]:
        """Show the payouts that the bank was told of and that are not confirmed yet."""
        return pending_payouts(self._events())

    def pending_approvals(self) -> tuple[PendingApproval, ...]:
        """Show the commands that wait for a second one to approve them."""
        return pending_approvals(self._taken(_APPROVALS))

    def row(self, projection: Projection[R], key: str) -> R | None:
        """Give one row of a projection; `key` starts with a case's id."""
        if self.live and projection.live:
            stored = self.log.read_models.get(projection.stored_name, (key,))
            return row_from_bytes(projection.row, stored[key]) if stored else None
        return projection.fold(self._of_case(key.partition("/")[0])).get(key)

    def rows(self, projection: Projection[R], prefix: str = "") -> Iterator[R]:
        """Give the rows of a projection whose keys start with `prefix`, by key."""
        if self.live and projection.live:
            for _, stored in self.log.read_models.scan(projection.stored_name, prefix):
                yield row_from_bytes(projection.row, stored)
            return
        folded = projection.fold(self._events())
        yield from (folded[key] for key in sorted(folded) if key.startswith(prefix))

    def revealed(self, row: R) -> R:
        """Give a row with its personal fields in the clear, or erased."""
        keys = self.log.keys.get(sorted(subjects_of(row)))
        return reveal(row, keys, self.cipher)

    def _explained(
        self, known: Sequence[Recorded[Event]], history: History
    ) -> tuple[AuditEntry, ...]:
        return tuple(
            entry
            for entry in history(known, self._approvers(known))
            if self.as_of is None or entry.effective_on <= self.as_of
        )

    def _approvers(self, events: Iterable[Recorded[Event]]) -> Mapping[str, Actor]:
        """Give who approved the commands of some events, by the commands' ids."""
        causes = {x.circumstances.cause for x in events}
        names = {x.stream for x in causes if x and streams.is_approval(x.stream)}
        return {
            x.circumstances.command_id: x.event.approved_by
            for x in recorded_streams(self.log, sorted(names))
            if isinstance(x.event, ApprovalGranted)
        }

    def _taken(self, kinds: Iterable[type[Event]]) -> Iterator[Recorded[Event]]:
        """Give the known events of some kinds, in the order of the log."""
        topics, after, until = tuple(map(topic_of, kinds)), 0, self.known.position
        while batch := self.log.read(after, topics=topics, until=until, limit=BATCH):
            yield from (read_event(logged) for logged in batch)
            after = batch[-1].position

    def _entries_of(self, case_ids: Iterable[str]) -> Iterator[Recorded[EntryPosted]]:
        names = tuple(map(streams.case_ledger, case_ids))
        known = recorded_streams(self.log, names, until=self.known.position)
        for recorded in self._effective(iter(known)):
            if isinstance(recorded.event, EntryPosted):
                yield cast("Recorded[EntryPosted]", recorded)

    def _events(self) -> Iterator[Recorded[Event]]:
        batches = recorded_batches(self.log, until=self.known.position)
        return self._effective(chain.from_iterable(batches))

    def _of_case(self, case_id: str) -> Iterator[Recorded[Event]]:
        return self._effective(iter(self._known_of_case(case_id)))

    def _known_of_case(self, case_id: str) -> Sequence[Recorded[Event]]:
        return self._known_of(*streams.of_case(case_id))

    def _known_of(self, *names: str) -> Sequence[Recorded[Event]]:
        return recorded_streams(self.log, names, until=self.known.position)

    def _effective(
        self, events: Iterator[Recorded[Event]]
    ) -> Iterator[Recorded[Event]]:
        return events if self.as_of is None else effective_by(events, self.as_of)
