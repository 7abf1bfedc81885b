"""Runs of letters: what two copies of a text have in common."""

from __future__ import annotations

from vanban.aggregation.letters import letter_runs

TEXT = "Đoàn xã Bản Kẹo vận động 45 hộ hiến đất làm đường liên thôn"
LETTERS = "doanxabankeovandong45hohiendatlamduonglienthon"


def test_accents_capitals_points_and_spaces_say_nothing():
    runs, owners = letter_runs([TEXT, LETTERS, "ĐOÀN XÃ, BẢN-KẸO vận\nđộng «45» hộ hiến đất… làm đường; liên thôn"])
    first, second, third = (runs[owners == index].tolist() for index in range(3))
    assert first == second == third
    assert len(first) == len(set(first)) == len(LETTERS) - 11


def test_another_letter_changes_the_runs_that_hold_it_and_no_other():
    runs, owners = letter_runs([LETTERS, LETTERS.replace("45", "46")])
    same = runs[owners == 0] == runs[owners == 1]
    place = LETTERS.index("5")
    assert [index for index, equal in enumerate(same) if not equal] == list(range(place - 11, place + 1))


def test_no_run_reaches_over_the_end_of_a_text():
    for texts in ([], [""], ["ngắn"], ["mười một c", "hữ cái nữa thôi"], ["…" * 20]):
        assert len(letter_runs(texts)[0]) == sum(max(0, len("".join(t.split())) - 11) for t in texts if t[:1] != "…")
