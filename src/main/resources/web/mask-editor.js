/* The page for painting a mask: opens the link, connects the controls with the painting, and submits it. */

import { Form } from "./mask-form.js";
import { Hand } from "./mask-hand.js";
import { Keys } from "./mask-keys.js";
import { Link } from "./mask-link.js";
import { announce, byId, idle, say, show } from "./mask-page.js";
import { Painting } from "./mask-painting.js";
import { Pointers } from "./mask-pointers.js";
import { Raster } from "./mask-raster.js";
import { Stage } from "./mask-stage.js";

const link = new Link(location.hash.slice(1));
const tools = { tool: "brush", erases: false, diameter: 40, softness: 0 };
let picture;
let painting;
let stage;
let hand;
let leaving = false;

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

/** The link leads nowhere (any more), or did what it was for: says that, and what to do. */
function over(problem) {
  const known = ["sent", "used", "expired", "foreign", "unknown", "offline"].includes(problem.state);
  if (!known) console.warn(problem);
  leaving = true;
  show(known ? `over-${problem.state}` : "over-broken");
}

function start(bitmap) {
  show("editor");
  const raster = new Raster(picture.viewWidth, picture.viewHeight, picture.viewWidth / picture.width);
  const canvas = byId("picture");
  stage = new Stage(canvas, picture, raster, bitmap);
  painting = new Painting(raster, (area) => stage.changed(area));
  hand = new Hand(stage, painting, tools, told);
  new Keys(canvas, stage, hand, new Pointers(canvas, stage, hand), shortcuts);
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
  new Form(link, painting, told, over);
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
    hand.dropShape();
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

const shortcuts = {
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

function setTool(tool) {
  tools.tool = tool;
  const radio = document.querySelector(`input[name=tool][value=${tool}]`);
  radio.checked = true;
  hand.dropShape();
  const shapes = tool === "box" || tool === "lasso";
  byId("brush-settings").hidden = shapes || tool === "move";
  byId("shape-settings").hidden = !shapes;
  byId("picture").classList.toggle("moves", tool === "move");
  hand.refresh();
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
  hand.refresh();
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
