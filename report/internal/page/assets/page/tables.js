// sortable lets the headers of tables order their rows: numbers by their value,
// the largest first, text by the alphabet.
function sortable(table) {
  const heads = [...table.tHead.rows[0].cells];
  heads.forEach((head, column) => head.firstElementChild.addEventListener("click", () => {
    const numeric = head.classList.contains("number");
    const before = head.getAttribute("aria-sort");
    const ascending = before ? before === "descending" : !numeric;
    heads.forEach((other) => other.removeAttribute("aria-sort"));
    head.setAttribute("aria-sort", ascending ? "ascending" : "descending");
    const key = (row) => numeric ? Number(row.cells[column].dataset.sort ?? -Infinity) : row.cells[column].textContent;
    const order = (a, b) => numeric ? key(a) - key(b) : key(a).localeCompare(key(b), language, { numeric: true });
    const rows = [...table.tBodies[0].rows].sort((a, b) => ascending ? order(a, b) : order(b, a));
    table.tBodies[0].append(...rows);
  }));
}

// breakable lets a name in a narrow column break after its dots; over one also where its unit follows.
function breakable(cell) {
  const parts = cell.textContent.split(".");
  if (parts.length < 2 || cell.matches("td") && cell.textContent.includes(" ")) return;
  cell.textContent = "";
  parts.forEach((part, i) => cell.append(part + (i < parts.length - 1 ? "." : ""), document.createElement("wbr")));
}

// tellWide marks the heading over a table that is wider than the page, so that nobody takes the edge for its end.
function tellWide(scroll) {
  scroll.previousElementSibling.dataset.wide = say("wider than the page: scroll sideways");
  new ResizeObserver(() => scroll.previousElementSibling.classList.toggle("wide", scroll.scrollWidth > scroll.clientWidth + 1))
    .observe(scroll);
}
