"use strict";
// Searches the catalogue. What documents say is put in as text, never as HTML; every address is within this folder.
(() => {
  const form = document.getElementById("search");
  const part = (id) => document.getElementById(id);
  if (!form) return;
  if (location.protocol === "file:") { part("no-server").hidden = false; return; }
  form.hidden = false;
  const root = new URL(form.dataset.root, location.href);
  const place = new URL("catalogue/search/", root);
  const STEP = 10, FILTERS = {organ: "organ", session: "session", date: "year"};
  const engines = new Map();
  let run = 0;

  async function engine(language) {
    if (!engines.has(language)) engines.set(language, (async () => {
      const lists = await (await fetch(new URL("indexes.json", place))).json();
      const paths = lists[language].map((each) => new URL(`${each.index}/`, place).pathname);
      const pagefind = await import(new URL("pagefind.js", place).href);
      const made = pagefind.createInstance({basePath: paths[0], noWorker: true});
      await made.init();
      for (const path of paths.slice(1)) await made.mergeIndex(path);
      return made;
    })());
    return engines.get(language);
  }

  function element(name, text, attributes = {}) {
    const made = document.createElement(name);
    made.textContent = text;
    for (const [key, value] of Object.entries(attributes)) if (value) made.setAttribute(key, value);
    return made;
  }

  function words(excerpt) {
    const made = element("p", "", {class: "words"});
    const plain = (text) => text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
    excerpt.split(/<\/?mark>/).forEach((text, index) => {
      made.append(index % 2 ? element("mark", plain(text)) : plain(text));
    });
    return made;
  }

  function entry(found) {
    const {title, symbol, day, language, direction, name, formats} = found.meta;
    const endings = formats.split(" ");
    const first = [".html", ".pdf", ".txt", ".docx", ".akn.xml"].find((each) => endings.includes(each));
    const address = (ending) => new URL(`./${name}${ending}`, root).href;
    const heading = element("h3", "");
    heading.append(element("span", symbol || "", {class: "symbol", dir: "ltr"}),
      element("a", title, {href: address(first), lang: language, dir: direction}));
    const outputs = element("p", day ? `${day} ` : "", {class: "outputs"});
    for (const ending of endings) {
      const text = ending.split(".")[1].toUpperCase();
      outputs.append(element("a", text, {href: address(ending), "aria-label": `${text}, ${symbol}`}));
    }
    const made = element("li", "");
    const excerpt = words(found.excerpt);
    excerpt.lang = language;
    excerpt.dir = direction;
    made.append(heading, excerpt, outputs);
    return made;
  }

  async function show(results, from, turn) {
    const entries = await Promise.all(results.slice(from, from + STEP).map((each) => each.data()));
    if (turn !== run) return;
    const made = entries.map(entry);
    part("list").append(...made);
    const more = part("more"), left = results.length > from + STEP;
    more.hidden = !left;
    more.onclick = () => show(results, from + STEP, turn);
    if (from) made[0].querySelector("a").focus();
  }

  async function search(values) {
    const turn = ++run;
    part("results").hidden = false;
    part("list").replaceChildren();
    part("more").hidden = true;
    part("count").textContent = form.dataset.searching;
    try {
      const filters = {};
      for (const [name, filter] of Object.entries(FILTERS)) if (values.get(name)) filters[filter] = values.get(name);
      const made = await engine(values.get("in"));
      const {results} = await made.search(values.get("q") || null, {filters});
      if (turn !== run) return;
      part("count").textContent = form.dataset.found.replace("{count}", results.length);
      await show(results, 0, turn);
    } catch (error) {
      console.error(error);
      if (turn === run) part("count").textContent = form.dataset.failed;
    }
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const values = new URLSearchParams(new FormData(form));
    history.replaceState(null, "", `?${values}`);
    search(values);
  });
  const asked = new URLSearchParams(location.search);
  if (asked.has("q")) {
    for (const [name, value] of asked) {
      const field = form.elements.namedItem(name);
      if (field && (field.tagName !== "SELECT" || [...field.options].some((each) => each.value === value))) {
        field.value = value;
      }
    }
    search(new URLSearchParams(new FormData(form)));
  }
})();
