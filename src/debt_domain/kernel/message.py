"""The immutable values that cross the edge of the core."""

from datetime import date
from typing import ClassVar

from pydantic import BaseModel


class Message(
    BaseModel, frozen=True, extra="forbid", strict=True, hide_input_in_errors=True
):
    """An immutable value with exactly the fields that it names.

    What was given stays out of the text of its errors: it may be personal.
    """


class Command(Message, frozen=True):
    """What somebody asks for; it may be refused.

    Attributes:
        command_name: The name under which the request is recorded, such as
            `case.submit_case`. It never changes once released.
    """

    command_name: ClassVar[str]


class Event(Message, frozen=True):
    """What has happened; it is never changed and never refused.

    Attributes:
        stored_name: The name in the log, such as `case.case_submitted`. It never
            changes once released, whatever the class is called.
        stored_version: The version of the event's fields, from 1.
    """

    stored_name: ClassVar[str]
    stored_version: ClassVar[int]

    def takes_effect_on(self) -> date | None:
        """Give the day the fact itself is effective; None means the command's."""
        return None

    def under_policy(self) -> str | None:
        """Give the policy that decided it, as `name:version`."""
        return None

    def under_terms(self) -> int | None:
        """Give the version of the rate terms that it rests on."""
        return None
