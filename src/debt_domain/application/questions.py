"""What a host, an auditor or finance can ask of the read models."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import TypeVar, cast

from debt_domain.accounting.events import EntryPosted
from debt_domain.application import streams
from debt_domain.application.reading import (
    KnownAt,
    recorded_batches,
    recorded_streams,
)
from debt_domain.case.model import CaseStatus
from debt_domain.kernel.message import Event, Message
from debt_domain.kernel.ports import Cipher, EventLog
from debt_domain.party_ledger.events import PayoutInstructed
from debt_domain.projections.audit_history import (
    AuditEntry,
    account_history,
    audit_history,
)
from debt_domain.projections.case_timeline import CASE_TIMELINE, TimelineEntry
from debt_domain.projections.case_view import CASE_VIEW, CaseView
from debt_domain.projections.engine import as_of as effective_by
from debt_domain.projections.partner_case_dashboard import (
    PARTNER_CASE_DASHBOARD,
    PartnerCaseRow,
)
from debt_domain.projections.projection import Projection
from debt_domain.projections.revenue_split import REVENUE_SPLIT, CaseSplit
from debt_domain.projections.rows import row_from_bytes
from debt_domain.projections.trial_balance import TRIAL_BALANCE, LedgerBalance
from debt_domain.reports.bank_postings import BankPosting, bank_postings
from debt_domain.reports.client_money import ClientMoney, client_money
from debt_domain.reports.proposals import pending_payouts
from debt_domain.reports.visibility import CaseFor, case_for
from debt_domain.values.actor import Actor
from debt_domain.values.holder import Holder
from debt_domain.wire import reveal, subjects_of
from debt_domain.wire.recorded import Recorded

R = TypeVar("R", bound=Message)


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
        return case_for(view, timeline, by)

    def timeline(self, case_id: str) -> tuple[TimelineEntry, ...]:
        """Show every dated fact of a case."""
        return tuple(self.rows(CASE_TIMELINE, f"{case_id}/"))

    def history(self, case_id: str) -> tuple[AuditEntry, ...]:
        """Show what happened to a case, who did it, when, why and what it changed.

        As of a day, later facts are left out, but the changes shown are those that
        the events made when they came.
        """
        return tuple(
            entry
            for entry in audit_history(self._known_of_case(case_id))
            if self.as_of is None or entry.effective_on <= self.as_of
        )

    def account_history(self, party: Holder, currency: str) -> tuple[AuditEntry, ...]:
        """Show the same of a partner's or client's account, as `history`."""
        stream = streams.party_ledger(party, currency)
        known = recorded_streams(self.log, (stream,), until=self.known.position)
        return tuple(
            entry
            for entry in account_history(known)
            if self.as_of is None or entry.effective_on <= self.as_of
        )

    def partner_cases(
        self, submitter_id: str | None = None
    ) -> Iterator[PartnerCaseRow]:
        """Show the partner cases, all or one submitter's; a client's own is none."""
        rows = self.rows(PARTNER_CASE_DASHBOARD)
        partner_cases = (row for row in rows if row.submitter_id is not None)
        return (x for x in partner_cases if submitter_id in (None, x.submitter_id))

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

    def _events(self) -> Iterator[Recorded[Event]]:
        batches = recorded_batches(self.log, until=self.known.position)
        return self._effective(chain.from_iterable(batches))

    def _of_case(self, case_id: str) -> Iterator[Recorded[Event]]:
        return self._effective(iter(self._known_of_case(case_id)))

    def _known_of_case(self, case_id: str) -> Sequence[Recorded[Event]]:
        names = (
            streams.case(case_id),
            streams.partner_case(case_id),
            streams.case_ledger(case_id),
        )
        return recorded_streams(self.log, names, until=self.known.position)

    def _effective(
        self, events: Iterator[Recorded[Event]]
    ) -> Iterator[Recorded[Event]]:
        return events if self.as_of is None else effective_by(events, self.as_of)
