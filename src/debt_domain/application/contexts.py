"""What each aggregate's decisions are told of the other aggregates."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from debt_domain.accounting.accounts import COST_ADVANCE, DEBTOR, held
from debt_domain.accounting.positions import positions
from debt_domain.agreement.decisions import AGREEMENT
from debt_domain.agreement.model import Clause, TermsVersion
from debt_domain.agreement.state import AgreementState
from debt_domain.application import streams
from debt_domain.application.policies import Policies
from debt_domain.application.stated import unstated
from debt_domain.application.unit_of_work import UnitOfWork
from debt_domain.authority.decisions import AUTHORITY
from debt_domain.books.commands import MAIN
from debt_domain.books.decisions import BOOKS
from debt_domain.case.commands import (
    AcceptCase,
    AcceptQuote,
    AccrueInterest,
    AssignPartner,
    CaseCommand,
    CloseCase,
    DeterminePrice,
    EscalateToLegal,
    FileClaim,
    ProvideDocuments,
    ReopenCase,
    ResolveDispute,
    StartWork,
    SubmitCase,
    WithdrawCase,
)
from debt_domain.case.decisions import CASE
from debt_domain.case.model import (
    NO_COLLECTION_PERIOD,
    CaseContext,
    CaseStatus,
    CollectionPeriodTerms,
    PreviousCase,
)
from debt_domain.case_ledger.commands import CaseLedgerCommand, TransferHeldMoney
from debt_domain.case_ledger.decisions import CASE_LEDGER
from debt_domain.case_ledger.model import LedgerContext
from debt_domain.case_ledger.state import CaseLedgerState
from debt_domain.client_exclusivity.decisions import CLIENT_EXCLUSIVITY
from debt_domain.kernel.message import Command
from debt_domain.kernel.ports import Cipher, KeyedDigest
from debt_domain.partner_case.commands import (
    AdjustSplit,
    ApproveReturn,
    PartnerCaseCommand,
    RequestReturn,
    SettlePartnerCase,
    SubmitPartnerCase,
)
from debt_domain.partner_case.decisions import PARTNER_CASE
from debt_domain.partner_case.model import (
    AgreedRates,
    MissingRequirement,
    PartnerCaseContext,
    ReturnSettlement,
)
from debt_domain.projections.trial_balance import LedgerBalance
from debt_domain.values.authority import (
    AuthorityAsked,
    AuthorityDecision,
    AuthorityStep,
)
from debt_domain.values.context import Context, widened
from debt_domain.values.holder import Holder, HolderKind
from debt_domain.values.interest_rate import AnnualRate
from debt_domain.values.partner_submission import Branding
from debt_domain.values.policy import PolicyDeadline, PolicyDecision
from debt_domain.values.price import Price


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What a command is carried out in.

    Attributes:
        unit: The streams that it reads and writes.
        command_id: The caller's id of the request.
        correlation_id: What the host ties commands together with.
        digest: The tenant's keyed digest.
        cipher: Opens the personal texts of commands that were kept.
        commands: What the door takes, by recorded names.
        policies: What the platform decides for itself.
        ledgers: Reads the accounts of every ledger, without the unit's own entries.
    """

    unit: UnitOfWork
    command_id: str
    correlation_id: str
    digest: KeyedDigest
    cipher: Cipher
    commands: Mapping[str, type[Command]]
    policies: Policies
    ledgers: Callable[[], Iterable[LedgerBalance]]


def plain(_command: Command, context: Context, _around: Surroundings) -> Context:
    """Tell nothing of other aggregates."""
    return context


def case(command: CaseCommand, context: Context, around: Surroundings) -> CaseContext:
    """Tell a case how its ledger stands, and what the policies say."""
    return widened(
        CaseContext,
        context,
        acceptance=_acceptance(command, context, around),
        statutory_rates=_statutory_rates(command, around),
        ladder=_ladder(command, around),
        review=_review(command, context, around),
        authority=_authority(command, context, around),
        exclusive_partner_id=_exclusive_partner(command, context, around),
        collection_period=_collection_period(command, around),
        price=_price(command, around),
        previous=_previous(command, around),
        **_standing(command, around),
    )


def _price(command: CaseCommand, around: Surroundings) -> Price | None:
    """Ask what a client's own case costs; a partner case has its agreement's terms."""
    if not isinstance(command, DeterminePrice):
        return None
    state = around.unit.state(CASE, streams.case(command.case_id))
    figures = state.pricing_figures
    if figures is None or state.submitter_id is not None:
        return None
    return around.policies.pricing(figures)


def _previous(command: CaseCommand, around: Surroundings) -> PreviousCase | None:
    """Give the case that a submission tries anew, if there is such a case."""
    if not isinstance(command, SubmitCase) or command.previous_case_id is None:
        return None
    state = around.unit.state(CASE, streams.case(command.previous_case_id))
    if state.status is CaseStatus.ABSENT:
        return None
    return PreviousCase(client_id=state.client_id, status=state.status)


