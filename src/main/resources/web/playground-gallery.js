// The pictures beside the conversation, newest first: all of them, or those that are looked for.
import {words} from "./playground-post.js";

/** @param show goes to a message; gives false when it isn't on the page */
export function gallery({show}) {
  const shelf = document.getElementById("shelf");
  const empty = document.getElementById("shelf-empty");
  const nothing = document.getElementById("shelf-nothing");
  const further = document.getElementById("shelf-more");
  const zip = document.getElementById("shelf-zip");
  const form = document.getElementById("shelf-search");
  const sought = document.getElementById("shelf-words");
  const from = document.getElementById("shelf-from");
  const to = document.getElementById("shelf-to");
  let waiting = 0;
  let asked = 0;
  let rest = "";

  // Days begin and end where the one who looks is.
  function midnight(day, later) {
    const [year, month, date] = day.split("-").map(Number);
    return String(new Date(year, month - 1, date + later).getTime());
  }

  function query() {
    const query = new URLSearchParams();
    if (sought.value.trim()) query.set("words", sought.value.trim());
    if (from.value) query.set("from", midnight(from.value, 0));
    if (to.value) query.set("until", midnight(to.value, 1));
    return query;
  }

  function item(picture) {
    const link = document.createElement("a");
    link.href = picture.src;
    link.target = "_blank";
    link.rel = "noopener";
    const image = document.createElement("img");
    image.src = picture.src;
    image.alt = picture.prompt || words.open;
    image.title = picture.prompt;
    image.loading = "lazy";
    link.append(image);
    link.addEventListener("click", event => {
      if (!event.ctrlKey && !event.metaKey && !event.shiftKey && picture.entry && show(picture.entry)) {
        event.preventDefault();
      }
    });
    const item = document.createElement("li");
    item.append(link);
    return item;
  }

  async function load(before) {
    const asking = ++asked;
    const search = query();
    const all = search.size === 0;
    zip.href = "/play/gallery.zip" + (all ? "" : "?" + search);
    if (before) search.set("before", before);
    let found;
    try {
      const answer = await fetch("/play/gallery?" + search);
      found = answer.ok ? await answer.json() : {pictures: [], more: ""};
    } catch {
      return; // the line above the conversation says that the connection is lost
    }
    if (asking !== asked) return; // something else is looked for meanwhile
    const items = found.pictures.map(item);
    if (before) {
      shelf.append(...items);
    } else {
      shelf.replaceChildren(...items);
    }
    rest = found.more;
    further.hidden = !rest;
    const none = shelf.children.length === 0;
    empty.hidden = !none || !all;
    nothing.hidden = !none || all;
    zip.hidden = none;
  }

  function refresh() {
    clearTimeout(waiting);
    waiting = setTimeout(load, 250);
  }

  form.addEventListener("submit", event => event.preventDefault());
  form.addEventListener("input", refresh);
  further.addEventListener("click", () => load(rest));

  return {refresh};
}
