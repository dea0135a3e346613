// Makes the tables of the page sortable, searchable and ready to take away. Without it they are whole and
// in the order of the report.
"use strict";

const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

// What a cell is compared by: its exact number, its moment, or its words.
function keyOf(cell) {
  if (cell.dataset.value !== undefined) return Number(cell.dataset.value);
  const time = cell.querySelector("time");
  if (time) return time.dateTime;
  return cell.textContent;
}

// Empty cells come last, in either direction.
function compare(one, other, direction) {
  if (one === "" || other === "") return (one === "") - (other === "");
  const order = typeof one === "number" ? one - other : collator.compare(one, other);
  return direction * order;
}

function make(name, properties, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
}

// A field of CSV (RFC 4180). What a spreadsheet may run as a formula becomes text.
function field(cell) {
  let text = cell.querySelector("time")?.dateTime ?? cell.dataset.value ?? cell.textContent;
  if (cell.dataset.value === undefined && /^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/.test(text)) {
    text = "'" + text;
  }
  return /[",\r\n]/.test(text) ? '"' + text.replaceAll('"', '""') + '"' : text;
}

function download(table, rows) {
  const line = (row) => Array.from(row.cells, field).join(",");
  const heading = Array.from(table.tHead.rows[0].cells, (cell) => cell.dataset.name).join(",");
  const text = [heading, ...rows.map(line)].join("\r\n") + "\r\n";
  const address = URL.createObjectURL(new Blob(["\uFEFF" + text], { type: "text/csv" }));
  make("a", { href: address, download: table.dataset.name + ".csv" }).click();
  URL.revokeObjectURL(address);
}

function setUp(table) {
  const body = table.tBodies[0];
  const rows = Array.from(body.rows);
  const words = rows.map((row) => row.textContent.toLowerCase());
  const title = table.caption.textContent;
  const search = make("input", { type: "search", placeholder: "Search these rows" });
  search.setAttribute("aria-label", "Search: " + title);
  const count = make("output", {});
  const save = make("button", { type: "button", textContent: "Download CSV" });
  save.setAttribute("aria-label", "Download these rows as CSV: " + title);

  function narrow() {
    const terms = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    rows.forEach((row, place) => {
      row.hidden = !terms.every((term) => words[place].includes(term));
      shown += row.hidden ? 0 : 1;
    });
    count.textContent =
      shown === rows.length ? rows.length + " rows" : shown + " of " + rows.length + " rows";
  }

  function sort(heading, column) {
    const direction = heading.getAttribute("aria-sort") === "ascending" ? -1 : 1;
    for (const cell of table.tHead.rows[0].cells) cell.removeAttribute("aria-sort");
    heading.setAttribute("aria-sort", direction > 0 ? "ascending" : "descending");
    const keys = new Map(rows.map((row) => [row, keyOf(row.cells[column])]));
    const sorted = rows
      .slice()
      .sort((one, other) => compare(keys.get(one), keys.get(other), direction));
    body.append(...sorted);
  }

  Array.from(table.tHead.rows[0].cells).forEach((heading, column) => {
    const button = make("button", { type: "button" }, ...heading.childNodes);
    button.addEventListener("click", () => sort(heading, column));
    heading.append(button);
  });
  search.addEventListener("input", narrow);
  save.addEventListener("click", () => {
    download(table, Array.from(body.rows).filter((row) => !row.hidden));
  });
  narrow();
  table.closest(".table").before(make("div", { className: "tools" }, search, count, save));
}

document.querySelectorAll("main table").forEach(setUp);
