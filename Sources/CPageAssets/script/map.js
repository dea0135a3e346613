// The map of the stories on a canvas: where it stands, what is under the pointer, what the keys do. What it
// looks like is the painter's.

class StoryMap extends EventTarget {
  constructor(selection) {
    super();
    Object.assign(this, { selection, archive: selection.archive });
    this.canvas = named(make("canvas", {}), {
      tabindex: 0,
      role: "application",
      "aria-label": "Map of the stories",
      "aria-describedby": "map-keys",
    });
    this.tip = make("div", { className: "tip", hidden: true, dir: "auto" });
    this.live = named(make("p", { className: "unseen" }), { "aria-live": "polite" });
    this.note = make("p", { className: "note" });
    const keys = make("p", { className: "note", id: "map-keys" },
      "Drag to move, Ctrl and wheel or two fingers to zoom. With the keyboard: arrows go from article to " +
        "article, Enter opens, + and - zoom, 0 shows all, Shift and arrows move.");
    this.element = make(
      "div",
      { className: "map" },
      make("div", { className: "frame" }, this.canvas, this.tip,
        make("div", { className: "zoom" },
          button("+", () => this.zoom(1.5), { "aria-label": "Zoom in" }),
          button("−", () => this.zoom(1 / 1.5), { "aria-label": "Zoom out" }),
          button("All", () => this.fit(), { "aria-label": "Show the whole map" }))),
      make("p", { className: "legend" },
        make("span", { className: "record" }), "the archive has a record ",
        make("span", { className: "mention" }), "only mentioned ",
        make("span", { className: "names" }), "names ",
        make("span", { className: "named" }), "is named by"),
      this.note,
      keys,
      this.live,
    );
    this.view = null;
    this.cursor = null;
    this.article = null;
    this.painter = new MapPainter(this);
    this.draw = once(() => this.#paint());
    this.#listenToPointers();
    this.#listenToKeys();
    new ResizeObserver(() => this.draw()).observe(this.canvas);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
      this.painter.forgetColors();
      this.draw();
    });
    matchMedia("print").addEventListener("change", () => this.draw());
  }

  // From places of the archive to those of the canvas, and back; in CSS pixels.
  get frame() {
    const { scale, x, y } = this.view ?? this.home;
    const [width, height] = [this.canvas.clientWidth, this.canvas.clientHeight];
    return {
      scale, width, height,
      toX: (place) => (place - x) * scale + width / 2,
      toY: (place) => (place - y) * scale + height / 2,
      fromX: (pixel) => (pixel - width / 2) / scale + x,
      fromY: (pixel) => (pixel - height / 2) / scale + y,
    };
  }

  // The view that shows some discs.
  #around(places, indices) {
    const box = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
    for (const i of indices) {
      box.left = Math.min(box.left, places.x[i] - places.radius[i]);
      box.right = Math.max(box.right, places.x[i] + places.radius[i]);
      box.top = Math.min(box.top, places.y[i] - places.radius[i]);
      box.bottom = Math.max(box.bottom, places.y[i] + places.radius[i]);
    }
    if (box.left > box.right) return { x: 0, y: 0, scale: 1 };
    const [width, height] = [this.canvas.clientWidth || 600, this.canvas.clientHeight || 500];
    const scale = Math.min(width / (box.right - box.left), height / (box.bottom - box.top)) * 0.96;
    return { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2, scale: Math.min(scale, 6) };
  }

  get whole() {
    return this.#around(this.archive.stories.place, this.archive.stories.number.keys());
  }

  // Where the map is unless the reader moves it: at the chosen threads or stories.
  get home() {
    const { story, thread } = this.selection.chosen;
    if (thread.size > 0) return this.#around(this.archive.threads.place, thread);
    if (story.size > 0) return this.#around(this.archive.stories.place, story);
    return this.whole;
  }

  fit() {
    this.#look(this.whole);
  }

  // Lets the map follow what is chosen again.
  release() {
    this.#look(null);
  }

  showStory(story) {
    this.#look(this.#around(this.archive.stories.place, [story]));
  }

  // Moves so that an article can be seen, and no further.
  reveal(i) {
    const { toX, toY, width, height, scale } = this.frame;
    const [x, y] = [toX(this.archive.place.x[i]), toY(this.archive.place.y[i])];
    const margin = 40;
    if (x > margin && x < width - margin && y > margin && y < height - margin && scale > 0.6) return;
    this.#look({ x: this.archive.place.x[i], y: this.archive.place.y[i], scale: Math.max(scale, 1.5) });
  }

  // Zooms round a point of the canvas, or its middle.
  zoom(factor, pixelX = this.canvas.clientWidth / 2, pixelY = this.canvas.clientHeight / 2) {
    const { scale, fromX, fromY, width, height } = this.frame;
    const next = Math.min(Math.max(scale * factor, this.whole.scale / 2), 24);
    this.#look({
      scale: next,
      x: fromX(pixelX) - (pixelX - width / 2) / next,
      y: fromY(pixelY) - (pixelY - height / 2) / next,
    });
  }

  move(pixelsX, pixelsY) {
    const { x, y, scale } = this.view ?? this.home;
    this.#look({ x: x - pixelsX / scale, y: y - pixelsY / scale, scale });
  }

  #look(view) {
    this.view = view;
    this.draw();
    this.dispatchEvent(new Event("view"));
  }

  // The article at a point of the canvas; chosen ones first. Null where there is none.
  articleAt(pixelX, pixelY) {
    const { fromX, fromY, scale } = this.frame;
    const { x, y, radius } = this.archive.place;
    const [px, py] = [fromX(pixelX), fromY(pixelY)];
    let best = null;
    let least = Infinity;
    for (let i = 0; i < x.length; i += 1) {
      const reach = Math.max(radius[i] + 1, 6 / scale);
      const [dx, dy] = [x[i] - px, y[i] - py];
      if (Math.abs(dx) > reach || Math.abs(dy) > reach) continue;
      const distance = Math.hypot(dx, dy) + (this.selection.has(i) ? 0 : reach);
      if (distance <= 2 * reach && distance < least) [best, least] = [i, distance];
    }
    return best;
  }

  storyAt(pixelX, pixelY) {
    const { fromX, fromY } = this.frame;
    const { x, y, radius } = this.archive.stories.place;
    const [px, py] = [fromX(pixelX), fromY(pixelY)];
    const story = x.findIndex((_, i) => Math.hypot(x[i] - px, y[i] - py) <= radius[i]);
    return story < 0 ? null : story;
  }

  #paint() {
    const { canvas } = this;
    if (canvas.clientWidth === 0) return;
    const ratio = devicePixelRatio || 1;
    canvas.width = Math.round(canvas.clientWidth * ratio);
    canvas.height = Math.round(canvas.clientHeight * ratio);
    const notes = this.painter.paint(canvas.getContext("2d"), ratio);
    this.note.textContent = notes;
  }

  // Says which article the keys or the pointer are at.
  #point(i, isByKey) {
    if (this.cursor === i && !isByKey) return;
    this.cursor = i;
    this.draw();
    if (isByKey && i !== null) {
      const { archive } = this;
      this.reveal(i);
      const story = archive.storyName(archive.story[i]);
      this.live.textContent = [archive.headline[i], archive.providerName(i), archive.timeText(i), story].join("; ");
    }
  }

  #showTip(event) {
    const { archive, tip } = this;
    const i = this.articleAt(event.offsetX, event.offsetY);
    this.#point(i, false);
    const story = i === null ? this.storyAt(event.offsetX, event.offsetY) : null;
    this.canvas.style.cursor = i === null && story === null ? "grab" : "pointer";
    tip.hidden = i === null && story === null;
    if (tip.hidden) return;
    if (i === null) tip.textContent = archive.storyName(story);
    else tip.replaceChildren(archive.headline[i], make("small", {}, archive.source(i)));
    const isLeft = event.offsetX > this.canvas.clientWidth / 2;
    const isLow = event.offsetY > this.canvas.clientHeight / 2;
    tip.style.left = isLeft ? "" : event.offsetX + 14 + "px";
    tip.style.right = isLeft ? this.canvas.clientWidth - event.offsetX + 14 + "px" : "";
    tip.style.top = isLow ? "" : event.offsetY + 14 + "px";
    tip.style.bottom = isLow ? this.canvas.clientHeight - event.offsetY + 14 + "px" : "";
  }

  #choose(i) {
    this.dispatchEvent(new CustomEvent("article", { detail: i }));
  }

  #listenToPointers() {
    const { canvas } = this;
    const pointers = new Map();
    let start = null;
    const place = (event) => ({ x: event.offsetX, y: event.offsetY });
    canvas.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      pointers.set(event.pointerId, place(event));
      start = pointers.size === 1 ? place(event) : null;
      if (event.pointerType === "mouse") canvas.setPointerCapture(event.pointerId);
    });
    canvas.addEventListener("pointermove", (event) => {
      const before = pointers.get(event.pointerId);
      if (!before) return this.#showTip(event);
      this.tip.hidden = true;
      const now = place(event);
      const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1];
      if (other) {
        const [old, current] = [before, now].map((point) => Math.hypot(point.x - other.x, point.y - other.y));
        if (old > 0) this.zoom(current / old, (now.x + other.x) / 2, (now.y + other.y) / 2);
        this.move((now.x - before.x) / 2, (now.y - before.y) / 2);
      } else if (event.pointerType === "mouse") {
        if (start && Math.hypot(now.x - start.x, now.y - start.y) > 4) start = null;
        if (!start) this.move(now.x - before.x, now.y - before.y);
      }
      pointers.set(event.pointerId, now);
    });
    canvas.addEventListener("pointerup", (event) => {
      pointers.delete(event.pointerId);
      if (!start) return;
      start = null;
      const i = this.articleAt(event.offsetX, event.offsetY);
      const story = this.storyAt(event.offsetX, event.offsetY);
      if (i !== null) this.#choose(i);
      else if (story !== null) this.showStory(story);
      else this.#choose(null);
    });
    canvas.addEventListener("pointercancel", (event) => pointers.delete(event.pointerId));
    canvas.addEventListener("pointerleave", () => {
      this.tip.hidden = true;
      this.#point(null, false);
    });
    canvas.addEventListener("wheel", (event) => {
      // The wheel scrolls the page unless the map is in use.
      if (!event.ctrlKey && !event.metaKey && document.activeElement !== canvas) return;
      event.preventDefault();
      this.zoom(Math.exp(-event.deltaY / (event.deltaMode === 1 ? 12 : 400)), event.offsetX, event.offsetY);
    }, { passive: false });
  }

  #listenToKeys() {
    const steps = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    this.canvas.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const step = steps[event.key];
      if (step && event.shiftKey) this.move(-60 * step[0], -60 * step[1]);
      else if (step) this.#point(this.#next(step), true);
      else if (event.key === "+" || event.key === "=") this.zoom(1.5);
      else if (event.key === "-") this.zoom(1 / 1.5);
      else if (event.key === "0") this.fit();
      else if (event.key === "Enter" && this.cursor !== null) this.#choose(this.cursor);
      else return;
      event.preventDefault();
    });
  }

  // The chosen article that is nearest in a direction; sideways steps count double.
  #next([stepX, stepY]) {
    const { x, y } = this.archive.place;
    const start = this.cursor ?? this.article;
    let best = start;
    let least = Infinity;
    for (const i of this.selection.articles) {
      if (start === null) return i;
      const [dx, dy] = [x[i] - x[start], y[i] - y[start]];
      const ahead = dx * stepX + dy * stepY;
      const aside = Math.abs(dx * stepY) + Math.abs(dy * stepX);
      if (ahead > 0 && aside <= 2 * ahead && ahead + 2 * aside < least) [best, least] = [i, ahead + 2 * aside];
    }
    return best;
  }
}
