// Sets the page up: first what explores, then the tables, which follow what is chosen there.

function setUp() {
  const data = document.getElementById("archive-data");
  const section = document.querySelector("section.explore");
  const archive = data && new Archive(JSON.parse(data.textContent));
  const explorer = archive && archive.size > 0 ? new Explorer(section, archive) : null;
  const tables = Array.from(document.querySelectorAll("main table[data-name]"), (table) => {
    if (explorer && table.dataset.name === "articles") {
      return new SortableTable(table, new ArticleRows(table, archive), 200);
    }
    return new SortableTable(table, new PageRows(table));
  });
  if (!explorer) return null;
  const narrow = () => tables.forEach((table) => table.narrow(explorer.selection));
  explorer.selection.addEventListener("change", once(narrow));
  if (!explorer.selection.isEmpty) narrow();
  return explorer;
}

const explorer = setUp();
