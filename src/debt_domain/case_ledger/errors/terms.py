"""Why nobody becomes entitled to anything."""

from typing import ClassVar

from debt_domain.kernel.errors import RejectedError
from debt_domain.values.resolved_terms import SplitParty


class TermsAlreadyAdoptedError(RejectedError):
    """Terms are adopted once, and then the claim is no longer withdrawn."""

    code: ClassVar[str] = "ledger.terms_already_adopted"

    def __init__(self, *, command: str, number: int) -> None:
        super().__init__(
            f"{command}: money is split by terms number {number} already;"
            " accepted is a ledger without terms",
            field="case_id",
            value=number,
            accepted="a ledger without terms",
        )
        self.command, self.number = command, number


class CaseFeeAlreadyChargedError(RejectedError):
    """A case is charged its fee once."""

    code: ClassVar[str] = "ledger.case_fee_already_charged"

    def __init__(self, *, case_id: str, payer: str) -> None:
        super().__init__(
            f"fee: case {case_id} was charged its fee already, to {payer}; accepted is"
            " one fee for a case",
            field="fee",
            value=payer,
            accepted="one fee for a case",
        )
        self.case_id, self.payer = case_id, payer


class NoDeferredFeeError(RejectedError):
    """Only a fee that is still deferred is earned or refunded."""

    code: ClassVar[str] = "ledger.no_deferred_fee"

    def __init__(self, *, command: str, case_id: str) -> None:
        super().__init__(
            f"{command}: case {case_id} has no deferred fee; accepted is a fee charged"
            " as deferred, once",
            field="case_id",
            value=case_id,
            accepted="a case with a deferred fee",
        )
        self.command, self.case_id = command, case_id


class TermsMissingError(RejectedError):
    """Terms are adjusted once there are some."""

    code: ClassVar[str] = "ledger.terms_missing"

    def __init__(self, *, case_id: str) -> None:
        accepted = "a ledger that has adopted terms"
        super().__init__(
            f"case_id: case {case_id} has no terms to adjust; accepted is {accepted}",
            field="case_id",
            value=case_id,
            accepted=accepted,
        )
        self.case_id = case_id


class PartyUnnamedError(RejectedError):
    """Whoever has a part is named."""

    code: ClassVar[str] = "ledger.party_unnamed"

    def __init__(self, *, party: SplitParty) -> None:
        accepted = f"terms without {party}, or its identifier"
        super().__init__(
            f"the terms give a part to {party}, whom nobody names; accepted is {accepted}",
            field="terms",
            value=str(party),
            accepted=accepted,
        )
        self.party = party


class CollectorEngagedError(RejectedError):
    """A collector is engaged once for an assignment."""

    code: ClassVar[str] = "ledger.collector_engaged"

    def __init__(self, *, assignment_id: str) -> None:
        accepted = "another assignment"
        super().__init__(
            f"assignment_id: a collector is engaged for {assignment_id} already; accepted is"
            f" {accepted}",
            field="assignment_id",
            value=assignment_id,
            accepted=accepted,
        )
        self.assignment_id = assignment_id


class CollectorNotEngagedError(RejectedError):
    """Only an engaged collector is released."""

    code: ClassVar[str] = "ledger.collector_not_engaged"

    def __init__(self, *, assignment_id: str, engaged: tuple[str, ...]) -> None:
        accepted = (
            "one of " + ", ".join(engaged) if engaged else "none: none is engaged"
        )
        super().__init__(
            f"assignment_id: no collector is engaged for {assignment_id}; accepted is"
            f" {accepted}",
            field="assignment_id",
            value=assignment_id,
            accepted=accepted,
        )
        self.assignment_id, self.engaged = assignment_id, engaged


class LegalFeeAlreadyChargedError(RejectedError):
    """A case is charged the legal fee once."""

    code: ClassVar[str] = "ledger.legal_fee_already_charged"

    def __init__(self, *, case_id: str) -> None:
        accepted = "one legal fee for a case"
        super().__init__(
            f"fee: case {case_id} was charged its legal fee already; accepted is {accepted}",
            field="fee",
            value=case_id,
            accepted=accepted,
        )
        self.case_id = case_id
