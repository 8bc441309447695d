"""The one door of the library."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, tzinfo
from functools import partial
from typing import Final

from debt_domain.application import streams
from debt_domain.application.admission import (
    effective_day,
    effective_instant,
    require_identifiers,
    require_known,
)
from debt_domain.application.asked import Asked
from debt_domain.application.commands import COMMANDS, DomainCommand
from debt_domain.application.contexts import Surroundings
from debt_domain.application.erasure import erased_in, finish
from debt_domain.application.errors import UnknownProjectionError
from debt_domain.application.execution import Request, attempt, decide_all, reads
from debt_domain.application.following import begin_rebuild
from debt_domain.application.policies import Policies
from debt_domain.application.questions import Questions
from debt_domain.application.reading import (
    known_at,
    known_behind,
    read_event,
    recorded_batches,
)
from debt_domain.application.receipt import (
    Outcome,
    Preview,
    Receipt,
    outcome_of,
    preview_of,
)
from debt_domain.application.unit_of_work import UnitOfWork
from debt_domain.application.verification import Progress as VerifyProgress
from debt_domain.application.verification import Verification, verify
from debt_domain.kernel.errors import ConcurrencyError, RejectedError, StoreBusyError
from debt_domain.kernel.ports import (
    Cipher,
    Clock,
    EventLog,
    GroupCommit,
    KeptStates,
    KeyedDigest,
    LoggedEvent,
    Pause,
    Seal,
)
from debt_domain.projections import ALL
from debt_domain.projections.engine import project, rebuild
from debt_domain.projections.projection import AnyProjection
from debt_domain.projections.trial_balance import TRIAL_BALANCE, LedgerBalance
from debt_domain.values.actor import Actor
from debt_domain.wire import REGISTRY, prepare, subjects_of

AT_ONCE: Final = 1000
"""How many commands are carried out in one transaction at most."""

RebuildProgress = Callable[[str, int], None]
"""Told which projection is rebuilt, and how many events it has read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DebtCollection:
    """Commands in, events kept, read models up to date: all or nothing.

    Attributes:
        log: Where one tenant's events are kept.
        tenant: The tenant's name, bound into every event.
        clock: Gives the time.
        pause: Waits between attempts.
        cipher: Encrypts personal fields.
        digest: The tenant's keyed digest, for command bodies and invoices.
        time_zone: The tenant's, which says what day it is.
        policies: What the platform decides for itself.
        attempts: How often a command is decided when others move its streams.
        projections: The read models that each command keeps up to date; the others
            are kept behind the log, by followers.
        kept_states: Folded states kept between commands; None: none are. A log
            inside a host's transaction has no part in it.
        group_commit: Carries commands that wait at the same time out in one transaction,
            each all or nothing by itself; None: each has its own. A log inside a
            host's transaction has no part in it.
    """

    log: EventLog
    tenant: str
    clock: Clock
    pause: Pause
    cipher: Cipher
    digest: KeyedDigest
    time_zone: tzinfo = UTC
    policies: Policies = field(default_factory=Policies)
    attempts: int = 8
    projections: tuple[AnyProjection, ...] = ALL
    kept_states: KeptStates | None = None
    group_commit: GroupCommit | None = None

    @property
    def behind(self) -> tuple[AnyProjection, ...]:
        """The read models that commands leave to followers."""
        return tuple(x for x in ALL if x not in self.projections)

    def inside(self, log: EventLog) -> "DebtCollection":
        """Give the same door to a log that lives in a host's transaction."""
        return replace(self, log=log)

    def execute(
        self,
        command: DomainCommand,
        *,
        by: Actor,
        command_id: str,
        effective_on: date | None = None,
        effective_at: datetime | None = None,
        correlation_id: str | None = None,
    ) -> Receipt:
        """Carry a command out, with all that follows from it, all or nothing.

        Args:
            command: What is asked.
            by: Who asks.
            command_id: The caller's id of the request, 1 to 80 characters of
                `A-Z a-z 0-9 . _ -`: sent again by the same actor, it changes nothing.
            effective_on: The day from which it counts, unless the fact itself says
                another; today if not given. Only PLATFORM, FINANCE and SYSTEM may
                name an earlier one.
            effective_at: The instant, where the hour counts, with its time zone.
            correlation_id: What the host ties commands together with, of the same
                characters as a command's id; the command's id if not given.

        Raises:
            RejectedError: A rule refuses it, the door's own in
                `debt_domain.application.errors` included; nothing has changed.
            ConcurrencyError: Others kept moving the streams, or, inside a host's
                transaction, did so once: roll back and send the same id again.
            StoreBusyError: The log's lock was not to be had; the same holds.
        """
        asked = Asked(
            command=command,
            command_id=command_id,
            effective_on=effective_on,
            effective_at=effective_at,
            correlation_id=correlation_id,
        )
        request = self._admitted(asked, by)
        if self.group_commit is None or self.log.joined:
            outcome = self._alone(request)
        else:
            outcome = self.group_commit(request, self._attempt) or self._again(request)
        if isinstance(outcome, RejectedError):
            raise outcome
        return outcome

    def execute_many(self, asked: Iterable[Asked], *, by: Actor) -> tuple[Outcome, ...]:
        """Carry many commands out, up to a thousand in a transaction.

        Each is all or nothing by itself, and sees what those before it have done. What
        the log does not take together is tried in halves, down to one by one.

        Args:
            asked: The commands with their ids, in order.
            by: Who asks.

        Returns:
            For each command its receipt, or why it was refused.

        Raises:
            ConcurrencyError: As for `execute`. What has been carried out before stays,
                outside of a host's transaction; the same ids again find it.
            StoreBusyError: The same holds.
        """
        admitted = [self._admitted_or_refused(one, by) for one in asked]
        requests = [x for x in admitted if isinstance(x, Request)]
        outcomes = iter(
            [
                outcome
                for start in range(0, len(requests), AT_ONCE)
                for outcome in self._together(requests[start : start + AT_ONCE])
            ]
        )
        return tuple(next(outcomes) if isinstance(x, Request) else x for x in admitted)

    def preview(
        self,
        command: DomainCommand,
        *,
        by: Actor,
        effective_on: date | None = None,
        effective_at: datetime | None = None,
    ) -> Preview:
        """Tell what a command would do now: its events, entries or refusal.

        Args:
            command: What would be asked.
            by: Who would ask.
            effective_on: As for `execute`.
            effective_at: As for `execute`.
        """
        asked = Asked(
            command=command,
            command_id="preview",
            effective_on=effective_on,
            effective_at=effective_at,
        )
        try:
            request = self._admitted(asked, by)
            emitted = decide_all(request, self._surroundings(request, self._unit()))
        except RejectedError as refusal:
            return Preview(refusal=refusal)
        return preview_of(emitted)

    def preview_many(self, asked: Iterable[Asked], *, by: Actor) -> Iterator[Preview]:
        """Tell what many commands would do, each after those before it.

        What they would do is held in memory, and nothing of it is stored.

        Args:
            asked: The commands with their ids, in order.
            by: Who would ask.

        Yields:
            For each its events or refusal; neither, if it was carried out before.

        Raises:
            NotTogetherError: One reads more of the log than streams; `preview` it alone.
        """
        unit = self._unit(AT_ONCE)
        for one in asked:
            try:
                request = self._admitted(one, by)
                around = self._surroundings(request, unit)
                unit.load(reads(request, around))
                found = attempt(request, around)
            except RejectedError as refusal:
                found = refusal
            yield preview_of(found if isinstance(found, Exception) else found[:-1])

    def questions(
        self, *, as_known_at: datetime | None = None, as_of: date | None = None
    ) -> Questions:
        """Open the read side.

        Args:
            as_known_at: Only what was recorded at or before this instant.
            as_of: Only what is effective on or before this day.
        """
        live = as_known_at is None and as_of is None
        return Questions(
            log=self.log,
            cipher=self.cipher,
            known=(
                known_behind(self.log, self.behind)
                if live
                else known_at(self.log, as_known_at)
            ),
            as_of=as_of,
            live=live,
        )

    def rebuild(
        self, names: Sequence[str] = (), progress: RebuildProgress | None = None
    ) -> tuple[str, ...]:
        """Throw read models away and make them again from the log, in a transaction.

        Args:
            names: Which projections, such as `case_view`; all if none is named.
            progress: Told the projection and how many events it has read.

        Returns:
            The names of those rebuilt.

        Raises:
            UnknownProjectionError: There is no such projection.
        """
        chosen = _chosen(names)
        with self.log.transaction() as transaction:
            until = begin_rebuild(
                chosen, self.log, transaction, behind=self.behind, now=self.clock()
            )
            for projection in chosen:
                rebuild(
                    projection,
                    recorded_batches(self.log, until=until[projection.stored_name]),
                    transaction.read_models,
                    partial(progress or _silent, projection.name),
                )
        return tuple(projection.name for projection in chosen)

    def verify(self, progress: VerifyProgress | None = None) -> Verification:
        """Check every hash, entry, command and read model against the log.

        Args:
            progress: Told what is being checked, and how many events were read.
        """
        return verify(self.log, self.tenant, progress or _silent)

    def finish_erasures(self) -> tuple[str, ...]:
        """Destroy the keys of all people that the log says were erased.

        Where the keys are in the log's own database, the erasure itself has done so.
        Where they are apart, call it after a crash or an erasure in a host's
        transaction; again is harmless.

        Returns:
            The people whose key still existed, sorted.
        """
        return finish(self.log)

    def _admitted(self, asked: Asked, by: Actor) -> Request:
        require_identifiers(asked.command_id, asked.correlation_id)
        require_known(asked.command)
        now = self.clock()
        return Request(
            command=asked.command,
            by=by,
            command_id=asked.command_id,
            correlation_id=asked.correlation_id or asked.command_id,
            now=now,
            today=now.astimezone(self.time_zone).date(),
            effective_on=effective_day(asked.effective_on),
            effective_at=effective_instant(asked.effective_at),
            time_zone=self.time_zone,
        )

    def _admitted_or_refused(self, asked: Asked, by: Actor) -> Request | RejectedError:
        try:
            return self._admitted(asked, by)
        except RejectedError as refusal:
            return refusal

    def _unit(self, commands: int = 1) -> UnitOfWork:
        kept = None if self.log.joined else self.kept_states
        return UnitOfWork(log=self.log, kept=kept, is_shared=commands > 1)

    def _surroundings(self, request: Request, unit: UnitOfWork) -> Surroundings:
        return Surroundings(
            unit=unit,
            command_id=request.command_id,
            correlation_id=request.correlation_id,
            digest=self.digest,
            cipher=self.cipher,
            commands=COMMANDS,
            policies=self.policies,
            ledgers=partial(self._ledgers, unit),
        )

    def _ledgers(self, unit: UnitOfWork) -> Iterator[LedgerBalance]:
        """Read the accounts of every ledger, from the log where they are kept behind."""
        log = unit.past()
        return Questions(
            log=log,
            cipher=self.cipher,
            known=known_at(log, None),
            as_of=None,
            live=TRIAL_BALANCE in self.projections,
        ).trial_balance()

    def _again(self, request: Request) -> Outcome:
        """Carry a request out that was tried together with others."""
        self.pause(1)
        return self._alone(request, attempt_number=2)

    def _alone(self, request: Request, attempt_number: int = 1) -> Outcome:
        """Carry a request out in a transaction of its own, as often as is needed."""
        while True:
            try:
                (outcome,) = self._attempt((request,))
            except (ConcurrencyError, StoreBusyError):
                if self.log.joined or attempt_number >= self.attempts:
                    raise
                self.pause(attempt_number)
                attempt_number += 1
            except RejectedError as refusal:
                return refusal
            else:
                if outcome is not None:
                    return outcome

    def _together(self, requests: Sequence[Request]) -> list[Outcome]:
        """Carry requests out in one transaction if it can be, else in halves."""
        if len(requests) == 1:
            return [self._alone(requests[0])]
        outcomes: Sequence[Outcome | None] = ()
        # Whatever stands in the way, whoever it concerns will meet it alone.
        with suppress(Exception):
            outcomes = self._attempt(requests)
        if not outcomes:
            half = len(requests) // 2
            return [*self._together(requests[:half]), *self._together(requests[half:])]
        return [
            self._alone(request) if outcome is None else outcome
            for request, outcome in zip(requests, outcomes, strict=True)
        ]

    def _attempt(self, requests: Sequence[Request]) -> list[Outcome | None]:
        """Carry requests out in one transaction, each all or nothing by itself.

        Returns:
            The outcomes; None: this one has to be decided again, alone.
        """
        unit = self._unit(len(requests))
        each = [(request, self._surroundings(request, unit)) for request in requests]
        unit.load([name for one in each for name in reads(*one)])
        found = [attempt(*one) for one in each]
        if unit.is_shared and erased_in(unit.drafts):
            # It destroys keys that the others may be about to use.
            return [None] * len(requests)
        logged = self._store(unit) if unit.drafts else ()
        names = [streams.command(request.command_id) for request in requests]
        records = {entry.event.stream: entry for entry in logged}
        records |= self._records(name for name in names if name not in records)
        return [
            outcome_of(one, records.get(name))
            for one, name in zip(found, names, strict=True)
        ]

    def _records(self, names: Iterable[str]) -> Mapping[str, LoggedEvent]:
        """Give the records of commands that were carried out before."""
        wanted = tuple(names)
        found = self.log.streams(wanted).items() if wanted else ()
        return {name: events[0] for name, events in found if events}

    def _store(self, unit: UnitOfWork) -> Sequence[LoggedEvent]:
        subjects = sorted(
            {s for draft in unit.drafts for s in subjects_of(draft.event)}
        )
        erased = erased_in(unit.drafts)
        if subjects or erased or self.projections:
            logged = self._store_with_more(unit, subjects, erased)
        else:
            seal = self._prepared(unit, {})
            logged = self.log.append(seal, now=self.clock(), unmoved=unit.unmoved())
        unit.committed([entry.event for entry in logged])
        return logged

    def _store_with_more(
        self, unit: UnitOfWork, subjects: Sequence[str], erased: Sequence[str]
    ) -> Sequence[LoggedEvent]:
        """Store events in one transaction with keys and read models."""
        with self.log.transaction() as transaction:
            seal = self._prepared(
                unit, transaction.keys.obtain(subjects) if subjects else {}
            )
            if erased:
                transaction.keys.destroy(erased)
            logged = transaction.append(seal, now=self.clock(), unmoved=unit.unmoved())
            if self.projections:
                recorded = [read_event(event) for event in logged]
                project(self.projections, recorded, transaction.read_models)
        return logged

    def _prepared(self, unit: UnitOfWork, keys: Mapping[str, bytes]) -> Seal:
        return prepare(
            unit.drafts,
            tenant=self.tenant,
            previous=unit.previous_hashes(),
            keys=keys,
            cipher=self.cipher,
            registry=REGISTRY,
        )


def _silent(*_progress: object) -> None:
    """Report nothing."""


def _chosen(names: Sequence[str]) -> tuple[AnyProjection, ...]:
    by_name = {projection.name: projection for projection in ALL}
    for name in names:
        if name not in by_name:
            raise UnknownProjectionError(name=name, known=tuple(by_name))
    return tuple(by_name[name] for name in names) if names else ALL
