"""Footnotes of HTML: Word, LibreOffice and the editors of websites all link the mark to the note and back."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import html

from vanban.readers.html_tree import shown_text

_RAISED = str.maketrans("0123456789+-−()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁽⁾ⁿ")
_RAISABLE = frozenset("0123456789+-−() ")
_MARK_LENGTH = 6  # "[12]" with room; a longer link text is no footnote mark
_NOTE_BLOCKS = frozenset({"p", "li", "div", "dd", "td"})


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote taken out of its place: ``mark`` as printed ("¹"), ``body`` without the mark."""

    mark: str
    body: html.HtmlElement


def superscript(text: str) -> str:
    """Raised text as Unicode writes it: ``2`` → ``²``, ``[1]`` → ``¹``; other raised text as it is."""
    bare = text.strip().removeprefix("[").removesuffix("]")
    if bare and _RAISABLE.issuperset(bare):
        return bare.translate(_RAISED)
    return text


def take_notes(body: html.HtmlElement) -> dict[str, Note]:
    """Remove the notes from the tree; the key is the fragment that a mark links to (``_ftn1``).

    A note is a link target that itself links back to where its mark stands, behind the mark.
    """
    marks: dict[str, tuple[int, html.HtmlElement]] = {}
    targets: dict[str, tuple[int, html.HtmlElement]] = {}
    for place, anchor in enumerate(body.iter("a")):
        fragment = link_fragment(anchor)
        if fragment and len(shown_text(anchor)) <= _MARK_LENGTH:
            marks.setdefault(fragment, (place, anchor))
        for name in (anchor.get("name"), anchor.get("id")):
            if name:
                targets.setdefault(name, (place, anchor))
    notes: dict[str, Note] = {}
    for fragment, (place, mark) in marks.items():
        position, target = targets.get(fragment, (-1, mark))
        back = link_fragment(target)
        # The way back leads to an anchor at the mark: the mark itself, or one that encloses it.
        if position <= place or back is None or targets.get(back, (place, mark))[0] > place:
            continue
        block = _note_block(target)
        if block is not None and mark not in block.iter():
            printed = superscript(shown_text(target) or shown_text(mark))
            target.drop_tree()
            block.drop_tree()
            notes[fragment] = Note(printed, block)
    return notes


def link_fragment(anchor: html.HtmlElement) -> str | None:
    """The part of a link behind ``#``, None where it has none."""
    _, sign, fragment = anchor.get("href", "").partition("#")
    # What stands before it is no matter: Word and browsers write the file's own address there.
    return fragment if sign and fragment else None


def _note_block(target: html.HtmlElement) -> html.HtmlElement | None:
    """The element that holds the whole note: Word's or LibreOffice's own division, or the paragraph."""
    block = None
    for ancestor in target.iterancestors():
        if str(ancestor.tag) in ("body", "table"):
            break
        if "mso-element:footnote" in _style(ancestor) or "mso-element:endnote" in _style(ancestor):
            return None if "-list" in _style(ancestor) else ancestor
        if ancestor.get("id", "").startswith(("ftn", "edn", "sdfootnote", "sdendnote")):
            return ancestor
        if block is None and str(ancestor.tag) in _NOTE_BLOCKS:
            block = ancestor
    return block


def _style(element: html.HtmlElement) -> str:
    return "".join(element.get("style", "").lower().split())
