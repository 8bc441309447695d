"""A case of each model, on which a payment is posted."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from fractions import Fraction
from itertools import count
from typing import Final

from debt_domain.agreement.commands import (
    AmendRates,
    CompleteOnboarding,
    ConfirmThreshold,
    SignAgreement,
)
from debt_domain.agreement.model import Clause
from debt_domain.application import DomainCommand
from debt_domain.case.commands import (
    AcceptCase,
    AddCost,
    AssignPartner,
    AuthoriseCosts,
    EscalateToLegal,
)
from debt_domain.case.model import CostKind
from debt_domain.testing import submit_case
from debt_domain.testing.partner_cases import legal_terms, rate_terms
from debt_domain.values.holder import Holder
from debt_domain.values.money import Money
from debt_domain.values.partner_submission import Handling
from debt_domain.values.rate_terms import (
    NetworkPaidBy,
    NetworkTerms,
    RateTerms,
    RevenueModel,
    SplitBasis,
)
from tests.bench.cases import PAID_ON, payment

PRINCIPAL: Final = 1_000_000_00
_numbers = count(1)


Do = Callable[[DomainCommand], object]
"""Carries a command out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """What a payment is posted by.

    Attributes:
        name: As the table shows it.
        terms: What the submitting partner has agreed.
        legal: The case is with a legal partner, and half of each payment recovers costs.
    """

    name: str
    terms: RateTerms
    legal: bool = False

    @property
    def partner_id(self) -> str:
        """The submitting partner; each model has one of its own."""
        return f"P-{self.name}"

    @property
    def handling(self) -> Handling:
        """Who contacts the debtor."""
        return Handling.SELF if self.terms.network is None else Handling.NETWORK


_NETWORK: Final = NetworkTerms(rate=Fraction(3, 20), paid_by=NetworkPaidBy.PLATFORM)
MODELS: Final = (
    Model(name="SERVICE_FEE", terms=rate_terms(RevenueModel.SERVICE_FEE)),
    Model(name="REVENUE_SHARE", terms=rate_terms()),
    Model(name="HYBRID", terms=rate_terms(RevenueModel.HYBRID)),
    Model(
        name="COMMISSION",
        terms=rate_terms(
            split_basis=SplitBasis.COMMISSION, commission_rate=Fraction(3, 20)
        ),
    ),
    Model(name="LEGAL", terms=rate_terms(legal=legal_terms()), legal=True),
    Model(name="NETWORK", terms=rate_terms(network=_NETWORK)),
)


def sign_all(do: Do) -> None:
    """Take the partner of each model under contract."""
    since = PAID_ON - timedelta(days=90)
    clauses = (Clause.SHADOW_CLIENT, Clause.WHITE_LABEL)
    for model in MODELS:
        key = model.partner_id
        do(SignAgreement(partner_id=key, clauses=clauses, starts_on=since))
        do(AmendRates(partner_id=key, terms=model.terms, effective_from=since))
        do(CompleteOnboarding(partner_id=key))
        do(ConfirmThreshold(partner_id=key, measure="cases", figure=9, threshold=5))


def open_case(do: Do, model: Model, case_id: str) -> None:
    """Submit and accept a case under a model, with four payments."""
    do(
        submit_case(
            case_id,
            client_id=f"CL-{case_id}",
            debtor_id=f"D-{case_id}",
            principal_minor=PRINCIPAL,
            submitter_id=model.partner_id,
            handling=model.handling,
        )
    )
    do(AcceptCase(case_id=case_id))
    if model.terms.network is not None:
        do(AssignPartner(case_id=case_id, partner_id="N"))
    if model.legal:
        legal = EscalateToLegal(
            case_id=case_id,
            legal_partner_id="L",
            effective_on=PAID_ON,
            waiver="The debtor does not answer.",
        )
        do(legal)
        do(AuthoriseCosts(case_id=case_id, cap=Money(PRINCIPAL, "EUR")))
    for number in range(4):
        do(payment(case_id, f"H-{number}"))


def prepare_case(do: Do, model: Model, case_id: str) -> None:
    """Let the next payment of 10.00 recover a cost of 5.00, where the model says so."""
    if model.legal:
        do(
            AddCost(
                case_id=case_id,
                cost_id=f"COST-{next(_numbers)}",
                kind=CostKind.COURT_FEE,
                amount=Money(5_00, "EUR"),
                incurred_on=PAID_ON,
                advanced_by=Holder.platform(),
            )
        )
