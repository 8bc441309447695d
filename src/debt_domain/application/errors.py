"""Why the door itself refuses a request."""

from typing import ClassVar

from debt_domain.kernel.errors import RejectedError


class InvalidCommandIdError(RejectedError):
    """A command's id is an identifier."""

    code: ClassVar[str] = "command.invalid_id"

    def __init__(self, *, command_id: str) -> None:
        accepted = "1 to 80 of A-Z a-z 0-9 . _ -"
        super().__init__(
            f"command_id {command_id!r} is not an identifier: give {accepted}",
            field="command_id",
            value=command_id,
            accepted=accepted,
        )
        self.command_id = command_id


class UnknownProjectionError(RejectedError):
    """There is no live projection of this name."""

    code: ClassVar[str] = "projection.unknown"

    def __init__(self, *, name: str, known: tuple[str, ...]) -> None:
        accepted = ", ".join(known)
        super().__init__(
            f"there is no projection {name!r} to rebuild; there are {accepted}",
            field="projection",
            value=name,
            accepted=accepted,
        )
        self.name, self.known = name, known
