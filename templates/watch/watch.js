"use strict";
// Shows what the bench says has changed. Texts go into the page as text, never as markup.

const known = new Map();

function element(name, text, attributes = {}) {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

function showFinding(section, finding) {
  const item = element("li");
  const where = finding.line ? `${finding.line}:${finding.column} ` : "";
  const button = element("button", `${where}${finding.code} ${finding.severity}: ${finding.wrong}`, { type: "button" });
  button.addEventListener("click", () => leadTo(section, finding));
  item.append(button, element("p", `Expected ${finding.expected}; ${finding.mend}.`, { class: "mend" }));
  return item;
}

async function leadTo(section, finding) {
  const frame = section.querySelector("iframe");
  const inside = frame.contentDocument;
  const target = finding.id && inside ? inside.getElementById(finding.id) : null;
  if (target) {
    target.scrollIntoView({ block: "center" });
    target.style.outline = "3px solid #1f6fb2";
    setTimeout(() => { target.style.outline = ""; }, 2000);
  }
  const says = finding.cite || finding.id || finding.path;
  let copied = false;
  try {
    await navigator.clipboard.writeText(says);
    copied = true;
  } catch { /* the browser does not allow it */ }
  const line = finding.line ? `line ${finding.line}` : "the whole file";
  say(`${line}${finding.id ? `, ${finding.id}` : ""}: ${says}${copied ? " (copied)" : ""}`);
}

function say(text) {
  document.getElementById("status").textContent = text;
}

function showText(section, number, state) {
  const frame = section.querySelector("iframe");
  const inside = frame.contentWindow;
  const place = frame.hidden || !inside ? 0 : inside.scrollY;
  frame.hidden = false;
  frame.addEventListener("load", () => frame.contentWindow.scrollTo(0, place), { once: true });
  frame.src = `/${number}/html?${state.text_version}`;
}

function showPages(section, number, state) {
  const holder = section.querySelector(".pages div");
  const place = holder.scrollTop;
  const pages = [];
  for (let page = 1; page <= state.pages; page += 1) {
    const picture = element("img", "", { alt: `Page ${page} of ${state.pages}`, width: "935", height: "1210" });
    picture.loading = page > 2 ? "lazy" : "eager";
    picture.src = `/${number}/page/${page}.png?${state.pages_version}`;
    pages.push(picture);
  }
  holder.replaceChildren(...pages);
  holder.tabIndex = pages.length ? 0 : -1;
  holder.scrollTop = place;
}

function show(states) {
  states.forEach((state, number) => {
    const section = document.querySelector(`[data-number="${number}"]`);
    const before = known.get(number) || { text_version: 0, pages_version: 0, version: 0, doing: "" };
    section.querySelector(".doing").textContent = state.doing ? `${state.doing} …` : "";
    section.querySelector(".trouble").textContent = state.trouble;
    section.querySelector(".findings ol").replaceChildren(...state.findings.map((each) => showFinding(section, each)));
    for (const link of section.querySelectorAll(".files a")) link.hidden = !state.files.includes(link.dataset.format);
    if (state.text_version !== before.text_version) showText(section, number, state);
    if (state.pages_version !== before.pages_version) showPages(section, number, state);
    for (const [part, made] of [[".text", state.text_version], [".pages", state.pages_version]]) {
      const old = made > 0 && made !== state.version;
      section.querySelector(part).classList.toggle("stale", old);
      section.querySelector(`${part} .old`).hidden = !old;
    }
    const errors = state.findings.filter((each) => each.severity === "error").length;
    if (!state.doing && (before.doing || state.version !== before.version)) {
      say(`${state.name}: save ${state.version}, ${errors} errors, ${state.findings.length - errors} warnings.`);
    }
    known.set(number, state);
  });
}

const events = new EventSource("/events");
events.onmessage = (event) => show(JSON.parse(event.data));
events.onerror = () => say("The bench has ended, or cannot be reached. It is asked again by itself.");
