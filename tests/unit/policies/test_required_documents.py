"""Documents that are on a case before it is taken."""

from dataclasses import replace

from debt_domain.case.parts import CaseInReview
from debt_domain.policies.required_documents import DocumentNeed, RequiredDocuments
from debt_domain.testing.partner_cases import in_review
from debt_domain.values.claim_type import ClaimType
from debt_domain.values.document import DocumentKind
from debt_domain.values.money import Money
from debt_domain.values.policy import PolicyInput

LEASE = DocumentNeed(kind=DocumentKind.CONTRACT, claim_types=(ClaimType.RENT,))
PROOF = DocumentNeed(
    kind=DocumentKind.DELIVERY_PROOF,
    claim_types=(ClaimType.GOODS, ClaimType.RENT),
    least=Money(5_000_00, "EUR"),
)
POLICY = RequiredDocuments(version=3, needs=(LEASE, PROOF))


def a_case(
    claim_type: ClaimType, claim: Money, *documents: DocumentKind
) -> CaseInReview:
    case = in_review(claim)
    figures = case.figures.model_copy(update={"claim_type": claim_type})
    return replace(case, figures=figures, documents=frozenset(documents))


def test_a_type_of_claim_needs_its_document() -> None:
    small = Money(10_00, "EUR")
    assert POLICY(a_case(ClaimType.RENT, small)).reasons == (
        "no CONTRACT is on the case",
    )
    assert POLICY(a_case(ClaimType.RENT, small, DocumentKind.CONTRACT)).allowed
    assert POLICY(a_case(ClaimType.GOODS, small)).allowed


def test_from_an_amount_on_it_needs_more() -> None:
    assert POLICY(a_case(ClaimType.GOODS, Money(4_999_99, "EUR"))).allowed
    assert POLICY(a_case(ClaimType.GOODS, Money(5_000_00, "EUR"))).reasons == (
        "no DELIVERY_PROOF is on the case",
    )


def test_an_amount_binds_its_own_currency_alone() -> None:
    assert POLICY(a_case(ClaimType.GOODS, Money(50_000_00, "DKK"))).allowed


def test_every_missing_document_is_named_once() -> None:
    twice = RequiredDocuments(needs=(*POLICY.needs, *POLICY.needs))
    assert twice(a_case(ClaimType.RENT, Money(9_000_00, "EUR"))).reasons == (
        "no CONTRACT is on the case",
        "no DELIVERY_PROOF is on the case",
    )


def test_the_decision_keeps_the_policy_its_version_and_its_inputs() -> None:
    case = a_case(ClaimType.RENT, Money(10_00, "EUR"), DocumentKind.CONTRACT)
    decision = POLICY(case)
    assert (decision.policy, decision.version) == ("required_documents", 3)
    assert decision.inputs == (
        PolicyInput(name="claim", value="10.00 EUR"),
        PolicyInput(name="claim_type", value="RENT"),
        PolicyInput(name="needed", value="CONTRACT"),
        PolicyInput(name="documents", value="CONTRACT"),
    )
