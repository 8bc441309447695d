"""Cases with a history: about twenty events in the case and in its ledger."""

from datetime import UTC, datetime
from itertools import count

from debt_adapters.cipher import AesGcmCipher
from debt_adapters.clock import system_clock
from debt_adapters.digest import HmacDigest
from debt_adapters.group_commit import ThreadGroupCommit
from debt_adapters.pause import jittered_pause
from debt_domain.application import Asked, DebtCollection, DomainCommand
from debt_domain.case.commands import AcceptCase, RecordPayment, ReversePayment
from debt_domain.case.model import ReversalKind
from debt_domain.kernel.ports import EventLog
from debt_domain.testing import actor, submit_case
from debt_domain.values.actor import Role
from debt_domain.values.holder import Holder
from debt_domain.values.money import Money

TENANT = "bench"
PLATFORM = actor(Role.PLATFORM)
CIPHER = AesGcmCipher()
PAID_ON = datetime.now(tz=UTC).date()
"""The day of the submissions too: a payment that is late is posted at another price."""
PAYMENTS, REVERSALS = 4, 12
"""Submitted, accepted, two events a payment, one a reversal: 22 in the case."""


def a_door(log: EventLog) -> DebtCollection:
    """Give the door with the machine's clock, the real cipher and group commit."""
    return DebtCollection(
        log=log,
        tenant=TENANT,
        clock=system_clock,
        pause=jittered_pause,
        cipher=CIPHER,
        digest=HmacDigest(bytes(32)),
        attempts=50,
        group_commit=ThreadGroupCommit(),
    )


def payment(case_id: str, payment_id: str) -> RecordPayment:
    """Give a verified payment: two events of the case, one of the ledger."""
    return RecordPayment(
        case_id=case_id,
        payment_id=payment_id,
        amount=Money(10_00, "EUR"),
        received_on=PAID_ON,
        holder=Holder.platform(),
        verified=True,
    )


def history(case_id: str) -> list[DomainCommand]:
    """Give the commands that lead to a case worth deciding about."""
    commands: list[DomainCommand] = [
        submit_case(case_id, client_id=f"CL-{case_id}", debtor_id=f"D-{case_id}"),
        AcceptCase(case_id=case_id),
    ]
    commands.extend(payment(case_id, f"H-{n}") for n in range(PAYMENTS))
    commands.extend(
        ReversePayment(
            case_id=case_id,
            payment_id=f"H-{n % PAYMENTS}",
            amount=Money(1, "EUR"),
            kind=ReversalKind.CHARGEBACK,
            reversed_on=PAID_ON,
        )
        for n in range(REVERSALS)
    )
    return commands


_NUMBERS = count(1)


def execute(door: DebtCollection, command: DomainCommand) -> None:
    """Carry a command out under an id of its own."""
    door.execute(command, by=PLATFORM, command_id=f"cmd-{next(_NUMBERS)}")


def set_up(door: DebtCollection, cases: int, prefix: str = "C") -> list[str]:
    """Give the ids of cases with their histories."""
    names = [f"{prefix}-{n}" for n in range(cases)]
    asked = [
        Asked(command=command, command_id=f"cmd-{next(_NUMBERS)}")
        for name in names
        for command in history(name)
    ]
    refused = [
        x for x in door.execute_many(asked, by=PLATFORM) if isinstance(x, Exception)
    ]
    if refused:
        raise refused[0]
    return names
