/* The page for painting a mask: opens the link, connects the controls with the painting, and submits it. */

import { Input } from "./mask-input.js";
import { Link } from "./mask-link.js";
import { Painting } from "./mask-painting.js";
import { Raster } from "./mask-raster.js";
import { Stage } from "./mask-stage.js";

const byId = (id) => document.getElementById(id);
const words = byId("words").dataset;
const say = (key, ...values) => values.reduce((text, value, at) => text.replace(`{${at}}`, value), words[key] ?? "");

const link = new Link(location.hash.slice(1));
const tools = { tool: "brush", erases: false, diameter: 40, softness: 0 };
let picture;
let painting;
let stage;
let input;
let leaving = false;
let sending = false;

open();

async function open() {
  try {
    picture = await link.open();
    const bitmap = await link.picture();
    start(bitmap);
  } catch (problem) {
    over(problem);
  }
}

/** The link leads nowhere (any more): says why, and what to do. */
function over(problem) {
  const known = ["used", "expired", "foreign", "unknown", "offline"].includes(problem.state) ? problem.state : "broken";
  if (known === "broken") console.warn(problem);
  leaving = true;
  show(`over-${known}`);
}

/** Shows one part of the page in place of the one before, and begins reading there. */
function show(id) {
  document.querySelectorAll("[data-part]").forEach((part) => (part.hidden = part.id !== id));
  const heading = byId(id).querySelector("h1");
  document.title = `${heading.textContent} · Easel`;
  if (id !== "editor") heading.focus();
}

function start(bitmap) {
  show("editor");
  const raster = new Raster(picture.viewWidth, picture.viewHeight, picture.viewWidth / picture.width);
  const canvas = byId("picture");
  stage = new Stage(canvas, picture, raster, bitmap);
  painting = new Painting(raster, (area) => stage.changed(area));
  input = new Input(canvas, stage, painting, tools, told);
  canvas.setAttribute("aria-label", picture.title ? say("pictureOf", picture.title) : say("picture"));
  byId("title").textContent = picture.title;
  byId("measure").textContent = say("measure", picture.width, picture.height);
  connect();
  setSize(defaultSize());
  refresh();
}

function connect() {
  document.querySelectorAll("input[name=tool]").forEach((radio) =>
    radio.addEventListener("change", () => setTool(radio.value)));
  byId("size").addEventListener("input", () => setSize(Number(byId("size").value)));
  byId("softness").addEventListener("input", () => setSoftness(Number(byId("softness").value)));
  byId("erases").addEventListener("change", () => (tools.erases = byId("erases").checked));
  for (const [id, action] of Object.entries(actions)) byId(id).addEventListener("click", action);
  byId("region-add").addEventListener("click", () => region("add"));
  byId("region-erase").addEventListener("click", () => region("erase"));
  byId("region").addEventListener("keydown", (event) => {
    if (event.key === "Enter") {
      event.preventDefault();
      region("add");
    }
  });
  byId("form").addEventListener("submit", submit);
  byId("picture").addEventListener("keydown", shortcut);
  document.addEventListener("keydown", (event) => {
    const typing = event.target.matches("input[type=text], textarea");
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z" && !typing) {
      event.preventDefault();
      actions[event.shiftKey ? "redo" : "undo"]();
    } else if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "y" && !typing) {
      event.preventDefault();
      actions.redo();
    }
  });
  addEventListener("beforeunload", (event) => {
    if (!leaving && painting.canUndo) event.preventDefault();
  });
}

const actions = {
  undo: () => {
    input.dropShape();
    if (!painting.canUndo) return;
    painting.undo();
    told("undone");
  },
  redo: () => {
    if (!painting.canRedo) return;
    painting.redo();
    told("redone");
  },
  invert: () => {
    painting.add({ kind: "invert" });
    told("inverted");
  },
  clear: () => {
    painting.add({ kind: "clear" });
    told("cleared");
  },
  nearer: () => stage.zoomBy(1.5),
  farther: () => stage.zoomBy(1 / 1.5),
  fit: () => stage.fit(),
};

const keys = {
  b: () => setTool("brush"),
  e: () => setTool("eraser"),
  r: () => setTool("box"),
  l: () => setTool("lasso"),
  m: () => setTool("move"),
  i: actions.invert,
  u: actions.undo,
  y: actions.redo,
  "[": () => setSize(Number(byId("size").value) - 4),
  "]": () => setSize(Number(byId("size").value) + 4),
  "{": () => setSoftness(Number(byId("softness").value) - 10),
  "}": () => setSoftness(Number(byId("softness").value) + 10),
  "+": actions.nearer,
  "=": actions.nearer,
  "-": actions.farther,
  0: actions.fit,
  Delete: actions.clear,
};

