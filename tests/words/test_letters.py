"""The letter of Peru in the six languages: what masthead, headings and numbers print, and what stays equal."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from pipeline.checks import check_source
from pipeline.document.blocks import Block, Group, Para
from pipeline.document.inline import words as text
from pipeline.document.model import Component, Document
from pipeline.source.grammar.check import grammar_faults
from pipeline.source.model.document import Source
from pipeline.xmlio.parse import Parsed

LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")
NBSP = "\u00a0"
MASTHEAD = {
    "en": "United Nations|General Assembly|Distr.: General|12 June 2006||Original: English|Sixty-first session"
    "|Item 54 (b) of the preliminary list*|Globalization and interdependence: international migration and development",
    "fr": "Nations Unies|Assemblée générale|Distr. générale|12 juin 2006|Français|Original: anglais"
    f"|Soixante et unième session|Point 54{NBSP}b) de la liste préliminaire*"
    f"|Mondialisation et interdépendance{NBSP}: migrations internationales et développement",
    "es": "Naciones Unidas|Asamblea General|Distr. general|12 de junio de 2006|Español|Original: inglés"
    f"|Sexagésimo primer período de sesiones|Tema 54{NBSP}b) de la lista preliminar*"
    "|Globalización e interdependencia: migración internacional y desarrollo",
    "ru": "Организация Объединенных Наций|Генеральная Ассамблея|Distr.: General|12 June 2006|Russian|Original: English"
    f"|Шестьдесят первая сессия|Пункт 54{NBSP}b) первоначального перечня*"
    "|Глобализация и взаимозависимость: международная миграция и развитие",
    "ar": "الأمم المتحدة|الجمعية العامة|Distr.: General|12 June 2006|Arabic|Original: English"
    "|الدورة الحادية والستون|البند 54 (ب) من القائمة الأولية*|العولمة والترابط: الهجرة الدولية والتنمية",
    "zh": "联合国|大会|Distr.: General|12 June 2006|Chinese|Original: English"
    "|第六十一届会议|暂定项目表*项目54(b)|全球化和相互依存：国际移徙与发展",
}
TITLE = {
    "en": "Letter dated 7 June 2006 from the Permanent Representative of Peru to the United Nations addressed to the "
    "President of the General Assembly",
    "fr": "Lettre datée du 7 juin 2006, adressée au Président de l’Assemblée générale par le Représentant permanent du "
    "Pérou auprès de l’Organisation des Nations Unies",
    "es": "Carta de fecha 7 de junio de 2006 dirigida al Presidente de la Asamblea General por el Representante "
    "Permanente del Perú ante las Naciones Unidas",
    "ru": "Письмо Постоянного представителя Перу при Организации Объединенных Наций от 7 июня 2006 года на имя "
    "Председателя Генеральной Ассамблеи",
    "ar": "رسالة مؤرخة 7 حزيران/يونيه 2006 موجهة إلى رئيس الجمعية العامة من الممثل الدائم لبيرو لدى الأمم المتحدة",
    "zh": "2006年6月7日秘鲁常驻联合国代表给大会主席的信",
}
ANNEX = {
    "en": TITLE["en"].replace("Letter", "Annex to the letter"),
    "fr": TITLE["fr"].replace("Lettre", "Annexe à la lettre"),
    "es": TITLE["es"].replace("Carta", "Anexo de la carta"),
    "ru": TITLE["ru"].replace("Письмо", "Приложение к письму"),
    "ar": "مرفق الرسالة المؤرخة 7 حزيران/يونيه 2006 الموجهة إلى رئيس الجمعية العامة من الممثل الدائم "
    "لبيرو لدى الأمم المتحدة",
    "zh": "2006年6月7日秘鲁常驻联合国代表给大会主席的信的附件",
}
SECOND = {
    "en": ANNEX["en"].replace("Annex", "Annex II"),
    "fr": ANNEX["fr"].replace("Annexe", "Annexe II"),
    "es": ANNEX["es"].replace("Anexo", "Anexo II"),
    "ru": ANNEX["ru"].replace("Приложение", "Приложение II"),
    "ar": ANNEX["ar"].replace("مرفق الرسالة", "المرفق الثاني للرسالة"),
    "zh": ANNEX["zh"] + "二",
}
NUMBERS = {
    "en": "1.- 2.- (a) (b) (i) (ii) 2 bis.- 1. 2.",
    "fr": "1.- 2.- a) b) i) ii) 2 bis.- 1. 2.",
    "es": "1.- 2.- a) b) i) ii) 2 bis.- 1. 2.",
    "ru": "1.- 2.- a) b) i) ii) 2 bis.- 1. 2.",
    "ar": "1.- 2.- (أ) (ب) ’1‘ ’2‘ 2 مكررا.- 1 - 2 -",
    "zh": "1.- 2.- (a) (b) (一) (二) 2之二.- 1. 2.",
}
REFERENCE = {"en": "2 (b)", "fr": "2 b)", "es": "2 b)", "ru": "2 b)", "ar": "2 (ب)", "zh": "2(b)"}


def paragraphs(blocks: tuple[Block, ...]) -> Iterator[Para]:
    for block in blocks:
        if isinstance(block, Para):
            yield block
            yield from paragraphs(block.parts)
        elif isinstance(block, Group):
            yield from paragraphs(block.blocks)


def annex(document: Document, which: int = 0) -> Component:
    return document.letter.attachments[which]


@pytest.mark.parametrize("language", LANGUAGES)
def test_source_is_valid_and_clean(
    language: str, parsed: Callable[[str], Parsed], source: Callable[[str], Source]
) -> None:
    assert grammar_faults(parsed(language)) == ()
    assert check_source(source(language)) == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_masthead(language: str, letter: Callable[[str], Document]) -> None:
    mast = letter(language).masthead
    left = []
    for line in mast.left[0]:
        printed = "".join(item.note.mark if hasattr(item, "note") else text((item,)) for item in line.content)
        left.append(printed)
    found = [mast.united_nations, *mast.organs, *(line.label + line.text for line in mast.right), *left]
    assert found == MASTHEAD[language].split("|")


@pytest.mark.parametrize("language", LANGUAGES)
def test_title_and_annex_heading(language: str, letter: Callable[[str], Document]) -> None:
    document = letter(language)
    assert document.title == TITLE[language]
    assert text(annex(document).heading) == ANNEX[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_heading_of_one_of_several_annexes(language: str, letter: Callable[..., Document]) -> None:
    second = "<annex><title>A</title><body><paragraph>B</paragraph></body></annex></document>"
    document = letter(language, lambda source: source.replace("</document>", second))
    assert text(annex(document, 1).heading) == SECOND[language]


@pytest.mark.parametrize(
    ("language", "kind", "title", "heading"),
    [
        (
            "fr",
            "identical-letters",
            "<kind>Lettres identiques</kind> datées du",
            "Annexe aux lettres identiques datées du",
        ),
        ("es", "note-verbale", "<kind>Nota verbal</kind> de fecha", "Anexo de la nota verbal de fecha"),
        ("ru", "identical-letters", "<kind>Идентичные письма</kind> от", "Приложение к идентичным письмам от"),
        ("ar", "note-verbale", "<kind>مذكرة شفوية</kind> مؤرخة", "مرفق المذكرة الشفوية المؤرخة"),
        ("ar", "identical-letters", "<kind>رسالتان متطابقتان</kind> مؤرختان", "مرفق الرسالتين المتطابقتين المؤرختين"),
        ("zh", "note-verbale", "秘鲁的<kind>普通照会</kind>", "秘鲁的普通照会的附件"),
        ("en", "request", "<kind>Letter</kind> dated", "Annex"),
        ("ru", "transmittal", "<kind>Записка</kind>", "Приложение"),
    ],
)
def test_headings_by_kind_of_letter(
    language: str, kind: str, title: str, heading: str, letter: Callable[..., Document]
) -> None:
    def edit(source: str) -> str:
        before, _, rest = source.partition('<letter kind="letter">')
        after = rest.partition("</title>")[2]
        return f'{before}<letter kind="{kind}"><title>{title}</title>{after}'

    assert text(annex(letter(language, edit)).heading) == heading


@pytest.mark.parametrize("language", LANGUAGES)
def test_numbers(language: str, letter: Callable[[str], Document]) -> None:
    found = [para.number.text for para in paragraphs(annex(letter(language)).blocks) if para.number.text]
    assert " ".join(found) == NUMBERS[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_reference_to_a_sub_paragraph(language: str, letter: Callable[[str], Document]) -> None:
    (inserted,) = (para for para in paragraphs(annex(letter(language)).blocks) if para.id.endswith("para_2-bis"))
    assert REFERENCE[language] in text(inserted.content)


@pytest.mark.parametrize("language", LANGUAGES)
def test_ids_and_tokens_are_equal_in_all_languages(language: str, letter: Callable[[str], Document]) -> None:
    def identities(document: Document) -> list[tuple[str, str, int]]:
        found = paragraphs((*document.letter.blocks, *annex(document).blocks))
        return [(para.id, para.number.token, para.number.value) for para in found]

    assert identities(letter(language)) == identities(letter("en"))
    assert "att_1__dvs_1__para_2__subpara_b" in {id_ for id_, _token, _value in identities(letter(language))}


@pytest.mark.parametrize("language", LANGUAGES)
def test_direction(language: str, letter: Callable[[str], Document]) -> None:
    document = letter(language)
    expected = "rtl" if language == "ar" else "ltr"
    assert document.language.direction == annex(document).language.direction == expected


def test_order_of_the_signature(letter: Callable[[str], Document]) -> None:
    """Titles stand above the name in French and Chinese, and the sign word after it in Chinese."""
    found = {}
    for language in LANGUAGES:
        (signature,) = letter(language).letter.closing.signatures
        found[language] = ["name" if line.name else "title" for line in signature.lines]
        (named,) = (line for line in signature.lines if line.name)
        assert bool(named.sign_after) == (language == "zh")
        assert bool(named.sign_before) == (language != "zh")
        assert named.name[0].lead.endswith(" ") == (language != "zh")
    below, above = ["name", "title", "title"], ["title", "title", "name"]
    assert found == {"ar": below, "en": below, "es": below, "fr": above, "ru": below, "zh": above}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_pinned_heading_is_compared_with_the_rule_of_the_language(
    language: str, source: Callable[..., Source]
) -> None:
    def pinned(heading: str) -> Callable[[str], str]:
        return lambda text_: text_.replace(
            'adopted="2006-05-16">', f'adopted="2006-05-16"><heading>{heading}</heading>'
        )

    assert check_source(source(language, pinned(ANNEX[language]))) == ()
    assert check_source(source(language, pinned(SECOND[language]))) == ()
    other = pinned(ANNEX[language].replace("2006", "2007"))
    assert [fault.code for fault in check_source(source(language, other))] == ["MH413"]
