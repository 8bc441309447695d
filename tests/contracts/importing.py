"""What an import brings along; here, so that another process can import it."""

import sys
from concurrent.futures import ProcessPoolExecutor
from importlib import import_module
from multiprocessing import get_context

from debt_adapters import sqlalchemy


def is_imported_with(module: str, attribute: str = "") -> bool:
    """Tell whether a process has `eventsourcing` when it has imported a module."""
    with ProcessPoolExecutor(1, get_context("spawn")) as fresh:
        return fresh.submit(_import_and_look, module, attribute).result()


def factory_found_after_import(url: str) -> bool:
    """Tell whether `eventsourcing` finds our factory in a module imported before it."""
    with ProcessPoolExecutor(1, get_context("spawn")) as fresh:
        return fresh.submit(_find_factory, url).result()


def _import_and_look(module: str, attribute: str) -> bool:
    imported = import_module(module)
    if attribute:
        getattr(imported, attribute)
    return "eventsourcing" in sys.modules


def _find_factory(url: str) -> bool:
    if "eventsourcing" in sys.modules:
        return False
    persistence = import_module("eventsourcing.persistence")
    variables = {"PERSISTENCE_MODULE": sqlalchemy.__name__, "SQLALCHEMY_URL": url}
    with persistence.InfrastructureFactory.construct(variables) as factory:
        factory.close()
        return type(factory) is sqlalchemy.SqlFactory