def _exclusive_partner(
    command: CaseCommand, context: Context, around: Surroundings
) -> str | None:
    """Give the partner that the client's cases go to on the day, if it is active."""
    if not isinstance(command, AssignPartner | AcceptQuote | ReopenCase):
        return None
    client_id = around.unit.state(CASE, streams.case(command.case_id)).client_id
    stream, day = streams.client_exclusivity(client_id), context.effective_on
    partner_id = around.unit.state(CLIENT_EXCLUSIVITY, stream).partner_on(day)
    if partner_id is None:
        return None
    agreement = around.unit.state(AGREEMENT, streams.agreement(partner_id))
    return partner_id if agreement.is_active_on(day) else None


def _collection_period(
    command: CaseCommand, around: Surroundings
) -> CollectionPeriodTerms:
    if not isinstance(command, StartWork | ReopenCase):
        return NO_COLLECTION_PERIOD
    figures = around.unit.state(CASE, streams.case(command.case_id)).figures
    return (
        around.policies.collection_period(figures) if figures else NO_COLLECTION_PERIOD
    )


def _standing(command: CaseCommand, around: Surroundings) -> dict[str, object]:
    """Tell how the ledger stands, where the case ends or a dispute is resolved."""
    if not isinstance(command, CloseCase | WithdrawCase | ResolveDispute):
        return {}
    ledger = around.unit.state(CASE_LEDGER, streams.case_ledger(command.case_id))
    return {
        "outstanding_minor": ledger.outstanding_minor,
        "outstanding": {
            component: ledger.balance(account) for component, account in DEBTOR.items()
        },
        "unpaid_costs": tuple(
            cost_id for cost_id, cost in ledger.costs.items() if cost.left_minor
        ),
    }


def _ladder(command: CaseCommand, around: Surroundings) -> PolicyDecision | None:
    if not isinstance(command, EscalateToLegal):
        return None
    state = around.unit.state(CASE, streams.case(command.case_id))
    return around.policies.contact_ladder(state.outreach)


def _review(
    command: CaseCommand, context: Context, around: Surroundings
) -> PolicyDeadline | None:
    if not isinstance(command, SubmitCase | ProvideDocuments | ReopenCase):
        return None
    return around.policies.review_deadline(context.now, context.time_zone)


def _authority(
    command: CaseCommand, context: Context, around: Surroundings
) -> AuthorityDecision | None:
    """Ask whether the client's papers suffice for what is done in its name."""
    match command:
        case StartWork():
            step, day = AuthorityStep.START_WORK, context.effective_on
        case ReopenCase(partner_id=str()):
            step, day = AuthorityStep.START_WORK, context.effective_on
        case FileClaim(filed_on=day):
            step = AuthorityStep.FILE_CLAIM
        case _:
            return None
    state = around.unit.state(CASE, streams.case(command.case_id))
    if state.figures is None:
        return None
    papers = around.unit.state(AUTHORITY, streams.authority(state.client_id))
    return around.policies.authority(
        AuthorityAsked(
            step=step,
            country=state.figures.debtor_country,
            on=day,
            in_force=papers.in_force_on(day),
        )
    )


def case_ledger(
    command: CaseLedgerCommand, context: Context, around: Surroundings
) -> LedgerContext:
    """Tell a case's ledger which days are closed, and what a giver of money holds."""
    books = around.unit.state(BOOKS, streams.books(MAIN))
    return widened(
        LedgerContext,
        context,
        first_open_on=books.first_open_on,
        giver_holds_minor=_giver_holds(command, around),
    )


def _giver_holds(command: CaseLedgerCommand, around: Surroundings) -> int | None:
    """Give what a partner holds over all ledgers, after netting and remittances.

    Its accounts are read after its own stream: whoever remits or states meanwhile
    moves that stream, and the command is decided again. In a test it holds what the
    test says.
    """
    if not isinstance(command, TransferHeldMoney):
        return None
    giver, currency = command.giver, command.amount.currency
    if giver.kind is not HolderKind.PARTNER:
        return None
    around.unit.load((streams.party_ledger(giver, currency),))
    account = held(giver)
    own = around.unit.state(CASE_LEDGER, streams.case_ledger(command.case_id))
    if own.is_test:
        return own.balance(account)
    return sum(
        ledger.by_account.get(account, 0)
        for ledger in around.ledgers()
        if ledger.currency == currency
    )


