"""`settle`: closed partner cases whose every entry has been stated."""

from debt_adapters.cli.options import JsonOption, StoreOption, opened
from debt_adapters.cli.output import Answer, Output
from debt_domain.application import Settler


def settle(*, store: StoreOption = "", as_json: JsonOption = False) -> None:
    """Settle the closed partner cases whose every entry lies in an issued statement.

    Run it after statements were issued. It goes on from where it ended the last time;
    a payment that comes later takes a settlement back by itself.

    [bold]Example[/bold]

    debt-domain settle
    """
    with opened(store) as collection:
        settler, settled, is_complete = Settler(collection), list[str](), False
        while not is_complete:
            found = settler.catch_up()
            settled += found.case_ids
            is_complete = found.is_complete
    count = f"{len(settled)} partner case{'' if len(settled) == 1 else 's'} settled"
    Output(as_json).show(Answer({"settled": settled}, (*settled, count)))
