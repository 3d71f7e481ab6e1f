"""Turns: labels and floors, who speaks."""

from onrecord.turns.read import read_turns

__all__ = ["read_turns"]
