"""HMAC-SHA-256: digests that nobody without the secret can guess or compare."""

from dataclasses import dataclass, field
from hmac import digest


@dataclass(frozen=True, slots=True)
class HmacDigest:
    """A digest keyed with a tenant's secret.

    Attributes:
        secret: 32 random bytes or more; it stays out of `repr`.
    """

    secret: bytes = field(repr=False)

    def __call__(self, text: str, /) -> str:
        """Give 64 hexadecimal digits."""
        return digest(self.secret, text.encode(), "sha256").hex()
