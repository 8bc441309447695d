"""What holds when a partner raises an issue."""

from typing import ClassVar

from debt_domain.kernel.errors import RejectedError


class EscalationIdReusedError(RejectedError):
    """An issue's id names one issue."""

    code: ClassVar[str] = "case.escalation_id_reused"

    def __init__(self, *, escalation_id: str) -> None:
        accepted = "an id that no issue of the case has"
        super().__init__(
            f"escalation_id: {escalation_id} was raised otherwise; accepted is {accepted}",
            field="escalation_id",
            value=escalation_id,
            accepted=accepted,
        )
        self.escalation_id = escalation_id


class UnknownEscalationError(RejectedError):
    """An answer names an issue of the case."""

    code: ClassVar[str] = "case.unknown_escalation"

    def __init__(self, *, escalation_id: str) -> None:
        accepted = "an issue that was raised on the case"
        super().__init__(
            f"escalation_id: the case has no issue {escalation_id}; accepted is {accepted}",
            field="escalation_id",
            value=escalation_id,
            accepted=accepted,
        )
        self.escalation_id = escalation_id


class EscalationResolvedError(RejectedError):
    """What was answered stays."""

    code: ClassVar[str] = "case.escalation_resolved"

    def __init__(self, *, escalation_id: str) -> None:
        accepted = "the answer as it was given"
        super().__init__(
            f"escalation_id: {escalation_id} was answered otherwise; accepted is {accepted}",
            field="escalation_id",
            value=escalation_id,
            accepted=accepted,
        )
        self.escalation_id = escalation_id
