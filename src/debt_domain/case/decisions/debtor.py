"""What becomes known of the debtor."""

from typing import Final, TypeAlias, assert_never

from debt_domain.case.commands import RecordAddress, RecordDeath, RecordInsolvency
from debt_domain.case.decisions.access import (
    OPEN,
    require_access,
    require_not_future_day,
    require_status,
    require_subject,
)
from debt_domain.case.errors import (
    AddressIdReusedError,
    DeathRecordedError,
    DebtorNotConsumerError,
    InsolvencyRecordedError,
)
from debt_domain.case.events import (
    AddressRecorded,
    CaseEvent,
    DeathRecorded,
    HoldPlaced,
    InsolvencyRecorded,
)
from debt_domain.case.model import CaseContext, DebtorKind, HoldKind
from debt_domain.case.parts import KnownAddress
from debt_domain.case.state import CaseState
from debt_domain.values.actor import Role

DebtorCommand: TypeAlias = RecordInsolvency | RecordDeath | RecordAddress

_PARTIES: Final = (
    Role.PLATFORM,
    Role.CLIENT,
    Role.SUBMITTER,
    Role.COLLECTOR,
    Role.LEGAL,
)


def decide(
    command: DebtorCommand, state: CaseState, context: CaseContext
) -> tuple[CaseEvent, ...]:
    """Answer a command that tells something of the debtor."""
    require_access(command, state, context, *_PARTIES)
    match command:
        case RecordInsolvency():
            return _insolvent(command, state, context)
        case RecordDeath():
            return _died(command, state, context)
        case RecordAddress():
            return _found(command, state, context)
        case _:
            assert_never(command)


def _stopped(
    kind: HoldKind, reason: str, state: CaseState, context: CaseContext
) -> tuple[HoldPlaced, ...]:
    """Place a hold without an end, unless there is one."""
    for hold in state.holds:
        if hold.kind is kind and hold.until is None and hold.lifted_at is None:
            return ()
    placed = HoldPlaced(kind=kind, reason=reason, placed_at=context.now, until=None)
    return (placed,)


def _insolvent(
    command: RecordInsolvency, state: CaseState, context: CaseContext
) -> tuple[CaseEvent, ...]:
    recorded = InsolvencyRecorded(
        opened_on=command.opened_on, court=command.court, reference=command.reference
    )
    if state.insolvency is not None:
        if state.insolvency != recorded:
            raise InsolvencyRecordedError(reference=state.insolvency.reference)
        return ()
    require_status(command, state, *OPEN)
    require_not_future_day("opened_on", command.opened_on, context)
    reason = f"insolvency proceedings {command.reference}"
    return recorded, *_stopped(HoldKind.MORATORIUM, reason, state, context)


def _died(
    command: RecordDeath, state: CaseState, context: CaseContext
) -> tuple[CaseEvent, ...]:
    recorded = DeathRecorded(learned_on=command.learned_on, source=command.source)
    if state.debtor_kind is not DebtorKind.CONSUMER:
        raise DebtorNotConsumerError(debtor_id=state.debtor_id)
    if state.death is not None:
        if state.death != recorded:
            raise DeathRecordedError
        return ()
    require_status(command, state, *OPEN)
    require_not_future_day("learned_on", command.learned_on, context)
    return recorded, *_stopped(HoldKind.CEASE, "the debtor has died", state, context)


def _found(
    command: RecordAddress, state: CaseState, context: CaseContext
) -> tuple[CaseEvent, ...]:
    address = command.address
    for field in ("street", "postal_code", "city"):
        require_subject(f"address.{field}", getattr(address, field), state.debtor_id)
    earlier = state.addresses.get(command.address_id)
    if earlier is not None:
        _require_same(command, earlier)
        return ()
    require_status(command, state, *OPEN)
    require_not_future_day("learned_on", command.learned_on, context)
    return (
        AddressRecorded(
            address_id=command.address_id,
            address=address,
            learned_on=command.learned_on,
            source=command.source,
        ),
    )


def _require_same(command: RecordAddress, earlier: KnownAddress) -> None:
    compared = {
        "country": command.address.country == earlier.country,
        "region": command.address.region == earlier.region,
        "learned_on": command.learned_on == earlier.learned_on,
        "source": command.source == earlier.source,
    }
    other = tuple(name for name, same in compared.items() if not same)
    if other:
        raise AddressIdReusedError(address_id=command.address_id, fields=other)
