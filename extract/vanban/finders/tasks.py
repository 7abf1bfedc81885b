"""Finder of tasks: who must do what by when.

What a task's ``text`` is: the item's own words from the verb on, without its list label, and without the
units before the verb, which stand in ``lead`` and ``units`` instead ("Giao Phòng X chủ trì, phối hợp với Y
tham mưu …" gives "chủ trì, phối hợp với Y tham mưu …", lead X, units Y). A step of a procedure
("Bước 1: …") keeps its sentence whole. ``lead`` are those who direct (chỉ đạo, chủ trì), ``units`` those who
carry out or take part (thực hiện, phối hợp). A report's account of what was done assigns nothing; its
section of coming tasks does.
"""

from __future__ import annotations

from vanban.finders.material import Material
from vanban.finders.tasks_items import Claim
from vanban.finders.tasks_labels import find_labelled
from vanban.finders.tasks_prose import find_deadline_sentences, find_executors, find_items, find_steps
from vanban.finders.tasks_tables import find_tabular

# The surer ways of assigning first: what one explained, later ones leave alone.
_WAYS = (find_steps, find_labelled, find_tabular, find_executors, find_items, find_deadline_sentences)


def find(material: Material) -> None:
    """Fill ``material.tasks`` in text order."""
    claims: list[Claim] = []
    for way in _WAYS:
        taken = [(task.at.start, end) for task, end in claims]
        claims += [claim for claim in way(material) if not any(_overlap(claim, *place) for place in taken)]
    material.tasks = sorted((task for task, _ in claims), key=lambda task: task.at.start)


def _overlap(claim: Claim, start: int, end: int) -> bool:
    task, claimed = claim
    return task.at.start < end and start < claimed
