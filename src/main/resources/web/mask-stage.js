/* Shows the picture, what of it will be repainted, and the brush; knows which place of the picture is where on the screen. */

const TINT = [229, 0, 125];
const TINT_STRENGTH = 0.55;
const MARCH_MILLIS = 120;
const STRIPE = 8;
const MOST_ZOOM = 16;
const SMALLEST = 0.5;

export class Stage {
  /** picture: { width, height } in its own pixels; raster: the painting on a view of it; bitmap: that view. */
  constructor(canvas, picture, raster, bitmap) {
    this.canvas = canvas;
    this.context = canvas.getContext("2d");
    this.picture = picture;
    this.raster = raster;
    this.bitmap = bitmap;
    this.tint = layer(raster.width, raster.height);
    this.solid = layer(raster.width, raster.height);
    this.ring = layer(1, 1);
    this.cursor = null;
    this.sketch = null;
    this.phase = 0;
    this.fitted = true;
    this.dirty = false;
    this.stripes = this.context.createPattern(stripes(), "repeat");
    this.paper = this.context.createPattern(checks(), "repeat");
    new ResizeObserver(() => this.resize()).observe(canvas);
    this.resize();
    if (!matchMedia("(prefers-reduced-motion: reduce)").matches) {
      setInterval(() => this.march(), MARCH_MILLIS);
    }
  }

  resize() {
    this.ratio = Math.min(2, devicePixelRatio || 1);
    const width = Math.max(1, Math.round(this.canvas.clientWidth * this.ratio));
    const height = Math.max(1, Math.round(this.canvas.clientHeight * this.ratio));
    if (this.canvas.width !== width || this.canvas.height !== height) {
      this.canvas.width = width;
      this.canvas.height = height;
      this.ring.canvas.width = width;
      this.ring.canvas.height = height;
    }
    if (this.fitted) this.fit();
    else this.settle();
  }

  /** The whole picture, as large as it can be. */
  fit() {
    this.fitted = true;
    this.zoom = this.fitZoom();
    this.left = (this.canvas.clientWidth - this.picture.width * this.zoom) / 2;
    this.top = (this.canvas.clientHeight - this.picture.height * this.zoom) / 2;
    this.redraw();
  }

  fitZoom() {
    const across = this.canvas.clientWidth / this.picture.width;
    const down = this.canvas.clientHeight / this.picture.height;
    return Math.max(1e-6, Math.min(across, down, MOST_ZOOM));
  }

  /** Nearer or farther; the place at (x, y) on the screen stays there. */
  zoomAt(x, y, factor) {
    const least = this.fitZoom() * SMALLEST;
    const zoom = Math.min(MOST_ZOOM, Math.max(least, this.zoom * factor));
    this.left = x - ((x - this.left) * zoom) / this.zoom;
    this.top = y - ((y - this.top) * zoom) / this.zoom;
    this.zoom = zoom;
    this.fitted = false;
    this.settle();
  }

  zoomBy(factor) {
    this.zoomAt(this.canvas.clientWidth / 2, this.canvas.clientHeight / 2, factor);
  }

  pan(x, y) {
    this.left += x;
    this.top += y;
    this.fitted = false;
    this.settle();
  }

  /** Some of the picture is always in sight. */
  settle() {
    const within = (start, length, room) => Math.min(room - Math.min(room, length) / 4, Math.max(Math.min(room, length) / 4 - length, start));
    this.left = within(this.left, this.picture.width * this.zoom, this.canvas.clientWidth);
    this.top = within(this.top, this.picture.height * this.zoom, this.canvas.clientHeight);
    this.redraw();
  }

  /** The place of the picture at a place of the canvas, in pixels of each. */
  toPicture(x, y) {
    return [(x - this.left) / this.zoom, (y - this.top) / this.zoom];
  }

  /** Moves the view when a place of the picture is out of sight. */
  reveal(x, y) {
    const margin = 24;
    const at = [x * this.zoom + this.left, y * this.zoom + this.top];
    const room = [this.canvas.clientWidth, this.canvas.clientHeight];
    const move = at.map((value, axis) => Math.min(0, room[axis] - margin - value) || Math.max(0, margin - value));
    if (move[0] || move[1]) this.pan(move[0], move[1]);
  }

