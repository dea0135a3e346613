// What the map looks like: discs of stories and threads, articles in them, links where they can be told
// apart, and as many words as there is room for.

class MapPainter {
  // More links than these are no lines but a stain.
  static mostLinks = 700;
  static mostLabels = 60;
  // Words keep off articles only where these are few enough to be seen as such.
  static mostObstacles = 1500;
  static font = 'system-ui, "Helvetica Neue", Arial, "Liberation Sans", sans-serif';

  constructor(map) {
    Object.assign(this, { map, archive: map.archive, selection: map.selection });
    this.widths = new Map();
    this.segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });
  }

  forgetColors() {
    this.colors = null;
  }

  #readColors() {
    const style = getComputedStyle(this.map.element);
    const value = (name) => style.getPropertyValue(name).trim();
    const hues = Array.from({ length: 7 }, (_, hue) => hue);
    this.colors = {
      paper: value("--paper"), text: value("--text"), muted: value("--muted"),
      link: value("--link"), accent: value("--accent"), faded: value("--rule"),
      lines: hues.map((hue) => value("--line-" + hue)),
      fills: hues.map((hue) => value("--fill-" + hue)),
    };
  }

  // Paints the map and says what it leaves out.
  paint(context, ratio) {
    if (!this.colors) this.#readColors();
    const { colors } = this;
    this.context = context;
    this.frame = this.map.frame;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.fillStyle = colors.paper;
    context.fillRect(0, 0, this.frame.width, this.frame.height);
    this.#countStories();
    this.#paintStories();
    const seen = this.#articlesInView();
    const leftOut = this.#paintLinks(seen);
    this.#paintLinksOfFocus();
    this.#paintArticles(seen);
    this.#paintFocus();
    this.#paintWords(seen);
    return leftOut === 0 ? "" :
      "Links are not drawn where more than " + grouping.format(MapPainter.mostLinks) +
      " would be in view: zoom in, or choose an article to see its own.";
  }

  #countStories() {
    this.chosenOf = new Uint32Array(this.archive.stories.number.length);
    for (let i = 0; i < this.archive.size; i += 1) {
      if (this.selection.has(i)) this.chosenOf[this.archive.story[i]] += 1;
    }
  }

  #isInView(place, i) {
    const { toX, toY, scale, width, height } = this.frame;
    const [x, y, radius] = [toX(place.x[i]), toY(place.y[i]), place.radius[i] * scale];
    return x + radius > 0 && x - radius < width && y + radius > 0 && y - radius < height;
  }

  #articlesInView() {
    const seen = [];
    for (let i = 0; i < this.archive.size; i += 1) if (this.#isInView(this.archive.place, i)) seen.push(i);
    return seen;
  }

  #disc(path, place, i, least = 0) {
    const { toX, toY, scale } = this.frame;
    const radius = Math.max(place.radius[i] * scale, least);
    const x = toX(place.x[i]);
    path.moveTo(x + radius, toY(place.y[i]));
    path.arc(x, toY(place.y[i]), radius, 0, 2 * Math.PI);
  }

  #paintStories() {
    const { context, archive, colors, frame } = this;
    archive.stories.number.forEach((_, story) => {
      if (!this.#isInView(archive.stories.place, story)) return;
      const hue = hueOfStory(archive, story);
      const disc = new Path2D();
      this.#disc(disc, archive.stories.place, story);
      context.globalAlpha = this.chosenOf[story] > 0 ? 1 : 0.4;
      context.fillStyle = colors.fills[hue];
      context.fill(disc);
    });
    context.globalAlpha = 0.45;
    context.lineWidth = 1;
    const rings = colors.lines.map(() => new Path2D());
    for (let thread = 0; thread < archive.threads.name.length; thread += 1) {
      const place = archive.threads.place;
      // One article alone needs no ring, and a small ring is none.
      if (place.radius[thread] < 8 || place.radius[thread] * frame.scale < 9) continue;
      if (!this.#isInView(place, thread)) continue;
      this.#disc(rings[hueOfStory(archive, archive.storyOfThread[thread])], place, thread);
    }
    rings.forEach((ring, hue) => {
      context.strokeStyle = colors.lines[hue];
      context.stroke(ring);
    });
    context.globalAlpha = 1;
  }

  #line(path, one, other) {
    const { toX, toY } = this.frame;
    const { x, y } = this.archive.place;
    path.moveTo(toX(x[one]), toY(y[one]));
    path.lineTo(toX(x[other]), toY(y[other]));
  }

  // The links between chosen articles of which one is in view, unless they are too many: then how many.
  #paintLinks(seen) {
    const { context, archive, selection, colors } = this;
    const path = new Path2D();
    let count = 0;
    for (const i of seen) {
      if (!selection.has(i)) continue;
      for (const other of archive.names(i)) {
        if (!selection.has(other)) continue;
        count += 1;
        if (count > MapPainter.mostLinks) return count;
        this.#line(path, i, other);
      }
    }
    context.strokeStyle = colors.link;
    context.globalAlpha = 0.6;
    context.lineWidth = 1;
    context.stroke(path);
    context.globalAlpha = 1;
    return 0;
  }

  #paintArticles(seen) {
    const { context, archive, selection, colors, frame } = this;
    const faded = new Path2D();
    const recorded = colors.lines.map(() => new Path2D());
    const mentioned = colors.lines.map(() => new Path2D());
    for (const i of seen) {
      const hue = hueOfStory(archive, archive.story[i]);
      const path = !selection.has(i) ? faded : archive.has(i, mark.onlyMentioned) ? mentioned[hue] : recorded[hue];
      this.#disc(path, archive.place, i, selection.has(i) ? 1.4 : 0.8);
    }
    context.fillStyle = colors.faded;
    context.fill(faded);
    context.lineWidth = Math.min(Math.max(frame.scale, 0.6), 1.8);
    colors.lines.forEach((line, hue) => {
      context.strokeStyle = line;
      // Rings that are too small to be seen as rings are filled.
      context.fillStyle = frame.scale > 0.55 ? colors.paper : line;
      context.fill(mentioned[hue]);
      context.stroke(mentioned[hue]);
      context.fillStyle = line;
      context.fill(recorded[hue]);
      context.stroke(recorded[hue]);
    });
  }

  // The links of the article that is open or, where none is, of that under the pointer or the keys.
  #paintLinksOfFocus() {
    const { context, archive, colors, map } = this;
    const open = map.article ?? map.cursor;
    if (open === null) return;
    const [names, named] = [new Path2D(), new Path2D()];
    for (const other of archive.names(open)) this.#line(names, open, other);
    for (const other of archive.namers(open)) this.#line(named, open, other);
    context.strokeStyle = colors.accent;
    context.lineWidth = 1.6;
    context.stroke(names);
    context.setLineDash([5, 4]);
    context.stroke(named);
    context.setLineDash([]);
  }

  // Rings round the article that is open, its neighbours, and the one under the pointer or the keys.
  #paintFocus() {
    const { context, archive, colors, map } = this;
    const open = map.article ?? map.cursor;
    if (open !== null) {
      const ends = new Path2D();
      for (const other of archive.names(open)) this.#disc(ends, archive.place, other, 2);
      for (const other of archive.namers(open)) this.#disc(ends, archive.place, other, 2);
      context.strokeStyle = colors.accent;
      context.lineWidth = 1.6;
      context.stroke(ends);
    }
    for (const [i, width] of [[map.cursor, 2], [map.article, 3.5]]) {
      if (i === null) continue;
      const ring = new Path2D();
      this.#disc(ring, archive.place, i, 5);
      context.strokeStyle = colors.text;
      context.lineWidth = width;
      context.stroke(ring);
    }
  }

  // Words by their importance, each where no earlier one stands.
  #paintWords(seen) {
    this.taken = [];
    this.written = 0;
    const { archive, frame, map, context } = this;
    const place = archive.place;
    context.textBaseline = "middle";
    for (const i of new Set([map.article, map.cursor])) {
      if (i === null) continue;
      const top = place.y[i] - Math.max(place.radius[i], 5 / frame.scale) - 13 / frame.scale;
      this.#write(archive.headline[i], 400, 12, place.x[i], top, { width: 260 });
    }
    const stories = archive.stories.place;
    archive.stories.number.forEach((_, story) => {
      const radius = stories.radius[story] * frame.scale;
      if (this.chosenOf[story] === 0 || radius < 18 || !this.#isInView(stories, story)) return;
      const top = Math.max(frame.toY(stories.y[story]) - radius + 9, 10);
      const width = Math.max(2 * radius, 110);
      const name = this.#storyName(story, width);
      this.#write(name, 650, 13, stories.x[story], frame.fromY(top), { width });
    });
    if (seen.length <= MapPainter.mostObstacles) {
      for (const i of seen) this.taken.push(this.#box(i));
    }
    const threads = archive.threads.place;
    archive.threads.name.forEach((_, thread) => {
      const radius = threads.radius[thread] * frame.scale;
      const isChosen = this.chosenOf[archive.storyOfThread[thread]] > 0;
      if (!isChosen || radius < 42 || !this.#isInView(threads, thread)) return;
      const top = threads.y[thread] - threads.radius[thread];
      const options = { width: 2 * radius, isMuted: true };
      this.#write(archive.threadName(thread), 400, 11, threads.x[thread], top, options);
    });
    if (frame.scale < 2.2) return;
    // From near, headlines stand between the articles.
    const chosen = seen.filter((i) => this.selection.has(i));
    chosen.sort((one, other) => archive.namedBy[other] - archive.namedBy[one] || one - other)
      .slice(0, 4 * MapPainter.mostLabels)
      .forEach((i) => this.#writeBeside(i));
  }

  // What an article takes up.
  #box(i) {
    const { toX, toY, scale } = this.frame;
    const { x, y, radius } = this.archive.place;
    const [middleX, middleY, reach] = [toX(x[i]), toY(y[i]), radius[i] * scale + 1];
    return { left: middleX - reach, right: middleX + reach, top: middleY - reach, bottom: middleY + reach };
  }

  // Writes a headline to the right of its article as far as nothing else stands there.
  #writeBeside(i) {
    const dot = this.#box(i);
    const middle = (dot.top + dot.bottom) / 2;
    let end = Math.min(dot.right + 260, this.frame.width);
    for (const other of this.taken) {
      const isBeside = other.bottom > middle - 8 && other.top < middle + 8;
      if (isBeside && other.right > dot.right + 3) end = Math.min(end, other.left);
    }
    const width = end - dot.right - 8;
    if (width < 64 || this.written >= MapPainter.mostLabels) return;
    this.#write(this.archive.headline[i], 400, 12, this.archive.place.x[i], this.archive.place.y[i], {
      beside: (dot.right - dot.left) / 2 + 3, width,
    });
  }

  // The number of a story and as many of its terms as there is room for.
  #storyName(story, width) {
    this.context.font = `650 13px ${MapPainter.font}`;
    const terms = this.archive.storyName(story).split(", ");
    while (terms.length > 1 && this.#width(terms.join(", ")) > width) terms.pop();
    return terms.join(", ");
  }

  // Writes words in the middle of a place or to its right, unless others stand there already.
  #write(words, weight, size, placeX, placeY, { width, beside = null, isMuted = false }) {
    const { context, colors, frame } = this;
    if (this.written >= MapPainter.mostLabels) return;
    context.font = `${weight} ${size}px ${MapPainter.font}`;
    const text = this.#shortened(words, width);
    const length = this.#width(text);
    let x = frame.toX(placeX) + (beside ?? -length / 2);
    const y = frame.toY(placeY);
    if (beside !== null && x + length > frame.width) x = frame.toX(placeX) - beside - length;
    else if (beside === null) x = Math.min(Math.max(x, 4), Math.max(frame.width - length - 4, 4));
    const box = { left: x - 2, right: x + length + 2, top: y - size * 0.65, bottom: y + size * 0.65 };
    if (box.right < 0 || box.left > frame.width || box.bottom < 0 || box.top > frame.height) return;
    const isTaken = this.taken.some((other) =>
      box.left < other.right && box.right > other.left && box.top < other.bottom && box.bottom > other.top);
    if (isTaken) return;
    this.taken.push(box);
    this.written += 1;
    context.lineJoin = "round";
    context.lineWidth = 4;
    context.strokeStyle = colors.paper;
    context.strokeText(text, x, y);
    context.fillStyle = isMuted ? colors.muted : colors.text;
    context.fillText(text, x, y);
  }

  #width(text) {
    const key = this.context.font + text;
    if (this.widths.size > 5000) this.widths.clear();
    if (!this.widths.has(key)) this.widths.set(key, this.context.measureText(text).width);
    return this.widths.get(key);
  }

  // Words in one line of some width, cut between characters as readers see them.
  #shortened(words, width) {
    const start = words.slice(0, 200).replace(/\s+/g, " ");
    if (start.length === words.length && this.#width(start) <= width) return start;
    const parts = Array.from(this.segmenter.segment(start), (part) => part.segment);
    let [fits, tooLong] = [0, parts.length + 1];
    while (tooLong - fits > 1) {
      const middle = (fits + tooLong) >> 1;
      if (this.#width(parts.slice(0, middle).join("") + "…") <= width) fits = middle;
      else tooLong = middle;
    }
    return parts.slice(0, fits).join("").trimEnd() + "…";
  }
}
