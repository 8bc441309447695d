"""What the processes of the concurrency tests do; here, so that they can import it."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Barrier, Event
from pathlib import Path
from random import Random
from typing import Final, NamedTuple, TypeAlias

from pydantic import TypeAdapter

from debt_adapters.assembly import debt_collection
from debt_adapters.interchange.importing import Reading, import_items
from debt_adapters.kept_states import RecentStates
from debt_adapters.pause import jittered_pause
from debt_adapters.sqlalchemy import SqlEventLog
from debt_domain.agreement.commands import (
    AmendRates,
    CompleteOnboarding,
    ConfirmThreshold,
    SignAgreement,
)
from debt_domain.agreement.model import Clause
from debt_domain.application import DebtCollection, DomainCommand, Receipt
from debt_domain.application.submissions import SubmissionOutcome
from debt_domain.case.commands import (
    AcceptCase,
    CloseCase,
    RecordPayment,
    ReopenCase,
    ReversePayment,
    SubmitCase,
    VerifyPayment,
)
from debt_domain.case.model import Claim, CloseCode, ReversalKind
from debt_domain.case_ledger.commands import TransferHeldMoney
from debt_domain.kernel.errors import RejectedError, StoreError
from debt_domain.partner_case.commands import (
    ApproveReturn,
    RefuseReturn,
    RequestReturn,
    WithdrawReturn,
)
from debt_domain.partner_case.model import ReturnReason
from debt_domain.testing import actor, document, invoice_line, submit_case
from debt_domain.testing.partner_cases import rate_terms
from debt_domain.values.actor import Role
from debt_domain.values.holder import Holder
from debt_domain.values.money import Money
from debt_domain.values.rate_terms import RevenueModel
from tests.contracts.processes import open_store

PLATFORM = actor(Role.PLATFORM)
MORNING: Final = datetime(2026, 6, 1, 6, tzinfo=UTC)
TODAY: Final = MORNING.date()
CASES, HOT_CASES, PARTNERS, PAYMENTS = 200, 6, 8, 6
# Of ten commands of a worker, one is sent by all workers under the same id.
SHARED_EVERY = 10
# Of two commands, one is about a case that all workers fight over.
HOT_SHARE = 0.4
# The first commands of each worker are submissions for the most part.
EARLY = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a worker was told, in the end, of one command.

    Attributes:
        number: Which of the worker's commands.
        command_id: Its id.
        receipt: Proof that it was carried out; None: it was refused.
        refusal: The code of the rule that refused it, or "".
        text: What the refusal says, or "".
        pauses: How often it was decided again because others were faster.
    """

    number: int
    command_id: str
    receipt: Receipt | None
    refusal: str
    text: str
    pauses: int


ANSWERS: Final = TypeAdapter(Answer)


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """One worker's share.

    Attributes:
        url: The store.
        worker: Its number, from 0.
        commands: How many commands it sends.
        journal: The file that it writes its answers to, and goes on from.
    """

    url: str
    worker: int
    commands: int
    journal: Path


def answers_in(journal: Path) -> list[Answer]:
    """Read what a worker was told."""
    lines = journal.read_bytes().splitlines() if journal.exists() else []
    return [ANSWERS.validate_json(line) for line in lines]


def a_clock(skew: timedelta) -> Callable[[], datetime]:
    """Give a clock that goes wrong by so much, and always shows the same day."""
    return lambda: MORNING + skew + timedelta(seconds=time.monotonic() % 36_000)


def a_door(log: SqlEventLog, worker: int = 0) -> DebtCollection:
    """Give a worker's door: each has its own clock, some keep folded states."""
    clock = a_clock(timedelta(milliseconds=70 * worker))
    kept = RecentStates() if worker % 2 else None
    return replace(debt_collection(log, clock=clock), kept_states=kept)


def a_command(worker: int, number: int) -> tuple[str, DomainCommand]:
    """Give a worker's command by its number, always the same, with its id."""
    sender = "all" if number % SHARED_EVERY == 0 else str(worker)
    command_id = f"{sender}-{number}"
    return command_id, command_of(command_id)


