"""Why a partner case refuses: one class per rule."""

from datetime import date
from fractions import Fraction
from typing import ClassVar

from debt_domain.kernel.errors import RejectedError
from debt_domain.partner_case.model import (
    CostEstimate,
    MissingRequirement,
    PartnerCaseStatus,
    ReturnReason,
    ReturnSettlement,
    Unstated,
)
from debt_domain.values.resolved_terms import SplitParty


class WrongStatusError(RejectedError):
    """The command does not fit where the commercial side stands."""

    code: ClassVar[str] = "partner_case.wrong_status"

    def __init__(
        self,
        *,
        command: str,
        status: PartnerCaseStatus,
        needed: tuple[PartnerCaseStatus, ...],
    ) -> None:
        accepted = ", ".join(needed)
        super().__init__(
            f"{command} does not fit a partner case that is {status}; accepted is"
            f" {accepted}",
            field="status",
            value=status.value,
            accepted=accepted,
        )
        self.command, self.status, self.needed = command, status, needed


class ProcessOnlyError(RejectedError):
    """The command follows from what happens to the case; nobody issues it."""

    code: ClassVar[str] = "partner_case.process_only"

    def __init__(self, *, command: str) -> None:
        accepted = "the command for the case itself, which this one follows"
        super().__init__(
            f"{command} is issued by a process alone; accepted is {accepted}",
            field="command",
            value=command,
            accepted=accepted,
        )
        self.command = command


class UnstatedEntriesError(RejectedError):
    """A partner case is settled once all of its ledger has been stated.

    Attributes:
        case_id: The case.
        unstated: The entries that are in no issued statement, with the party.
    """

    code: ClassVar[str] = "partner_case.unstated_entries"

    def __init__(self, *, case_id: str, unstated: tuple[Unstated, ...]) -> None:
        parties = ", ".join(dict.fromkeys(str(each.party) for each in unstated))
        accepted = f"a case whose entries are all stated: IssueStatement for {parties}"
        super().__init__(
            f"case_id: {len(unstated)} entries of {case_id} are in no statement yet, the"
            f" first is {unstated[0].entry_id}; accepted is {accepted}",
            field="case_id",
            value=case_id,
            accepted=accepted,
        )
        self.case_id, self.unstated = case_id, unstated


class SubmissionNotAllowedError(RejectedError):
    """The submitter's agreement has to allow partner cases on the day.

    Attributes:
        submitter_id: The partner.
        missing: Everything that its agreement lacks.
    """

    code: ClassVar[str] = "partner_case.submission_not_allowed"

    def __init__(
        self, *, submitter_id: str, missing: tuple[MissingRequirement, ...]
    ) -> None:
        accepted = "a partner whose agreement has " + ", ".join(missing)
        super().__init__(
            f"partner {submitter_id} may not submit cases of its clients yet; accepted is"
            f" {accepted}",
            field="partner.submitter_id",
            value=submitter_id,
            accepted=accepted,
        )
        self.submitter_id, self.missing = submitter_id, missing


class DisputeNotUpheldError(RejectedError):
    """A return for DISPUTE_UPHELD needs a dispute that was resolved as upheld."""

    code: ClassVar[str] = "partner_case.dispute_not_upheld"

    def __init__(self) -> None:
        accepted = "a case with a dispute resolved as upheld, or another reason"
        super().__init__(
            f"reason {ReturnReason.DISPUTE_UPHELD}: no dispute of the case was upheld;"
            f" accepted is {accepted}",
            field="reason",
            value=ReturnReason.DISPUTE_UPHELD.value,
            accepted=accepted,
        )


class CostEstimateMissingError(RejectedError):
    """A return for COST_EXCEEDS_VALUE rests on figures."""

    code: ClassVar[str] = "partner_case.cost_estimate_missing"

    def __init__(self) -> None:
        accepted = "an estimate with expected_cost and expected_recovery"
        super().__init__(
            f"estimate: none is given for the reason {ReturnReason.COST_EXCEEDS_VALUE};"
            f" accepted is {accepted}",
            field="estimate",
            accepted=accepted,
        )


class CostEstimateUnexpectedError(RejectedError):
    """Other reasons than COST_EXCEEDS_VALUE take no estimate."""

    code: ClassVar[str] = "partner_case.cost_estimate_unexpected"

    def __init__(self, *, reason: ReturnReason) -> None:
        accepted = f"no estimate, or the reason {ReturnReason.COST_EXCEEDS_VALUE}"
        super().__init__(
            f"estimate: one is given for the reason {reason}; accepted is {accepted}",
            field="estimate",
            value=reason.value,
            accepted=accepted,
        )
        self.reason = reason


