/* The page itself: its parts, its words, and where it says what happened. */

export const byId = (id) => document.getElementById(id);

const words = byId("words").dataset;

/** The page's words of that name, with the values in their places. */
export const say = (key, ...values) => values.reduce((text, value, at) => text.replace(`{${at}}`, value), words[key] ?? "");

/** Shows one part of the page in place of the one before, and begins reading there. */
export function show(id) {
  document.querySelectorAll("[data-part]").forEach((part) => (part.hidden = part.id !== id));
  const heading = byId(id).querySelector("h1");
  document.title = `${heading.textContent} · Easel`;
  if (id !== "editor") heading.focus();
}

/** Says it to those who don't see it. */
export function announce(text) {
  byId("live").textContent = text;
}

/** A button that would do nothing now. It stays where the keyboard is, which leaves one that is disabled. */
export function idle(id, is) {
  byId(id).setAttribute("aria-disabled", String(is));
}

/** Says beside a field what is wrong with it; an empty text: nothing any more. */
export function complain(where, text) {
  const problem = byId(`${where}-problem`);
  problem.textContent = text;
  problem.hidden = !text;
  byId(where)?.setAttribute("aria-invalid", String(Boolean(text)));
}
