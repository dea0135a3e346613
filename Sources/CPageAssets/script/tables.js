// Makes the tables of the page sortable, searchable and ready to take away, and narrows them to what is chosen.
// Without it they are whole and in the order of the report.

const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

// Empty cells come last, in either direction.
function compare(one, other, direction) {
  if (one === "" || other === "") return (one === "") - (other === "");
  const order = typeof one === "number" ? one - other : collator.compare(one, other);
  return direction * order;
}

// A field of CSV (RFC 4180). What a spreadsheet may run as a formula becomes text.
function field(value) {
  let text = String(value);
  if (typeof value !== "number" && /^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/.test(text)) text = "'" + text;
  return /[",\r\n]/.test(text) ? '"' + text.replaceAll('"', '""') + '"' : text;
}

// The rows that stand on the page.
class PageRows {
  constructor(table) {
    this.rows = Array.from(table.tBodies[0].rows);
    this.headings = Array.from(table.tHead.rows[0].cells);
    this.words = this.rows.map((row) => folded(row.textContent));
  }

  get count() {
    return this.rows.length;
  }

  // What a cell is sorted and taken away by: its exact number, its moment, or its words.
  value(row, column) {
    const cell = this.rows[row].cells[column];
    if (cell.dataset.value !== undefined) return Number(cell.dataset.value);
    return cell.querySelector("time")?.dateTime ?? cell.textContent;
  }

  text(row) {
    return this.words[row];
  }

  element(row) {
    return this.rows[row];
  }

  // Whether each row is about something that is chosen: an article, a story, a thread, a provider.
  passing(selection) {
    this.subjects ??= this.#readSubjects(selection.archive);
    const present = presentIn(selection);
    return (row) => this.subjects[row].every(([kind, place]) => present[kind][place] === 1);
  }

  #readSubjects(archive) {
    const places = {
      article: archive.placeOfID,
      story: new Map(archive.stories.number.map((number, place) => [String(number), place])),
      thread: new Map(archive.threads.name.map((name, place) => [name, place])),
      provider: new Map(archive.providers.map((name, place) => [name, place])),
    };
    const columns = this.headings.map((heading) => heading.dataset.of);
    return this.rows.map((row, number) => {
      const subjects = columns.flatMap((kind, column) => {
        const value = kind === undefined ? "" : String(this.value(number, column));
        return value === "" ? [] : [[kind, places[kind].get(value)]];
      });
      for (const kind of Object.keys(places)) {
        if (row.dataset[kind] !== undefined) subjects.push([kind, places[kind].get(row.dataset[kind])]);
      }
      return subjects;
    });
  }
}

// For each kind of thing whether a chosen article belongs to it.
function presentIn(selection) {
  const { archive } = selection;
  const present = {
    article: new Uint8Array(archive.size),
    story: new Uint8Array(archive.stories.number.length),
    thread: new Uint8Array(archive.threads.name.length),
    provider: new Uint8Array(archive.providers.length),
  };
  for (const i of selection.articles) {
    present.article[i] = 1;
    present.story[archive.story[i]] = 1;
    present.thread[archive.thread[i]] = 1;
    if (archive.provider[i] >= 0) present.provider[archive.provider[i]] = 1;
  }
  return present;
}

// All articles of the archive as rows, of which few stand on the page.
class ArticleRows {
  constructor(table, archive, open) {
    Object.assign(this, { archive, open });
    this.headings = Array.from(table.tHead.rows[0].cells);
    this.columns = this.headings.map((heading) => ArticleRows.columns[heading.dataset.name]);
  }

  static columns = {
    published: (archive, i) => archive.instantCode(i),
    Label: (archive, i) => archive.headline[i],
    provider: (archive, i) => (archive.provider[i] < 0 ? "" : archive.providers[archive.provider[i]]),
    cluster: (archive, i) => archive.stories.number[archive.story[i]],
    thread: (archive, i) => archive.threads.name[archive.thread[i]],
    in_links: (archive, i) => archive.namedBy[i],
    is_ghost: (archive, i) => (archive.has(i, mark.onlyMentioned) ? "yes" : "no"),
    is_copy: (archive, i) => (archive.has(i, mark.copy) ? "yes" : "no"),
  };

