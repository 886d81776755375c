/*
 * How much of each pixel is repainted, 0 to 255, on a view of the picture. The server does the same steps again in the
 * picture's own size, by the same rules; so what is shown here is what will be repainted there.
 */

const FULL = 255;

/** A rectangle of pixels, its right and bottom edge outside; empty when they are not beyond the others. */
export function union(one, other) {
  if (!one) return other;
  if (!other) return one;
  return {
    left: Math.min(one.left, other.left),
    top: Math.min(one.top, other.top),
    right: Math.max(one.right, other.right),
    bottom: Math.max(one.bottom, other.bottom),
  };
}

export class Raster {
  /** scale: pixels of this raster for one of the picture. */
  constructor(width, height, scale) {
    this.width = width;
    this.height = height;
    this.scale = scale;
    this.data = new Uint8Array(width * height);
  }

  all() {
    return { left: 0, top: 0, right: this.width, bottom: this.height };
  }

  /** Does a whole step; returns the rectangle that may have changed, or null. */
  apply(step) {
    switch (step.kind) {
      case "brush": {
        let dirty = this.brush(step, 0, 0);
        for (let at = 2; at < step.path.length; at += 2) {
          dirty = union(dirty, this.brush(step, at - 2, at));
        }
        return dirty;
      }
      case "box":
        return this.box(step);
      case "lasso":
        return this.lasso(step);
      case "words":
        return this.words(step);
      case "invert":
        for (let index = 0; index < this.data.length; index++) this.data[index] = FULL - this.data[index];
        return this.all();
      case "clear":
        this.data.fill(0);
        return this.all();
      default:
        throw new Error("no such step: " + step.kind);
    }
  }

  /** One straight piece of a brush's path, between the spots that begin at these places of it. */
  brush(step, from, to) {
    const { scale, width, height, data } = this;
    const ax = step.path[from] * scale;
    const ay = step.path[from + 1] * scale;
    const bx = step.path[to] * scale;
    const by = step.path[to + 1] * scale;
    const radius = (step.diameter / 2) * scale;
    const inner = radius * (1 - step.softness);
    const outer = radius + 0.5;
    const fall = radius - inner + 1;
    const adds = step.effect === "add";
    const dirty = this.clip(
      Math.min(ax, bx) - outer, Math.min(ay, by) - outer, Math.max(ax, bx) + outer, Math.max(ay, by) + outer);
    const alongX = bx - ax;
    const alongY = by - ay;
    const square = alongX * alongX + alongY * alongY;
    const outerSquare = outer * outer;
    for (let y = dirty.top; y < dirty.bottom; y++) {
      const offY = y + 0.5 - ay;
      for (let x = dirty.left; x < dirty.right; x++) {
        const offX = x + 0.5 - ax;
        let share = square === 0 ? 0 : (offX * alongX + offY * alongY) / square;
        share = share < 0 ? 0 : share > 1 ? 1 : share;
        const dx = offX - share * alongX;
        const dy = offY - share * alongY;
        const distance = dx * dx + dy * dy;
        if (distance >= outerSquare) continue;
        const value = Math.round(Math.min(1, (outer - Math.sqrt(distance)) / fall) * FULL);
        const index = y * width + x;
        if (adds) {
          if (data[index] < value) data[index] = value;
        } else if (data[index] > FULL - value) {
          data[index] = FULL - value;
        }
      }
    }
    return dirty.top < dirty.bottom && height > 0 ? dirty : null;
  }

  box(step) {
    const [x, y] = step.corner;
    const [otherX, otherY] = step.opposite;
    const edge = (value) => Math.round(Math.round(value) * this.scale);
    const dirty = this.clip(edge(Math.min(x, otherX)), edge(Math.min(y, otherY)), edge(Math.max(x, otherX)), edge(Math.max(y, otherY)));
    this.rows(dirty, step.effect, (row, fill) => fill(dirty.left, dirty.right));
    return dirty;
  }

  /** The even-odd rule, at the middle of each pixel. */
  lasso(step) {
    const outline = step.outline.map((value) => value * this.scale);
    const xs = outline.filter((_, index) => index % 2 === 0);
    const ys = outline.filter((_, index) => index % 2 === 1);
    const span = (values, pick) => values.reduce((one, other) => pick(one, other));
    const dirty = this.clip(span(xs, Math.min), span(ys, Math.min), span(xs, Math.max), span(ys, Math.max));
    this.rows(dirty, step.effect, (row, fill) => {
      const crossings = [];
      for (let at = 0, from = ys.length - 1; at < ys.length; from = at++) {
        const y = row + 0.5;
        if (ys[from] <= y !== ys[at] <= y) {
          crossings.push(xs[from] + ((y - ys[from]) / (ys[at] - ys[from])) * (xs[at] - xs[from]));
        }
      }
      crossings.sort((one, other) => one - other);
      for (let pair = 0; pair + 1 < crossings.length; pair += 2) {
        fill(Math.ceil(crossings[pair] - 0.5), Math.ceil(crossings[pair + 1] - 0.5));
      }
    });
    return dirty;
  }

  /** A region in words, which the server has drawn in this raster's size. */
  words(step) {
    const adds = step.effect === "add";
    for (let index = 0; index < this.data.length; index++) {
      const value = step.shares[index];
      this.data[index] = adds ? Math.max(this.data[index], value) : Math.min(this.data[index], FULL - value);
    }
    return this.all();
  }

  rows(dirty, effect, each) {
    const value = effect === "add" ? FULL : 0;
    for (let row = dirty.top; row < dirty.bottom; row++) {
      each(row, (from, to) => {
        const left = Math.max(0, from);
        const right = Math.min(this.width, to);
        if (left < right) this.data.fill(value, row * this.width + left, row * this.width + right);
      });
    }
  }

  clip(left, top, right, bottom) {
    return {
      left: Math.max(0, Math.floor(left)),
      top: Math.max(0, Math.floor(top)),
      right: Math.min(this.width, Math.ceil(right)),
      bottom: Math.min(this.height, Math.ceil(bottom)),
    };
  }

  /** The share of the picture that is repainted, 0 to 1. */
  share() {
    let sum = 0;
    for (let index = 0; index < this.data.length; index++) sum += this.data[index];
    return sum / (FULL * this.data.length);
  }

  cut(area) {
    const width = area.right - area.left;
    const piece = new Uint8Array(width * (area.bottom - area.top));
    for (let y = area.top; y < area.bottom; y++) {
      const start = y * this.width + area.left;
      piece.set(this.data.subarray(start, start + width), (y - area.top) * width);
    }
    return piece;
  }

  put(area, piece) {
    const width = area.right - area.left;
    for (let y = area.top; y < area.bottom; y++) {
      this.data.set(piece.subarray((y - area.top) * width, (y - area.top + 1) * width), y * this.width + area.left);
    }
  }
}
