"""Every read model of the folder is kept."""

from importlib import import_module
from pkgutil import iter_modules

import debt_domain.projections
from debt_domain.projections import ALL
from debt_domain.projections.projection import Projection


def test_every_projection_of_the_folder_is_kept_once() -> None:
    folder = debt_domain.projections
    names = [
        module.name
        for module in iter_modules(folder.__path__, "debt_domain.projections.")
    ]
    found = {
        value.name
        for name in names
        for value in vars(import_module(name)).values()
        if isinstance(value, Projection)
    }
    assert sorted(projection.name for projection in ALL) == sorted(found)
