"""The way to court, and what comes after it."""

from typing import Final, TypeAlias, assert_never

from debt_domain.case.commands import (
    EscalateToLegal,
    FileClaim,
    InformClient,
    QuoteLegalCosts,
    RecordJudgment,
    StartEnforcement,
)
from debt_domain.case.decisions.access import (
    UNDER_WORK,
    require_access,
    require_amount,
    require_authority,
    require_currency,
    require_not_future_day,
    require_status,
)
from debt_domain.case.decisions.instructions import require_acknowledged
from debt_domain.case.errors import (
    AlreadyEnforcedError,
    AlreadyFiledError,
    AlreadyJudgedError,
    AlreadyLegalError,
    ClientConsentRequiredError,
    ContactLadderIncompleteError,
    CostsNotAuthorisedError,
    CostsNotQuotedError,
    EffectiveBeforeSubmissionError,
    EnforcementBeforeJudgmentError,
    JudgmentAmountError,
    JudgmentBeforeFilingError,
    JudgmentForDebtorError,
    LegalInDisputeError,
    NeverLegalError,
    NotFiledError,
    NotJudgedError,
    NotLegalError,
    PastDateError,
    PolicyMissingError,
)
from debt_domain.case.events import (
    CaseEvent,
    ClaimFiled,
    ClientInformed,
    EnforcementStarted,
    JudgmentRecorded,
    LegalCostsQuoted,
    LegalEscalated,
    PartnerAssigned,
)
from debt_domain.case.model import (
    AssignmentRole,
    CaseContext,
    EscalationPreference,
    HoldKind,
    Litigant,
)
from debt_domain.case.state import CaseState
from debt_domain.values.actor import Role
from debt_domain.values.policy import PolicyDecision

LegalStep: TypeAlias = QuoteLegalCosts | FileClaim | RecordJudgment | StartEnforcement

LegalCommand: TypeAlias = InformClient | EscalateToLegal | LegalStep

_AT_COURT: Final = (Role.PLATFORM, Role.LEGAL)


def decide(
    command: LegalCommand, state: CaseState, context: CaseContext
) -> tuple[CaseEvent, ...]:
    """Answer a command about courts."""
    match command:
        case InformClient():
            return _inform(command, state, context)
        case EscalateToLegal():
            return _escalate(command, state, context)
        case QuoteLegalCosts():
            return _quote(command, state, context)
        case FileClaim():
            return _file(command, state, context)
        case RecordJudgment():
            return _judge(command, state, context)
        case StartEnforcement():
            return _enforce(command, state, context)
        case _:
            assert_never(command)


def _inform(
    command: InformClient, state: CaseState, context: CaseContext
) -> tuple[CaseEvent, ...]:
    require_access(
        command, state, context, Role.PLATFORM, Role.SUBMITTER, Role.COLLECTOR
    )
    require_status(command, state, *UNDER_WORK)
    require_not_future_day("informed_on", command.informed_on, context)
    if state.outreach.client_informed:
        return ()
    return (ClientInformed(informed_on=command.informed_on),)


def _escalate(
    command: EscalateToLegal, state: CaseState, context: CaseContext
) -> tuple[CaseEvent, ...]:
    require_access(command, state, context, Role.PLATFORM)
    require_status(command, state, *UNDER_WORK)
    _require_consent(command, state, context)
    disputed = state.hold_at(HoldKind.DISPUTE, context.now, context.today)
    if disputed is not None or state.open_disputes:
        raise LegalInDisputeError
    if state.legal_partner_id is not None:
        raise AlreadyLegalError(legal_partner_id=state.legal_partner_id)
    require_not_future_day("effective_on", command.effective_on, context)
    if command.effective_on < state.submitted_on:
        raise EffectiveBeforeSubmissionError(
            effective_on=command.effective_on, submitted_on=state.submitted_on
        )
    return (
        PartnerAssigned(
            assignment_id=state.next_assignment_id,
            partner_id=command.legal_partner_id,
            role=AssignmentRole.LEGAL,
            instructions_version=state.instructions.version,
        ),
        LegalEscalated(
            legal_partner_id=command.legal_partner_id,
            effective_on=command.effective_on,
            waiver=command.waiver,
            decision=_on_the_ladder(command, context),
            consent=command.consent,
        ),
    )


def _require_consent(
    command: EscalateToLegal, state: CaseState, context: CaseContext
) -> None:
    """Do as the client wants of courts."""
    consent = command.consent
    if consent is not None:
        require_not_future_day("consent.given_on", consent.given_on, context)
    match state.escalation_preference:
        case EscalationPreference.NEVER_LEGAL:
            raise NeverLegalError
        case EscalationPreference.ASK_FIRST:
            if consent is None:
                raise ClientConsentRequiredError(client_id=state.client_id)
        case EscalationPreference.AUTO_LEGAL:
            return
        case _:
            assert_never(state.escalation_preference)


