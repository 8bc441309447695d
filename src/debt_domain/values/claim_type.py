"""What a claim arose from."""

from enum import StrEnum


class ClaimType(StrEnum):
    """What a claim arose from; standard claims are worked at list prices.

    What is not standard has to be looked at first: partners bid for it.
    """

    GOODS = "GOODS"
    SERVICES = "SERVICES"
    RENT = "RENT"
    LOAN = "LOAN"
    SUBSCRIPTION = "SUBSCRIPTION"
    DAMAGES = "DAMAGES"
    JUDGMENT = "JUDGMENT"
    OTHER = "OTHER"

    @property
    def is_standard(self) -> bool:
        """Tell whether a partner can be charged without an accepted quote.

        >>> ClaimType.RENT.is_standard, ClaimType.DAMAGES.is_standard
        (True, False)
        """
        return self not in {ClaimType.DAMAGES, ClaimType.JUDGMENT, ClaimType.OTHER}