class CostEstimateError(RejectedError):
    """The estimate has to show, in the case's currency, that cost exceeds recovery."""

    code: ClassVar[str] = "partner_case.cost_estimate"

    def __init__(self, *, estimate: CostEstimate, currency: str) -> None:
        cost, recovery = estimate.expected_cost, estimate.expected_recovery
        accepted = (
            f"two amounts in {currency}, expected_recovery not below zero and"
            " expected_cost above it"
        )
        super().__init__(
            f"estimate: expected_cost {cost} and expected_recovery {recovery} do not show"
            f" that the cost exceeds the value; accepted are {accepted}",
            field="estimate",
            value=f"{cost} / {recovery}",
            accepted=accepted,
        )
        self.estimate, self.currency = estimate, currency


class SettlementMissingError(RejectedError):
    """A return is approved with the figures of the case's ledger."""

    code: ClassVar[str] = "partner_case.settlement_missing"

    def __init__(self) -> None:
        accepted = "a case whose ledger is open"
        super().__init__(
            f"settlement: the ledger gives no figures; accepted is {accepted}",
            field="settlement",
            accepted=accepted,
        )


class SettlementMismatchError(RejectedError):
    """The approver has seen figures that the ledger no longer gives.

    Attributes:
        named: The figures in the command.
        found: The figures of the ledger.
    """

    code: ClassVar[str] = "partner_case.settlement_mismatch"

    def __init__(self, *, named: ReturnSettlement, found: ReturnSettlement) -> None:
        figures = found.model_dump()
        other = {
            name: value
            for name, value in named.model_dump().items()
            if value != figures[name]
        }
        accepted = ", ".join(f"{name} {figures[name]}" for name in other)
        was = ", ".join(f"{name} {value}" for name, value in other.items())
        super().__init__(
            f"settlement: the ledger does not say {was}; accepted is {accepted}",
            field="settlement",
            value=was,
            accepted=accepted,
        )
        self.named, self.found = named, found


class AdjustedSharesError(RejectedError):
    """The new shares of submitter, platform and legal partner make one whole."""

    code: ClassVar[str] = "partner_case.adjusted_shares"

    def __init__(self, *, parties: tuple[SplitParty, ...], total: Fraction) -> None:
        accepted = "SUBMITTER, PLATFORM and LEGAL once at most, from 0 to 1, in sum 1"
        super().__init__(
            f"shares: those of {', '.join(parties)} with the sum {total} are no whole;"
            f" accepted are {accepted}",
            field="shares",
            value=str(total),
            accepted=accepted,
        )
        self.parties, self.total = parties, total


class ConsentRequiredError(RejectedError):
    """No share falls without the word of the party.

    Attributes:
        parties: Those whose share falls and whose consent is missing.
    """

    code: ClassVar[str] = "partner_case.consent_required"

    def __init__(self, *, parties: tuple[SplitParty, ...]) -> None:
        accepted = "a consent of each: " + ", ".join(parties)
        super().__init__(
            f"consents: the share of {', '.join(parties)} falls; accepted is {accepted}",
            field="consents",
            value=", ".join(parties),
            accepted=accepted,
        )
        self.parties = parties


class AdjustmentIdReusedError(RejectedError):
    """An adjustment's id stands for one adjustment."""

    code: ClassVar[str] = "partner_case.adjustment_id_reused"

    def __init__(self, *, adjustment_id: str, fields: tuple[str, ...]) -> None:
        accepted = "a new id, or the adjustment as it was recorded"
        super().__init__(
            f"adjustment_id: {adjustment_id} was recorded with another"
            f" {', '.join(fields)}; accepted is {accepted}",
            field="adjustment_id",
            value=adjustment_id,
            accepted=accepted,
        )
        self.adjustment_id, self.fields = adjustment_id, fields


class AdjustmentBeforeSubmissionError(RejectedError):
    """A split does not change before there was a case."""

    code: ClassVar[str] = "partner_case.adjustment_before_submission"

    def __init__(self, *, effective_on: date, submitted_on: date) -> None:
        accepted = f"{submitted_on} or later"
        super().__init__(
            f"effective_on: {effective_on} is before the case was submitted; accepted is"
            f" {accepted}",
            field="effective_on",
            value=effective_on,
            accepted=accepted,
        )
        self.effective_on, self.submitted_on = effective_on, submitted_on


class LegalPartnerMissingError(RejectedError):
    """A legal share is somebody's."""

    code: ClassVar[str] = "partner_case.legal_partner_missing"

    def __init__(self) -> None:
        accepted = "no legal share before EscalateToLegal"
        super().__init__(
            f"shares: LEGAL has one, and the case has no legal partner; accepted is"
            f" {accepted}",
            field="shares",
            value="LEGAL",
            accepted=accepted,
        )
