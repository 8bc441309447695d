"""What a collector is told of the work before it, where the case is handed over."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from debt_domain.case.events import (
    ActivityLogged,
    DisputeEnded,
    DisputeRecorded,
    DisputeResolved,
    PaymentRecorded,
    PaymentRejected,
    PaymentReversed,
    PaymentVerified,
)
from debt_domain.case.folding import OUTREACH
from debt_domain.case.model import (
    ActivityKind,
    ActivityOutcome,
    Direction,
    DisputeGround,
)
from debt_domain.kernel.message import Event, Message
from debt_domain.projections.sentences.phrases import words
from debt_domain.values.money import Money


class Attempts(Message, frozen=True):
    """How often the debtor was contacted in one way.

    Attributes:
        channel: The way.
        times: How often.
    """

    channel: ActivityKind
    times: int


class Outcomes(Message, frozen=True):
    """How often something came of an activity.

    Attributes:
        outcome: What came of it.
        times: How often.
    """

    outcome: ActivityOutcome
    times: int


class HandOver(Message, frozen=True):
    """The work on a case in sum, without anybody's name, notes and private activities.

    Attributes:
        attempts: The contacts that went to the debtor, by channel.
        last_attempt_on: The day of the last of them, in UTC; None: there was none.
        outcomes: What came of activities, of those that came from the debtor too.
        paid: What was verified less what was reversed; None: nothing was verified.
        reported: The payments that are only reported.
        promised_on: The day of the last promise, if no payment was verified since.
        disputes: What the debtor contests, as far as it is open.
    """

    attempts: tuple[Attempts, ...] = ()
    last_attempt_on: date | None = None
    outcomes: tuple[Outcomes, ...] = ()
    paid: Money | None = None
    reported: tuple[str, ...] = ()
    promised_on: date | None = None
    disputes: tuple[DisputeGround, ...] = ()

    def sentences(self) -> Iterator[str]:
        """Say it in words.

        >>> list(HandOver(promised_on=date(2026, 3, 2)).sentences())
        ['The debtor was not contacted.', 'A promise of 2026-03-02 is open.']
        """
        if self.attempts:
            ways = (f"{words(x.channel)} {x.times}" for x in self.attempts)
            yield f"Contacts until {self.last_attempt_on}: {', '.join(ways)}."
        else:
            yield "The debtor was not contacted."
        if self.outcomes:
            came = (f"{words(x.outcome)} {x.times}" for x in self.outcomes)
            yield f"What came of it: {', '.join(came)}."
        if self.paid is not None:
            yield f"{self.paid} was paid."
        if self.reported:
            yield f"Only reported: {', '.join(self.reported)}."
        if self.promised_on is not None:
            yield f"A promise of {self.promised_on} is open."
        if self.disputes:
            yield f"Open disputes: {', '.join(map(words, self.disputes))}."


def hand_over(events: Iterable[Event]) -> HandOver:
    """Sum up what was done on a case.

    Args:
        events: The case's events until it was handed over, oldest first.
    """
    work = _Work()
    for event in events:
        work.take(event)
    return HandOver(
        attempts=tuple(
            Attempts(channel=channel, times=times)
            for channel, times in sorted(work.attempts.items())
        ),
        last_attempt_on=work.last_attempt_on,
        outcomes=tuple(
            Outcomes(outcome=outcome, times=times)
            for outcome, times in sorted(work.outcomes.items())
        ),
        paid=work.paid,
        reported=tuple(work.reported),
        promised_on=work.promised_on,
        disputes=tuple(work.disputes.values()),
    )


class _Work:
    """What the events say, one after the other."""

    def __init__(self) -> None:
        self.attempts = Counter[ActivityKind]()
        self.last_attempt_on: date | None = None
        self.outcomes = Counter[ActivityOutcome]()
        self.paid: Money | None = None
        self.reported: dict[str, None] = {}
        self.promised_on: date | None = None
        self.disputes: dict[str, DisputeGround] = {}

    def take(self, event: Event) -> None:
        match event:
            case ActivityLogged(private=False):
                self._take_activity(event)
            case PaymentRecorded(payment_id=payment_id):
                self.reported[payment_id] = None
            case PaymentRejected(payment_id=payment_id):
                self.reported.pop(payment_id, None)
            case PaymentVerified(payment_id=payment_id, amount=amount):
                self.reported.pop(payment_id, None)
                self.paid = amount if self.paid is None else self.paid + amount
                self.promised_on = None
            case PaymentReversed(amount=amount) if self.paid is not None:
                self.paid = self.paid - amount
            case DisputeRecorded(dispute_id=dispute_id, ground=ground):
                self.disputes[dispute_id] = ground
            case (
                DisputeResolved(dispute_id=dispute_id)
                | DisputeEnded(dispute_id=dispute_id)
            ):
                self.disputes.pop(dispute_id, None)
            case _:
                pass

    def _take_activity(self, event: ActivityLogged) -> None:
        day = event.occurred_at.date()
        if event.kind in OUTREACH and event.direction is Direction.OUTBOUND:
            self.attempts[event.kind] += 1
            self.last_attempt_on = max(self.last_attempt_on or day, day)
        if event.outcome is not None:
            self.outcomes[event.outcome] += 1
        if event.outcome is ActivityOutcome.PROMISE:
            self.promised_on = day
