// The articles over time as bars, stacked by story, and the stretch of time that is chosen from them.

const hour = 3600;
const day = 24 * hour;

function evenUnit(name, length, shift = 0) {
  return {
    name,
    start: (seconds) => Math.floor((seconds - shift) / length) * length + shift,
    next: (seconds) => seconds + length,
  };
}

function monthUnit(name, count) {
  const moment = (year, month) => new Date(0).setUTCFullYear(year, month, 1) / 1000;
  const months = (seconds) => {
    const date = new Date(seconds * 1000);
    return date.getUTCFullYear() * 12 + date.getUTCMonth();
  };
  return {
    name,
    start: (seconds) => moment(0, Math.floor(months(seconds) / count) * count),
    next: (seconds) => moment(0, (Math.floor(months(seconds) / count) + 1) * count),
  };
}

// From the finest to the coarsest; weeks begin on Monday, and the epoch was a Thursday.
const timeUnits = [
  evenUnit("hour", hour),
  evenUnit("3 hours", 3 * hour),
  evenUnit("6 hours", 6 * hour),
  evenUnit("12 hours", 12 * hour),
  evenUnit("day", day),
  evenUnit("week", 7 * day, -3 * day),
  monthUnit("month", 1),
  monthUnit("quarter", 3),
  monthUnit("year", 12),
  monthUnit("decade", 120),
  monthUnit("century", 1200),
];

class Timeline {
  static height = 132;
  static axis = 22;
  static mostBins = 150;

  constructor(selection) {
    this.selection = selection;
    this.picture = drawn("svg", { role: "img" });
    this.bars = Array.from({ length: 7 }, (_, hue) => drawn("path", { "data-hue": hue, class: "bars" }));
    this.shades = [drawn("rect", { class: "shade" }), drawn("rect", { class: "shade" })];
    this.labels = drawn("g", { class: "labels" });
    this.picture.append(...this.bars, ...this.shades, this.labels);
    this.from = this.#handle("From");
    this.until = this.#handle("Until");
    this.readout = make("output", {});
    this.closer = button("Look closer", () => this.#zoom());
    this.whole = button("Whole time", () => {
      this.#cut(this.extent);
      this.selection.limitTime(null, null);
    });
    this.chart = make("div", { className: "chart" }, this.picture, this.from, this.until);
    this.element = named(
      make(
        "div",
        { className: "timeline" },
        make("div", { className: "tools" }, this.readout, this.closer, this.whole),
        this.chart,
      ),
      { role: "group", "aria-label": "Time of publication" },
    );
    this.width = 600;
    this.#findTimes();
    this.#brush();
    this.#cut(this.middle);
    new ResizeObserver(() => {
      this.width = Math.max(this.chart.clientWidth, 200);
      this.update();
    }).observe(this.chart);
  }

  // From the first article until after the last; and, where a few lie far from all others, without those.
  #findTimes() {
    const times = this.selection.archive.published.filter((time) => !Number.isNaN(time)).sort();
    this.element.hidden = times.length === 0;
    const at = (share) => times[Math.round(share * (times.length - 1))] ?? 0;
    this.extent = [at(0), at(1) + 1];
    const [first, last] = [at(0.05), at(0.95)];
    const usual = Math.max(last - first, day);
    const isSpread = this.extent[1] - this.extent[0] <= 2 * usual;
    this.middle = isSpread
      ? this.extent
      : [Math.max(first - 0.1 * usual, at(0)), Math.min(last + 0.1 * usual, at(1)) + 1];
  }

