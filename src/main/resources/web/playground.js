// The playground: a conversation that is kept on the server, told by its events.
import {composer} from "./playground-composer.js";
import {gallery} from "./playground-gallery.js";
import {drawEntry} from "./playground-entries.js";
import {post, newId} from "./playground-post.js";

const log = document.getElementById("log");
const welcome = document.getElementById("welcome");
const offline = document.getElementById("offline");
const shown = new Map();
let caughtUp = false;

const write = composer({send: (text, files, about) => {
  const form = new FormData();
  form.append("id", newId());
  form.append("text", text);
  if (about) {
    form.append("about", about);
  }
  files.forEach(file => form.append("file", file, file.name));
  return post("/play/messages", form);
}});
const shelf = gallery({show: id => {
  const entry = document.getElementById("entry-" + id);
  entry?.scrollIntoView({block: "center", behavior: "smooth"});
  entry?.querySelector(".pictures a")?.focus({preventScroll: true});
  return Boolean(entry);
}});

const actions = {
  press: (id, control) => act("/play/presses", {message: id, control}),
  react: (id, emoji) => act("/play/reactions", {message: id, emoji}),
  submit: (id, values) => act("/play/forms", {message: id, values}),
  close: id => act("/play/forms", {message: id}),
  reply: (id, text) => write.about(id, text),
};

async function act(address, body) {
  write.problem("");
  const problem = await post(address, {id: newId(), ...body});
  write.problem(problem);
  return !problem;
}

// Whoever reads at the end stays there, whatever grows or shrinks; whoever reads further up is left alone.
let atEnd = true;
log.addEventListener("scroll", () => atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 120);
new ResizeObserver(() => toEnd(atEnd)).observe(log);

function toEnd(wanted) {
  if (wanted) {
    log.scrollTop = log.scrollHeight;
  }
}

function show(message, version) {
  const before = shown.get(message.id);
  if (before && before.version >= version) {
    return;
  }
  const follow = atEnd || message.kind === "said";
  const hadFocus = before?.element.contains(document.activeElement);
  const element = drawEntry(message, version, actions);
  if (before) {
    before.element.replaceWith(element);
  } else {
    insert(element, message.place);
  }
  shown.set(message.id, {version, element, place: message.place});
  if (hadFocus && message.kind !== "closed") {
    element.tabIndex = -1;
    element.focus({preventScroll: true});
  }
  if (caughtUp) {
    welcome.hidden = true;
    if (message.kind === "pictures" || message.kind === "removed") {
      shelf.refresh();
    }
    if (message.kind === "form") {
      element.querySelector("input, textarea, select")?.focus();
    }
  }
  toEnd(follow);
}

function insert(element, place) {
  const next = [...shown.values()].filter(other => other.place > place).sort((a, b) => a.place - b.place)[0];
  log.insertBefore(element, next ? next.element : null);
}

function listen() {
  const events = new EventSource("/play/events");
  events.onopen = () => offline.hidden = true;
  events.onmessage = event => show(JSON.parse(event.data), Number(event.lastEventId));
  events.addEventListener("caught-up", () => {
    welcome.hidden = [...shown.values()].some(entry => !entry.element.hidden);
    caughtUp = true;
    log.setAttribute("aria-live", "polite");
    document.body.dataset.ready = "true";
  });
  events.onerror = () => {
    offline.hidden = false;
    if (events.readyState === EventSource.CLOSED) {
      setTimeout(listen, 3000);
    }
  };
}

welcome.querySelectorAll("button").forEach(button => button.addEventListener("click", () => write.say(button.dataset.say)));
shelf.refresh();
listen();
