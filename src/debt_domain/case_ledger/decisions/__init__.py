"""What a ledger answers to a command."""

from typing import Final, assert_never

from debt_domain.case_ledger.commands import (
    AdjustTerms,
    AdoptTerms,
    AdvanceCost,
    AwardCost,
    CaseLedgerCommand,
    ChargeCaseFee,
    ChargeLegalFee,
    CorrectClaim,
    EarnCaseFee,
    EngageCollector,
    GiveUpCost,
    OpenClaim,
    PassOnToClient,
    PostDiscount,
    PostInterest,
    PostReceipt,
    PostReversal,
    RefundCaseFee,
    RefundCost,
    RefundOverpayment,
    ReleaseCollector,
    TransferHeldMoney,
    WithdrawClaim,
    WriteOffClaim,
)
from debt_domain.case_ledger.decisions import claim, money, terms
from debt_domain.case_ledger.errors import LedgerAbsentError
from debt_domain.case_ledger.events import CaseLedgerEvent
from debt_domain.case_ledger.folding import bulk, evolve
from debt_domain.case_ledger.journal import Journal
from debt_domain.case_ledger.model import LedgerContext
from debt_domain.case_ledger.state import CaseLedgerState
from debt_domain.kernel.decider import Decider
from debt_domain.values.actor import Role


def decide(
    command: CaseLedgerCommand, state: CaseLedgerState, context: LedgerContext
) -> tuple[CaseLedgerEvent, ...]:
    """Answer a command with the facts that follow from it, or refuse it.

    Raises:
        RejectedError: A rule does not allow it; each has a class of its own.
    """
    _require_role(command, context)
    if not state.case_id and not isinstance(command, OpenClaim):
        raise LedgerAbsentError(case_id=command.case_id)
    journal = Journal(state, context)
    match command:
        case PostReceipt() | PostReversal() | RefundOverpayment():
            _move_receipt(command, journal)
        case TransferHeldMoney():
            money.transfer(command, journal)
        case PassOnToClient():
            money.pass_to_client(command, journal)
        case AdoptTerms() | AdjustTerms() | EngageCollector() | ReleaseCollector():
            _agree(command, journal)
        case ChargeCaseFee() | EarnCaseFee() | RefundCaseFee() | ChargeLegalFee():
            _charge(command, journal)
        case AdvanceCost() | AwardCost() | GiveUpCost() | RefundCost():
            _book_cost(command, journal)
        case (
            OpenClaim()
            | WithdrawClaim()
            | CorrectClaim()
            | WriteOffClaim()
            | PostDiscount()
            | PostInterest()
        ):
            _change_claim(command, journal)
        case _:
            assert_never(command)
    return journal.events


def _move_receipt(
    command: PostReceipt | PostReversal | RefundOverpayment, journal: Journal
) -> None:
    match command:
        case PostReceipt():
            money.receive(command, journal)
        case PostReversal():
            money.reverse(command, journal)
        case RefundOverpayment():
            money.refund(command, journal)
        case _:
            assert_never(command)


def _agree(
    command: AdoptTerms | AdjustTerms | EngageCollector | ReleaseCollector,
    journal: Journal,
) -> None:
    match command:
        case AdoptTerms():
            terms.adopt(command, journal)
        case AdjustTerms():
            terms.adjust(command, journal)
        case EngageCollector():
            terms.engage(command, journal)
        case ReleaseCollector():
            terms.release(command, journal)
        case _:
            assert_never(command)


def _charge(
    command: ChargeCaseFee | EarnCaseFee | RefundCaseFee | ChargeLegalFee,
    journal: Journal,
) -> None:
    match command:
        case ChargeCaseFee():
            terms.charge_fee(command, journal)
        case EarnCaseFee() | RefundCaseFee():
            terms.settle_fee(command, journal)
        case ChargeLegalFee():
            terms.charge_for_court(command, journal)
        case _:
            assert_never(command)


def _book_cost(
    command: AdvanceCost | AwardCost | GiveUpCost | RefundCost, journal: Journal
) -> None:
    match command:
        case AdvanceCost():
            claim.advance(command, journal)
        case AwardCost():
            claim.award(command, journal)
        case GiveUpCost():
            claim.give_up(command, journal)
        case RefundCost():
            claim.refund_cost(command, journal)
        case _:
            assert_never(command)


def _change_claim(
    command: OpenClaim
    | WithdrawClaim
    | CorrectClaim
    | WriteOffClaim
    | PostDiscount
    | PostInterest,
    journal: Journal,
) -> None:
    match command:
        case OpenClaim():
            claim.open_ledger(command, journal)
        case WithdrawClaim():
            claim.withdraw(command, journal)
        case CorrectClaim():
            claim.correct(command, journal)
        case WriteOffClaim():
            claim.write_off(command, journal)
        case PostDiscount():
            claim.discount(command, journal)
        case PostInterest():
            claim.accrue(command, journal)
        case _:
            assert_never(command)


def _require_role(command: CaseLedgerCommand, context: LedgerContext) -> None:
    """Postings follow from facts of the case; people move money that lies there."""
    name = type(command).__name__
    if isinstance(command, TransferHeldMoney | RefundOverpayment | PassOnToClient):
        context.require_role(name, Role.PLATFORM, Role.FINANCE)
    else:
        context.require_role(name, Role.SYSTEM)


CASE_LEDGER: Final[
    Decider[CaseLedgerCommand, CaseLedgerEvent, CaseLedgerState, LedgerContext]
] = Decider(initial=CaseLedgerState(), decide=decide, evolve=evolve, bulk=bulk)
