"""Why a posting is refused, whatever it is about."""

from typing import ClassVar

from debt_domain.kernel.errors import RejectedError
from debt_domain.values.holder import Holder
from debt_domain.values.money import Money


class UnknownPostingRuleError(AssertionError):
    """An entry names a rule that the catalogue lacks: its effect cannot be known."""

    def __init__(self, *, rule: str) -> None:
        super().__init__(f"rule {rule} is not in the catalogue of posting rules")
        self.rule = rule


class LedgerAbsentError(RejectedError):
    """Postings go to a ledger that has been opened."""

    code: ClassVar[str] = "ledger.absent"

    def __init__(self, *, case_id: str) -> None:
        super().__init__(
            f"case_id: case {case_id} has no ledger yet; open its claim first",
            field="case_id",
            value=case_id,
            accepted="a case whose claim was opened",
        )
        self.case_id = case_id


class AmountNotPositiveError(RejectedError):
    """An amount to post is above zero; its direction is the command's."""

    code: ClassVar[str] = "ledger.amount_not_positive"

    def __init__(self, *, field: str, amount: Money) -> None:
        super().__init__(
            f"{field}: {amount} is not above zero; accepted is a positive amount",
            field=field,
            value=amount.amount_minor,
            accepted="an amount above zero",
        )
        self.amount = amount


class ForeignClientError(RejectedError):
    """The only client that holds money of a case is the case's own."""

    code: ClassVar[str] = "ledger.foreign_client"

    def __init__(self, *, field: str, holder: Holder, client_id: str) -> None:
        super().__init__(
            f"{field}: {holder} is not the client of the case; accepted is CLIENT:"
            f"{client_id}, the platform or a partner",
            field=field,
            value=str(holder),
            accepted=f"CLIENT:{client_id}, the platform or a partner",
        )
        self.holder, self.client_id = holder, client_id
