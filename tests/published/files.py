"""Small files of invented wording, built as the United Nations build theirs."""

from __future__ import annotations

_AKN = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"


def paragraph(words: str, num: str = "", css: str = "SingleTxt", eid: str = "") -> str:
    """A paragraph of a body; ``words`` are the mark-up of its only ``p``."""
    number = f"<num>{num}</num>" if num else ""
    own = f' eId="{eid}"' if eid else ""
    held = f'<content><p xml:space="preserve">{words}</p></content>'
    return f'<paragraph{own} class="{css}">{number}{held}</paragraph>'


def recital(words: str) -> str:
    """A recital in a container of its own."""
    return f'<container name="x"><p xml:space="preserve">\t{words}</p></container>'


def resolution(
    *body: str,
    recitals: str = "",
    after: str = "",
    title: str = "Waters of the Upper River",
    language: str = "eng",
    proponent: str = "[without reference to a Main Committee (A/80/L.7)]",
    speaker: str = "The General Assembly",
    heading: str = "Resolution adopted by the General Assembly on 4 November 2025",
) -> bytes:
    """A resolution of the General Assembly with that body; ``after`` stands behind its conclusions."""
    return f"""<akomaNtoso xmlns="{_AKN}"><statement name="resolution"><meta><identification source="#DGACM">
<FRBRWork><FRBRthis value="/akn/un/statement/deliberation/unga/2025-11-04/80-999/!main/"/>
<FRBRuri value="/akn/un/statement/deliberation/unga/2025-11-04/80-999/"/>
<FRBRdate date="2025-11-04" name="adoption"/></FRBRWork>
<FRBRExpression><FRBRthis value="/akn/un/statement/deliberation/unga/2025-11-04/80-999/{language}@!main/"/>
<FRBRuri value="/akn/un/statement/deliberation/unga/2025-11-04/80-999/{language}@/"/>
<FRBRlanguage language="{language}"/></FRBRExpression></identification></meta>
<coverPage eId="coverPage_1"><p><docNumber refersTo="#symbol">A/RES/80/999</docNumber></p>
<p><docDate date="2025-11-05" refersTo="#dateOfIssuance">5 November 2025</docDate></p>
<p><session refersTo="#generalAssembly" value="80">Eightieth session</session></p>
<p><inline title="25 (b)" name="agenda item">Agenda item 25 (b)</inline></p>
<p><inline name="agenda item name">Rivers</inline></p>
<p><docTitle>{heading}</docTitle></p>
<p><docProponent refersTo="#noMainCommittee">{proponent}</docProponent></p></coverPage>
<preface><p><docNumber>80/999.</docNumber> <docTitle>{title}</docTitle></p></preface>
<preamble><formula name="enactingFormula" eId="formula_1"><p><span class="italic">{speaker}</span>,</p></formula>
{recitals}</preamble><mainBody>{"".join(body)}</mainBody><conclusions><p><event refersTo="#adoption">
<location refersTo="#adoptionMeeting">28th plenary meeting</location><eol/>
<docDate date="2025-11-04" refersTo="#adoptionDate">4 November 2025</docDate></event></p></conclusions>
{after}</statement></akomaNtoso>""".encode()


DECIDES = paragraph('\t<span class="italic">Decides</span> to remain seized of the matter.', "2.", eid="para_9")


def collection(*members: tuple[str, str, str]) -> bytes:
    """Several resolutions in one document; ``members`` are the letter, title and body of each."""
    whole = resolution()
    meta = whole.partition(b"<meta>")[2].partition(b"</meta>")[0].decode()
    front = whole.partition(b"<coverPage")[2].partition(b"<preamble>")[0].decode()
    close = "<conclusions><p>28th plenary meeting<eol/>4 November 2025</p></conclusions>"
    inside = "".join(
        f'<component><statement name="resolution"><meta>{meta}</meta><preface><p><docNumber>{letter}</docNumber> '
        f"<docTitle>{title}</docTitle></p></preface><preamble><formula name='x' eId='formula_1'>"
        f"<p>The General Assembly,</p></formula></preamble><mainBody>{body}</mainBody>{close}</statement></component>"
        for letter, title, body in members
    )
    refs = "<component><documentRef href='comp_0' showAs='Resolution A'/></component>"
    return (
        f'<akomaNtoso xmlns="{_AKN}"><documentCollection name="resolutions"><meta>{meta}</meta><coverPage{front}'
        f"<collectionBody>{refs}</collectionBody></documentCollection><components>{inside}</components></akomaNtoso>"
    ).encode()
