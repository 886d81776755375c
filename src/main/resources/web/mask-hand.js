/* What a hand does on the picture, whatever moves it: lines and shapes become steps of the painting. */

const SHAPES = ["box", "lasso"];
const BRUSHES = ["brush", "eraser"];

export class Hand {
  /** tools: { tool, erases, diameter, softness } as they are set now; told: what to say when something was done. */
  constructor(stage, painting, tools, told) {
    this.stage = stage;
    this.painting = painting;
    this.tools = tools;
    this.told = told;
    this.shape = null;
    this.spot = { x: stage.picture.width / 2, y: stage.picture.height / 2 };
  }

  get moves() {
    return this.tools.tool === "move";
  }

  get hasBrush() {
    return BRUSHES.includes(this.tools.tool);
  }

  // Where it is, and how large.

  show(x, y) {
    this.spot = { x, y };
    this.refresh();
  }

  refresh() {
    this.stage.cursor = this.moves ? null : { ...this.spot, diameter: this.hasBrush ? this.tools.diameter : 0 };
    this.stage.redraw();
  }

  hide() {
    this.stage.cursor = null;
    this.stage.redraw();
  }

  // A line or a shape, from its beginning to its end.

  /** other: it takes away what it would add, and the other way round. */
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
      if (Math.hypot(x - lastX, y - lastY) * this.stage.zoom >= 2) this.corner();
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

  /** Nothing comes of the line or shape that is being drawn. */
  drop() {
    this.painting.drop();
    this.dropShape();
  }

  // Shapes.

  corner() {
    this.shape.spots.push([this.spot.x, this.spot.y]);
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

  effect(other) {
    const erases = this.tools.tool === "eraser" || (this.tools.erases && SHAPES.includes(this.tools.tool));
    return erases !== Boolean(other) ? "erase" : "add";
  }
}