  get count() {
    return this.archive.size;
  }

  value(row, column) {
    return this.columns[column](this.archive, row);
  }

  text(row) {
    return this.archive.searchTexts[row];
  }

  element(row) {
    const { archive } = this;
    return make("tr", {}, ...this.headings.map((heading, column) => {
      const cell = make("td", { className: heading.className });
      const value = this.value(row, column);
      if (heading.className === "headline") {
        cell.dir = "auto";
        cell.append(archive.address[row] ? link(archive.address[row], value) : value);
      } else if (heading.dataset.name === "published") {
        if (value) cell.append(make("time", { dateTime: value, textContent: archive.timeText(row) }));
      } else {
        cell.append(typeof value === "number" && heading.className === "number" ? grouping.format(value) : value);
      }
      return cell;
    }));
  }

  passing(selection) {
    return (row) => selection.has(row);
  }
}

class SortableTable {
  constructor(table, rows, limit = 100) {
    Object.assign(this, { table, rows, limit });
    this.title = table.caption.textContent;
    this.shownCount = limit;
    this.passes = () => true;
    this.order = Array.from({ length: rows.count }, (_, row) => row);
    this.#makeTools();
    rows.headings.forEach((heading, column) => {
      const sort = make("button", { type: "button" }, ...heading.childNodes);
      sort.addEventListener("click", () => this.sort(heading, column));
      heading.append(sort);
    });
    this.update();
  }

  #makeTools() {
    this.search = named(make("input", { type: "search", placeholder: "Search these rows" }), {
      "aria-label": "Search: " + this.title,
    });
    this.search.addEventListener("input", () => this.update());
    this.count = make("output", {});
    const save = button("Download CSV", () => this.download(), {
      "aria-label": "Download these rows as CSV: " + this.title,
    });
    const frame = this.table.closest(".table");
    this.frame = frame;
    frame.before(make("div", { className: "tools" }, this.search, this.count, save));
    this.more = button("Show more rows", () => {
      this.shownCount += this.limit;
      this.#show();
    }, { class: "more", "aria-label": "Show more rows: " + this.title });
    frame.after(this.more);
  }

  narrow(selection) {
    this.passes = selection.isEmpty ? () => true : this.rows.passing(selection);
    this.update();
  }

  update() {
    const terms = folded(this.search.value).split(/\s+/).filter(Boolean);
    this.visible = this.order.filter((row) => {
      if (!this.passes(row)) return false;
      if (terms.length === 0) return true;
      const text = this.rows.text(row);
      return terms.every((term) => text.includes(term));
    });
    const total = counted(this.rows.count, "row");
    this.count.textContent =
      this.visible.length === this.rows.count ? total : grouping.format(this.visible.length) + " of " + total;
    this.shownCount = this.limit;
    this.#show();
  }

  sort(heading, column) {
    const direction = heading.getAttribute("aria-sort") === "ascending" ? -1 : 1;
    for (const cell of this.rows.headings) cell.removeAttribute("aria-sort");
    heading.setAttribute("aria-sort", direction > 0 ? "ascending" : "descending");
    const keys = this.order.map((_, row) => this.rows.value(row, column));
    this.order.sort((one, other) => compare(keys[one], keys[other], direction) || one - other);
    this.update();
  }

  #show() {
    const shown = this.visible.slice(0, this.shownCount);
    this.table.tBodies[0].replaceChildren(...shown.map((row) => this.rows.element(row)));
    this.more.hidden = shown.length === this.visible.length;
  }

  download() {
    const { rows } = this;
    const line = (row) => rows.headings.map((_, column) => field(rows.value(row, column))).join(",");
    const heading = rows.headings.map((cell) => cell.dataset.name).join(",");
    const text = [heading, ...this.visible.map(line)].join("\r\n") + "\r\n";
    const address = URL.createObjectURL(new Blob(["\uFEFF" + text], { type: "text/csv" }));
    make("a", { href: address, download: this.table.dataset.name + ".csv" }).click();
    URL.revokeObjectURL(address);
  }
}