def command_of(command_id: str) -> DomainCommand:
    """Draw the command of an id, about a few cases more often than about others."""
    chance = Random(command_id)  # noqa: S311 -- nothing secret depends on it
    is_hot = chance.random() < HOT_SHARE
    case = chance.randrange(HOT_CASES if is_hot else CASES)
    number = int(command_id.rpartition("-")[2])
    likely = SUBMITTING if number < EARLY else KINDS
    (kind,) = chance.choices([x for x, _ in likely], [weight for _, weight in likely])
    return kind(case, chance)


def submission(case: int, _chance: Random) -> SubmitCase:
    """Submit a case; one in four shares its invoice with the one before it."""
    invoice = case - 1 if case % 4 == 3 else case
    return submit_case(
        f"C-{case}",
        client_id=f"CL-{case % 10 // 2}",
        debtor_id=f"D-{case % 40 // 2}",
        submitter_id=f"P-{case % PARTNERS}" if case % 3 else None,
        claim=Claim(currency="EUR", lines=(invoice_line(f"INV-{invoice}"),)),
    )


def payment(case: int, chance: Random) -> RecordPayment:
    return RecordPayment(
        case_id=f"C-{case}",
        payment_id=f"PAY-{case}-{chance.randrange(PAYMENTS)}",
        amount=Money(chance.randint(1, 400_00), "EUR"),
        received_on=TODAY,
        holder=Holder.platform(),
        verified=chance.random() < 0.6,
    )


def verification(case: int, chance: Random) -> VerifyPayment:
    return VerifyPayment(
        case_id=f"C-{case}", payment_id=f"PAY-{case}-{chance.randrange(PAYMENTS)}"
    )


def reversal(case: int, chance: Random) -> ReversePayment:
    whole = chance.random() < 0.3
    return ReversePayment(
        case_id=f"C-{case}",
        payment_id=f"PAY-{case}-{chance.randrange(PAYMENTS)}",
        kind=ReversalKind.BOUNCED,
        reversed_on=TODAY,
        amount=None if whole else Money(chance.randint(1, 100_00), "EUR"),
    )


def reopening(case: int, _chance: Random) -> ReopenCase:
    return ReopenCase(
        case_id=f"C-{case}",
        reason="new address",
        consent_reference="mail-7",
        consented_on=TODAY,
    )


def return_request(case: int, _chance: Random) -> RequestReturn:
    return RequestReturn(
        case_id=f"C-{case}",
        reason=ReturnReason.UNCOLLECTIBLE,
        explanation="gone away",
        documents=(document(),),
    )


def transfer(case: int, chance: Random) -> TransferHeldMoney:
    return TransferHeldMoney(
        case_id=f"C-{case}",
        giver=Holder.platform(),
        taker=Holder.client(f"CL-{case % 10 // 2}"),
        amount=Money(chance.randint(1, 50), "EUR"),
    )


def amendment(case: int, _chance: Random) -> AmendRates:
    terms = rate_terms(RevenueModel.HYBRID)
    partner_id = f"P-{case % PARTNERS}"
    tomorrow = TODAY + timedelta(days=1)
    return AmendRates(partner_id=partner_id, terms=terms, effective_from=tomorrow)


def threshold(partner: int, _chance: Random) -> ConfirmThreshold:
    """Move an agreement that others only look at."""
    return ConfirmThreshold(
        partner_id=f"P-{partner % PARTNERS}", measure="cases", figure=9, threshold=5
    )


Kinds: TypeAlias = tuple[tuple[Callable[[int, Random], DomainCommand], int], ...]
KINDS: Final[Kinds] = (
    (submission, 8),
    (lambda case, _: AcceptCase(case_id=f"C-{case}"), 12),
    (payment, 24),
    (verification, 8),
    (reversal, 8),
    (lambda case, _: CloseCase(case_id=f"C-{case}", code=CloseCode.EXHAUSTED), 2),
    (reopening, 6),
    (return_request, 6),
    (lambda case, _: ApproveReturn(case_id=f"C-{case}"), 4),
    (lambda case, _: RefuseReturn(case_id=f"C-{case}", explanation="work on"), 2),
    (lambda case, _: WithdrawReturn(case_id=f"C-{case}"), 2),
    (transfer, 8),
    (amendment, 1),
    (threshold, 1),
)
SUBMITTING: Final[Kinds] = ((submission, 400), *KINDS)


