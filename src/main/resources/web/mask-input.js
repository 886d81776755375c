/* Hands on the picture: mouse, pen, fingers and keys become steps of the painting. */

const SHAPES = ["box", "lasso"];

export class Input {
  /** tools: { tool, erases, diameter, softness } as they are set now; told: what to say when something was done. */
  constructor(canvas, stage, painting, tools, told) {
    this.canvas = canvas;
    this.stage = stage;
    this.painting = painting;
    this.tools = tools;
    this.told = told;
    this.fingers = new Map();
    this.active = null;
    this.pinch = null;
    this.shape = null;
    this.keyed = null;
    this.spot = { x: stage.picture.width / 2, y: stage.picture.height / 2 };
    const on = (type, handler, options) => canvas.addEventListener(type, handler.bind(this), options);
    on("pointerdown", this.down);
    on("pointermove", this.move);
    on("pointerup", this.up);
    on("pointercancel", this.cancelled);
    on("pointerleave", this.left);
    on("wheel", this.wheel, { passive: false });
    on("contextmenu", (event) => event.preventDefault());
    on("keydown", this.key);
    on("keyup", this.released);
    on("focus", this.focused);
    on("blur", this.blurred);
  }

  // The brush shows where it is, and how large.

  show(x, y) {
    this.spot = { x, y };
    this.refresh();
  }

  refresh() {
    const brush = ["brush", "eraser"].includes(this.tools.tool);
    this.stage.cursor = this.tools.tool === "move" ? null : { ...this.spot, diameter: brush ? this.tools.diameter : 0 };
    this.stage.redraw();
  }

  // Pointers.

  at(event) {
    const box = this.canvas.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  }

  down(event) {
    if (event.pointerType === "touch") {
      this.fingers.set(event.pointerId, this.at(event));
      if (this.fingers.size === 2) {
        this.painting.drop();
        this.dropShape();
        this.active = null;
        this.pinch = this.grip();
        return;
      }
      if (this.fingers.size > 2 || this.pen) return;
    }
    if (this.active !== null || event.button > 1) return;
    this.pen = event.pointerType === "pen";
    event.preventDefault();
    this.canvas.focus({ preventScroll: true });
    this.canvas.setPointerCapture(event.pointerId);
    this.active = event.pointerId;
    const [x, y] = this.at(event);
    this.moving = event.button === 1 || this.tools.tool === "move" ? [x, y] : null;
    if (!this.moving) {
      this.show(...this.stage.toPicture(x, y));
      this.begin(event.altKey);
    }
  }

  move(event) {
    if (this.fingers.has(event.pointerId)) this.fingers.set(event.pointerId, this.at(event));
    if (this.pinch) {
      this.squeeze();
      return;
    }
    const [x, y] = this.at(event);
    if (this.active === event.pointerId && this.moving) {
      this.stage.pan(x - this.moving[0], y - this.moving[1]);
      this.moving = [x, y];
      return;
    }
    if (this.active === null && event.pointerType !== "touch") {
      this.show(...this.stage.toPicture(x, y));
    } else if (this.active === event.pointerId) {
      const events = event.getCoalescedEvents?.() ?? [];
      for (const one of events.length ? events : [event]) {
        this.go(...this.stage.toPicture(...this.at(one)));
      }
    }
  }

  up(event) {
    const pinched = this.pinch;
    this.fingers.delete(event.pointerId);
    if (this.fingers.size < 2) this.pinch = null;
    if (pinched || this.active !== event.pointerId) return;
    this.active = null;
    if (this.moving) this.moving = null;
    else this.end();
  }

  cancelled(event) {
    this.fingers.delete(event.pointerId);
    this.pinch = null;
    if (this.active !== event.pointerId) return;
    this.active = null;
    this.moving = null;
    this.painting.drop();
    this.dropShape();
  }

