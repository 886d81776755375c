// The pictures beside the conversation, newest first.
import {words} from "./playground-post.js";

/** @param show goes to a message; gives false when it isn't on the page */
export function gallery({show}) {
  const shelf = document.getElementById("shelf");
  const empty = document.getElementById("shelf-empty");
  let waiting = 0;

  async function load() {
    let pictures;
    try {
      const answer = await fetch("/play/gallery");
      pictures = answer.ok ? await answer.json() : [];
    } catch {
      return; // the line above the conversation says that the connection is lost
    }
    shelf.replaceChildren(...pictures.map(picture => {
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
    }));
    empty.hidden = pictures.length > 0;
  }

  return {
    refresh() {
      clearTimeout(waiting);
      waiting = setTimeout(load, 250);
    },
  };
}
