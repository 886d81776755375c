/* The keyboard on the picture: arrows move the hand, Space and Enter paint. */

const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

export class Keys {
  /** shortcuts: what other keys do, by key. */
  constructor(canvas, stage, hand, pointers, shortcuts) {
    this.stage = stage;
    this.hand = hand;
    this.pointers = pointers;
    this.shortcuts = shortcuts;
    /** How the brush is down: held by the space bar, put down by Enter, or not at all. */
    this.brush = null;
    canvas.addEventListener("keydown", this.key.bind(this));
    canvas.addEventListener("keyup", this.released.bind(this));
    canvas.addEventListener("focus", () => hand.refresh());
    canvas.addEventListener("blur", this.blurred.bind(this));
  }

  key(event) {
    // Where brackets need AltGr, that counts as Ctrl and Alt.
    if ((event.ctrlKey || event.metaKey || event.altKey) && !event.getModifierState("AltGraph")) return;
    if (this.paints(event) || this.shortens(event)) event.preventDefault();
  }

  paints(event) {
    if (WAYS[event.key]) {
      this.step(...WAYS[event.key], event.shiftKey);
    } else if (event.key === " ") {
      if (!event.repeat) this.press();
    } else if (event.key === "Enter") {
      this.enter();
    } else if (event.key === "Escape" && (this.hand.shape || this.hand.painting.live)) {
      this.hand.drop();
      this.brush = null;
      this.hand.told("dropped");
    } else {
      return false;
    }
    return true;
  }

  shortens(event) {
    const action = this.shortcuts[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!action || this.hand.painting.live) return false;
    action();
    return true;
  }

  step(x, y, small) {
    const { stage, hand } = this;
    const { width, height } = stage.picture;
    const length = small ? 1 : Math.max(1, Math.round(hand.tools.diameter / 4));
    const toX = Math.min(width, Math.max(0, hand.spot.x + x * length));
    const toY = Math.min(height, Math.max(0, hand.spot.y + y * length));
    if (this.brush || hand.shape) hand.go(toX, toY);
    else hand.show(toX, toY);
    stage.reveal(toX, toY);
    if (!this.brush) hand.told("at", Math.round((toX / width) * 100), Math.round((toY / height) * 100));
  }

  /** The space bar goes down: the brush paints while it is held; a shape gets a corner, a rectangle its last one. */
  press() {
    const { hand } = this;
    if (hand.moves || this.pointers.busy) return;
    if (hand.hasBrush) {
      if (this.brush) return;
      this.brush = "held";
      hand.begin(false);
    } else if (!hand.shape) {
      hand.begin(false);
      hand.told("corner");
    } else if (hand.shape.kind === "box") {
      hand.close();
    } else {
      hand.corner();
      hand.told("corner");
    }
  }

  /** Enter puts the brush down for good, and takes it up; it closes a shape. */
  enter() {
    const { hand } = this;
    if (hand.shape) {
      if (hand.shape.kind === "lasso") hand.corner();
      hand.close();
    } else if (this.brush) {
      this.takeUp();
    } else if (hand.hasBrush && !this.pointers.busy) {
      this.brush = "down";
      hand.begin(false);
      hand.told("down");
    }
  }

  released(event) {
    if (event.key === " " && this.brush === "held") this.takeUp();
  }

  blurred() {
    if (this.brush) this.takeUp();
    if (!this.pointers.busy) this.hand.hide();
  }

  takeUp() {
    this.brush = null;
    this.hand.end();
  }
}
