"""Definitions of table rows in Rich Text: edges, merged cells, borders."""

from __future__ import annotations

from dataclasses import dataclass, field

from vanban.readers.word_xml import CellShape

_CELL_SIDES = {"clbrdrt": "top", "clbrdrl": "left", "clbrdrb": "bottom", "clbrdrr": "right"}
_ROW_SIDES = {
    "trbrdrt": "top", "trbrdrl": "left", "trbrdrb": "bottom", "trbrdrr": "right",
    "trbrdrh": "insideH", "trbrdrv": "insideV",
}  # fmt: skip
_OTHER_SIDES = frozenset({"brdrt", "brdrb", "brdrl", "brdrr", "brdrbtw", "brdrbar", "box", "chbrdr"})
_NOT_DRAWN = frozenset({"brdrnil", "brdrnone", "brdrtbl"})
_WIDTH_WORDS = frozenset({"brdrw", "brdrcf", "brdrsh"})


@dataclass(slots=True)
class RowDefinition:
    """A row being defined: ``\\trowd`` begins it anew, ``\\cellx`` ends each of its cells."""

    left: int = 0
    cells: list[CellShape] = field(default_factory=list)
    borders: dict[str, bool] = field(default_factory=dict)
    _below: str | None = None
    _beside: bool = False
    _cell_borders: dict[str, bool] = field(default_factory=dict)
    _side: tuple[dict[str, bool], str] | None = None

    def take(self, word: str, number: int | None) -> None:
        """Take in one control word; those that do not define rows are passed over."""
        if word == "trleft":
            self.left = number or 0
        elif word == "clvmgf":
            self._below = "restart"
        elif word == "clvmrg":
            self._below = "continue"
        elif word == "clmrg":
            self._beside = True
        elif word in _CELL_SIDES:
            self._side = self._cell_borders, _CELL_SIDES[word]
        elif word in _ROW_SIDES:
            self._side = self.borders, _ROW_SIDES[word]
        elif word in _OTHER_SIDES:
            self._side = None
        elif word.startswith("brdr") and self._side is not None and word not in _WIDTH_WORDS:
            borders, side = self._side
            borders[side] = word not in _NOT_DRAWN
        elif word == "cellx":
            self.cells.append(CellShape(number or 0, self._below, self._beside, self._cell_borders))
            self._below, self._beside, self._cell_borders, self._side = None, False, {}, None
