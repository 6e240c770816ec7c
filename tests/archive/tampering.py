"""Ways of tampering with a bag, some of them by those who know how its digests are made."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import new, sha256
from pathlib import Path

import bagit

Tampering = Callable[[Path], None]
MANIFEST, TAGS = "manifest-sha256.txt", "tagmanifest-sha256.txt"
MANIFESTS = (MANIFEST, "manifest-sha512.txt")
ALL_TAGS = (TAGS, "tagmanifest-sha512.txt")
TEXT, SOURCE = "data/outputs/river.txt", "data/source/river.xml"
DUBLIN_CORE, PREMIS = "data/record/dublin-core.xml", "data/metadata/premis.xml"


def written(name: str, text: str) -> Tampering:
    """A file is there, with these words."""

    def tamper(bag: Path) -> None:
        (bag / name).parent.mkdir(parents=True, exist_ok=True)
        (bag / name).write_text(text, encoding="utf-8")

    return tamper


def longer(name: str, data: bytes) -> Tampering:
    """A file goes on."""

    def tamper(bag: Path) -> None:
        with (bag / name).open("ab") as file:
            file.write(data)

    return tamper


def edited(name: str, before: str, after: str) -> Tampering:
    """Other words stand in a file."""

    def tamper(bag: Path) -> None:
        text = (bag / name).read_text("utf-8")
        assert before in text
        (bag / name).write_text(text.replace(before, after), encoding="utf-8")

    return tamper


def removed(*names: str) -> Tampering:
    """Files are gone."""

    def tamper(bag: Path) -> None:
        for name in names:
            (bag / name).unlink()

    return tamper


def twice(name: str) -> Tampering:
    """The first line of a file stands there twice."""

    def tamper(bag: Path) -> None:
        lines = (bag / name).read_bytes().splitlines(keepends=True)
        (bag / name).write_bytes(b"".join([*lines, lines[0]]))

    return tamper


def shorter(name: str) -> Tampering:
    """The last line of a file is gone."""

    def tamper(bag: Path) -> None:
        lines = (bag / name).read_bytes().splitlines(keepends=True)
        (bag / name).write_bytes(b"".join(lines[:-1]))

    return tamper


def redone(tamper: Tampering) -> Tampering:
    """The same with all manifests made anew, by another program."""

    def again(bag: Path) -> None:
        tamper(bag)
        opened = bagit.Bag(str(bag))
        opened.save(manifests=True)
        assert opened.is_valid()

    return again


def recorded(name: str, tamper: Tampering) -> Tampering:
    """The same with the digest and the size in the record, and all manifests, made anew."""

    def again(bag: Path) -> None:
        before = (bag / name).read_bytes()
        tamper(bag)
        after = (bag / name).read_bytes()
        edited(PREMIS, sha256(before).hexdigest(), sha256(after).hexdigest())(bag)
        edited(PREMIS, f":size>{len(before)}<", f":size>{len(after)}<")(bag)

    return redone(again)


def capitals(bag: Path) -> None:
    """The digests in capitals, with an asterisk before the name and lines ending as other tools have them."""
    for names in (MANIFESTS, ALL_TAGS):
        for name in names:
            parts = [line.partition(" ") for line in (bag / name).read_text("utf-8").splitlines()]
            text = "".join(f"{digest.upper()} *{file.strip()}\r\n" for digest, _, file in parts)
            (bag / name).write_bytes(text.encode())
        if names is MANIFESTS:
            for name in ALL_TAGS:
                lines = [line.partition("  ") for line in (bag / name).read_text("utf-8").splitlines()]
                algorithm = name.partition("-")[2].removesuffix(".txt")
                digests = ((new(algorithm, (bag / file).read_bytes()).hexdigest(), file) for _, _, file in lines)
                (bag / name).write_text("".join(f"{digest}  {file}\n" for digest, file in digests), "utf-8")


# What the digests tell.
CRUDE: dict[str, Tampering] = {
    "an output edited": longer(TEXT, b"More."),
    "an output removed": removed(TEXT),
    "an output emptied": written(TEXT, ""),
    "an output added": written("data/outputs/more.txt", "More."),
    "the source edited": edited(SOURCE, "Alpha", "Beta"),
    "the record edited": longer(PREMIS, b"\n"),
    "bag-info edited": edited("bag-info.txt", "Bagging-Date: ", "Bagging-Date: 1"),
    "bag-info longer": longer("bag-info.txt", b"Contact-Name: Nobody\n"),
    "bag-info removed": removed("bag-info.txt"),
    "bagit edited": longer("bagit.txt", b"\n"),
    "tag manifest removed": removed(TAGS),
    "tag manifest emptied": written(TAGS, ""),
    "tag manifest shorter": shorter(TAGS),
    "tag manifest twice": twice(TAGS),
    "manifest removed": removed(MANIFEST),
    "all manifests removed": removed(*MANIFESTS, *ALL_TAGS),
    "all tag manifests removed": removed(*ALL_TAGS),
    "the stronger digests removed": removed(MANIFESTS[1], ALL_TAGS[1]),
    "manifest shorter": shorter(MANIFEST),
    "manifest twice": twice(MANIFEST),
    "rubbish in the manifest": longer(MANIFEST, b"no such line\n"),
    "a remark in the manifest": longer(MANIFEST, b"# all is well\n"),
    "rubbish in the tag manifest": longer(TAGS, b"rubbish\n"),
    "a remark in the tag manifest": longer(TAGS, b"# all is well\n"),
    "bytes in the tag manifest": longer(TAGS, b"\xff\xfe\x00\n"),
    "a short digest": longer(TAGS, b"abc  bagit.txt\n"),
    "a path out of the bag": longer(TAGS, b"0" * 64 + b"  ../../bagit.txt\n"),
    "a path from the root": longer(TAGS, b"0" * 64 + b"  /bagit.txt\n"),
    "a tag file added": written("notes.txt", "Mine."),
    "a tag file added in a folder": written("notes/of/mine.txt", "Mine."),
    "another manifest": written("manifest-md5.txt", "0" * 32 + "  data/source/river.xml\n"),
    "another tag manifest": written("tagmanifest-md5.txt", "0" * 32 + "  bagit.txt\n"),
    "fetch.txt": written("fetch.txt", "https://example.org/a 3 data/outputs/a.txt\n"),
    "fetch.txt with rubbish": written("fetch.txt", "x"),
    "an output under another name": lambda bag: (bag / TEXT).rename((bag / TEXT).with_name("RIVER.txt")) and None,
    "an output with other line ends": edited(TEXT, "\n", "\n\n"),
    "a mark before the record": edited(PREMIS, "<?xml", "\ufeff<?xml"),
    "a remark in the record": longer(PREMIS, b"<!-- all is well -->"),
    "an empty folder": lambda bag: (bag / "data" / "empty").mkdir(),
    "a link": lambda bag: (bag / "data" / "outputs" / "link.txt").symlink_to("river.txt"),
    "two names that look alike": lambda bag: [written(f"data/{name}", "a")(bag) for name in ("e\u0301", "é")] and None,
}  # fmt: skip

# What only the record, or a bag made anew, tells.
SKILLED: dict[str, Tampering] = {
    "an output": redone(longer(TEXT, b"More.")),
    "an output, recorded": recorded(TEXT, longer(TEXT, b"More.")),
    "the source, recorded": recorded(SOURCE, edited(SOURCE, "Alpha", "Beta")),
    "the source broken, recorded": recorded(SOURCE, edited(SOURCE, "</letter>", "</letters>")),
    "the schema, recorded": recorded("data/schema/masthead.xsd", longer("data/schema/masthead.xsd", b"\n")),
    "Dublin Core": redone(edited(DUBLIN_CORE, "Official text", "No text")),
    "the record's rights": redone(edited(PREMIS, "rightsBasis>other", "rightsBasis>statute")),
    "bag-info": redone(edited("bag-info.txt", "External-Description: ", "External-Description: Another ")),
    "the day": redone(edited("bag-info.txt", "Bagging-Date: 2", "Bagging-Date: 1")),
    "the depositor": redone(longer("bag-info.txt", b"Source-Organization: Nobody\n")),
    "a tag file": redone(written("notes.txt", "Mine.")),
    "a remark": redone(longer(DUBLIN_CORE, b"<!-- all is well -->")),
    "the table": redone(edited("data/metadata/metadata.csv", "United Nations", "Nobody")),
    "the report": recorded("data/record/validation.json", edited("data/record/validation.json", "strict", "lax")),
    "the words to read first": redone(edited("data/README.txt", "nothing was changed", "all is well")),
    "a file": redone(written("data/notes.txt", "Mine.")),
}  # fmt: skip
