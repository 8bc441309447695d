"""Documents without which the platform takes no case."""

from dataclasses import dataclass

from debt_domain.case.parts import CaseInReview
from debt_domain.values.claim_type import ClaimType
from debt_domain.values.document import DocumentKind
from debt_domain.values.money import Money
from debt_domain.values.policy import PolicyDecision, PolicyInput
from debt_domain.values.resolved_terms import CaseFigures


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentNeed:
    """A kind of document, and the claims that need it.

    Attributes:
        kind: The document.
        claim_types: The types of claim that need it; empty: every type.
        least: The smallest claim that needs it, which binds claims in its currency
            alone; None: a claim of any amount.
    """

    kind: DocumentKind
    claim_types: tuple[ClaimType, ...] = ()
    least: Money | None = None

    def holds_for(self, figures: CaseFigures) -> bool:
        """Tell whether a claim needs it."""
        if self.claim_types and figures.claim_type not in self.claim_types:
            return False
        if self.least is None:
            return True
        return self.least.currency == figures.claim.currency and (
            figures.claim >= self.least
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class RequiredDocuments:
    """Documents that are on a case before it is taken, besides its invoice.

    Attributes:
        version: Raised with every change of the needs.
        needs: Each kind of document with the claims that need it.

    Example:
        >>> contract = DocumentNeed(
        ...     kind=DocumentKind.CONTRACT, claim_types=(ClaimType.LOAN, ClaimType.RENT)
        ... )
        >>> RequiredDocuments(version=2, needs=(contract,)).needs[0].kind.value
        'CONTRACT'
    """

    version: int = 1
    needs: tuple[DocumentNeed, ...]

    def __call__(self, case: CaseInReview, /) -> PolicyDecision:
        """Give the decision, with each document that is missing."""
        figures = case.figures
        needed = {need.kind: None for need in self.needs if need.holds_for(figures)}
        missing = (kind for kind in needed if kind not in case.documents)
        return PolicyDecision(
            policy="required_documents",
            version=self.version,
            reasons=tuple(f"no {kind} is on the case" for kind in missing),
            inputs=(
                PolicyInput(name="claim", value=str(figures.claim)),
                PolicyInput(name="claim_type", value=figures.claim_type),
                PolicyInput(name="needed", value=", ".join(needed) or "none"),
                PolicyInput(
                    name="documents", value=", ".join(sorted(case.documents)) or "none"
                ),
            ),
        )
