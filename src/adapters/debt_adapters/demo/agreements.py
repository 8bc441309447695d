"""The partners' agreements, one for each way to be paid."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import Final

from debt_adapters.demo.parties import Partner
from debt_adapters.demo.steps import PLATFORM, Act, Step
from debt_domain.agreement.commands import (
    AmendRates,
    CompleteOnboarding,
    ConfirmThreshold,
    SignAgreement,
)
from debt_domain.agreement.model import Clause
from debt_domain.application import DomainCommand
from debt_domain.values.rate_terms import RateTerms, SplitBasis

STARTS_ON: Final = date(2026, 1, 1)
SIGNED_ON: Final = date(2026, 7, 20)


def agreement_steps(partner: Partner) -> Iterator[Step]:
    """Sign, onboard, and agree rates: all that submitting needs."""
    for command in _before_rates(partner.partner_id):
        yield Step(act=Act.AGREEMENTS, on=SIGNED_ON, by=PLATFORM, command=command)
    amend = AmendRates(
        partner_id=partner.partner_id, terms=partner.terms, effective_from=STARTS_ON
    )
    told = f"{partner.partner_id:<7} {partner.name}: {in_words(partner.terms)}"
    yield Step(act=Act.AGREEMENTS, on=SIGNED_ON, by=PLATFORM, command=amend, told=told)


def in_words(terms: RateTerms) -> str:
    """Say what was agreed.

    >>> from debt_adapters.demo.parties import shipped_parties
    >>> in_words(shipped_parties().partners[1].terms)
    'REVENUE_SHARE, partner 60 %, platform 40 %'
    """
    parts = [
        str(terms.revenue_model),
        f"partner {_percent(terms.partner_share)}",
        f"platform {_percent(terms.platform_share)}",
    ]
    if terms.split_basis is SplitBasis.COMMISSION and terms.commission_rate:
        parts.append(f"of a commission of {_percent(terms.commission_rate)}")
    if terms.per_case_fees:
        fees = " or ".join(str(fee) for fee in terms.per_case_fees)
        parts.append(f"{fees} a case")
    return ", ".join(parts)


def _percent(share: Fraction) -> str:
    return f"{share * 100} %"


def _before_rates(partner_id: str) -> tuple[DomainCommand, ...]:
    return (
        SignAgreement(
            partner_id=partner_id,
            clauses=(Clause.SHADOW_CLIENT, Clause.WHITE_LABEL),
            starts_on=STARTS_ON,
        ),
        CompleteOnboarding(partner_id=partner_id),
        ConfirmThreshold(
            partner_id=partner_id, measure="cases_per_year", figure=140, threshold=100
        ),
    )