def agreements() -> Iterator[tuple[str, DomainCommand]]:
    """Give what takes all partners under contract, with its command ids."""
    since = date(2026, 1, 1)
    clauses = (Clause.SHADOW_CLIENT, Clause.WHITE_LABEL)
    for number in range(PARTNERS):
        partner_id, terms = f"P-{number}", rate_terms(RevenueModel.REVENUE_SHARE)
        for command in (
            SignAgreement(partner_id=partner_id, clauses=clauses, starts_on=since),
            AmendRates(partner_id=partner_id, terms=terms, effective_from=since),
            CompleteOnboarding(partner_id=partner_id),
            threshold(number, Random(0)),  # noqa: S311
        ):
            yield f"{type(command).__name__}-{partner_id}", command


@dataclass(slots=True)
class Sender:
    """Sends a command until it has an answer, and counts what that took."""

    door: DebtCollection
    pauses: int = 0

    def __post_init__(self) -> None:
        """Count the attempts by the pauses between them."""
        self.door = replace(self.door, pause=self._pause)

    def _pause(self, attempt: int) -> None:
        self.pauses += 1
        jittered_pause(attempt)

    def send(self, number: int, command_id: str, command: DomainCommand) -> Answer:
        """Send the same id again as long as the store could not do it."""
        self.pauses = 0
        answered = partial(Answer, number=number, command_id=command_id)
        while True:
            receipt, refusal, text = None, "", ""
            try:
                receipt = self.door.execute(command, by=PLATFORM, command_id=command_id)
            except RejectedError as error:
                refusal, text = error.code, str(error)
            except StoreError:
                continue
            return answered(
                receipt=receipt,
                refusal=refusal,
                text=text,
                pauses=self.pauses,
            )


def send_all(work: Work, start: Barrier | None) -> None:
    """Send a worker's commands; after a kill, from the last one with an answer."""
    told = answers_in(work.journal)
    sender = Sender(a_door(open_store(work.url), work.worker))
    if start is not None:
        start.wait()
    with work.journal.open("ab", buffering=0) as journal:
        for number in range(told[-1].number if told else 0, work.commands):
            answer = sender.send(number, *a_command(work.worker, number))
            journal.write(ANSWERS.dump_json(answer) + b"\n")


def follow(url: str, seen: Path, done: Event) -> None:
    """Write down each event that comes, until all is done and the end is reached."""
    log, position = open_store(url), 0
    with seen.open("w") as lines:
        while True:
            is_last_look = done.is_set()
            more = log.read(position, limit=50)
            for logged in more:
                event, position = logged.event, logged.position
                lines.write(f"{position} {event.stream}@{event.version}\n")
            if is_last_look and not more:
                return
            if not more:
                time.sleep(0.005)


def send_at_once(
    url: str,
    start: Barrier,
    journal: Path,
    commands: Sequence[tuple[str, DomainCommand]],
) -> None:
    """Send each command at the same moment as other processes send theirs."""
    sender = Sender(a_door(open_store(url)))
    with journal.open("ab", buffering=0) as lines:
        for number, (command_id, command) in enumerate(commands):
            start.wait()
            answer = sender.send(number, command_id, command)
            lines.write(ANSWERS.dump_json(answer) + b"\n")


class Told(NamedTuple):
    """What a process was told of an item of a file.

    Attributes:
        place: Where it stands.
        case_id: The case; None: the item could not be read.
        outcome: What became of it.
        receipt: Proof that it is in.
        refusals: The codes of the rules that refused it.
    """

    place: int
    case_id: str | None
    outcome: SubmissionOutcome
    receipt: Receipt | None
    refusals: tuple[str, ...]


def import_at_once(url: str, start: Barrier, file: Path, results: Connection) -> None:
    """Import a file at the same moment as other processes do."""
    door = a_door(open_store(url))
    start.wait()
    with file.open("rb") as items:
        found = import_items(items, door, PLATFORM, reading=Reading(), batch_id="B-1")
        told = [
            Told(
                place=x.submission.place,
                case_id=x.submission.case_id,
                outcome=x.outcome,
                receipt=x.receipt,
                refusals=tuple(refusal.code for refusal in x.refusals),
            )
            for x in found
        ]
    results.send(told)
