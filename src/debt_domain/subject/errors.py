"""Why a subject refuses; `SubjectErasedError` is the kernel's, stores raise it too."""

from typing import ClassVar

from debt_domain.kernel.errors import RejectedError


class LegalHoldError(RejectedError):
    """A person is not erased while open cases against them need the data.

    Attributes:
        subject_id: The person.
        case_ids: The open cases, sorted.
    """

    code: ClassVar[str] = "subject.legal_hold"

    def __init__(self, *, subject_id: str, case_ids: tuple[str, ...]) -> None:
        cases = ", ".join(case_ids)
        accepted = f"a person without open cases: close {cases} first"
        super().__init__(
            f"subject {subject_id} is the debtor of open cases ({cases}); accepted is"
            f" {accepted}",
            field="subject_id",
            value=subject_id,
            accepted=accepted,
        )
        self.subject_id, self.case_ids = subject_id, case_ids
