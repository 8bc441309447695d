"""How streams are called. The names are stored: they never change."""

from debt_domain.values.holder import Holder


def case(case_id: str) -> str:
    """Name the stream of a case."""
    return f"case:{case_id}"


def partner_case(case_id: str) -> str:
    """Name the stream of a case's commercial side."""
    return f"partner_case:{case_id}"


def case_ledger(case_id: str) -> str:
    """Name the stream of a case's ledger."""
    return f"ledger:case:{case_id}"


def platform_ledger(currency: str) -> str:
    """Name the stream of the platform's own ledger of a currency."""
    return f"ledger:platform:{currency}"


def party_ledger(party: Holder, currency: str) -> str:
    """Name the stream of a partner's or client's account.

    >>> party_ledger(Holder.partner("A"), "EUR")
    'ledger:partner:A:EUR'
    """
    return f"ledger:{party.kind.lower()}:{party.party_id}:{currency}"


def invoice_series(series: str) -> str:
    """Name the stream that numbers documents."""
    return f"series:{series}"


def books(name: str) -> str:
    """Name the stream that closes periods."""
    return f"books:{name}"


def of_case(case_id: str) -> tuple[str, ...]:
    """Name the streams that most commands on a case look at."""
    return case(case_id), partner_case(case_id), case_ledger(case_id)


def agreement(partner_id: str) -> str:
    """Name the stream of a partner's agreement."""
    return f"agreement:{partner_id}"


def authority(client_id: str) -> str:
    """Name the stream of what a client has signed."""
    return f"authority:{client_id}"


def approval(approval_id: str) -> str:
    """Name the stream of a command that one asks for and another approves."""
    return f"approval:{approval_id}"


def is_approval(name: str) -> bool:
    """Tell whether a stream is that of an approval."""
    return name.startswith(approval(""))


def claim(key: str) -> str:
    """Name the stream that reserves an invoice, by its keyed digest."""
    return f"claim:{key}"


def client_exclusivity(client_id: str) -> str:
    """Name the stream that says which partner a client's cases go to."""
    return f"exclusivity:{client_id}"


def command(command_id: str) -> str:
    """Name the stream that records a command."""
    return f"command:{command_id}"


def subject(subject_id: str) -> str:
    """Name the stream of a person whose data is held."""
    return f"subject:{subject_id}"
