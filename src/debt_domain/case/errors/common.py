"""Rules that hold for many commands."""

from datetime import date, datetime
from typing import ClassVar

from debt_domain.case.model import CaseStatus
from debt_domain.kernel.errors import RejectedError


class CaseAbsentError(RejectedError):
    """A command names a case that exists."""

    code: ClassVar[str] = "case.absent"

    def __init__(self, *, case_id: str) -> None:
        accepted = "a case that has been submitted"
        super().__init__(
            f"case_id: there is no case {case_id}; accepted is {accepted}",
            field="case_id",
            value=case_id,
            accepted=accepted,
        )
        self.case_id = case_id


class WrongStatusError(RejectedError):
    """Each command fits some statuses."""

    code: ClassVar[str] = "case.wrong_status"

    def __init__(
        self, *, command: str, status: CaseStatus, allowed: tuple[CaseStatus, ...]
    ) -> None:
        accepted = ", ".join(allowed)
        super().__init__(
            f"{command} does not fit a case that is {status}; it fits: {accepted}",
            field="status",
            value=status.value,
            accepted=accepted,
        )
        self.command, self.status, self.allowed = command, status, allowed


class FutureDateError(RejectedError):
    """A fact is not dated after its report."""

    code: ClassVar[str] = "case.future_date"

    def __init__(
        self, *, field: str, value: date | datetime, latest: date | datetime
    ) -> None:
        accepted = f"{latest.isoformat()} or earlier"
        super().__init__(
            f"{field}: {value.isoformat()} is in the future; accepted is {accepted}",
            field=field,
            value=value,
            accepted=accepted,
        )
        self.latest = latest


class EffectiveBeforeSubmissionError(RejectedError):
    """What is decided on a case does not count from before there was one."""

    code: ClassVar[str] = "case.effective_before_submission"

    def __init__(self, *, effective_on: date, submitted_on: date) -> None:
        accepted = f"{submitted_on} or later"
        super().__init__(
            f"effective_on: {effective_on} is before the case was submitted; accepted is"
            f" {accepted}",
            field="effective_on",
            value=effective_on,
            accepted=accepted,
        )
        self.effective_on, self.submitted_on = effective_on, submitted_on


class PastDateError(RejectedError):
    """A deadline or an end lies ahead."""

    code: ClassVar[str] = "case.past_date"

    def __init__(
        self, *, field: str, value: date | datetime, earliest: date | datetime
    ) -> None:
        accepted = f"{earliest.isoformat()} or later"
        super().__init__(
            f"{field}: {value.isoformat()} is in the past; accepted is {accepted}",
            field=field,
            value=value,
            accepted=accepted,
        )
        self.earliest = earliest


class SubjectMismatchError(RejectedError):
    """A personal text is given in the clear, for the person whose key protects it."""

    code: ClassVar[str] = "case.subject_mismatch"

    def __init__(self, *, field: str, subject_id: str, expected: str) -> None:
        accepted = f"a text in the clear of the subject {expected}"
        super().__init__(
            f"{field}: this is not {accepted}; its subject is {subject_id}",
            field=field,
            value=subject_id,
            accepted=accepted,
        )
        self.subject_id, self.expected = subject_id, expected
