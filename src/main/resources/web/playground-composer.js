// The text box: Enter sends, pictures are attached, pasted or dropped, and commands are offered.
import {words} from "./playground-post.js";

const MAX_FILES = 6;
const MAX_BYTES = 25 * 1024 * 1024;

/** @param send sends a text with files about a message; gives the reason why it was not taken, or an empty text */
export function composer({send}) {
  const form = document.getElementById("composer");
  const text = document.getElementById("text");
  const chooser = document.getElementById("files");
  const attached = document.getElementById("attached");
  const commands = document.getElementById("commands");
  const aboutLine = document.getElementById("about");
  const problemLine = document.getElementById("problem");
  const said = [];
  let files = [];
  let about = null;
  let sending = false;
  let recalled = 0;

  function problem(reason) {
    problemLine.textContent = reason;
    problemLine.hidden = !reason;
  }

  async function submit() {
    const words = text.value.trim();
    if (sending || (!words && !files.length)) {
      return;
    }
    sending = true;
    form.setAttribute("aria-busy", "true");
    problem("");
    const reason = await send(words, files, about);
    sending = false;
    form.removeAttribute("aria-busy");
    if (reason) {
      problem(reason);
      return;
    }
    said.push(words);
    recalled = said.length;
    text.value = "";
    setFiles([]);
    setAbout(null);
    offer();
  }

  function setFiles(list) {
    files = list;
    attached.querySelectorAll("img").forEach(image => URL.revokeObjectURL(image.src));
    attached.replaceChildren(...files.map(file => {
      const item = document.createElement("li");
      const image = document.createElement("img");
      image.src = URL.createObjectURL(file);
      image.alt = "";
      const name = document.createElement("span");
      name.textContent = file.name;
      const remove = document.createElement("button");
      remove.type = "button";
      remove.textContent = "✕";
      remove.setAttribute("aria-label", words.detach + " " + file.name);
      remove.addEventListener("click", () => {
        setFiles(files.filter(other => other !== file));
        text.focus();
      });
      item.append(image, name, remove);
      return item;
    }));
    attached.hidden = !files.length;
  }

  function add(more) {
    const pictures = [...more].filter(file => file.type.startsWith("image/"));
    const all = [...files, ...pictures];
    if (all.length > MAX_FILES || all.some(file => file.size > MAX_BYTES)) {
      problem(words.large);
      return;
    }
    problem("");
    setFiles(all);
    text.focus();
  }

  function setAbout(id, title) {
    about = id;
    aboutLine.hidden = !id;
    aboutLine.querySelector("span").textContent = id ? words.about + " " + (title || "") : "";
  }

  function offer() {
    const typed = text.value;
    const wanted = typed.startsWith("/") && !/\s/.test(typed);
    let offered = 0;
    commands.querySelectorAll("button").forEach(button => {
      const fits = wanted && button.dataset.command.startsWith(typed) && button.dataset.command !== typed;
      button.parentElement.hidden = !fits;
      offered += fits ? 1 : 0;
    });
    commands.hidden = !offered;
  }

  function recall(step) {
    recalled = Math.max(0, Math.min(said.length, recalled + step));
    text.value = said[recalled] ?? "";
    offer();
  }

  form.addEventListener("submit", event => {
    event.preventDefault();
    submit();
  });
  text.addEventListener("keydown", event => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      submit();
    } else if (event.key === "ArrowUp" && said.length && (!text.value || text.value === said[recalled])) {
      event.preventDefault();
      recall(-1);
    } else if (event.key === "ArrowDown" && recalled < said.length && text.value === said[recalled]) {
      event.preventDefault();
      recall(1);
    }
  });
  text.addEventListener("input", offer);
  text.addEventListener("paste", event => {
    if (event.clipboardData.files.length) {
      event.preventDefault();
      add(event.clipboardData.files);
    }
  });
  commands.addEventListener("click", event => {
    const command = event.target.closest("button")?.dataset.command;
    if (command) {
      text.value = command + " ";
      offer();
      text.focus();
    }
  });
  document.getElementById("attach").addEventListener("click", () => chooser.click());
  chooser.addEventListener("change", () => {
    add(chooser.files);
    chooser.value = "";
  });
  aboutLine.querySelector("button").addEventListener("click", () => {
    setAbout(null);
    text.focus();
  });
  addEventListener("dragover", event => {
    event.preventDefault();
    form.classList.add("over");
  });
  addEventListener("dragleave", event => {
    if (!event.relatedTarget) {
      form.classList.remove("over");
    }
  });
  addEventListener("drop", event => {
    event.preventDefault();
    form.classList.remove("over");
    add(event.dataTransfer.files);
  });

  return {
    problem,
    about(id, title) {
      setAbout(id, title);
      text.focus();
    },
    say(words) {
      text.value = words;
      submit();
    },
  };
}
