import pytest

from debt_adapters.cipher import AesGcmCipher
from debt_domain.kernel.errors import SealBrokenError

CIPHER = AesGcmCipher()
KEY = b"k" * 32
PLACE = b"case:C-1@1#debtor.name"


def test_what_was_encrypted_is_decrypted_in_its_place() -> None:
    sealed = CIPHER.encrypt(KEY, "Łukasz".encode(), PLACE)
    assert "Łukasz".encode() not in sealed
    assert CIPHER.decrypt(KEY, sealed, PLACE) == "Łukasz".encode()


def test_the_same_text_is_never_sealed_alike() -> None:
    sealed = {CIPHER.encrypt(KEY, b"text", PLACE) for _ in range(50)}
    assert len({each[:12] for each in sealed}) == 50


def test_another_key_or_place_does_not_open_it() -> None:
    sealed = CIPHER.encrypt(KEY, b"text", PLACE)
    for key, place in ((b"x" * 32, PLACE), (KEY, b"case:C-1@2#debtor.name")):
        with pytest.raises(SealBrokenError, match="case:C-1@") as refused:
            CIPHER.decrypt(key, sealed, place)
        assert refused.value.context == place.decode()


def test_every_changed_byte_breaks_the_seal() -> None:
    sealed = CIPHER.encrypt(KEY, b"text", PLACE)
    for place in range(len(sealed)):
        changed = bytearray(sealed)
        changed[place] ^= 1
        with pytest.raises(SealBrokenError):
            CIPHER.decrypt(KEY, bytes(changed), PLACE)


@pytest.mark.parametrize("sealed", [b"", b"short", b"x" * 12])
def test_bytes_too_short_for_a_seal_break_it(sealed: bytes) -> None:
    with pytest.raises(SealBrokenError):
        CIPHER.decrypt(KEY, sealed, PLACE)
