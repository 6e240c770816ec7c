"""Words that an import loses are found by a count that shares nothing with it."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from pipeline.intake import take_in
from pipeline.intake.words_proof import lost
from pipeline.intake.words_proof.word_file import paragraphs
from tests.intake.word_files import para, word_file

_SOURCE = "<document><letter><body><paragraph>{}</paragraph></body></letter></document>"
_WORDS = st.lists(st.text(st.sampled_from("abcde"), min_size=1, max_size=6), min_size=1, max_size=12)


def test_a_lost_word_is_found() -> None:
    found = lost([(1, "All the words are here."), (2, "But this one.")], _SOURCE.format("All the words are."), [])
    assert [(each.place, each.text) for each in found] == [(1, "here."), (2, "But this one.")]


def test_equal_paragraphs_need_a_place_each() -> None:
    assert lost([(1, "Twice."), (2, "Twice.")], _SOURCE.format("Twice."), [])
    assert not lost([(1, "Twice."), (2, "Twice.")], _SOURCE.format("Twice. Twice."), [])


def test_numbers_that_the_document_prints_count_once() -> None:
    assert not lost([(1, "(a)\tThe first;")], _SOURCE.format("The first;"), ["(a)"])
    assert lost([(1, "(a)\tThe first;"), (2, "(a)\tAnother;")], _SOURCE.format("The first; Another;"), ["(a)"])


@settings(max_examples=40, deadline=None)
@given(st.lists(_WORDS, min_size=1, max_size=8), st.data())
def test_a_word_taken_out_anywhere_is_missed(texts: list[list[str]], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(texts) - 1))
    word = data.draw(st.integers(0, len(texts[at]) - 1))
    left = [[w for n, w in enumerate(words) if (number, n) != (at, word)] for number, words in enumerate(texts)]
    file = [(number, " ".join(words)) for number, words in enumerate(texts)]
    assert lost(file, _SOURCE.format(" ".join(" ".join(words) for words in left)), [])


@example(texts=[(["d"], "(a) "), (["a"], ""), (["ad"], "1. ")])
@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.tuples(_WORDS, st.sampled_from(["", "(a) ", "1. ", "A. ", "• ", "* ", "Annex ", "i) "])),
        min_size=1,
        max_size=12,
    )
)
def test_whatever_paragraphs_say_comes_in_whole(texts: list[tuple[list[str], str]]) -> None:
    body = "".join(para(f"{label}{' '.join(words)}") for words, label in texts)
    taken = take_in(word_file(body), "file.docx")
    assert taken.whole, (taken.faults, taken.text)


def test_every_part_of_the_package_counts() -> None:
    note = '<w:footnote w:id="2"><w:p><w:r><w:t>In a note.</w:t></w:r></w:p></w:footnote>'
    head = "<w:p><w:r><w:t>Running.</w:t></w:r></w:p>"
    data = word_file(para("In the text."), parts={"footnotes": note, "header1": head})
    assert [text for _, text in paragraphs(data, "accept")] == ["In the text.", "In a note.", "Running."]
    assert take_in(data, "file.docx").whole
