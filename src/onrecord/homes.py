"""Names of a package that are imported when first used (PEP 562), by one mechanism."""

import importlib
import sys
from collections.abc import Callable, Mapping
from typing import Any


def find_homes(
    package: str, homes: Mapping[str, str]
) -> tuple[Callable[[str], Any], Callable[[], list[str]]]:
    """Return the `__getattr__` and `__dir__` of a package whose public names live in other modules.

    `homes` maps each name to the module it is imported from when it is first
    asked for; then it is kept in the package. `__getattr__` raises
    `AttributeError` for any other name; `__dir__` lists the package's `__all__`.
    """
    module = sys.modules[package]

    def get(name: str) -> Any:
        home = homes.get(name)
        if home is None:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        value = getattr(importlib.import_module(home), name)
        setattr(module, name, value)
        return value

    return get, lambda: sorted(module.__all__)
