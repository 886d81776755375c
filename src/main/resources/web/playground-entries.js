// Draws one message. Whatever people wrote is text, never markup.
import {words} from "./playground-post.js";

function element(name, className, text) {
  const made = document.createElement(name);
  if (className) {
    made.className = className;
  }
  if (text !== undefined) {
    made.textContent = text;
  }
  return made;
}

function button(label, press) {
  const made = element("button", "", label);
  made.type = "button";
  made.addEventListener("click", () => press(made));
  return made;
}

/** A message as an element; one that is over is hidden and empty. */
export function drawEntry(message, version, actions) {
  const mine = message.kind === "said";
  const single = message.pictures?.length === 1 && message.kind === "pictures";
  const entry = element("article", "entry is-" + message.kind + (mine ? " you" : "") + (single ? " single" : ""));
  entry.id = "entry-" + message.id;
  if (message.kind === "closed") {
    entry.hidden = true;
    return entry;
  }
  const who = mine ? words.you : "Easel";
  entry.setAttribute("aria-label", who);
  const bubble = element("div", "bubble");
  entry.append(head(who, message.at), bubble);
  if (message.kind === "removed") {
    bubble.append(element("p", "text", words.removed));
    return entry;
  }
  if (message.kind === "form") {
    bubble.append(form(message, actions));
    return entry;
  }
  if (message.about) {
    bubble.append(reference(message.about));
  }
  const pictures = message.pictures?.length ? [drawPictures(message, version)] : [];
  const text = message.text ? [drawText(message)] : [];
  bubble.append(...(mine || message.kind === "answer" ? [...text, ...pictures] : [...pictures, ...text]));
  if (message.documents?.length) {
    bubble.append(documents(message));
  }
  const tools = toolbar(message, actions);
  if (tools.childElementCount) {
    bubble.append(tools);
  }
  return entry;
}

function head(who, at) {
  const header = element("header");
  const time = element("time", "", new Date(at).toLocaleTimeString(document.documentElement.lang, {timeStyle: "short"}));
  time.dateTime = new Date(at).toISOString();
  header.append(element("span", "", who), time);
  return header;
}

const HERE = ["localhost", "127.0.0.1", "[::1]"];

/** The address of a page of this server as it is reached from here; empty for any other. Loopback has several names. */
function own(text) {
  const url = URL.canParse(text) ? new URL(text) : null;
  const same = url && (url.host === location.host
    || (url.port === location.port && HERE.includes(url.hostname) && HERE.includes(location.hostname)));
  return same && url.protocol === location.protocol ? location.origin + url.pathname + url.search + url.hash : "";
}

/** An answer's links to pages of this server can be followed; those in anything else are words. */
function drawText(message) {
  const text = element("p", "text");
  const parts = message.kind === "answer" ? message.text.split(/(https?:\/\/[^\s<>"]+)/) : [message.text];
  for (const part of parts) {
    const address = message.kind === "answer" ? own(part) : "";
    if (address) {
      const link = element("a", "", part);
      link.href = address;
      link.target = "_blank";
      link.rel = "noopener";
      text.append(link);
    } else {
      text.append(part);
    }
  }
  return text;
}

function drawPictures(message, version) {
  const box = element("div", "pictures" + (message.pictures.length === 1 ? " single" : ""));
  message.pictures.forEach((picture, number) => {
    const link = element("a");
    link.href = "/play/pictures/" + message.id + "/" + number + "?" + version;
    link.target = "_blank";
    link.rel = "noopener";
    const image = element("img");
    image.src = link.href;
    image.alt = picture.alt || (message.kind === "status" ? words.preview : picture.name);
    image.width = picture.width;
    image.height = picture.height;
    link.append(image);
    box.append(link);
  });
  if (message.covered) {
    box.classList.add("covered");
    const links = [...box.querySelectorAll("a")];
    links.forEach(link => link.inert = true);
    box.append(button(words.show, made => {
      box.classList.remove("covered");
      links.forEach(link => link.inert = false);
      links[0].focus();
      made.remove();
    }));
  }
  return box;
}

function documents(message) {
  const list = element("p", "row");
  message.documents.forEach((file, number) => {
    const link = element("a", "button", file.name);
    link.href = "/play/documents/" + message.id + "/" + number;
    link.download = file.name;
    list.append(link);
  });
  return list;
}

function reference(id) {
  const link = element("a", "", "↩ " + words.answers);
  link.href = "#entry-" + id;
  return link;
}

function toolbar(message, actions) {
  const tools = element("div", "tools");
  for (const control of message.controls ?? []) {
    const made = button(control.label, async pressed => {
      pressed.disabled = true;
      await actions.press(message.id, control.text);
      pressed.disabled = false;
      pressed.focus({preventScroll: true});
    });
    made.dataset.action = control.action;
    tools.append(made);
  }
  if (message.pictures?.length && message.kind !== "status") {
    const social = element("div", "social");
    social.append(...reactions(message, actions));
    social.append(button("↩ " + words.reply, () => actions.reply(message.id, message.pictures[0].alt)));
    tools.append(social);
  }
  return tools;
}

function reactions(message, actions) {
  const made = [...document.getElementById("reactions").content.cloneNode(true).querySelectorAll("button")];
  made.forEach(one => {
    const emoji = one.dataset.emoji;
    one.setAttribute("aria-pressed", String(message.reactions?.includes(emoji) ?? false));
    one.addEventListener("click", () => actions.react(message.id, emoji));
  });
  return made;
}

function form(message, actions) {
  const made = element("form");
  made.append(element("h3", "", message.form.title));
  message.form.fields.forEach((field, number) => {
    const row = element("p");
    const label = element("label", "", field.label);
    const input = control(field);
    input.id = "field-" + message.id + "-" + number;
    input.name = field.word;
    input.required = field.required;
    label.htmlFor = input.id;
    row.append(label, input);
    made.append(row);
  });
  const send = element("button", "primary", message.form.submit);
  send.type = "submit";
  const tools = element("div", "row");
  tools.append(send, button(words.cancel, () => actions.close(message.id)));
  made.append(tools);
  made.addEventListener("submit", async event => {
    event.preventDefault();
    send.disabled = true;
    await actions.submit(message.id, Object.fromEntries(new FormData(made)));
    send.disabled = false;
  });
  return made;
}

function control(field) {
  if (field.type === "choice") {
    const select = element("select");
    if (!field.required) {
      select.append(new Option(words.choose, ""));
    }
    field.values.forEach(value => select.append(new Option(value, value, false, value === field.value)));
    return select;
  }
  const input = element(field.type === "paragraph" ? "textarea" : "input");
  if (field.type === "paragraph") {
    input.rows = 3;
  }
  input.value = field.value;
  input.maxLength = field.max;
  return input;
}