  /** The raster has changed there. */
  changed(area) {
    if (!area) return;
    const width = area.right - area.left;
    const height = area.bottom - area.top;
    if (width <= 0 || height <= 0) return;
    const tint = new ImageData(width, height);
    const solid = new ImageData(width, height);
    for (let y = 0, to = 0; y < height; y++) {
      let from = (y + area.top) * this.raster.width + area.left;
      for (let x = 0; x < width; x++, from++, to += 4) {
        const share = this.raster.data[from];
        if (share === 0) continue;
        tint.data[to] = TINT[0];
        tint.data[to + 1] = TINT[1];
        tint.data[to + 2] = TINT[2];
        tint.data[to + 3] = share * TINT_STRENGTH;
        solid.data[to + 3] = share >= 128 ? 255 : 0;
      }
    }
    this.tint.putImageData(tint, area.left, area.top);
    this.solid.putImageData(solid, area.left, area.top);
    this.redraw();
  }

  march() {
    this.phase = (this.phase + 1) % STRIPE;
    if (!document.hidden) this.redraw();
  }

  redraw() {
    if (this.dirty) return;
    this.dirty = true;
    requestAnimationFrame(() => {
      this.dirty = false;
      this.draw();
    });
  }

  draw() {
    const { context, canvas } = this;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, canvas.width, canvas.height);
    this.place(context, 0, 0);
    context.imageSmoothingEnabled = this.zoom * this.ratio < 4;
    context.fillStyle = this.paper;
    context.fillRect(0, 0, this.raster.width, this.raster.height);
    context.drawImage(this.bitmap, 0, 0, this.raster.width, this.raster.height);
    context.drawImage(this.tint.canvas, 0, 0);
    this.outline();
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.drawImage(this.ring.canvas, 0, 0);
    context.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    if (this.sketch) this.line(this.sketch.map(([x, y]) => [x * this.zoom + this.left, y * this.zoom + this.top]));
    if (this.cursor) this.brush();
  }

  /** From here on a layer's pixels are drawn where the picture's are. */
  place(context, x, y) {
    const size = (this.zoom * this.ratio) / this.raster.scale;
    context.setTransform(size, 0, 0, size, this.left * this.ratio + x, this.top * this.ratio + y);
  }

  /** A line of one pixel of the screen around what is repainted, in stripes that march. */
  outline() {
    const ring = this.ring;
    const wide = Math.max(1, Math.round(this.ratio));
    ring.setTransform(1, 0, 0, 1, 0, 0);
    ring.globalCompositeOperation = "source-over";
    ring.clearRect(0, 0, ring.canvas.width, ring.canvas.height);
    ring.imageSmoothingEnabled = false;
    for (const [x, y] of [[wide, 0], [-wide, 0], [0, wide], [0, -wide]]) {
      this.place(ring, x, y);
      ring.drawImage(this.solid.canvas, 0, 0);
    }
    ring.globalCompositeOperation = "destination-out";
    this.place(ring, 0, 0);
    ring.drawImage(this.solid.canvas, 0, 0);
    ring.globalCompositeOperation = "source-in";
    ring.setTransform(1, 0, 0, 1, this.phase, 0);
    ring.fillStyle = this.stripes;
    ring.fillRect(-STRIPE, 0, ring.canvas.width + 2 * STRIPE, ring.canvas.height);
  }

  line(spots) {
    const { context } = this;
    context.beginPath();
    spots.forEach(([x, y], index) => (index ? context.lineTo(x, y) : context.moveTo(x, y)));
    this.twice();
  }

  brush() {
    const { context, cursor } = this;
    const x = cursor.x * this.zoom + this.left;
    const y = cursor.y * this.zoom + this.top;
    context.beginPath();
    if (cursor.diameter) {
      context.arc(x, y, Math.max(2, (cursor.diameter / 2) * this.zoom), 0, 2 * Math.PI);
    }
    context.moveTo(x - 6, y);
    context.lineTo(x + 6, y);
    context.moveTo(x, y - 6);
    context.lineTo(x, y + 6);
    this.twice();
  }

  /** Dark on light, to be seen on anything. */
  twice() {
    const { context } = this;
    context.lineWidth = 3;
    context.strokeStyle = "rgb(255 255 255 / 85%)";
    context.stroke();
    context.lineWidth = 1.25;
    context.strokeStyle = "#111";
    context.stroke();
  }
}

function layer(width, height) {
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  return canvas.getContext("2d");
}

function stripes() {
  const context = layer(STRIPE, STRIPE);
  context.fillStyle = "#fff";
  context.fillRect(0, 0, STRIPE, STRIPE);
  context.fillStyle = "#111";
  for (let y = 0; y < STRIPE; y++) {
    for (let x = 0; x < STRIPE / 2; x++) context.fillRect((x + y) % STRIPE, y, 1, 1);
  }
  return context.canvas;
}

function checks() {
  const context = layer(32, 32);
  context.fillStyle = "#fff";
  context.fillRect(0, 0, 32, 32);
  context.fillStyle = "#ddd";
  context.fillRect(0, 0, 16, 16);
  context.fillRect(16, 16, 16, 16);
  return context.canvas;
}
