/* What was painted so far, step by step, with a way back and forth. */

import { union } from "./mask-raster.js";

const MOST_KEPT_BYTES = 96 * 1024 * 1024;

export class Painting {
  /** changed: told the rectangle of the raster that looks different now. */
  constructor(raster, changed) {
    this.raster = raster;
    this.changed = changed;
    this.done = [];
    this.undone = [];
    this.live = null;
  }

  get canUndo() {
    return this.done.length > 0;
  }

  get canRedo() {
    return this.undone.length > 0;
  }

  /** A whole step at once. */
  add(step) {
    const before = this.raster.data.slice();
    const area = this.raster.apply(step);
    this.keep(step, area, before);
    this.changed(area);
  }

  /** A line of the brush that goes on until {@link #finish}. */
  start(step) {
    this.live = { step, before: this.raster.data.slice(), area: null };
    this.grow(this.raster.brush(step, 0, 0));
  }

  /** The line goes on to a place; one that is too near to its last spot to make a difference is left out. */
  extend(x, y) {
    const path = this.live.step.path;
    const last = path.length - 2;
    const near = Math.max(0.75, this.live.step.diameter * 0.04);
    if (Math.hypot(x - path[last], y - path[last + 1]) < near) return;
    path.push(x, y);
    this.grow(this.raster.brush(this.live.step, last, last + 2));
  }

  finish() {
    if (!this.live) return;
    const { step, before, area } = this.live;
    this.live = null;
    this.keep(step, area, before);
  }

  /** The line that was begun has never been. */
  drop() {
    if (!this.live) return;
    const { before, area } = this.live;
    this.live = null;
    this.raster.data.set(before);
    if (area) this.changed(area);
  }

  undo() {
    const last = this.done.pop();
    if (!last) return;
    this.undone.push(last.step);
    if (last.piece || !last.area) {
      if (last.area) this.raster.put(last.area, last.piece);
      this.changed(last.area);
    } else {
      this.raster.data.fill(0);
      this.done.forEach(({ step }) => this.raster.apply(step));
      this.changed(this.raster.all());
    }
  }

  redo() {
    const step = this.undone.pop();
    if (!step) return;
    const rest = this.undone;
    this.add(step);
    this.undone = rest;
  }

  /** For the server: what was done since everything was last cleared. */
  steps() {
    const steps = this.done.map(({ step }) => step);
    const cleared = steps.findLastIndex((step) => step.kind === "clear");
    return steps.slice(cleared + 1).map(({ shares, ...step }) => step);
  }

  grow(area) {
    this.live.area = union(this.live.area, area);
    if (area) this.changed(area);
  }

  keep(step, area, before) {
    const whole = { width: this.raster.width, data: before };
    const piece = area ? this.raster.cut.call(whole, area) : null;
    this.done.push({ step, area, piece });
    this.undone = [];
    let bytes = 0;
    for (let at = this.done.length - 1; at >= 0; at--) {
      bytes += this.done[at].piece?.length ?? 0;
      if (bytes > MOST_KEPT_BYTES) this.done[at].piece = null;
    }
  }
}
