"""Makes the catalogue of a folder: each document is read once, and no more than its facts stay in memory."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from pipeline.catalogue.exported import catalogue_json, sitemaps
from pipeline.catalogue.facts import facts_of
from pipeline.catalogue.finding import CATALOGUE, akn_of, found
from pipeline.catalogue.indexes import indexes
from pipeline.catalogue.pages import ASSETS, asset, frame_of, pages
from pipeline.catalogue.search import refuse_without, searching
from pipeline.catalogue.site import Site
from pipeline.catalogue.works import Version, version_of, works
from pipeline.errors import MastheadError, Place, call_error

Tell = Callable[[int, int], None]
_ADDRESS = re.compile(r"https?://[A-Za-z0-9._~:/@!$()*+,;=%\[\]-]{1,1000}")


class Plan(Struct, frozen=True):
    """What is asked for: the ``folder`` of outputs, the ``languages`` of the pages, of which the first is on top.

    ``address`` is where the folder will stand on the web, empty where there shall be no site map.
    """

    folder: Path
    languages: tuple[str, ...]
    address: str = ""
    search: bool = True
    force: bool = False


class Made(Struct, frozen=True):
    """What was made: works, their documents, and why some documents are not in the catalogue."""

    works: int
    documents: int
    faults: tuple[MastheadError, ...]


def make(plan: Plan, tell: Tell) -> Made:
    """Write the catalogue; ``tell`` hears how many documents of how many are read.

    Raises ``MastheadError``: MH187 where there is no such folder, MH188 where there is no document in it, MH189 where
    the address is none (exit 2); MH140, MH184, MH185 (exit 2), MH134, MH186, MH320 (exit 3) as its parts do.
    """
    _refuse(plan)
    listed = tuple(found(plan.folder))
    if not listed:
        raise call_error(
            "MH188", "there is no document in this folder", "outputs of masthead build or batch, PDF or AKN among them",
            "build some, or name another folder", Place(str(plan.folder)),
        )  # fmt: skip
    versions: list[Version] = []
    faults: list[MastheadError] = []
    with Site(plan.folder, force=plan.force) as site:
        with searching(site, asked=plan.search) as search:
            for count, document in enumerate(listed, 1):
                try:
                    facts = facts_of(akn_of(plan.folder, document), str(plan.folder / document.name))
                except MastheadError as error:
                    faults.append(error)
                else:
                    versions.append(version_of(document.name, document.formats, facts))
                    if search:
                        search.add(document, facts)
                tell(count, len(listed))
            if search:
                search.finish()
        count = _write(plan, site, versions)
        site.settle()
    return Made(count, len(versions), tuple(faults))


def _write(plan: Plan, site: Site, versions: list[Version]) -> int:
    """Write the pages and what programs read; how many works there are."""
    all_ = works(versions)
    indexes_ = indexes(all_)
    searched = tuple(sorted({version.language for version in versions})) if plan.search else ()
    names: list[str] = []
    for name in ASSETS:
        site.put(f"{CATALOGUE}/{name}", asset(name))
    for code in plan.languages:
        for name, page in pages(frame_of(code, plan.languages, indexes_, searched)):
            names.append(name)
            site.put(name, page)
    site.put("catalogue.json", catalogue_json(all_))
    for name, data in sitemaps(all_, tuple(names), plan.address) if plan.address else ():
        site.put(name, data)
    return len(all_)


def _refuse(plan: Plan) -> None:
    if not plan.folder.is_dir():
        raise call_error(
            "MH187", "there is no such folder", "the folder of the outputs", "name another", Place(str(plan.folder))
        )
    if plan.address and not (_ADDRESS.fullmatch(plan.address) and plan.address.endswith("/")):
        raise call_error(
            "MH189", f"“{plan.address}” is no address of a folder on the web", "https://archive.example/documents/",
            "write it so, with the slash at the end",
        )  # fmt: skip
    if plan.search:
        refuse_without()
