"""Turns: labels and floors, who speaks."""

from onrecord.turns.principal import name_principal
from onrecord.turns.read import read_turns

__all__ = ["name_principal", "read_turns"]
