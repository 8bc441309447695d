"""Why a client's authority refuses: one class per rule."""

from datetime import date
from typing import ClassVar

from debt_domain.kernel.errors import RejectedError
from debt_domain.values.authority import AuthorityKind


class AuthorityVersionError(RejectedError):
    """A paper is recorded once, and versions of a kind go up."""

    code: ClassVar[str] = "authority.version"

    def __init__(self, *, kind: AuthorityKind, version: int, newest: int) -> None:
        accepted = f"a version above {newest}"
        super().__init__(
            f"version: {version} of {kind} is not new; accepted is {accepted}",
            field="version",
            value=version,
            accepted=accepted,
        )
        self.kind, self.version, self.newest = kind, version, newest


class AuthorityPeriodError(RejectedError):
    """A paper is valid on the day of its signature at least."""

    code: ClassVar[str] = "authority.period"

    def __init__(self, *, signed_on: date, valid_until: date) -> None:
        accepted = f"{signed_on} or later"
        super().__init__(
            f"valid_until: {valid_until} is before the signature of {signed_on};"
            f" accepted is {accepted}",
            field="valid_until",
            value=valid_until,
            accepted=accepted,
        )
        self.signed_on, self.valid_until = signed_on, valid_until


class SignedInFutureError(RejectedError):
    """A paper is recorded once it is signed."""

    code: ClassVar[str] = "authority.signed_in_future"

    def __init__(self, *, signed_on: date, latest: date) -> None:
        accepted = f"{latest} or earlier"
        super().__init__(
            f"signed_on: {signed_on} is in the future; accepted is {accepted}",
            field="signed_on",
            value=signed_on,
            accepted=accepted,
        )
        self.signed_on, self.latest = signed_on, latest


class SignerNotInTheClearError(RejectedError):
    """The signer is given as a text in the clear; the log seals it."""

    code: ClassVar[str] = "authority.signer_not_in_the_clear"

    def __init__(self, *, subject_id: str) -> None:
        accepted = "a text in the clear"
        super().__init__(
            f"signer: the text of {subject_id} is sealed or erased; accepted is"
            f" {accepted}",
            field="signer",
            value=subject_id,
            accepted=accepted,
        )
        self.subject_id = subject_id


class AuthorityAbsentError(RejectedError):
    """Only what was recorded can be invalidated."""

    code: ClassVar[str] = "authority.absent"

    def __init__(self, *, client_id: str, kind: AuthorityKind, version: int) -> None:
        accepted = "a paper that RecordAuthority has recorded"
        super().__init__(
            f"version: client {client_id} has no {kind} of version {version}; accepted"
            f" is {accepted}",
            field="version",
            value=version,
            accepted=accepted,
        )
        self.client_id, self.kind, self.version = client_id, kind, version
