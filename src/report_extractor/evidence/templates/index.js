"use strict";
document.documentElement.classList.add("js"); // as in the pages: the table is drawn once, when it is whole
document.addEventListener("DOMContentLoaded", function () {
  var html = document.documentElement, search = document.getElementById("search"), tally = document.getElementById("tally");
  var rows = Array.prototype.slice.call(document.querySelectorAll("tr.doc"));
  var heads = Array.prototype.slice.call(document.querySelectorAll("th"));
  var state = { q: "", sort: "", lang: html.dataset.lang };

  var placed = "";

  function fold(text) { return text.toLowerCase().normalize("NFKD").replace(/[\u0300-\u036f]/g, ""); }
  rows.forEach(function (row, at) { row.at = at; row.folded = fold(row.cells[0].textContent + " " + row.cells[1].textContent); });
  function read() {
    var found = new URLSearchParams(location.hash.slice(1));
    state.q = found.get("q") || ""; state.sort = found.get("sort") || ""; state.lang = found.get("lang") || html.dataset.lang;
  }
  function write() {
    var to = new URLSearchParams();
    if (state.q) to.set("q", state.q);
    if (state.sort) to.set("sort", state.sort);
    if (state.lang !== html.dataset.lang) to.set("lang", state.lang);
    history.replaceState(null, "", "#" + to.toString());
  }
  function key(row, column) {
    var cell = row.cells[column], text = cell.dataset.key || cell.textContent.trim();
    return column > 0 ? Number(text || -1) : text;
  }
  function apply() {
    html.lang = state.lang;
    document.querySelectorAll("[data-nl]").forEach(function (item) {
      item.setAttribute("aria-label", item.dataset[state.lang]);
      if (item.placeholder !== undefined) item.placeholder = item.dataset[state.lang];
    });
    if (search.value !== state.q) search.value = state.q;
    var wanted = fold(state.q).split(/\s+/).filter(Boolean), count = 0;
    rows.forEach(function (row) {
      row.hidden = !wanted.every(function (word) { return row.folded.indexOf(word) >= 0; });
      if (!row.hidden) count += 1;
    });
    tally.textContent = [count, rows.length].map(function (one) { return one.toLocaleString(state.lang); }).join(" / ");
    var column = Math.abs(Number(state.sort)) - 1, down = state.sort.charAt(0) === "-";
    heads.forEach(function (head, at) {
      if (head.hasAttribute("aria-sort")) head.setAttribute("aria-sort", at === column && state.sort ? (down ? "descending" : "ascending") : "none");
    });
    var sorted = rows.slice();
    if (state.sort) sorted.sort(function (one, two) {
      var a = key(one, column), b = key(two, column);
      return (a < b ? -1 : a > b ? 1 : 0) * (down ? -1 : 1) || one.at - two.at;
    });
    if (state.sort !== placed) { placed = state.sort; sorted.forEach(function (row) { row.parentNode.appendChild(row); }); }
  }
  heads.forEach(function (head, at) {
    var button = head.querySelector("button");
    if (button) button.addEventListener("click", function () {
      var up = String(at + 1), down = "-" + up;
      state.sort = at ? (state.sort === down ? up : state.sort === up ? "" : down) : (state.sort === up ? down : state.sort === down ? "" : up);
      write(); apply();
    });
  });
  search.addEventListener("input", function () { state.q = search.value; write(); apply(); });
  document.getElementById("language").addEventListener("click", function () { state.lang = state.lang === "nl" ? "en" : "nl"; write(); apply(); });
  document.addEventListener("keydown", function (event) {
    if (event.key === "/" && event.target !== search && !event.ctrlKey && !event.metaKey) { event.preventDefault(); search.focus(); }
    if (event.key === "Escape") { state.q = ""; search.blur(); write(); apply(); }
  });
  window.addEventListener("hashchange", function () { read(); apply(); });
  read(); apply();
  html.classList.add("whole");
});
