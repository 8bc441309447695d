"""Under which of the client's instructions a case is worked."""

from typing import ClassVar

from debt_domain.kernel.errors import RejectedError


class InstructionsUnacknowledgedError(RejectedError):
    """A partner works under the client's current instructions."""

    code: ClassVar[str] = "case.instructions_unacknowledged"

    def __init__(self, *, acknowledged: int, current: int) -> None:
        super().__init__(
            f"instructions_version: {acknowledged} was acknowledged, which is not the"
            f" client's current one; accepted is {current}",
            field="instructions_version",
            value=acknowledged,
            accepted=str(current),
        )
        self.acknowledged, self.current = acknowledged, current


class InstructionsOutdatedError(RejectedError):
    """Instructions only go forward, and a partner is charged under no older ones."""

    code: ClassVar[str] = "case.instructions_outdated"

    def __init__(self, *, instructions_version: int, earliest: int) -> None:
        accepted = f"{earliest} or a later one"
        super().__init__(
            f"instructions_version: {instructions_version} is not new enough;"
            f" accepted is {accepted}",
            field="instructions_version",
            value=instructions_version,
            accepted=accepted,
        )
        self.instructions_version, self.earliest = instructions_version, earliest
