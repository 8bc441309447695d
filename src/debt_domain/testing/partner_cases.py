"""Agreements' rates and partner cases to start a test from."""

from collections.abc import Mapping
from datetime import date, timedelta
from fractions import Fraction
from typing import Final

from debt_domain.case.parts import CaseInReview
from debt_domain.partner_case.commands import SubmitPartnerCase
from debt_domain.partner_case.events import (
    PartnerCaseAccepted,
    PartnerCaseSubmitted,
    ReturnRequested,
)
from debt_domain.partner_case.model import AgreedRates, CostEstimate, ReturnReason
from debt_domain.testing.circumstances import TODAY
from debt_domain.testing.factories import document
from debt_domain.values.document import DocumentKind
from debt_domain.values.money import Money
from debt_domain.values.partner_submission import Handling, PartnerSubmission
from debt_domain.values.rate_terms import LegalTerms, RateTerms, RevenueModel
from debt_domain.values.resolved_terms import (
    CaseFigures,
    ResolvedTerms,
    resolve,
    resolve_commission,
)

_FEE_MINOR_AND_PLATFORM_SHARE: Final[
    Mapping[RevenueModel, tuple[int | None, Fraction]]
] = {
    RevenueModel.SERVICE_FEE: (50_00, Fraction(1, 5)),
    RevenueModel.REVENUE_SHARE: (None, Fraction(2, 5)),
    RevenueModel.HYBRID: (25_00, Fraction(1, 2)),
}


def rate_terms(
    revenue_model: RevenueModel = RevenueModel.REVENUE_SHARE, **changes: object
) -> RateTerms:
    """Give terms in euros: 50.00 + 20 %, 60/40, or 25.00 + 50/50.

    Args:
        revenue_model: Which of the three.
        changes: Fields of `RateTerms` to put in place of the defaults.

    Example:
        >>> str(rate_terms().platform_share)
        '2/5'
    """
    fee_minor, platform = _FEE_MINOR_AND_PLATFORM_SHARE[revenue_model]
    fields: dict[str, object] = {
        "revenue_model": revenue_model,
        "partner_share": 1 - platform,
        "platform_share": platform,
        "per_case_fees": () if fee_minor is None else (Money(fee_minor, "EUR"),),
    }
    return RateTerms.model_validate(fields | changes)


def legal_terms(**changes: object) -> LegalTerms:
    """Give 50/30/20 for submitter, platform and legal partner, without a fee.

    Args:
        changes: Fields of `LegalTerms` to put in place of the defaults.

    Example:
        >>> str(legal_terms().legal_share)
        '1/5'
    """
    fields: dict[str, object] = {
        "submitter_share": Fraction(1, 2),
        "platform_share": Fraction(3, 10),
        "legal_share": Fraction(1, 5),
    }
    return LegalTerms.model_validate(fields | changes)


def agreed_rates(terms: RateTerms | None = None, version: int = 1) -> AgreedRates:
    """Give the agreement's rates on the day of submission."""
    return AgreedRates(
        version=version, effective_from=date(2026, 1, 1), terms=terms or rate_terms()
    )


def case_figures(
    claim: Money | None = None, *, country: str = "DE", age_days: int = 60
) -> CaseFigures:
    """Give a claim of 1,000.00 EUR, submitted `TODAY`."""
    return CaseFigures(
        claim=claim or Money(1_000_00, "EUR"),
        debtor_country=country,
        age_days=age_days,
        submitted_on=TODAY,
    )


def in_review(
    claim: Money | None = None, *, country: str = "DE", age_days: int = 60
) -> CaseInReview:
    """Give the same claim as the policies of the review look at it, `TODAY`."""
    return CaseInReview(
        figures=case_figures(claim, country=country, age_days=age_days),
        documents=frozenset({DocumentKind.INVOICE}),
        due_on=(TODAY - timedelta(days=age_days),),
        on=TODAY,
    )


def resolved_terms(terms: RateTerms | None = None) -> ResolvedTerms:
    """Give the terms of the case that `submit_partner_case` submits."""
    return resolve(terms or rate_terms(), 1, case_figures())


def client_alone_terms() -> ResolvedTerms:
    """Give terms of the case that `submit_case` submits, which leave all to the client."""
    return resolve_commission(Fraction(0), Fraction(0), case_figures())


def submit_partner_case(figures: CaseFigures | None = None) -> SubmitPartnerCase:
    """Give partner P-1's submission of case C-1 for its client CL-1."""
    return SubmitPartnerCase(
        case_id="C-1",
        client_id="CL-1",
        partner=PartnerSubmission(submitter_id="P-1", handling=Handling.SELF),
        figures=figures or case_figures(),
    )


def partner_case_submitted(terms: RateTerms | None = None) -> PartnerCaseSubmitted:
    """Give what `submit_partner_case` leads to."""
    command = submit_partner_case()
    return PartnerCaseSubmitted(
        case_id=command.case_id,
        client_id=command.client_id,
        partner=command.partner,
        figures=command.figures,
        quoted=resolved_terms(terms),
        previous_case_id=None,
    )


def partner_case_accepted(terms: RateTerms | None = None) -> PartnerCaseAccepted:
    """Give the acceptance that follows `partner_case_submitted`."""
    return PartnerCaseAccepted(terms=resolved_terms(terms))


def return_requested(
    reason: ReturnReason = ReturnReason.UNCOLLECTIBLE,
    estimate: CostEstimate | None = None,
) -> ReturnRequested:
    """Give the submitter's request to hand the case back."""
    return ReturnRequested(
        reason=reason,
        explanation="Die Schuldnerin hat das Gewerbe abgemeldet.",
        documents=(document(DocumentKind.CORRESPONDENCE),),
        estimate=estimate,
    )
