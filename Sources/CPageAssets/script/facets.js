// Lists of stories, threads, providers and topics to choose from, with the chosen articles of each.

class Facet {
  static shortLength = 8;

  constructor(selection, facet, title, nameOf, hueOf = null) {
    Object.assign(this, { selection, facet, nameOf, hueOf });
    this.isWhole = false;
    this.items = new Map();
    this.list = named(make("ul", { className: "values" }), { "aria-label": title });
    this.more = button("", () => {
      this.isWhole = !this.isWhole;
      this.update();
    });
    this.more.className = "more";
    this.element = make(
      "fieldset",
      { className: "facet" },
      make("legend", { textContent: title }),
      this.list,
      this.more,
    );
    this.title = title;
  }

  update() {
    const counts = this.selection.counts(this.facet);
    const chosen = this.selection.chosen[this.facet];
    // What is chosen here changes no count here: nothing moves under the reader's hand.
    const present = Array.from(counts.keys())
      .filter((value) => counts[value] > 0 || chosen.has(value))
      .sort((one, other) => counts[other] - counts[one] || one - other);
    const most = Math.max(counts[present[0]] ?? 0, 1);
    const shown = this.isWhole
      ? present
      : present.filter((value, place) => place < Facet.shortLength || chosen.has(value));
    const items = shown.map((value) => this.#item(value));
    shown.forEach((value, place) => {
      const item = items[place];
      item.box.checked = chosen.has(value);
      item.count.textContent = grouping.format(counts[value]);
      item.bar.style.width = (100 * counts[value]) / most + "%";
      if (this.list.children[place] !== item.row) {
        this.list.insertBefore(item.row, this.list.children[place] ?? null);
      }
    });
    while (this.list.children.length > shown.length) this.list.lastChild.remove();
    this.list.classList.toggle("whole", this.isWhole);
    this.element.hidden = present.length === 0;
    this.more.hidden = present.length <= Facet.shortLength;
    this.more.textContent = this.isWhole ? "Show fewer" : "Show all " + grouping.format(present.length);
    this.more.setAttribute("aria-label", this.more.textContent + ": " + this.title);
    this.more.setAttribute("aria-expanded", this.isWhole);
  }

  #item(value) {
    if (!this.items.has(value)) {
      const box = make("input", { type: "checkbox" });
      box.addEventListener("change", () => this.selection.toggle(this.facet, value, box.checked));
      const count = make("span", { className: "count" });
      const bar = make("span", { className: "bar" });
      if (this.hueOf) bar.dataset.hue = this.hueOf(value);
      const name = make("span", { className: "name", dir: "auto", textContent: this.nameOf(value) });
      const row = make("li", {}, make("label", {}, box, name, count, bar));
      row.title = this.nameOf(value);
      this.items.set(value, { row, box, count, bar });
    }
    return this.items.get(value);
  }
}
