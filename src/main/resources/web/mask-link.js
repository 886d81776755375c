/* Talks to the server about one link. What it answers is never taken for markup. */

export class Problem extends Error {
  /** state: what became of the link, when that is the problem; message: for the person. */
  constructor(state, message) {
    super(message);
    this.state = state;
  }
}

export class Link {
  constructor(token) {
    this.token = token;
    this.formToken = "";
  }

  /** Opens the link for this browser: what there is to paint, or a Problem with the link's state. */
  async open() {
    const answer = await this.send("/mask/open", this.body({}));
    this.formToken = answer.formToken;
    return answer;
  }

  /** The view of the picture, as something that can be drawn. */
  async picture() {
    const response = await this.send("/mask/picture", { method: "GET" });
    return createImageBitmap(await response.blob());
  }

  /** How much of each pixel of the view a region in words covers, 0 to 255. */
  async region(words, width, height) {
    const response = await this.send("/mask/region", this.body({ words }));
    const bitmap = await createImageBitmap(await response.blob());
    const canvas = document.createElement("canvas");
    canvas.width = width;
    canvas.height = height;
    const context = canvas.getContext("2d", { willReadFrequently: true });
    context.drawImage(bitmap, 0, 0, width, height);
    const pixels = context.getImageData(0, 0, width, height).data;
    const shares = new Uint8Array(width * height);
    for (let index = 0; index < shares.length; index++) shares[index] = 255 - pixels[index * 4 + 3];
    return shares;
  }

  submit(prompt, options, steps) {
    return this.send("/mask/submit", this.body({ prompt, options, steps }));
  }

  body(content) {
    return { method: "POST", body: JSON.stringify(content), type: "application/json" };
  }

  /** What was asked for: a file's response, or the object of an answer; a Problem else. */
  async send(path, { method, body, type }) {
    const headers = { "X-Mask-Link": this.token, "X-Form-Token": this.formToken };
    if (type) headers["Content-Type"] = type;
    let response;
    try {
      response = await fetch(path, { method, body, headers, credentials: "same-origin" });
    } catch {
      throw new Problem("offline", "");
    }
    if (!response.ok) throw new Problem(response.status === 413 ? "too-much" : "broken", "");
    if (!(response.headers.get("Content-Type") ?? "").startsWith("application/json")) return response;
    const answer = await response.json();
    if (["open", "sent"].includes(answer.state)) return answer;
    throw new Problem(answer.state, answer.message ?? "");
  }
}
