"""What a sender's submissions have in common, said once."""

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import TypeAlias, cast

JsonObject: TypeAlias = dict[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class SubmissionTemplate:
    """Defaults by a name and a version; an item says only what differs.

    Attributes:
        name: Such as a client's; it is kept beside what came of an item.
        version: Raised with every change of the defaults.
        defaults: JSON of any fields of a submission.
    """

    name: str
    version: int
    defaults: Mapping[str, object]

    @property
    def label(self) -> str:
        """The name with the version: `nordlys@2`."""
        return f"{self.name}@{self.version}"

    def fill(self, item: Mapping[str, object]) -> JsonObject:
        """Fill in what an item leaves out; what it says wins, an explicit null too.

        Objects are merged field by field. A list of the item stands as it is, but that
        a list of one object in the template fills in each object of it.

        Args:
            item: JSON of a submission; it stays as it is.

        Returns:
            The whole; of the template it holds copies.

        Example:
            >>> template = SubmissionTemplate(
            ...     name="nordlys",
            ...     version=1,
            ...     defaults={
            ...         "language": "de",
            ...         "debtor": {"kind": "BUSINESS", "addresses": [{"country": "DE"}]},
            ...     },
            ... )
            >>> template.fill({"debtor": {"addresses": [{"city": "Kiel"}]}})["debtor"]
            {'kind': 'BUSINESS', 'addresses': [{'country': 'DE', 'city': 'Kiel'}]}
        """
        return _filled(deepcopy(dict(self.defaults)), item)


def _filled(defaults: Mapping[str, object], item: Mapping[str, object]) -> JsonObject:
    found = {**defaults, **item}
    for name in defaults.keys() & item.keys():
        found[name] = _merged(defaults[name], item[name])
    return found


def _merged(default: object, given: object) -> object:
    of_each = _of_each(default)
    if of_each is not None and isinstance(given, list):
        return [_merged(deepcopy(of_each), x) for x in cast("list[object]", given)]
    if isinstance(default, dict) and isinstance(given, dict):
        return _filled(cast("JsonObject", default), cast("JsonObject", given))
    return given


def _of_each(default: object) -> JsonObject | None:
    """Give the one object of a list; None: it is something else."""
    if not isinstance(default, list):
        return None
    each = cast("list[object]", default)
    if len(each) != 1 or not isinstance(each[0], dict):
        return None
    return cast("JsonObject", each[0])
