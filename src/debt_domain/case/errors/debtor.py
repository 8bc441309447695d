"""What may be told of the debtor."""

from typing import ClassVar

from debt_domain.kernel.errors import RejectedError


class InsolvencyRecordedError(RejectedError):
    """A debtor has one insolvency on a case."""

    code: ClassVar[str] = "case.insolvency_recorded"

    def __init__(self, *, reference: str) -> None:
        accepted = "the proceedings as they were recorded"
        super().__init__(
            f"reference: the proceedings {reference} were recorded; accepted is {accepted}",
            field="reference",
            value=reference,
            accepted=accepted,
        )
        self.reference = reference


class DeathRecordedError(RejectedError):
    """A debtor dies once."""

    code: ClassVar[str] = "case.death_recorded"

    def __init__(self) -> None:
        accepted = "what was recorded"
        super().__init__(
            f"learned_on: another record says so; accepted is {accepted}",
            field="learned_on",
            value=None,
            accepted=accepted,
        )


class DebtorNotConsumerError(RejectedError):
    """Only a person dies."""

    code: ClassVar[str] = "case.debtor_not_consumer"

    def __init__(self, *, debtor_id: str) -> None:
        accepted = "a debtor who is a CONSUMER"
        super().__init__(
            f"debtor.kind: {debtor_id} is a BUSINESS; accepted is {accepted}",
            field="debtor.kind",
            value="BUSINESS",
            accepted=accepted,
        )
        self.debtor_id = debtor_id


class AddressIdReusedError(RejectedError):
    """An address's id names one address."""

    code: ClassVar[str] = "case.address_id_reused"

    def __init__(self, *, address_id: str, fields: tuple[str, ...]) -> None:
        accepted = "an id that no address of the case has"
        super().__init__(
            f"address_id: {address_id} was recorded with another {', '.join(fields)}; accepted is {accepted}",
            field="address_id",
            value=address_id,
            accepted=accepted,
        )
        self.address_id = address_id
        self.fields = fields
