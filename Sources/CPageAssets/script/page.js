// Sets the page up: the tables, what explores, and that the tables follow what is chosen there. The tables come
// first, because a browser that has fewer rows to lay out is ready sooner.

// Narrows tables to what is chosen: those in view at once, the others when they come into view or nothing else
// is to be done, because to lay them all out again takes longer than a reader waits.
class TableFollower {
  constructor(tables, selection) {
    this.selection = selection;
    this.inView = new Set();
    this.stale = new Set();
    this.all = new Map(tables.map((table) => [table.frame, table]));
    const watcher = new IntersectionObserver((entries) => this.#look(entries), { rootMargin: "50%" });
    for (const frame of this.all.keys()) watcher.observe(frame);
    selection.addEventListener("change", once(() => this.follow()));
    addEventListener("beforeprint", () => this.all.forEach((table) => this.#narrow(table)));
  }

  follow() {
    for (const table of this.all.values()) {
      this.stale.add(table);
      table.table.setAttribute("aria-busy", "true");
      if (this.inView.has(table)) this.#narrow(table);
    }
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.#narrowNext(), 400);
  }

  #look(entries) {
    for (const entry of entries) {
      const table = this.all.get(entry.target);
      if (entry.isIntersecting) this.inView.add(table);
      else this.inView.delete(table);
      if (entry.isIntersecting) this.#narrow(table);
    }
  }

  #narrowNext() {
    for (const table of this.stale) {
      this.#narrow(table);
      this.timer = setTimeout(() => this.#narrowNext(), 20);
      return;
    }
  }

  #narrow(table) {
    if (!this.stale.delete(table)) return;
    table.narrow(this.selection);
    table.table.removeAttribute("aria-busy");
  }
}

function setUp() {
  const data = document.getElementById("archive-data");
  const content = data ? JSON.parse(data.textContent) : null;
  const archive = content && content.articles.id.length > 0 ? new Archive(content) : null;
  const tables = Array.from(document.querySelectorAll("main table[data-name]"), (table) => {
    const isWhole = archive && table.dataset.name === "articles";
    // What was left out without the script is there with it.
    const rest = table.closest(".table").nextElementSibling;
    if (isWhole && content.leftOut === 0 && rest?.matches(".rest")) rest.remove();
    return new SortableTable(table, isWhole ? new ArticleRows(table, archive) : new PageRows(table));
  });
  if (!archive) return null;
  const explorer = new Explorer(document.querySelector("section.scripted"), archive);
  const follower = new TableFollower(tables, explorer.selection);
  if (!explorer.selection.isEmpty) follower.follow();
  return explorer;
}

const explorer = setUp();