function shortcut(event) {
  const action = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  if (!action || event.ctrlKey || event.metaKey || event.altKey || painting.live) return;
  event.preventDefault();
  action();
}

function setTool(tool) {
  tools.tool = tool;
  const radio = document.querySelector(`input[name=tool][value=${tool}]`);
  radio.checked = true;
  input.dropShape();
  const shapes = tool === "box" || tool === "lasso";
  byId("brush-settings").hidden = shapes || tool === "move";
  byId("shape-settings").hidden = !shapes;
  byId("picture").classList.toggle("moves", tool === "move");
  input.refresh();
  announce(radio.labels[0].textContent.trim());
}

/** From 1 to 100, each step by the same factor: from one pixel to the length of the picture. */
function setSize(value) {
  const slider = byId("size");
  slider.value = Math.min(100, Math.max(1, value));
  const longest = Math.max(picture.width, picture.height);
  tools.diameter = Math.max(1, Math.round(longest ** (Number(slider.value) / 100)));
  const text = say("pixels", tools.diameter);
  byId("size-text").textContent = text;
  slider.setAttribute("aria-valuetext", text);
  input.refresh();
}

/** About a twelfth of the picture's shorter edge. */
function defaultSize() {
  const longest = Math.max(picture.width, picture.height);
  const wanted = Math.max(2, Math.min(picture.width, picture.height) / 12);
  return Math.round((Math.log(wanted) / Math.log(Math.max(2, longest))) * 100);
}

function setSoftness(value) {
  const slider = byId("softness");
  slider.value = Math.min(100, Math.max(0, value));
  tools.softness = Number(slider.value) / 100;
  const text = `${slider.value} %`;
  byId("softness-text").textContent = text;
  slider.setAttribute("aria-valuetext", text);
}

/** Something was done with the painting, or the brush is somewhere else. */
function told(what, ...values) {
  if (what !== "at" && what !== "corner" && what !== "down") refresh();
  const text = say(what, ...values);
  announce(["painted", "undone", "redone", "inverted", "cleared"].includes(what) ? `${text} ${byId("share").textContent}` : text);
}

function refresh() {
  const share = painting.raster.share();
  const percent = share > 0 && share < 0.01 ? "<1" : Math.round(share * 100);
  byId("share").textContent = share > 0 ? say("share", percent) : say("nothing");
  idle("undo", !painting.canUndo);
  idle("redo", !painting.canRedo);
}

/** A button that would do nothing now. It stays where the keyboard is, which leaves one that is disabled. */
function idle(id, is) {
  byId(id).setAttribute("aria-disabled", String(is));
}

function announce(text) {
  byId("live").textContent = text;
}

async function region(effect) {
  const field = byId("region");
  complain("region", "");
  try {
    const { width, height } = painting.raster;
    const shares = await link.region(field.value, width, height);
    painting.add({ kind: "words", effect, text: field.value, shares });
    field.value = "";
    told("painted");
  } catch (problem) {
    explain("region", problem);
  }
}

async function submit(event) {
  event.preventDefault();
  if (sending) return;
  const form = byId("form");
  complain("prompt", "");
  complain("form", "");
  if (painting.raster.share() === 0) {
    complain("form", say("empty"));
    byId("picture").focus();
    return;
  }
  const prompt = byId("prompt").value.trim();
  if (!prompt) {
    complain("prompt", say("wordless"));
    byId("prompt").focus();
    return;
  }
  const options = {};
  for (const field of form.querySelectorAll("[data-option]")) {
    const value = field.type === "checkbox" ? (field.checked ? "true" : "") : field.value.trim();
    if (value) options[field.dataset.option] = value;
  }
  busy(true);
  try {
    await link.submit(prompt, options, painting.steps());
    leaving = true;
    show("done");
  } catch (problem) {
    busy(false);
    explain("form", problem);
  }
}

function busy(is) {
  sending = is;
  idle("submit", is);
  byId("submit").textContent = is ? say("sending") : say("submit");
}

/** A problem that leaves the painting as it is stands beside what it is about; any other ends the page. */
function explain(where, problem) {
  if (["used", "expired", "foreign", "unknown"].includes(problem.state)) {
    over(problem);
  } else {
    const texts = { offline: say("offline"), "too-much": say("tooMuch") };
    complain(where, problem.message || (texts[problem.state] ?? say("broken")));
  }
}

function complain(where, text) {
  const problem = byId(`${where}-problem`);
  problem.textContent = text;
  problem.hidden = !text;
  byId(where)?.setAttribute("aria-invalid", String(Boolean(text)));
}
