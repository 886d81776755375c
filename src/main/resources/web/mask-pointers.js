/* Mouse, pen and fingers on the picture: one paints, the wheel and two fingers zoom. */

export class Pointers {
  constructor(canvas, stage, hand) {
    this.canvas = canvas;
    this.stage = stage;
    this.hand = hand;
    this.fingers = new Map();
    this.pinch = null;
    this.active = null;
    this.moving = null;
    this.pen = false;
    const on = (type, handler, options) => canvas.addEventListener(type, handler.bind(this), options);
    on("pointerdown", this.down);
    on("pointermove", this.move);
    on("pointerup", this.up);
    on("pointercancel", this.cancelled);
    on("pointerleave", this.left);
    on("wheel", this.wheel, { passive: false });
    on("contextmenu", (event) => event.preventDefault());
  }

  /** Whether something is down on the picture. */
  get busy() {
    return this.active !== null;
  }

  at(event) {
    const box = this.canvas.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  }

  down(event) {
    if (event.pointerType === "touch" && this.isOneOfMany(event)) return;
    if (this.busy || event.button > 1) return;
    this.pen = event.pointerType === "pen";
    event.preventDefault();
    this.canvas.focus({ preventScroll: true });
    this.canvas.setPointerCapture(event.pointerId);
    this.active = event.pointerId;
    const [x, y] = this.at(event);
    this.moving = event.button === 1 || this.hand.moves ? [x, y] : null;
    if (!this.moving) {
      this.hand.show(...this.stage.toPicture(x, y));
      this.hand.begin(event.altKey);
    }
  }

  /** The second finger turns painting into zooming; one beside a pen is the palm of a hand. */
  isOneOfMany(event) {
    this.fingers.set(event.pointerId, this.at(event));
    if (this.fingers.size === 2) {
      this.hand.drop();
      this.active = null;
      this.pinch = this.grip();
      return true;
    }
    return this.fingers.size > 2 || this.pen;
  }

  move(event) {
    if (this.fingers.has(event.pointerId)) this.fingers.set(event.pointerId, this.at(event));
    if (this.pinch) {
      this.squeeze();
    } else if (this.active !== event.pointerId) {
      if (!this.busy && event.pointerType !== "touch") this.hand.show(...this.stage.toPicture(...this.at(event)));
    } else if (this.moving) {
      const [x, y] = this.at(event);
      this.stage.pan(x - this.moving[0], y - this.moving[1]);
      this.moving = [x, y];
    } else {
      const events = event.getCoalescedEvents?.() ?? [];
      for (const one of events.length ? events : [event]) this.hand.go(...this.stage.toPicture(...this.at(one)));
    }
  }

  up(event) {
    const pinched = this.pinch;
    this.fingers.delete(event.pointerId);
    if (this.fingers.size < 2) this.pinch = null;
    if (pinched || this.active !== event.pointerId) return;
    this.active = null;
    if (this.moving) this.moving = null;
    else this.hand.end();
  }

  cancelled(event) {
    this.fingers.delete(event.pointerId);
    this.pinch = null;
    if (this.active !== event.pointerId) return;
    this.active = null;
    this.moving = null;
    this.hand.drop();
  }

  left() {
    if (!this.busy && document.activeElement !== this.canvas) this.hand.hide();
  }

  wheel(event) {
    event.preventDefault();
    this.stage.zoomAt(...this.at(event), Math.exp(-Math.sign(event.deltaY) * Math.min(60, Math.abs(event.deltaY)) * 0.004));
  }

  /** Where two fingers are: the middle between them and how far apart. */
  grip() {
    const [[x, y], [otherX, otherY]] = [...this.fingers.values()];
    return { x: (x + otherX) / 2, y: (y + otherY) / 2, apart: Math.max(1, Math.hypot(x - otherX, y - otherY)) };
  }

  squeeze() {
    if (this.fingers.size < 2) return;
    const grip = this.grip();
    this.stage.pan(grip.x - this.pinch.x, grip.y - this.pinch.y);
    this.stage.zoomAt(grip.x, grip.y, grip.apart / this.pinch.apart);
    this.pinch = grip;
  }
}
