"""Value-added tax: once for a document and rate, on the total."""


def vat_on(net_minor: int, vat_bps: int) -> int:
    """Give the tax on a net total, in minor units.

    Rounded half up, a half below zero away from zero, and once: not line by line. A
    clawback is no supply but corrects one, so that its tax is below zero.

    Args:
        net_minor: The total of a document, in minor units.
        vat_bps: The rate, in hundredths of a percent.

    Example:
        >>> vat_on(3 * 167, 1900), vat_on(-50, 1900)
        (95, -10)
    """
    return part_of(vat_bps, net_minor, 10_000)


def part_of(part_minor: int, amount_minor: int, whole_minor: int) -> int:
    """Give `amount * part / whole`, rounded as tax is; nothing of nothing.

    >>> part_of(19, 50, 119)
    8
    """
    if not whole_minor:
        return 0
    product = part_minor * amount_minor
    rounded = (2 * abs(product) + abs(whole_minor)) // (2 * abs(whole_minor))
    return rounded if (product < 0) == (whole_minor < 0) else -rounded
