"""What to send for the bank lines that the books lack; nothing is posted without it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from debt_domain.case.commands import RecordPayment, ReversePayment
from debt_domain.case.model import ReversalKind
from debt_domain.kernel.message import Command, Event, Message
from debt_domain.party_ledger.commands import ConfirmPayout
from debt_domain.party_ledger.events import (
    PayoutConfirmed,
    PayoutFailed,
    PayoutInstructed,
)
from debt_domain.platform_ledger.commands import (
    RecordBankCharge,
    RecordUnidentifiedReceipt,
)
from debt_domain.platform_ledger.model import BankAccount
from debt_domain.reports.bank_lines import BankLine
from debt_domain.reports.bank_postings import BankPosting
from debt_domain.reports.identifying import identifier_from
from debt_domain.reports.matching import quotes, words
from debt_domain.values.holder import Holder
from debt_domain.values.money import Money
from debt_domain.wire.recorded import Recorded

ProposedCommand: TypeAlias = (
    RecordPayment
    | ReversePayment
    | ConfirmPayout
    | RecordUnidentifiedReceipt
    | RecordBankCharge
)


class Proposal(Message, frozen=True):
    """A command that would post what the books lack.

    Attributes:
        line: The bank line, by id.
        command: The command to send, once somebody has looked at it; None: it takes
            somebody to find out what the line is.
        effective_on: The day to send it with, where the command itself has none.
        why: What speaks for it.
    """

    line: str
    command: ProposedCommand | None
    effective_on: date | None = None
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a bank line may be about.

    Attributes:
        postings: All movements of the client account that the books know.
        case_ids: The cases.
        payouts: Those instructed and not yet confirmed.
    """

    postings: Sequence[BankPosting] = ()
    case_ids: frozenset[str] = frozenset()
    payouts: Sequence[PayoutInstructed] = ()


def pending_payouts(events: Iterable[Recorded[Event]]) -> tuple[PayoutInstructed, ...]:
    """Give the payouts that the bank was told of and that are neither done nor failed."""
    found: dict[tuple[str, str], PayoutInstructed] = {}
    for recorded in events:
        match recorded.event:
            case PayoutInstructed(payout_id=payout_id) as instructed:
                found[recorded.id.stream, payout_id] = instructed
            case (
                PayoutConfirmed(payout_id=payout_id) | PayoutFailed(payout_id=payout_id)
            ):
                found.pop((recorded.id.stream, payout_id), None)
            case _:
                pass
    return tuple(found.values())


def propose(line: BankLine, known: Known) -> Proposal:
    """Propose what to send for a bank line that the books lack.

    Money out that names a payout confirms it, money out that names a payment takes it
    back, other money out is a charge; money in that names one case is a payment on it,
    other money in waits until it is known whose it is.
    """
    if line.amount_minor < 0:
        return _payout(line, known) or _reversal(line, known) or _charge(line)
    return _payment(line, known) or _unidentified(line)


def command_document(command: Command) -> dict[str, object]:
    """Give a command's fields as plain data, without those left at their default."""
    return command.model_dump(mode="json", exclude_defaults=True)


def _payment(line: BankLine, known: Known) -> Proposal | None:
    quoted = words(line)
    named = [x for x in sorted(known.case_ids) if x.upper() in quoted]
    if len(named) != 1:
        return None
    command = RecordPayment(
        case_id=named[0],
        payment_id=identifier_from("bank", line),
        amount=Money(line.amount_minor, line.currency),
        received_on=line.booked_on,
        holder=Holder.platform(),
        verified=True,
    )
    return Proposal(line=line.line_id, command=command, why=f"it names {named[0]}")


def _unidentified(line: BankLine) -> Proposal:
    command = RecordUnidentifiedReceipt(
        receipt_id=identifier_from("bank", line),
        amount=Money(line.amount_minor, line.currency),
        received_on=line.booked_on,
        reference=line.bank_reference or None,
    )
    return Proposal(line=line.line_id, command=command, why="nobody knows whose it is")


def _payout(line: BankLine, known: Known) -> Proposal | None:
    for payout in known.payouts:
        is_it = (payout.currency, -payout.amount_minor) == (
            line.currency,
            line.amount_minor,
        )
        if is_it and _names(line, payout.payout_id):
            return Proposal(
                line=line.line_id,
                command=ConfirmPayout(
                    party=payout.party,
                    currency=payout.currency,
                    payout_id=payout.payout_id,
                ),
                effective_on=line.booked_on,
                why=f"it names {payout.payout_id}",
            )
    return None


def _reversal(line: BankLine, known: Known) -> Proposal | None:
    for posting in known.postings:
        payment_id, case_id = posting.payment_id, posting.case_id
        if payment_id and case_id and _names(line, payment_id):
            command = ReversePayment(
                case_id=case_id,
                payment_id=payment_id,
                kind=ReversalKind.CHARGEBACK,
                reversed_on=line.booked_on,
                amount=Money(-line.amount_minor, line.currency),
            )
            why = f"it names {payment_id}"
            return Proposal(line=line.line_id, command=command, why=why)
    return None


def _charge(line: BankLine) -> Proposal:
    if line.is_reversal:
        why = "the bank took back what no payment here is known by: find it"
        return Proposal(line=line.line_id, command=None, why=why)
    command = RecordBankCharge(
        charge_id=identifier_from("charge", line),
        amount=Money(-line.amount_minor, line.currency),
        charged_on=line.booked_on,
        account=BankAccount.CLIENT,
    )
    return Proposal(line=line.line_id, command=command, why="money out of no payment")


def _names(line: BankLine, reference: str) -> bool:
    return line.end_to_end_id == reference or quotes(line, (reference,))
