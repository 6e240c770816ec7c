"use strict";
// Shows what the bench says has changed. Texts go into the page as text, never as markup.

const last = new Map(); // by document: the state that is shown
const NONE = { findings_version: 0, text_version: 0, earlier_version: 0, pages_version: 0, version: 0, findings: [] };

function element(name, text, attributes = {}) {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

function write(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

const say = (text) => write(document.getElementById("status"), text);
const count = (number, name) => `${number} ${name}${number === 1 ? "" : "s"}`;
const part = (number, selector) => document.querySelector(`[data-number="${number}"] ${selector}`);
const target = (frame, id) => (id && frame.contentDocument ? frame.contentDocument.getElementById(id) : null);

// Findings

function showFindings(number, findings) {
  const list = part(number, ".findings ol");
  const focused = [...list.querySelectorAll("button")].indexOf(document.activeElement);
  list.replaceChildren(...(findings.length ? findings.map((each) => showFinding(number, each)) : [element("li", "none")]));
  const buttons = list.querySelectorAll("button");
  if (focused >= 0 && buttons.length) buttons[Math.min(focused, buttons.length - 1)].focus();
}

function showFinding(number, finding) {
  const item = element("li");
  const where = finding.line ? `${finding.line}:${finding.column} ` : "";
  const button = element("button", `${where}${finding.code} ${finding.severity}: ${finding.wrong}`, { type: "button" });
  button.addEventListener("click", () => leadTo(number, finding));
  item.append(button, element("p", `Expected ${finding.expected}; ${finding.mend}.`, { class: "mend" }));
  return item;
}

async function leadTo(number, finding) {
  const place = target(part(number, ".text iframe"), finding.id);
  if (place) {
    place.scrollIntoView({ block: "center" });
    place.style.outline = "3px solid #1f6fb2";
    setTimeout(() => { place.style.outline = ""; }, 2000);
  }
  const cited = finding.cite || finding.id || finding.path;
  let copied = false;
  try {
    await navigator.clipboard.writeText(cited);
    copied = true;
  } catch { /* the browser does not allow it */ }
  const line = finding.line ? `line ${finding.line}` : "the whole file";
  say(`${line}${finding.id ? `, ${finding.id}` : ""}: ${cited}${copied ? " (copied)" : ""}`);
}

// Marks the text that findings are about; a click on it leads to the finding.
function markText(number) {
  const state = last.get(number) || NONE;
  const frame = part(number, ".text iframe");
  if (!frame.contentDocument) return;
  for (const each of frame.contentDocument.querySelectorAll("[data-finding]")) {
    each.removeAttribute("data-finding");
    each.style.boxShadow = "";
  }
  if (state.text_version !== state.version) return;
  state.findings.forEach((finding, count) => {
    const place = target(frame, finding.id);
    if (!place || place.dataset.finding) return;
    place.dataset.finding = count;
    const beside = getComputedStyle(place).direction === "rtl" ? ".4rem" : "-.4rem";
    place.style.boxShadow = `${beside} 0 #b00020`;
  });
}

function leadBack(number, event) {
  const place = event.target.closest("[data-finding]");
  const button = place && part(number, ".findings ol").querySelectorAll("button")[place.dataset.finding];
  if (button) button.focus();
}

// The text, and what has changed in it

function load(frame, address, loaded) {
  const kept = frame.hidden ? null : placeIn(frame);
  frame.hidden = false;
  frame.addEventListener("load", () => {
    nameLandmarks(frame);
    leadOut(frame);
    if (kept) goTo(frame, kept);
    loaded();
  }, { once: true });
  frame.contentWindow.location.replace(address);
}

// What leads to another site opens there, and not in the place of the text.
function leadOut(frame) {
  for (const each of frame.contentDocument.querySelectorAll("a[href^='http']")) {
    each.target = "_blank";
    each.rel = "noopener noreferrer";
  }
}

// A page with several documents has several mastheads: each is called after its document.
function nameLandmarks(frame) {
  for (const each of frame.contentDocument.querySelectorAll("header, main, footer, nav")) {
    const name = each.getAttribute("aria-label") || each.tagName.toLowerCase();
    each.setAttribute("aria-label", `${name}: ${frame.title}`);
  }
}

// Where a reader is: the first element with an id that is in sight, and where it stands.
function placeIn(frame) {
  const inside = frame.contentDocument;
  for (const each of inside ? inside.querySelectorAll("body [id]") : []) {
    const top = each.getBoundingClientRect().top;
    if (top >= 0) return { id: each.id, top, y: frame.contentWindow.scrollY };
  }
  return { id: "", top: 0, y: inside ? frame.contentWindow.scrollY : 0 };
}

function goTo(frame, kept) {
  const place = kept.y ? target(frame, kept.id) : null;
  const moved = place ? place.getBoundingClientRect().top - kept.top : kept.y;
  frame.contentWindow.scrollTo(0, place ? frame.contentWindow.scrollY + moved : kept.y);
}

function showText(number) {
  const state = last.get(number) || NONE;
  const frame = part(number, ".text iframe");
  const view = part(number, ".view").value;
  const buttons = document.querySelectorAll(`[data-number="${number}"] .step`);
  if (view === "html") for (const button of buttons) button.hidden = true;
  if (!state.text_version) return;
  load(frame, `/${number}/${view}?${state.earlier_version}.${state.text_version}`, () => {
    frame.contentDocument.addEventListener("click", (event) => leadBack(number, event));
    markText(number);
    for (const button of buttons) button.hidden = !changesOf(number).length;
  });
}

function changesOf(number) {
  const inside = part(number, ".text iframe").contentDocument;
  return inside ? [...inside.querySelectorAll(".edited")] : [];
}

function stepTo(number, step) {
  const changes = changesOf(number);
  const frame = part(number, ".text iframe");
  const now = changes.findIndex((each) => each.dataset.now);
  const next = now < 0 ? (step > 0 ? 0 : changes.length - 1) : (now + step + changes.length) % changes.length;
  changes.forEach((each, count) => {
    if (count === next) each.dataset.now = "1"; else delete each.dataset.now;
    each.style.outline = count === next ? "3px solid #1f6fb2" : "";
  });
  changes[next].scrollIntoView({ block: "center" });
  const words = [...changes[next].querySelectorAll("ins, del")].map((each) =>
    `${each.tagName === "INS" ? "added" : "taken out"} “${each.textContent.trim().slice(0, 120)}”`);
  say(`Change ${next + 1} of ${changes.length}: ${words.join(", ")}`);
}

// Pages, files, versions side by side

function showPages(number, state) {
  const holder = part(number, ".sheets");
  while (holder.children.length > state.pages) holder.lastChild.remove();
  while (holder.children.length < state.pages) {
    holder.append(element("img", "", { width: "935", height: "1210", loading: "lazy" }));
  }
  [...holder.children].forEach((picture, count) => {
    picture.alt = `Page ${count + 1} of ${state.pages}`;
    picture.src = `/${number}/page/${count + 1}.png?${state.pages_version}`;
  });
  if (state.pages) holder.tabIndex = 0;
}

function showPair() {
  const pair = document.getElementById("pair");
  if (!pair) return;
  const frame = document.querySelector("#beside iframe");
  if (!pair.value) {
    frame.hidden = true;
    return;
  }
  const versions = [...last.values()].map((state) => state.text_version).join(".");
  load(frame, `/${pair.value}?${versions}`, () => {});
}

function markOld(number, state) {
  for (const [selector, made] of [[".text", state.text_version], [".pages", state.pages_version],
    [".files", state.files_version]]) {
    const old = made > 0 && made !== state.version;
    part(number, selector).classList.toggle("stale", old);
    part(number, `${selector} .old`).hidden = !old;
  }
}

let run = ""; // which bench told the last state

function show(states) {
  if (run && states[0].run !== run) {
    location.reload();
    return;
  }
  run = states[0].run;
  let texts = false;
  states.forEach((state, number) => {
    const before = last.get(number) || NONE;
    last.set(number, state);
    write(part(number, ".doing"), state.doing ? `${state.doing} …` : "");
    write(part(number, ".trouble"), state.trouble);
    const other = JSON.stringify(state.findings) !== JSON.stringify(before.findings);
    if (other || before === NONE) showFindings(number, state.findings);
    for (const link of document.querySelectorAll(`[data-number="${number}"] .files a`)) {
      link.hidden = !state.files.includes(link.dataset.format);
    }
    if (state.text_version !== before.text_version) {
      showText(number);
      texts = true;
    } else if (other) markText(number);
    if (state.pages_version !== before.pages_version) showPages(number, state);
    markOld(number, state);
    if (state.findings_version !== before.findings_version || other) {
      const errors = state.findings.filter((each) => each.severity === "error").length;
      const warnings = count(state.findings.length - errors, "warning");
      say(`${state.name}: save ${state.version}, ${count(errors, "error")}, ${warnings}.`);
    }
  });
  if (texts) showPair();
}

document.querySelectorAll("[data-number]").forEach((section) => {
  const number = Number(section.dataset.number);
  section.querySelector(".view").addEventListener("change", () => showText(number));
  for (const button of section.querySelectorAll(".step")) {
    button.addEventListener("click", () => stepTo(number, Number(button.dataset.step)));
  }
});
if (document.getElementById("pair")) document.getElementById("pair").addEventListener("change", showPair);

const events = new EventSource("/events");
events.onmessage = (event) => show(JSON.parse(event.data));
events.onerror = () => say("The bench has ended, or cannot be reached. It is asked again by itself.");