  // Cuts a stretch of time into bins and shows them.
  #cut(stretch) {
    this.stretch = stretch;
    // Several days are shown whole.
    const [first, end] =
      stretch[1] - stretch[0] > 2 * day
        ? [Math.floor(stretch[0] / day) * day, Math.ceil(stretch[1] / day) * day]
        : stretch;
    for (const unit of timeUnits) {
      this.unit = unit;
      this.edges = [unit.start(first)];
      while (this.edges.at(-1) < end && this.edges.length <= Timeline.mostBins) {
        this.edges.push(unit.next(this.edges.at(-1)));
      }
      if (this.edges.at(-1) >= end) break;
    }
    const bins = new Map();
    this.edges.slice(0, -1).forEach((edge, bin) => bins.set(edge, bin));
    this.binOf = Int16Array.from(this.selection.archive.published, (time) =>
      Number.isNaN(time) ? -1 : (bins.get(this.unit.start(time)) ?? -1),
    );
    for (const handle of [this.from, this.until]) handle.max = this.binCount;
  }

  // Whether an end of what is shown stands for all time before or after it.
  get hasOpenEnds() {
    return this.stretch === this.extent || this.stretch === this.middle;
  }

  get binCount() {
    return this.edges.length - 1;
  }

  update() {
    const { selection, binCount } = this;
    const { archive, fails } = selection;
    const counts = Array.from({ length: 7 }, () => new Uint32Array(binCount));
    const others = ~filterBit.time;
    for (let i = 0; i < fails.length; i += 1) {
      if ((fails[i] & others) === 0 && this.binOf[i] >= 0) {
        counts[hueOfStory(archive, archive.story[i])][this.binOf[i]] += 1;
      }
    }
    this.#draw(counts);
    const { from, until } = selection;
    const first = from === null ? 0 : this.#nearestEdge(from);
    const end = until === null ? binCount : this.#nearestEdge(until);
    this.#place(first, end);
    const isOpen = from === null && until === null;
    const [start, stop] = [this.edges[0], this.edges[binCount]];
    this.readout.textContent =
      (isOpen ? "" : "Chosen: ") + this.#span(from ?? start, until ?? stop) + this.#beyond(isOpen);
    this.closer.disabled = isOpen ? this.stretch === this.middle : this.unit === timeUnits[0];
    this.whole.disabled = isOpen && this.stretch === this.extent;
  }

  // How many articles are not among the bars.
  #beyond(isOpen) {
    const others = ~filterBit.time;
    const { archive, fails } = this.selection;
    let [outside, undated] = [0, 0];
    for (let i = 0; i < fails.length; i += 1) {
      if (fails[i] & others || this.binOf[i] >= 0) continue;
      if (Number.isNaN(archive.published[i])) undated += 1;
      else outside += 1;
    }
    let words = "";
    if (isOpen && outside > 0) words += "; " + counted(outside, "article") + " earlier or later";
    if (undated > 0) words += "; " + counted(undated, "article") + " without a time" + (isOpen ? "" : " left out");
    return words;
  }

  #draw(counts) {
    const { width, binCount } = this;
    const height = Timeline.height - Timeline.axis - 14;
    const step = width / binCount;
    const gap = step > 4 ? 1 : 0;
    let most = 1;
    for (let bin = 0; bin < binCount; bin += 1) {
      most = Math.max(most, counts.reduce((sum, of) => sum + of[bin], 0));
    }
    const floors = new Float64Array(binCount).fill(14 + height);
    counts.forEach((of, hue) => {
      let path = "";
      for (let bin = 0; bin < binCount; bin += 1) {
        if (of[bin] === 0) continue;
        const size = (of[bin] / most) * height;
        floors[bin] -= size;
        const numbers = [bin * step, floors[bin], step - gap, size];
        const [x, y, across, down] = numbers.map((value) => value.toFixed(2));
        path += `M${x} ${y}h${across}v${down}h-${across}z`;
      }
      this.bars[hue].setAttribute("d", path);
    });
    named(this.picture, {
      viewBox: `0 0 ${width} ${Timeline.height}`,
      width,
      height: Timeline.height,
      "aria-label":
        "Articles by " + this.unit.name + ", " + this.#span(this.edges[0], this.edges[binCount]) +
        "; the highest bar has " + counted(most, "article"),
    });
    this.#label(step, most);
  }

  #label(step, most) {
    const texts = [];
    // Hours of several days are told by their days.
    const bins = Array.from({ length: this.binCount }, (_, bin) => bin);
    const midnights = bins.filter((bin) => this.edges[bin] % day === 0);
    const places = midnights.length > 1 ? midnights : bins;
    const stride = Math.max(1, Math.ceil(96 / (step * (places[1] - places[0] || 1))));
    for (let place = 0; place < places.length; place += stride) {
      const bin = places[place];
      const x = bin * step;
      if (x > this.width - 70) break;
      const text = drawn("text", { x: x.toFixed(2), y: Timeline.height - 6 });
      text.textContent = this.#edgeText(this.edges[bin]);
      const tick = `M${x.toFixed(2)} ${Timeline.height - Timeline.axis}v6`;
      texts.push(drawn("path", { d: tick, class: "tick" }), text);
    }
    const scale = drawn("text", { x: 0, y: 10 });
    const unit = /^\d/.test(this.unit.name) ? this.unit.name : "one " + this.unit.name;
    scale.textContent = "Highest bar: " + counted(most, "article") + " in " + unit;
    this.labels.replaceChildren(...texts, scale);
  }

  #edgeText(seconds) {
    const date = new Date(seconds * 1000);
    if (seconds % day !== 0) return minuteText(seconds).replace(/ \d+ /, " ");
    if (/hour|day|week/.test(this.unit.name)) return dayText(seconds);
    const month = /month|quarter/.test(this.unit.name) ? months[date.getUTCMonth()] + " " : "";
    return month + date.getUTCFullYear();
  }

  // From a time until before another.
  #span(from, until) {
    const isWhole = from % day === 0 && until % day === 0;
    if (!isWhole) return minuteText(from) + " until " + minuteText(until);
    const [first, last] = [dayText(from), dayText(until - 1)];
    return first === last ? first : first + " to " + last;
  }

  #nearestEdge(seconds) {
    let best = 0;
    this.edges.forEach((edge, place) => {
      if (Math.abs(edge - seconds) < Math.abs(this.edges[best] - seconds)) best = place;
    });
    return best;
  }

  // Shows which bins are chosen.
  #place(first, end) {
    const step = this.width / this.binCount;
    this.from.value = first;
    this.until.value = end;
    this.from.setAttribute("aria-valuetext", minuteText(this.edges[first]));
    this.until.setAttribute("aria-valuetext", minuteText(this.edges[end]));
    const height = Timeline.height - Timeline.axis;
    named(this.shades[0], { x: 0, y: 0, width: first * step, height });
    named(this.shades[1], { x: end * step, y: 0, width: this.width - end * step, height });
  }

  #handle(name) {
    const handle = named(make("input", { type: "range", min: 0, step: 1 }), { "aria-label": name });
    handle.addEventListener("input", () => {
      const [from, until] = [Number(this.from.value), Number(this.until.value)];
      if (handle === this.from) this.#choose(Math.min(from, this.binCount - 1), Math.max(until, from + 1));
      else this.#choose(Math.min(from, until - 1), Math.max(until, 1));
    });
    return handle;
  }

  #choose(first, end) {
    const start = Math.max(0, first);
    const isFromStart = start === 0 && this.hasOpenEnds;
    const isToEnd = end >= this.binCount && this.hasOpenEnds;
    this.selection.limitTime(
      isFromStart ? null : this.edges[start],
      isToEnd ? null : this.edges[Math.min(end, this.binCount)],
    );
  }

  // Draws the pointer across the bars to choose them.
  #brush() {
    let start = null;
    const binAt = (event) => {
      const box = this.picture.getBoundingClientRect();
      const bin = Math.floor(((event.clientX - box.left) / box.width) * this.binCount);
      return Math.min(Math.max(bin, 0), this.binCount - 1);
    };
    this.picture.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      start = binAt(event);
      this.picture.setPointerCapture(event.pointerId);
      this.#choose(start, start + 1);
    });
    this.picture.addEventListener("pointermove", (event) => {
      if (start === null) return;
      const bin = binAt(event);
      this.#choose(Math.min(start, bin), Math.max(start, bin) + 1);
    });
    for (const name of ["pointerup", "pointercancel"]) {
      this.picture.addEventListener(name, () => (start = null));
    }
  }

  // Shows what is chosen in finer bins; where nothing is, the time in which most articles lie.
  #zoom() {
    const { from, until } = this.selection;
    const isOpen = from === null && until === null;
    this.#cut(isOpen ? this.middle : [from ?? this.edges[0], until ?? this.edges.at(-1)]);
    this.update();
  }
}

// The largest stories have hues of their own, the others share one.
function hueOfStory(archive, story) {
  return Math.min(archive.stories.number[story] - 1, 6);
}
