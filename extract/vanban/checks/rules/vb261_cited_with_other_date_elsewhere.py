"""VB261: over a folder, one document is cited with different dates or symbols."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from vanban.checks.case import Folder
from vanban.checks.citations import Cited, cited_in, commonest
from vanban.checks.days import in_figures
from vanban.checks.rule import FolderHit, Hit, Rule
from vanban.record import Elsewhere


def _look(folder: Folder) -> Iterator[FolderHit]:
    for group in cited_in(folder.records, folder.patterns):
        yield from _dates(group)
        yield from _symbols(group)


def _dates(group: Sequence[Cited]) -> Iterator[FolderHit]:
    dated = [(path, reference) for path, reference in group if reference.date is not None]
    said = [reference.date for _, reference in dated if reference.date is not None]
    if len(set(said)) < 2:
        return
    norm_path, norm = next(pair for pair in dated if pair[1].date == commonest(said))
    for path, reference in dated:
        if path == norm_path or reference.date == norm.date:
            continue
        if reference.date is not None and norm.date is not None:
            here, there = in_figures(reference.date), in_figures(norm.date)
            yield FolderHit(
                path,
                Hit(
                    at=reference.at[0],
                    elsewhere=[Elsewhere(path=norm_path, at=norm.at[0])],
                    message=f"{reference.number} is dated {here} here and {there} in {norm_path}",
                    message_vi=f"{reference.number} ở đây ghi ngày {here}, trong {norm_path} ghi ngày {there}",
                ),
            )


def _symbols(group: Sequence[Cited]) -> Iterator[FolderHit]:
    said = [reference.number for _, reference in group if reference.number is not None]
    norm_path, norm = next(pair for pair in group if pair[1].number == commonest(said))
    for path, reference in group:
        same_day = reference.date is not None and reference.date == norm.date
        if path == norm_path or reference.number == norm.number or not same_day:
            continue
        yield FolderHit(
            path,
            Hit(
                at=reference.at[0],
                elsewhere=[Elsewhere(path=norm_path, at=norm.at[0])],
                message=f"the same document is {reference.number} here and {norm.number} in {norm_path}",
                message_vi=f"cùng một văn bản, ở đây ghi {reference.number}, trong {norm_path} ghi {norm.number}",
            ),
        )


RULE = Rule(
    id="VB261",
    name="cited-with-other-date-elsewhere",
    topic="folder",
    severity="warning",
    title="One document cited with different dates or symbols",
    title_vi="Một văn bản được viện dẫn với ngày hoặc ký hiệu khác nhau",
    about="Documents of a folder that cite the same one agree about its date and symbol. The place that most of them "
    "agree with is named; which is right only the original says.",
    about_vi="Các văn bản trong thư mục viện dẫn cùng một văn bản phải ghi cùng ngày và ký hiệu. Nơi được nhiều văn "
    "bản ghi giống nhau được nêu để đối chiếu; đúng hay sai phải xem bản gốc.",
    look_at_folder=_look,
)
