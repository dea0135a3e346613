// Sets the page up: the tables, what explores, and that the tables follow what is chosen there. The tables come
// first, because a browser that has fewer rows to lay out is ready sooner.

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
  const narrow = () => tables.forEach((table) => table.narrow(explorer.selection));
  explorer.selection.addEventListener("change", once(narrow));
  if (!explorer.selection.isEmpty) narrow();
  return explorer;
}

const explorer = setUp();
