"""The same commands each time; prints a digest of every event and row they lead to."""

import locale
import sys
import time
from hashlib import sha256

from debt_domain.case.commands import CloseCase, ReversePayment
from debt_domain.case.model import CloseCode, ReversalKind
from debt_domain.testing import TODAY
from debt_domain.values.holder import Holder
from tests.application_support import (
    PARTNERS,
    Platform,
    a_platform,
    payment,
    rows_of,
)


class MarkingCipher:
    """Hides nothing, and so gives the same bytes each time."""

    def encrypt(self, _key: bytes, text: bytes, context: bytes, /) -> bytes:
        return context + b"\0" + text

    def decrypt(self, _key: bytes, sealed: bytes, _context: bytes, /) -> bytes:
        return sealed.partition(b"\0")[2]


def replayed() -> Platform:
    """Collect on a case for each revenue model, and on one of a client's own."""
    platform = a_platform(cipher=MarkingCipher())
    for number, partner_id in enumerate((*PARTNERS, None)):
        case_id = f"C-{number}"
        platform.accept(case_id, partner_id)
        holder = Holder.platform() if partner_id is None else Holder.partner(partner_id)
        platform.do(payment(case_id, 333_33, holder=holder))
        platform.do(payment(case_id, 700_01, payment_id="PAY-2"))
        platform.do(
            ReversePayment(
                case_id=case_id,
                payment_id="PAY-1",
                kind=ReversalKind.CHARGEBACK,
                reversed_on=TODAY,
            )
        )
        platform.do(CloseCase(case_id=case_id, code=CloseCode.PARTIALLY_PAID))
    return platform


def digest(platform: Platform) -> str:
    """Digest every stored event and row."""
    found = sha256()
    for logged in platform.log.contents.events:
        found.update(logged.event.state)
    for name, rows in rows_of(platform.log.read_models).items():
        for key, row in rows.items():
            found.update(f"{name}/{key}\n".encode() + row)
    return found.hexdigest()


def main() -> None:
    """Print the digest of the live state, of a rebuilt one, and what was set."""
    locale.setlocale(locale.LC_ALL, "")
    platform = replayed()
    live = digest(platform)
    platform.door.rebuild()
    found = hash("debt"), time.tzname, locale.getlocale()
    sys.stdout.write(f"{live} {digest(platform)}\n{found}\n")


if __name__ == "__main__":
    main()
