"""What can become of a PDF: one change each, and the code under which reading it back tells of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pikepdf

Change = Callable[[pikepdf.Pdf], None]


def _elements(pdf: pikepdf.Pdf, *roles: str) -> Iterator[Any]:
    """The structure elements of these types, in order."""
    waiting = [pdf.Root.StructTreeRoot.K]
    while waiting:
        element = waiting.pop()
        if str(element.S)[1:] in roles:
            yield element
        kids: Any = element.get("/K", [])
        below = kids if isinstance(kids, pikepdf.Array) else [kids]
        waiting.extend(kid for kid in reversed(list(below)) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid)


def _first(pdf: pikepdf.Pdf, role: str) -> Any:
    return next(_elements(pdf, role))


def _with(pdf: pikepdf.Pdf, role: str, key: str) -> Any:
    return next(element for element in _elements(pdf, role) if key in element)


def _links(pdf: pikepdf.Pdf, key: str) -> list[Any]:
    return [a for page in pdf.pages for a in page.obj.get("/Annots", []) if key in (a.get("/A") or a)]


def _reverse_list(pdf: pikepdf.Pdf) -> None:
    items = _first(pdf, "L")
    items.K = pikepdf.Array(reversed(list(items.K)))


def _swap_labels(pdf: pikepdf.Pdf) -> None:
    first, second = (element for element, _ in zip(_elements(pdf, "LI"), range(2), strict=False))
    first.K[0], second.K[0] = second.K[0], first.K[0]


def _lose_paragraph(pdf: pikepdf.Pdf) -> None:
    section = next(e for e in _elements(pdf, "Sect") if "/ID" in e and e.K[-1].get("/S") == "/P")
    del section.K[-1]


def _lower_heading(pdf: pikepdf.Pdf) -> None:
    _first(pdf, "H2").S = pikepdf.Name.H3


def _head_as_data(pdf: pikepdf.Pdf) -> None:
    _first(pdf, "TH").S = pikepdf.Name.TD


def _item_as_division(pdf: pikepdf.Pdf) -> None:
    _first(pdf, "LBody").S = pikepdf.Name.Div


def _rename(pdf: pikepdf.Pdf) -> None:
    next(e for e in _elements(pdf, "P") if "/ID" in e).ID = pikepdf.String("para_9999")


def _lose_note(pdf: pikepdf.Pdf) -> None:
    for element in _elements(pdf, "Part", "Sect", "TD", "LBody"):
        kept = [kid for kid in element.K if not (isinstance(kid, pikepdf.Dictionary) and kid.get("/S") == "/Note")]
        if len(kept) < len(element.K):
            element.K = pikepdf.Array(kept)
            return
    raise LookupError


def _swap_notes(pdf: pikepdf.Pdf) -> None:
    first, second, *_ = _elements(pdf, "Note")
    first.ID, second.ID = second.ID, first.ID


def _note_before_its_call(pdf: pikepdf.Pdf) -> None:
    """As if those in the frame of the first page were read with the masthead."""
    holder = next(e for e in _elements(pdf, "Sect") if any(kid.get("/S") == "/Note" for kid in e.K))
    note = next(kid for kid in holder.K if kid.get("/S") == "/Note")
    holder.K = pikepdf.Array([note, *(kid for kid in holder.K if kid.objgen != note.objgen)])


def _other_language(pdf: pikepdf.Pdf) -> None:
    _with(pdf, "Span", "/Lang").Lang = pikepdf.String("fa")


def _no_order(pdf: pikepdf.Pdf) -> None:
    for element in _elements(pdf, "Span"):
        if "/ActualText" in element:
            element.ActualText = pikepdf.String(str(element.ActualText)[::-1])


def _no_alt(pdf: pikepdf.Pdf) -> None:
    for element in _elements(pdf, "Figure"):
        del element.Alt


def _scope(pdf: pikepdf.Pdf) -> None:
    _with(pdf, "TH", "/A").A.Scope = pikepdf.Name("/Both")


def _other_link(pdf: pikepdf.Pdf) -> None:
    _links(pdf, "/Dest")[0].Dest = pikepdf.String("att_3")


def _other_address(pdf: pikepdf.Pdf) -> None:
    _links(pdf, "/URI")[0].A.URI = pikepdf.String("https://example.org/elsewhere")


def _call_without_a_link(pdf: pikepdf.Pdf) -> None:
    """A note that holds links itself."""
    note = "att_2__sec_I__para_1__authorialNote_1"
    link = next(one for one in _elements(pdf, "Reference") if _target(one) == note).K[0]
    link.K = pikepdf.Array([kid for kid in link.K if isinstance(kid, int)])


def _target(reference: Any) -> str:
    kids = reference.K[0].K
    return next((str(kid.Obj.get("/Dest", "")) for kid in kids if not isinstance(kid, int) and "/Obj" in kid), "")


def _list_as_division(pdf: pikepdf.Pdf) -> None:
    _first(pdf, "L").S = pikepdf.Name.Div


def _empty_list(pdf: pikepdf.Pdf) -> None:
    holder = next(e for e in _elements(pdf, "Sect") if e.K[-1].get("/S") == "/P")
    holder.K.append(pdf.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.L, P=holder, K=pikepdf.Array())))


def _other_counting(pdf: pikepdf.Pdf) -> None:
    for element in _elements(pdf, "L"):
        element.A = pikepdf.Dictionary(O=pikepdf.Name.List, ListNumbering=pikepdf.Name.Circle)


def _no_counting(pdf: pikepdf.Pdf) -> None:
    del next(element for element in _elements(pdf, "L") if "/A" in element).A


def _list_out_of_its_item(pdf: pikepdf.Pdf) -> None:
    """A list within a list stands after that one instead."""
    outer = next(e for e in _elements(pdf, "L") if any(_holds(kid) for item in e.K for kid in item.K))
    body = next(kid for item in outer.K for kid in item.K if _holds(kid))
    inner = next(kid for kid in body.K if kid.get("/S") == "/L")
    body.K = pikepdf.Array([kid for kid in body.K if kid.objgen != inner.objgen])
    above = list(outer.P.K)
    above.insert(next(n for n, kid in enumerate(above) if kid.objgen == outer.objgen) + 1, inner)
    outer.P.K = pikepdf.Array(above)


def _holds(element: Any) -> bool:
    """Whether a list stands in an element."""
    return isinstance(element.K, pikepdf.Array) and any(
        isinstance(kid, pikepdf.Dictionary) and kid.get("/S") == "/L" for kid in element.K
    )


def _no_annotations(pdf: pikepdf.Pdf) -> None:
    """The structure keeps its references to them."""
    for page in pdf.pages:
        if "/Annots" in page.obj:
            del page.obj.Annots


def _no_annotations_at_all(pdf: pikepdf.Pdf) -> None:
    _no_annotations(pdf)
    for element in _elements(pdf, "Link"):
        kids = element.K if isinstance(element.K, pikepdf.Array) else [element.K]
        element.K = pikepdf.Array([kid for kid in kids if isinstance(kid, int) or "/Obj" not in kid])


def _no_annotations_on_one_page(pdf: pikepdf.Pdf) -> None:
    del next(page for page in pdf.pages if "/Annots" in page.obj).obj.Annots


def _link_over_the_text(pdf: pikepdf.Pdf) -> None:
    """What a reader clicks, and no element tells of."""
    action = pikepdf.Dictionary(S=pikepdf.Name.URI, URI=pikepdf.String("https://example.org/"))
    link = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=pikepdf.Array([0, 0, 600, 700]), A=action
    )
    next(page for page in pdf.pages if "/Annots" in page.obj).obj.Annots.append(pdf.make_indirect(link))


def _link_twice(pdf: pikepdf.Pdf) -> None:
    """One annotation more to where another leads."""
    page = next(page for page in pdf.pages if "/Annots" in page.obj)
    page.obj.Annots.append(pdf.make_indirect(pikepdf.Dictionary(page.obj.Annots[0])))


def _other_page_number(pdf: pikepdf.Pdf) -> None:
    _first(pdf, "TOCI").K[-1].ActualText = pikepdf.String("Identical letters 99")


def _move_destinations(pdf: pikepdf.Pdf) -> None:
    for view in pikepdf.NameTree(pdf.Root.Names.Dests).values():
        (view.D if isinstance(view, pikepdf.Dictionary) else view)[0] = pdf.pages[0].obj


def _lose_bookmark(pdf: pikepdf.Pdf) -> None:
    first = pdf.Root.Outlines.First
    pdf.Root.Outlines.First = first.Next


def _lead_bookmark_elsewhere(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Outlines.First.Next.Dest[0] = pdf.pages[0].obj


def _unmark(pdf: pikepdf.Pdf) -> None:
    pdf.Root.MarkInfo.Marked = False


def _language(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Lang = pikepdf.String("fr")


def _title(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata(set_pikepdf_as_editor=False) as xmp:
        xmp["dc:title"] = "Another"


def _attached(pdf: pikepdf.Pdf) -> None:
    pdf.Root.AF[0].EF.F.write(b"<other/>")


def _relationship(pdf: pikepdf.Pdf) -> None:
    pdf.Root.AF[0].AFRelationship = pikepdf.Name("/Data")


def _lose_attached(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.AF[0]


def _untag(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.StructTreeRoot


def _stamp(pdf: pikepdf.Pdf) -> None:
    """Print words on a page that belong to no element."""
    page = pdf.pages[0]
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    page.Resources.Font.Stamp = pdf.make_indirect(font)
    page.contents_add(b"q /Artifact BMC BT /Stamp 12 Tf 100 100 Td (Printed in haste) Tj ET EMC Q")


CHANGES: list[tuple[Change, str]] = [
    (_reverse_list, "MH651"),
    (_swap_labels, "MH651"),
    (_lose_paragraph, "MH651"),
    (_no_order, "MH651"),
    (_no_alt, "MH651"),
    (_stamp, "MH651"),
    (_lower_heading, "MH652"),
    (_head_as_data, "MH652"),
    (_item_as_division, "MH652"),
    (_rename, "MH652"),
    (_scope, "MH652"),
    (_list_as_division, "MH652"),
    (_empty_list, "MH652"),
    (_other_counting, "MH652"),
    (_no_counting, "MH652"),
    (_list_out_of_its_item, "MH652"),
    (_lose_note, "MH653"),
    (_swap_notes, "MH653"),
    (_note_before_its_call, "MH653"),
    (_other_language, "MH654"),
    (_other_link, "MH655"),
    (_other_address, "MH655"),
    (_call_without_a_link, "MH655"),
    (_no_annotations, "MH655"),
    (_no_annotations_at_all, "MH655"),
    (_no_annotations_on_one_page, "MH655"),
    (_link_over_the_text, "MH655"),
    (_link_twice, "MH655"),
    (_other_page_number, "MH655"),
    (_move_destinations, "MH655"),
    (_lose_bookmark, "MH656"),
    (_lead_bookmark_elsewhere, "MH656"),
    (_unmark, "MH657"),
    (_language, "MH657"),
    (_title, "MH657"),
    (_attached, "MH658"),
    (_relationship, "MH658"),
    (_lose_attached, "MH658"),
    (_untag, "MH650"),
]
