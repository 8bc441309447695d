"""AES-256-GCM for personal texts."""

import os
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from debt_domain.kernel.errors import SealBrokenError

_NONCE_BYTES: Final = 12


class AesGcmCipher:
    """Authenticated encryption with a random nonce in front of each text.

    A 96-bit random nonce is safe for 2**32 texts under one key (NIST SP 800-38D,
    section 8.3); here a key belongs to one person.
    """

    def encrypt(self, key: bytes, text: bytes, context: bytes, /) -> bytes:
        """Encrypt under a key of 32 bytes; `context` is bound to the result."""
        nonce = os.urandom(_NONCE_BYTES)
        return nonce + AESGCM(key).encrypt(nonce, text, context)

    def decrypt(self, key: bytes, sealed: bytes, context: bytes, /) -> bytes:
        """Decrypt what was encrypted in the same context.

        Raises:
            SealBrokenError: The bytes, the key or the context are not the ones.
        """
        nonce, text = sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:]
        try:
            return AESGCM(key).decrypt(nonce, text, context)
        except (InvalidTag, ValueError) as error:
            broken = context.decode(errors="replace")
            raise SealBrokenError(context=broken) from error
