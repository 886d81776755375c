/* What is said beside the picture: regions in words, the prompt and the options; and all of it on its way. */

import { byId, complain, idle, say } from "./mask-page.js";

const OVER = ["used", "expired", "foreign", "unknown"];

export class Form {
  /** told: something was painted; over: how the page ends, as an object with a state. */
  constructor(link, painting, told, over) {
    this.link = link;
    this.painting = painting;
    this.told = told;
    this.over = over;
    this.sending = false;
    byId("region-add").addEventListener("click", () => this.region("add"));
    byId("region-erase").addEventListener("click", () => this.region("erase"));
    byId("region").addEventListener("keydown", (event) => {
      if (event.key === "Enter") {
        event.preventDefault();
        this.region("add");
      }
    });
    byId("form").addEventListener("submit", (event) => {
      event.preventDefault();
      this.submit();
    });
  }

  async region(effect) {
    const field = byId("region");
    complain("region", "");
    try {
      const { width, height } = this.painting.raster;
      const shares = await this.link.region(field.value, width, height);
      this.painting.add({ kind: "words", effect, text: field.value, shares });
      field.value = "";
      this.told("painted");
    } catch (problem) {
      this.explain("region", problem);
    }
  }

  async submit() {
    if (this.sending || !this.isComplete()) return;
    this.busy(true);
    try {
      await this.link.submit(byId("prompt").value.trim(), this.options(), this.painting.steps());
      this.over({ state: "sent" });
    } catch (problem) {
      this.busy(false);
      this.explain("form", problem);
    }
  }

  isComplete() {
    complain("prompt", "");
    complain("form", "");
    if (this.painting.raster.share() === 0) {
      complain("form", say("empty"));
      byId("picture").focus();
      return false;
    }
    if (!byId("prompt").value.trim()) {
      complain("prompt", say("wordless"));
      byId("prompt").focus();
      return false;
    }
    return true;
  }

  options() {
    const options = {};
    for (const field of byId("form").querySelectorAll("[data-option]")) {
      const value = field.type === "checkbox" ? (field.checked ? "true" : "") : field.value.trim();
      if (value) options[field.dataset.option] = value;
    }
    return options;
  }

  busy(is) {
    this.sending = is;
    idle("submit", is);
    byId("submit").textContent = is ? say("sending") : say("submit");
  }

  /** A problem that leaves the painting as it is stands beside what it is about; any other ends the page. */
  explain(where, problem) {
    if (OVER.includes(problem.state)) {
      this.over(problem);
    } else {
      const texts = { offline: say("offline"), "too-much": say("tooMuch") };
      complain(where, problem.message || (texts[problem.state] ?? say("broken")));
    }
  }
}
