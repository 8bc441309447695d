"""Why a command's record refuses."""

from typing import ClassVar

from debt_domain.kernel.errors import RejectedError


class CommandIdReusedError(RejectedError):
    """A command id belongs to one request for good.

    Attributes:
        command_id: The id.
        recorded: The name of the command that was carried out under it.
        given: The name of the command that it was sent with now.
    """

    code: ClassVar[str] = "command_record.command_id_reused"

    def __init__(self, *, command_id: str, recorded: str, given: str) -> None:
        accepted = "the same command with the same fields, or a new command id"
        super().__init__(
            f"command id {command_id} was used for {recorded} and came again with"
            f" {given} and other content; accepted is {accepted}",
            field="command_id",
            value=command_id,
            accepted=accepted,
        )
        self.command_id, self.recorded, self.given = command_id, recorded, given
