from debt_adapters.digest import HmacDigest


def test_the_digest_is_hmac_with_sha_256() -> None:
    # RFC 4231, test case 2.
    digest = HmacDigest(b"Jefe")("what do ya want for nothing?")
    assert digest == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"


def test_another_secret_gives_another_digest() -> None:
    assert HmacDigest(b"a" * 32)("text") != HmacDigest(b"b" * 32)("text")


def test_the_secret_stays_out_of_logs() -> None:
    assert "secret" not in repr(HmacDigest(b"secret"))
