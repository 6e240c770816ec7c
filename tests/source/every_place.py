"""One source with the same words in every place of the language that takes words; for tests.

``WORDS`` is a source with ``{words}`` wherever an element takes words and marked words, ``INLINE`` one with it wherever
an element takes notes and references too. A test (``test_every_place``) compares both with the schema.
"""

from __future__ import annotations

WORDS = """<document xmlns="urn:masthead:source:1" xml:lang="en" status="draft">
  <masthead>
    <issue organ="general-assembly" session="80">
      <symbol>A/80/123</symbol>
      <subsidiary>{words}</subsidiary>
      <sitting>{words}</sitting>
      <agenda-item number="3" letter="b"><title>{words}</title></agenda-item>
    </issue>
    <issued when="2025-08-20"/><original in="en"/><job number="25-12345"/>
  </masthead>
  <letter kind="request">
    <above>Request for the inclusion of an item</above>
    <title><kind>Letter</kind> dated <date when="2025-08-18">18 August 2025</date> from the <sender>{words}</sender>
      addressed to the <addressee>{words}</addressee></title>
    <letterhead>
      <mission>{words}</mission>
      <reference>{words}</reference>
      <salutation>{words}</salutation>
      <complimentary>{words}</complimentary>
    </letterhead>
    <body><paragraph id="here">I ask for item 3 (b).</paragraph></body>
    <closing>
      <signature>
        <party>{words}</party>
        <name>Ana <surname>Quispe</surname></name>
        <post>{words}</post>
      </signature>
    </closing>
  </letter>
</document>
"""

INLINE = """<document xmlns="urn:masthead:source:1" xml:lang="en" status="draft">
  <masthead>
    <issue organ="general-assembly" session="80"><symbol>A/80/123</symbol></issue>
    <issued when="2025-08-20"/><original in="en"/><job number="25-12345"/>
  </masthead>
  <letter kind="request">
    <above>{words}</above>
    <title><kind>Letter</kind> dated <date when="2025-08-18">18 August 2025</date> from {words} the
      <sender>Representative of Peru</sender> addressed to the <addressee>Secretary-General</addressee>{words}</title>
    <body><paragraph>{words}</paragraph></body>
    <closing><signature><name>Ana <surname>Quispe</surname></name><post>Ambassador</post></signature></closing>
  </letter>
  <annex>
    <translated>{words}</translated>
    <title>{words}</title>
    <title>{words}</title>
    <sent-by>{words}</sent-by>
    <sent-to>{words}</sent-to>
    <reference-line>{words}</reference-line>
    <place-date>{words}</place-date>
    <body>
      <contents/>
      <preamble>
        <opening>{words}</opening>
        <recitals><heading>{words}</heading><recital>{words}</recital></recitals>
        <enacting>{words}</enacting>
      </preamble>
      <paragraph id="here"><run-in>{words}</run-in> {words}</paragraph>
      <operative><heading>{words}</heading><item>{words}</item><item>{words}</item></operative>
      <section numbered="true">
        <heading>{words}</heading>
        <numbered><run-in>{words}</run-in> {words}<continuation>{words}</continuation><list>
          <point>{words}</point><point>{words}</point></list>{words}</numbered>
        <numbered>{words}: <list inline="true"><point>{words}</point><point>{words}</point></list> {words}</numbered>
      </section>
      <section numbered="true">
        <heading>{words}</heading>
        <preamble>
          <opening>{words}</opening>
          <recitals><heading>{words}</heading><recital>{words}</recital></recitals>
        </preamble>
        <list kind="bullets"><point>{words}</point></list>
      </section>
      <article><heading>{words}</heading><paragraph>{words}</paragraph></article>
      <participants><heading>{words}</heading><participant>{words}</participant></participants>
      <quotation xml:lang="fr"><paragraph>{words}</paragraph><numbered>{words}</numbered></quotation>
      <table numbered="true" id="table">
        <title>{words}</title>
        <units>{words}</units>
        <head><row><cell>{words}</cell><cell>{words}</cell></row></head>
        <group><cell columns="2">{words}</cell></group>
        <row><cell header="true">{words}</cell><cell>{words}</cell></row>
        <total><cell>{words}</cell><cell>{words}</cell></total>
        <abbreviations>{words}</abbreviations>
        <source>{words}</source>
        <table-note>{words}</table-note>
      </table>
      <table><title>{words}</title><row><cell>{words}</cell></row></table>
      <figure file="everything.png" alt="Three bars" numbered="true"><title>{words}</title></figure>
      <figure file="everything.png" alt="Three bars"><title>{words}</title></figure>
      <paragraph>Words:<figure file="everything.png" alt="Three bars"><title>{words}</title></figure>{words}</paragraph>
      <resolution>
        <title>{words}</title>
        <organ>{words}</organ>
        <recital>{words}</recital>
        <item>{words}</item>
        <item>{words}<list><point>{words}</point></list></item>
        <section><heading>{words}</heading><recital>{words}</recital><item>{words}</item></section>
      </resolution>
      <paragraph>Words<note><text>{plain}</text><text>{plain}</text></note> and
        words<note mark="*"><text>{plain}</text></note>.</paragraph>
    </body>
    <closing>
      <testimonium>{words}</testimonium>
      <place-date>{words}</place-date>
      <signature><name>Ana <surname>Quispe</surname></name></signature>
      <certification>{words}</certification>
    </closing>
  </annex>
  <annex>
    <heading>{words}</heading>
    <title>Another</title>
    <body><paragraph>Words.</paragraph></body>
  </annex>
</document>
"""

