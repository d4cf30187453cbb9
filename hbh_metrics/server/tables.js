// Makes a table with many links one stop of the tab key: in it the arrow keys go from link to link, and Escape goes back to the table.
// Without this script every link is a stop of its own.
"use strict";

{
  const TABLE = ".hbh-tabel, .hbh-rooster";
  const LINK = ":is(.hbh-tabel, .hbh-rooster) a[href]";
  const HOW = "Pijl omlaag: naar de cijfers. Enter opent, Escape gaat terug.";

  const gather = () => {
    for (const link of document.querySelectorAll(`${LINK}:not([tabindex])`)) {
      link.tabIndex = -1;
      link.closest(TABLE).setAttribute("aria-description", HOW);
    }
  };
  let isAsked = false;
  new MutationObserver(() => {
    if (isAsked) return;
    isAsked = true;
    requestAnimationFrame(() => { isAsked = false; gather(); });
  }).observe(document.documentElement, { childList: true, subtree: true });

  const linkIn = (row, column) => row?.cells[column]?.querySelector("a[href]") ?? null;
  const beside = (row, column, step) => {
    for (let next = column + step; next >= 0 && next < row.cells.length; next += step) {
      const link = linkIn(row, next);
      if (link !== null) return link;
    }
    return null;
  };
  const below = (rows, place, column, step) => {
    for (let next = place + step; next >= 0 && next < rows.length; next += step) {
      const link = linkIn(rows[next], column);
      if (link !== null) return link;
    }
    return null;
  };
  const goal = (key, link) => {
    const cell = link.closest("td, th");
    const row = cell.parentElement;
    const rows = [...row.closest("table").rows];
    switch (key) {
      case "ArrowRight": return beside(row, cell.cellIndex, 1);
      case "ArrowLeft": return beside(row, cell.cellIndex, -1);
      case "ArrowDown": return below(rows, rows.indexOf(row), cell.cellIndex, 1);
      case "ArrowUp": return below(rows, rows.indexOf(row), cell.cellIndex, -1);
      case "Home": return beside(row, -1, 1);
      case "End": return beside(row, row.cells.length, -1);
      case "Escape": return row.closest(TABLE);
      default: return null;
    }
  };

  document.addEventListener("keydown", (event) => {
    const from = event.target;
    if (!(from instanceof Element) || event.altKey || event.ctrlKey || event.metaKey) return;
    const isTable = from.matches(TABLE) && event.key === "ArrowDown";
    const to = isTable ? from.querySelector("td a[href], th a[href]") : from.matches(LINK) ? goal(event.key, from) : null;
    if (to === null) return;
    event.preventDefault();
    to.focus();
  });
}
