"""What an auditor reads: each event of a case, an account or a client's authority.

And what it changed. It is computed when asked for, from their own events, and kept
nowhere. As known at an instant it is the same over fewer events; as of a day, leave out
entries and not events, for the states are those that the events met when they came.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from types import MappingProxyType
from typing import Final, TypeVar, cast, get_args

from debt_domain.authority.decisions import AUTHORITY
from debt_domain.authority.events import AuthorityEvent
from debt_domain.case.decisions import CASE
from debt_domain.case.events import CaseEvent
from debt_domain.case_ledger.decisions import CASE_LEDGER
from debt_domain.case_ledger.events import CaseLedgerEvent
from debt_domain.case_ledger.receipts import Receipt
from debt_domain.kernel.message import Event, Message
from debt_domain.partner_case.decisions import PARTNER_CASE
from debt_domain.partner_case.events import PartnerCaseEvent
from debt_domain.party_ledger.decisions import PARTY_LEDGER
from debt_domain.party_ledger.events import PartyLedgerEvent
from debt_domain.projections.sentences import sentence
from debt_domain.values.actor import Actor
from debt_domain.values.money import Money
from debt_domain.wire.canonical import canonical_bytes
from debt_domain.wire.recorded import Recorded

S = TypeVar("S")
E = TypeVar("E", bound=Event)

_NOBODY: Final[Mapping[str, Actor]] = MappingProxyType({})


class FieldChange(Message, frozen=True):
    """One field of an aggregate's state, before and after an event.

    Attributes:
        field: Its path, such as `payments.P-1.left_minor`.
        before: Its value; None: there was none.
        after: The same afterwards; None: it is gone.
    """

    field: str
    before: str | None
    after: str | None


class AuditEntry(Message, frozen=True):
    """One event: what, who, when, why, under what, and what it changed.

    Attributes:
        event_id: The event, as `stream@version`.
        position: Its place in the log.
        what: Its stored name.
        sentence: The same in plain words, without anything personal.
        actor: Who issued the command.
        approved_by: Who approved it, if somebody else had to.
        effective_on: The day from which it counts.
        recorded_at: When the log took it.
        command_id: The command that it is part of.
        cause: The event that it answers; None: the command itself.
        terms_version: The terms that it rests on, if any.
        policy: The policy that decided it, as `name:version`, if any.
        hash: Its own hash.
        previous_hash: The hash before it in its stream.
        changes: What it changed in its aggregate's state, sorted by field.
    """

    event_id: str
    position: int
    what: str
    sentence: str
    actor: Actor
    approved_by: Actor | None
    effective_on: date
    recorded_at: datetime
    command_id: str
    cause: str | None
    terms_version: int | None
    policy: str | None
    hash: str
    previous_hash: str
    changes: tuple[FieldChange, ...]


def audit_history(
    events: Iterable[Recorded[Event]], approvers: Mapping[str, Actor] = _NOBODY
) -> tuple[AuditEntry, ...]:
    """Explain a case event by event.

    Args:
        events: Those of one case, in the order of the log; events of other kinds than
            case, partner case and ledger are passed over.
        approvers: Who approved which command, by the command's id.
    """
    case, partner_case, ledger = CASE.initial, PARTNER_CASE.initial, CASE_LEDGER.initial
    entries: list[AuditEntry] = []
    for recorded in events:
        event = recorded.event
        if isinstance(event, _CASE):
            before, case = case, CASE.evolve(case, event)
            entries.append(_entry(recorded, before, case, approvers))
        elif isinstance(event, _PARTNER_CASE):
            old, partner_case = partner_case, PARTNER_CASE.evolve(partner_case, event)
            entries.append(_entry(recorded, old, partner_case, approvers))
        elif isinstance(event, _LEDGER):
            books, ledger = ledger, CASE_LEDGER.evolve(ledger, event)
            entries.append(_entry(recorded, books, ledger, approvers))
    return tuple(entries)


def account_history(
    events: Iterable[Recorded[Event]], approvers: Mapping[str, Actor] = _NOBODY
) -> tuple[AuditEntry, ...]:
    """Explain a party's account event by event.

    Args:
        events: Those of the stream of one account, in its order.
        approvers: Who approved which command, by the command's id.
    """
    state, evolve = PARTY_LEDGER.initial, PARTY_LEDGER.evolve
    return tuple(_of_one_stream(events, approvers, state, evolve, _ACCOUNT))


def authority_history(
    events: Iterable[Recorded[Event]], approvers: Mapping[str, Actor] = _NOBODY
) -> tuple[AuditEntry, ...]:
    """Explain event by event what a client has signed.

    Args:
        events: Those of the stream of one client's authority, in its order.
        approvers: Who approved which command, by the command's id.
    """
    state, evolve = AUTHORITY.initial, AUTHORITY.evolve
    return tuple(_of_one_stream(events, approvers, state, evolve, _AUTHORITY))


def _of_one_stream(
    events: Iterable[Recorded[Event]],
    approvers: Mapping[str, Actor],
    state: S,
    evolve: Callable[[S, E], S],
    kinds: tuple[type[E], ...],
) -> Iterator[AuditEntry]:
    for recorded in events:
        if isinstance(recorded.event, kinds):
            before, state = state, evolve(state, recorded.event)
            yield _entry(recorded, before, state, approvers)


_CASE: Final[tuple[type[CaseEvent], ...]] = get_args(CaseEvent)
_PARTNER_CASE: Final[tuple[type[PartnerCaseEvent], ...]] = get_args(PartnerCaseEvent)
_LEDGER: Final[tuple[type[CaseLedgerEvent], ...]] = get_args(CaseLedgerEvent)
_AUTHORITY: Final[tuple[type[AuthorityEvent], ...]] = get_args(AuthorityEvent)
_ACCOUNT: Final[tuple[type[PartyLedgerEvent], ...]] = get_args(PartyLedgerEvent)


def _entry(
    recorded: Recorded[Event],
    before: object,
    after: object,
    approvers: Mapping[str, Actor],
) -> AuditEntry:
    event, circumstances = recorded.event, recorded.circumstances
    cause = circumstances.cause
    return AuditEntry(
        event_id=str(recorded.id),
        position=recorded.position,
        what=event.stored_name,
        sentence=sentence(event),
        actor=circumstances.actor,
        approved_by=approvers.get(circumstances.command_id),
        effective_on=circumstances.effective_on,
        recorded_at=recorded.recorded_at,
        command_id=circumstances.command_id,
        cause=None if cause is None else str(cause),
        terms_version=event.under_terms(),
        policy=event.under_policy(),
        hash=recorded.hash,
        previous_hash=recorded.previous_hash,
        changes=tuple(_differences("", before, after)),
    )


def _differences(path: str, before: object, after: object) -> Iterator[FieldChange]:
    """Take two states apart as far as they differ; what is equal costs no walk."""
    if before == after:
        return
    old, new = _parts(before), _parts(after)
    if old is None and new is None:
        yield FieldChange(field=path, before=_text(before), after=_text(after))
        return
    old, new = old or {}, new or {}
    for name in sorted(old.keys() | new.keys()):
        below = f"{path}.{name}" if path else name
        yield from _differences(below, old.get(name), new.get(name))


def _parts(value: object) -> dict[str, object] | None:
    """Give the fields of a state, a map or a record; None: it is one value."""
    if isinstance(value, Mapping):
        items = cast("Mapping[object, object]", value)
        return {_named(key): item for key, item in items.items()}
    if isinstance(value, Receipt):
        return value._asdict()
    if is_dataclass(value) and not isinstance(value, Money):
        return {field.name: getattr(value, field.name) for field in fields(value)}
    return None


def _named(key: object) -> str:
    """Write the key of a map; one of several parts is a path of its own."""
    if isinstance(key, tuple):
        return ".".join(str(part) for part in cast("tuple[object, ...]", key))
    return str(key)


def _text(value: object) -> str | None:
    if value is None or isinstance(value, str):
        return value
    return (
        value.label() if isinstance(value, Money) else canonical_bytes(value).decode()
    )
