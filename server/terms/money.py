"""Amounts of money, exact, in minor units of their currency. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

MOST_MINOR: Final = 1_000_000_000
"""No rate is higher; far below what a JSON number holds exactly."""

_TWO = (
    "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP"
    " CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR"
    " JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN"
    " NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP"
    " SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VES WST XCD YER ZAR ZMW"
)
_NONE = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF"
_THREE = "BHD IQD JOD KWD LYD OMR TND"

CURRENCIES: Final[Mapping[str, int]] = MappingProxyType(
    dict(
        sorted(
            (code, digits)
            for codes, digits in ((_NONE, 0), (_TWO, 2), (_THREE, 3))
            for code in codes.split()
        )
    )
)
"""The currencies of ISO 4217 that people are paid in, each with its decimal places."""

_AMOUNT = re.compile(r"([0-9]{1,10})(?:[.,]([0-9]+))?")


def parse_amount(typed: str, currency: str) -> int | None:
    """`45.50` in minor units; None for anything else than a number of the currency's places, above nothing.

    A comma is a decimal mark only before one or two digits: `1,000` means a thousand to some and one to others.
    """
    digits = CURRENCIES.get(currency)
    found = _AMOUNT.fullmatch(typed.strip())
    if digits is None or found is None:
        return None
    rest = found[2] or ""
    if len(rest) > digits or ("," in typed and len(rest) > 2):
        return None
    minor = int(found[1] + rest.ljust(digits, "0"))
    return minor if 0 < minor <= MOST_MINOR else None


def plain(minor: int, currency: str) -> str:
    """As it is typed: `45.50`."""
    digits = CURRENCIES[currency]
    if not digits:
        return str(minor)
    whole, rest = divmod(minor, 10**digits)
    return f"{whole}.{rest:0{digits}}"


def money(minor: int, currency: str) -> str:
    """As it is read: `1,045.50 EUR`."""
    digits = CURRENCIES[currency]
    whole, rest = divmod(minor, 10**digits)
    return f"{whole:,}" + (f".{rest:0{digits}}" if digits else "") + f" {currency}"
