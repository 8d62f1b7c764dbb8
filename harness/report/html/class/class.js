"use strict";
(() => {
  const table = document.getElementById("class");
  const body = table.tBodies[0];
  const heads = [...table.tHead.rows[0].cells];
  const tools = document.getElementById("tools");
  const byName = document.getElementById("by-name");
  const byTask = document.getElementById("by-task");
  const byVerdict = document.getElementById("by-verdict");
  const shown = document.getElementById("shown");
  const ranks = { "✓": 4, "◐": 3, "?": 2, "✗": 1, "–": 0 };
  const firstTask = 2, last = heads.length - 1;
  let members = null;

  const rows = [...body.rows].map((row, place) => {
    const cells = [...row.cells].map((cell) => cell.textContent.trim());
    const failed = row.cells.length < heads.length;
    return { row, place, cells, failed, name: row.querySelector(".name").textContent, seconds: parseFloat(cells[cells.length - 1]) };
  });

  // A task sorts by its verdict, then by its points; what was not examined comes last.
  const value = (one, column) => {
    if (column === last) return one.seconds;
    if (one.failed) return -1;
    const cell = one.cells[column];
    if (column < firstTask) return parseFloat(cell);
    return cell ? 1000 * ranks[cell[0]] + (parseFloat(cell.slice(1)) || 0) : -1;
  };
  const names = new Intl.Collator(document.documentElement.lang, { numeric: true });

  const sort = (column, down) => {
    rows.sort((a, b) => {
      const order = column === 0 ? names.compare(a.name, b.name) : value(a, column) - value(b, column);
      return (down ? -order : order) || names.compare(a.name, b.name);
    });
    body.append(...rows.map((one) => one.row));
    heads.forEach((head, index) => {
      if (index === column) head.setAttribute("aria-sort", down ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    });
  };

  const filter = () => {
    const text = byName.value.trim().toLowerCase();
    let count = 0;
    for (const one of rows) {
      const tasks = byTask.value === "" ? one.cells.slice(firstTask, last) : [one.cells[firstTask + Number(byTask.value)]];
      const fits = one.name.toLowerCase().includes(text)
        && (!members || members.has(one.place))
        && (byVerdict.value === "" || !one.failed && tasks.some((cell) => cell && cell[0] === byVerdict.value));
      one.row.hidden = !fits;
      count += fits;
    }
    shown.textContent = count + "/" + rows.length;
  };

  heads.forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    // Names begin with the first letter, numbers with the largest.
    button.addEventListener("click", () => {
      const now = head.getAttribute("aria-sort");
      sort(column, now ? now === "ascending" : column !== 0);
    });
    head.append(button);
  });
  for (const button of document.querySelectorAll("button.show")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      members = new Set(button.dataset.rows.split(" ").map(Number));
      filter();
      tools.scrollIntoView();
    });
  }
  for (const input of [byName, byTask, byVerdict]) input.addEventListener("input", filter);
  tools.addEventListener("reset", () => { members = null; setTimeout(filter); });
  tools.addEventListener("submit", (event) => event.preventDefault());
  tools.hidden = false;
  filter();
})();