  left() {
    if (this.active === null && document.activeElement !== this.canvas) {
      this.stage.cursor = null;
      this.stage.redraw();
    }
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

  // What a hand does, whatever moves it.

  begin(other) {
    const { tool, diameter, softness } = this.tools;
    const { x, y } = this.spot;
    if (SHAPES.includes(tool)) {
      this.shape = { kind: tool, effect: this.effect(other), spots: [[x, y]] };
      this.sketch();
    } else {
      this.painting.start({ kind: "brush", effect: this.effect(other), diameter, softness, path: [x, y] });
    }
  }

  go(x, y) {
    this.show(x, y);
    if (this.shape?.kind === "lasso") {
      const [lastX, lastY] = this.shape.spots.at(-1);
      if (Math.hypot(x - lastX, y - lastY) * this.stage.zoom >= 2) this.shape.spots.push([x, y]);
    } else if (!this.shape && this.painting.live) {
      this.painting.extend(x, y);
    }
    this.sketch();
  }

  end() {
    if (this.shape) {
      this.close();
    } else if (this.painting.live) {
      this.painting.finish();
      this.told("painted");
    }
  }

  effect(other) {
    const erases = this.tools.tool === "eraser" || (this.tools.erases && SHAPES.includes(this.tools.tool));
    return erases !== Boolean(other) ? "erase" : "add";
  }

  /** The shape that is being drawn is done. */
  close() {
    const { kind, effect, spots } = this.shape;
    const { x, y } = this.spot;
    this.dropShape();
    if (kind === "box" && spots[0][0] !== x && spots[0][1] !== y) {
      this.painting.add({ kind, effect, corner: spots[0], opposite: [x, y] });
      this.told("painted");
    } else if (kind === "lasso" && spots.length > 2) {
      this.painting.add({ kind, effect, outline: spots.flat() });
      this.told("painted");
    }
  }

  dropShape() {
    this.shape = null;
    this.stage.sketch = null;
    this.stage.redraw();
  }

  sketch() {
    if (!this.shape) return;
    const { x, y } = this.spot;
    const [[left, top]] = this.shape.spots;
    this.stage.sketch =
      this.shape.kind === "box"
        ? [[left, top], [x, top], [x, y], [left, y], [left, top]]
        : [...this.shape.spots, [x, y], [left, top]];
    this.stage.redraw();
  }

  // Keys.

  key(event) {
    if (event.ctrlKey || event.metaKey) return;
    const ways = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    if (ways[event.key]) {
      this.step(...ways[event.key], event.shiftKey);
    } else if (event.key === " ") {
      if (!event.repeat) this.press();
    } else if (event.key === "Enter") {
      this.enter();
    } else if (event.key === "Escape" && (this.shape || this.painting.live)) {
      this.painting.drop();
      this.dropShape();
      this.keyed = null;
      this.told("dropped");
    } else {
      return;
    }
    event.preventDefault();
  }

  step(x, y, small) {
    const { width, height } = this.stage.picture;
    const length = small ? 1 : Math.max(1, Math.round(this.tools.diameter / 4));
    const toX = Math.min(width, Math.max(0, this.spot.x + x * length));
    const toY = Math.min(height, Math.max(0, this.spot.y + y * length));
    if (this.keyed || this.shape) this.go(toX, toY);
    else this.show(toX, toY);
    this.stage.reveal(toX, toY);
    if (!this.keyed) this.told("at", Math.round((toX / width) * 100), Math.round((toY / height) * 100));
  }

  /** The space bar goes down: the brush paints while it is held; a shape gets a corner, a rectangle its last one. */
  press() {
    if (this.tools.tool === "move" || this.active !== null) return;
    if (!SHAPES.includes(this.tools.tool)) {
      if (this.keyed) return;
      this.keyed = "held";
      this.begin(false);
    } else if (!this.shape) {
      this.begin(false);
      this.told("corner");
    } else if (this.shape.kind === "box") {
      this.close();
    } else {
      this.shape.spots.push([this.spot.x, this.spot.y]);
      this.told("corner");
    }
  }

  /** Enter puts the brush down for good, and takes it up; it closes a shape. */
  enter() {
    if (this.shape) {
      if (this.shape.kind === "lasso") this.shape.spots.push([this.spot.x, this.spot.y]);
      this.close();
    } else if (this.keyed) {
      this.keyed = null;
      this.end();
    } else if (["brush", "eraser"].includes(this.tools.tool)) {
      this.keyed = "down";
      this.begin(false);
      this.told("down");
    }
  }

  released(event) {
    if (event.key === " " && this.keyed === "held") {
      this.keyed = null;
      this.end();
    }
  }

  focused() {
    this.refresh();
  }

  blurred() {
    if (this.keyed) {
      this.keyed = null;
      this.end();
    }
    if (this.active === null) {
      this.stage.cursor = null;
      this.stage.redraw();
    }
  }
}