def partner_case(
    command: PartnerCaseCommand, context: Context, around: Surroundings
) -> PartnerCaseContext:
    """Tell a partner case its agreement's rates, and how its ledger stands."""
    missing, rates = _agreed(command, around)
    settles = isinstance(command, ApproveReturn)
    return widened(
        PartnerCaseContext,
        context,
        missing=missing,
        rates=rates,
        settlement=_settlement(command.case_id, around) if settles else None,
        legal_partner_id=_legal_partner(command, around),
        unstated=(
            unstated(command.case_id, around.unit)
            if isinstance(command, SettlePartnerCase)
            else ()
        ),
        dispute_upheld=_dispute_upheld(command, around),
    )


def _dispute_upheld(command: PartnerCaseCommand, around: Surroundings) -> bool:
    if not isinstance(command, RequestReturn):
        return False
    return around.unit.state(CASE, streams.case(command.case_id)).dispute_upheld


def _legal_partner(command: PartnerCaseCommand, around: Surroundings) -> str | None:
    if not isinstance(command, AdjustSplit):
        return None
    return around.unit.state(CASE, streams.case(command.case_id)).legal_partner_id


def _statutory_rates(
    command: CaseCommand, around: Surroundings
) -> tuple[AnnualRate, ...]:
    """Ask for the rates up to the day, of the days on which interest has begun."""
    if not isinstance(command, AccrueInterest):
        return ()
    state = around.unit.state(CASE, streams.case(command.case_id))
    begun = [day for day in state.begun if day <= command.up_to]
    statute = state.interest_basis.statute
    if statute is None or not begun:
        return ()
    return around.policies.statutory_interest.rates(statute, begun, command.up_to)


def _acceptance(
    command: CaseCommand, context: Context, around: Surroundings
) -> tuple[PolicyDecision, ...]:
    if not isinstance(command, AcceptCase):
        return ()
    state = around.unit.state(CASE, streams.case(command.case_id))
    asked = state.in_review(context.effective_on)
    return (
        () if asked is None else tuple(ask(asked) for ask in around.policies.acceptance)
    )


def _agreed(
    command: PartnerCaseCommand, around: Surroundings
) -> tuple[tuple[MissingRequirement, ...], AgreedRates | None]:
    if not isinstance(command, SubmitPartnerCase):
        return (), None
    day, partner_id = command.figures.submitted_on, command.partner.submitter_id
    agreement = around.unit.state(AGREEMENT, streams.agreement(partner_id))
    agreed = agreement.rates_on(day)
    missing = _missing(agreement, day, command.partner.branding)
    return missing, None if agreed is None else _rates(agreed)


def _rates(agreed: TermsVersion) -> AgreedRates:
    return AgreedRates(
        version=agreed.version,
        effective_from=agreed.effective_from,
        terms=agreed.terms,
    )


def _missing(
    agreement: AgreementState, day: date, branding: Branding
) -> tuple[MissingRequirement, ...]:
    met = {
        MissingRequirement.ACTIVE_AGREEMENT: agreement.is_active_on(day),
        MissingRequirement.SHADOW_CLIENT_CLAUSE: (
            Clause.SHADOW_CLIENT in agreement.clauses
        ),
        MissingRequirement.WHITE_LABEL_CLAUSE: (
            branding is Branding.PLATFORM or Clause.WHITE_LABEL in agreement.clauses
        ),
        MissingRequirement.RATES: agreement.rates_on(day) is not None,
        MissingRequirement.ONBOARDING: agreement.onboarded,
        MissingRequirement.THRESHOLD: agreement.threshold_confirmed,
    }
    return tuple(requirement for requirement, is_met in met.items() if not is_met)


def _settlement(case_id: str, around: Surroundings) -> ReturnSettlement | None:
    ledger: CaseLedgerState = around.unit.state(
        CASE_LEDGER, streams.case_ledger(case_id)
    )
    state = around.unit.state(PARTNER_CASE, streams.partner_case(case_id))
    if not state.submitter_id:
        return None
    submitter, client = (
        Holder.partner(state.submitter_id),
        Holder.client(ledger.client_id),
    )
    owed = positions(ledger.balances, ledger.client_id)
    return ReturnSettlement(
        currency=ledger.currency,
        fees_due_minor=ledger.fees_due_minor,
        held_by_platform_minor=ledger.held_minor(Holder.platform()),
        held_by_submitter_minor=ledger.held_minor(submitter),
        held_by_client_minor=ledger.held_minor(client),
        held_by_others_minor=_held_by_others(ledger, submitter),
        overpaid_minor=owed.get("DEBTOR", 0),
        advanced_minor=ledger.balance(COST_ADVANCE),
        submitter_position_minor=owed.get(str(submitter), 0),
        client_position_minor=owed.get(str(client), 0),
    )


def _held_by_others(ledger: CaseLedgerState, submitter: Holder) -> int:
    return sum(
        minor
        for account, minor in ledger.balances.items()
        if account.startswith("Held:Partner:") and account != held(submitter)
    )
