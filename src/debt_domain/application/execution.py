"""A command, carried out with all that follows from it."""

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo
from types import MappingProxyType
from typing import Final

from debt_domain.application import streams
from debt_domain.application.admission import require_day
from debt_domain.application.approving import kept_command, require_alone
from debt_domain.application.contexts import Surroundings
from debt_domain.application.routes import ROUTES
from debt_domain.application.unit_of_work import Emitted
from debt_domain.approval.events import ApprovalGranted, ApprovalRequested
from debt_domain.case.commands import SubmitCase
from debt_domain.claim_reservation.model import InvoiceKey
from debt_domain.command_record.commands import RecordCommand
from debt_domain.kernel.errors import RejectedError
from debt_domain.kernel.message import Command, Event
from debt_domain.kernel.replacing import replace
from debt_domain.processes.order import ALL
from debt_domain.processes.process import AnyProcess
from debt_domain.values.actor import Actor
from debt_domain.values.context import Context
from debt_domain.wire.canonical import canonical_bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A command with who sent it and when.

    Attributes:
        command: What is asked.
        by: Who asks.
        command_id: The caller's id of the request.
        correlation_id: What the host ties commands together with.
        now: The instant, in UTC.
        today: Its day in the tenant's time zone.
        effective_on: The day that the caller named; None means today.
        effective_at: The instant, where the hour counts.
        time_zone: The tenant's.
    """

    command: Command
    by: Actor
    command_id: str
    correlation_id: str
    now: datetime
    today: date
    effective_on: date | None
    effective_at: datetime | None
    time_zone: tzinfo = UTC

    def context(self) -> Context:
        """Give the circumstances of the command itself."""
        return Context(
            actor=self.by,
            now=self.now,
            today=self.today,
            effective_on=self.effective_on or self.today,
            effective_at=self.effective_at,
            time_zone=self.time_zone,
        )

    def body(self) -> str:
        """Give the text that tells one request from another with the same id."""
        sender = self.by.actor_id
        effective = f"{self.effective_on or ''}\n{self.effective_at or ''}"
        body = canonical_bytes(self.command).decode()
        return f"{self.command.command_name}\n{sender}\n{effective}\n{body}"


def _by_event() -> Mapping[type[Event], Sequence[AnyProcess]]:
    listening: dict[type[Event], list[AnyProcess]] = {}
    for process in ALL:
        listening.setdefault(process.listens_to, []).append(process)
    return MappingProxyType(listening)


PROCESSES: Final = _by_event()


def reads(request: Request, around: Surroundings) -> tuple[str, ...]:
    """Give the streams that are worth reading together for a request."""
    command = request.command
    return (
        streams.command(request.command_id),
        *ROUTES[type(command)].reads(command, around),
        *(_of_submission(command, around) if isinstance(command, SubmitCase) else ()),
    )


def _of_submission(command: SubmitCase, around: Surroundings) -> tuple[str, ...]:
    """Give the streams of what a submission leads to: its debtor and its invoices."""
    client_id, debtor_id = command.client.client_id, command.debtor.debtor_id
    keys = (
        InvoiceKey(client_id=client_id, debtor_id=debtor_id, invoice_number=line.number)
        for line in command.claim.lines
    )
    claims = (streams.claim(around.digest(key.text())) for key in keys)
    return streams.subject(debtor_id), *claims


def attempt(
    request: Request, around: Surroundings
) -> tuple[Emitted, ...] | RejectedError:
    """Carry a request out; one that is refused leaves nothing in the unit of work.

    Args:
        request: What is asked.
        around: Its unit of work has loaded what the request `reads`.

    Returns:
        The events in order, none if it had been carried out before; or the refusal.
    """
    around.unit.begin_command()
    try:
        return _carry_out(request, around)
    except RejectedError as refusal:
        around.unit.take_back()
        return refusal


def _carry_out(request: Request, around: Surroundings) -> tuple[Emitted, ...]:
    if around.unit.has_events(streams.command(request.command_id)):
        return _record(request, (), around)
    emitted = decide_all(request, around)
    return (*emitted, *_record(request, emitted, around))


def decide_all(request: Request, around: Surroundings) -> tuple[Emitted, ...]:
    """Decide a command, then all that processes answer; nothing is recorded of it.

    Returns:
        The events in order.

    Raises:
        RejectedError: A rule refuses the command, or something that follows from it.
    """
    require_alone(request.command, around.policies.four_eyes)
    return _with_all_that_follows(request.command, request.context(), around)


def _with_all_that_follows(
    asked: Command, asked_in: Context, around: Surroundings
) -> tuple[Emitted, ...]:
    emitted: list[Emitted] = []
    require_day(asked_in)
    waiting = deque([(asked, asked_in)])
    while waiting:
        command, context = waiting.popleft()
        for event in ROUTES[type(command)].carry_out(command, context, around):
            emitted.append(event)
            emitted.extend(_approved(event, context, around))
            waiting.extend(_answers(event, context))
    return tuple(emitted)


def _approved(
    emitted: Emitted, context: Context, around: Surroundings
) -> tuple[Emitted, ...]:
    """Carry a command out that has been approved; see that one asked for can be.

    The approver has to be one who could have given it too. It is carried out as the
    asker's: the cause of its events says who approved it.
    """
    match emitted.event:
        case ApprovalRequested(approval_id=approval_id):
            command, asking = kept_command(approval_id, context, around)
            with around.unit.undone():
                _with_all_that_follows(command, asking, around)
            return ()
        case ApprovalGranted(approval_id=approval_id):
            command, asking = kept_command(approval_id, context, around)
            asking = replace(asking, approval=emitted.id)
            with around.unit.undone():
                approving = replace(asking, actor=context.actor)
                _with_all_that_follows(command, approving, around)
            return _with_all_that_follows(command, asking, around)
        case _:
            return ()


def _answers(emitted: Emitted, context: Context) -> list[tuple[Command, Context]]:
    listening = PROCESSES.get(type(emitted.event))
    if listening is None:
        return []
    day = emitted.circumstances.effective_on
    answering = replace(context, effective_on=day, cause=emitted.id)
    return [
        (command, answering)
        for process in listening
        for command in process.answer(emitted.event, emitted.state)
    ]


def _record(
    request: Request, emitted: tuple[Emitted, ...], around: Surroundings
) -> tuple[Emitted, ...]:
    record = RecordCommand(
        command_id=request.command_id,
        name=request.command.command_name,
        digest=around.digest(request.body()),
        events=tuple(str(event.id) for event in emitted),
    )
    return ROUTES[RecordCommand].carry_out(record, request.context(), around)
