"""Nobody acts for a client without its authority."""

from typing import ClassVar

from debt_domain.kernel.errors import RejectedError
from debt_domain.values.authority import AuthorityKind
from debt_domain.values.policy import PolicyDecision


class AuthorityMissingError(RejectedError):
    """The papers that the debtor's country needs are in force.

    Attributes:
        client_id: Whose papers they are.
        country: The debtor's.
        missing: Each paper that is needed and not in force.
        decision: What the policy said.
    """

    code: ClassVar[str] = "case.authority_missing"

    def __init__(
        self,
        *,
        client_id: str,
        country: str,
        missing: tuple[AuthorityKind, ...],
        decision: PolicyDecision,
    ) -> None:
        accepted = "papers in force: RecordAuthority comes first"
        super().__init__(
            f"authority: {decision.name_and_version} says of client {client_id} and"
            f" debtors in {country}: {'; '.join(decision.reasons)}; accepted are"
            f" {accepted}",
            field="authority",
            value=missing,
            accepted=accepted,
        )
        self.client_id, self.country = client_id, country
        self.missing, self.decision = missing, decision
