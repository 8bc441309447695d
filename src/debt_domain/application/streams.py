"""How streams are called. The names are stored: they never change."""


def case(case_id: str) -> str:
    """Name the stream of a case."""
    return f"case:{case_id}"


def partner_case(case_id: str) -> str:
    """Name the stream of a case's commercial side."""
    return f"partner_case:{case_id}"


def case_ledger(case_id: str) -> str:
    """Name the stream of a case's ledger."""
    return f"ledger:case:{case_id}"


def of_case(case_id: str) -> tuple[str, ...]:
    """Name the streams that most commands on a case look at."""
    return case(case_id), partner_case(case_id), case_ledger(case_id)


def agreement(partner_id: str) -> str:
    """Name the stream of a partner's agreement."""
    return f"agreement:{partner_id}"


def claim(key: str) -> str:
    """Name the stream that reserves an invoice, by its keyed digest."""
    return f"claim:{key}"


def command(command_id: str) -> str:
    """Name the stream that records a command."""
    return f"command:{command_id}"


def subject(subject_id: str) -> str:
    """Name the stream of a person whose data is held."""
    return f"subject:{subject_id}"