def _on_the_ladder(command: EscalateToLegal, context: CaseContext) -> PolicyDecision:
    decision = context.ladder
    if decision is None:
        raise PolicyMissingError(field="ladder")
    if command.waiver is None and not decision.allowed:
        raise ContactLadderIncompleteError(
            policy=decision.policy, version=decision.version, reasons=decision.reasons
        )
    return decision


def _require_at_court(
    command: LegalStep, state: CaseState, context: CaseContext
) -> str:
    require_access(command, state, context, *_AT_COURT)
    require_status(command, state, *UNDER_WORK)
    if state.legal_partner_id is None:
        raise NotLegalError(command=type(command).__name__)
    if context.cause is None and context.actor.role is Role.LEGAL:
        require_acknowledged(state.legal, state)
    return state.legal_partner_id


def _quote(
    command: QuoteLegalCosts, state: CaseState, context: CaseContext
) -> tuple[CaseEvent, ...]:
    legal_partner_id = _require_at_court(command, state, context)
    require_amount(command.cap, state)
    if command.expires_on < context.effective_on:
        raise PastDateError(
            field="expires_on", value=command.expires_on, earliest=context.effective_on
        )
    quoted = LegalCostsQuoted(
        legal_partner_id=legal_partner_id,
        cap=command.cap,
        expires_on=command.expires_on,
    )
    return () if state.costs_quoted == quoted else (quoted,)


def _file(
    command: FileClaim, state: CaseState, context: CaseContext
) -> tuple[CaseEvent, ...]:
    legal_partner_id = _require_at_court(command, state, context)
    filed = ClaimFiled(
        court=command.court, reference=command.reference, filed_on=command.filed_on
    )
    if state.filing is not None:
        if state.filing.model_copy(update={"authority": None}) != filed:
            raise AlreadyFiledError(reference=state.filing.reference)
        return ()
    require_not_future_day("filed_on", command.filed_on, context)
    _require_authorised(command, state, legal_partner_id)
    authority = require_authority(state, context)
    return (filed.model_copy(update={"authority": authority}),)


def _require_authorised(
    command: FileClaim, state: CaseState, legal_partner_id: str
) -> None:
    quoted = state.costs_quoted
    by_partner = quoted is not None and quoted.legal_partner_id == legal_partner_id
    if quoted is None or not by_partner or quoted.expires_on < command.filed_on:
        raise CostsNotQuotedError(filed_on=command.filed_on)
    if state.cost_cap_minor < quoted.cap.amount_minor:
        raise CostsNotAuthorisedError(
            quoted_minor=quoted.cap.amount_minor, cap_minor=state.cost_cap_minor
        )


def _judge(
    command: RecordJudgment, state: CaseState, context: CaseContext
) -> tuple[CaseEvent, ...]:
    _require_at_court(command, state, context)
    if state.filing is None:
        raise NotFiledError
    judgment = JudgmentRecorded(
        found_for=command.found_for,
        amount=command.amount,
        costs_awarded=command.costs_awarded,
        judged_on=command.judged_on,
    )
    if state.judgment is not None:
        if state.judgment != judgment:
            raise AlreadyJudgedError
        return ()
    require_not_future_day("judged_on", command.judged_on, context)
    if command.judged_on < state.filing.filed_on:
        raise JudgmentBeforeFilingError(
            judged_on=command.judged_on, filed_on=state.filing.filed_on
        )
    _require_award(command, state)
    return (judgment,)


def _require_award(command: RecordJudgment, state: CaseState) -> None:
    require_currency(command.amount, state)
    require_currency(command.costs_awarded, state)
    amount_minor = command.amount.amount_minor
    costs_minor = command.costs_awarded.amount_minor
    match command.found_for:
        case Litigant.CLIENT:
            fits = amount_minor > 0 and costs_minor >= 0
        case Litigant.DEBTOR:
            fits = amount_minor == costs_minor == 0
        case _:
            assert_never(command.found_for)
    if not fits:
        raise JudgmentAmountError(
            found_for=command.found_for,
            amount_minor=amount_minor,
            costs_minor=costs_minor,
        )


def _enforce(
    command: StartEnforcement, state: CaseState, context: CaseContext
) -> tuple[CaseEvent, ...]:
    _require_at_court(command, state, context)
    if state.judgment is None:
        raise NotJudgedError
    if state.judgment.found_for is Litigant.DEBTOR:
        raise JudgmentForDebtorError
    if state.enforcement is not None:
        if state.enforcement.started_on != command.started_on:
            raise AlreadyEnforcedError(started_on=state.enforcement.started_on)
        return ()
    require_not_future_day("started_on", command.started_on, context)
    if command.started_on < state.judgment.judged_on:
        raise EnforcementBeforeJudgmentError(
            started_on=command.started_on, judged_on=state.judgment.judged_on
        )
    return (EnforcementStarted(started_on=command.started_on),)