ADOPTED = """<document xmlns="urn:masthead:source:1" xml:lang="en" status="draft">
  <masthead>
    <issue organ="general-assembly" session="80"><symbol>A/RES/80/1 A</symbol></issue>
    <issued when="2025-09-20"/><original in="en"/><job number="25-12345"/>
  </masthead>
  <deliberation number="80/1 A" adopted="2025-09-18">
    <heading>{words}</heading>
    <proponent>{words}</proponent>
    <title>{words}</title>
    <part>{words}</part>
    <body><preamble><opening>{words}</opening></preamble><paragraph id="here"><act>Decides</act> so.</paragraph></body>
    <meeting>{words}</meeting>
    <vote outcome="recorded">
      <in-favour states="CL">{words}</in-favour>
      <against count="2">{words}</against>
      <abstaining states="PE">{words}</abstaining>
    </vote>
  </deliberation>
</document>
"""

DRAFT = """<document xmlns="urn:masthead:source:1" xml:lang="en" status="draft">
  <masthead distribution="limited">
    <issue organ="general-assembly" session="80"><symbol>A/80/L.1</symbol></issue>
    <issued when="2025-09-20"/><original in="en"/><job number="25-12345"/>
  </masthead>
  <deliberation kind="draft-decision">
    <sponsors states="CL">{words}</sponsors>
    <title>{words}</title>
    <body><paragraph id="here">The General Assembly decides so.</paragraph></body>
  </deliberation>
</document>
"""

BLOCKS = (
    INLINE[: INLINE.index("<letter")]
    + """<letter>
    <title><kind>Letter</kind> dated <date when="2025-08-18">18 August 2025</date> from the
      <sender>Representative of Peru</sender> addressed to the <addressee>Secretary-General</addressee></title>
    <body><paragraph>{held}</paragraph><paragraph>Words.</paragraph></body>
    <closing><signature><name>Ana <surname>Quispe</surname></name><post>Ambassador</post></signature></closing>
  </letter>
  <annex>
    <title>A</title>
    <body>
      <preamble><opening>{held}</opening><recitals><recital>{held}</recital></recitals></preamble>
      <paragraph id="one">{held}</paragraph>
      <numbered id="two">{held}</numbered>
      <section><heading>H</heading><recitals><recital>{held}</recital></recitals></section>
      <operative><item>{held}</item><item>{held}</item></operative>
      <list kind="bullets"><point>{held}</point><point>Words.</point></list>
      <quotation><paragraph>{held}</paragraph></quotation>
      <resolution><recital>{held}</recital><item>{held}</item>
        <section><heading>H</heading><recital>{held}</recital><item>{held}</item></section></resolution>
      <paragraph>See <ref to="one">this</ref> and <ref to="two"/>.</paragraph>
    </body>
  </annex>
</document>
"""
)


def in_words(words: str) -> str:
    """The source with those words wherever words may stand, but neither notes nor references."""
    return WORDS.replace("{words}", words)


def adopted(words: str) -> str:
    """The same of a resolution: in the lines around its text."""
    return ADOPTED.replace("{words}", words)


def drafted(words: str) -> str:
    """The same of a draft decision."""
    return DRAFT.replace("{words}", words)


def inline(words: str, plain: str = "") -> str:
    """The source with those words wherever notes may stand; ``plain`` stands in the notes themselves."""
    return INLINE.replace("{words}", words).replace("{plain}", plain or words)
