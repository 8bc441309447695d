"""Currencies and the number of decimals of each."""

from collections.abc import Mapping
from typing import Final

from debt_domain.values.errors import UnknownCurrencyError

_CODES_BY_EXPONENT: Final[Mapping[int, str]] = {
    0: "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF",
    2: """
        AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP
        BYN BZD CAD CDF CHE CHF CHW CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB
        EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES
        KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR
        MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD
        RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP
        TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XAD XCD XCG YER ZAR ZMW ZWG
    """,
    3: "BHD IQD JOD KWD LYD OMR TND",
    4: "CLF UYW",
}

EXPONENTS: Final[Mapping[str, int]] = {
    code: exponent
    for exponent, codes in _CODES_BY_EXPONENT.items()
    for code in codes.split()
}
"""Decimals by code: ISO 4217 list one, published 2026-01-01.

Codes without a minor unit (gold, special drawing rights, tests) are left out. A code
that ISO withdraws stays here: amounts are stored in it.
"""


def exponent_of(currency: str) -> int:
    """Give the number of decimals of a currency.

    Args:
        currency: An ISO 4217 code in capitals.

    Raises:
        UnknownCurrencyError: The code is not in `EXPONENTS`.

    Example:
        >>> exponent_of("EUR"), exponent_of("JPY"), exponent_of("BHD")
        (2, 0, 3)
    """
    try:
        return EXPONENTS[currency]
    except (KeyError, TypeError):
        raise UnknownCurrencyError(value=currency) from None
