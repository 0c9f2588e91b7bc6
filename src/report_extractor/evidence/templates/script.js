"use strict";
(function () {
  var html = document.documentElement;
  var rows = Array.prototype.slice.call(document.querySelectorAll("tr.row"));
  var boxes = Array.prototype.slice.call(document.querySelectorAll("rect.hit"));
  var chips = Array.prototype.slice.call(document.querySelectorAll(".chips button"));
  var search = document.getElementById("search");
  var tally = document.getElementById("tally");
  var nothing = document.getElementById("nothing");
  var byBox = {}, byRow = {};
  var state = { q: "", hide: {}, sel: "", lang: html.lang };
  boxes.forEach(function (box) { (byBox[box.dataset.of] = byBox[box.dataset.of] || []).push(box); });
  rows.forEach(function (row) { byRow[row.dataset.of] = row; });

  function fold(text) { return text.toLowerCase().normalize("NFKD").replace(/[\u0300-\u036f]/g, ""); }
  var texts = {};
  rows.forEach(function (row) { texts[row.dataset.of] = fold(row.textContent + " " + row.dataset.words); });

  function read() {
    var found = new URLSearchParams(location.hash.slice(1));
    state.q = found.get("q") || "";
    state.hide = {};
    (found.get("hide") || html.dataset.hide || "").split(",").forEach(function (name) { if (name) state.hide[name] = true; });
    if (found.has("hide") && !found.get("hide")) state.hide = {};
    state.sel = found.get("sel") || "";
    state.lang = found.get("lang") === "en" ? "en" : found.get("lang") === "nl" ? "nl" : html.dataset.lang;
  }
  function write() {
    var to = new URLSearchParams();
    if (state.q) to.set("q", state.q);
    to.set("hide", Object.keys(state.hide).sort().join(","));
    if (state.sel) to.set("sel", state.sel);
    if (state.lang !== html.dataset.lang) to.set("lang", state.lang);
    if ("#" + to.toString() !== location.hash) { ignore = true; location.replace("#" + to.toString()); }
  }
  var ignore = false;

  function visible(row) { return !row.hidden; }
  function apply() {
    html.lang = state.lang;
    document.querySelectorAll("[data-nl]").forEach(function (item) {
      var text = item.dataset[state.lang];
      if (item.placeholder !== undefined) item.placeholder = text;
      item.setAttribute("aria-label", text);
    });
    if (search && search.value !== state.q) search.value = state.q;
    var wanted = fold(state.q).split(/\s+/).filter(Boolean), count = 0;
    rows.forEach(function (row) {
      var on = !state.hide[row.dataset.state] && wanted.every(function (word) { return texts[row.dataset.of].indexOf(word) >= 0; });
      row.hidden = !on;
      if (on) count += 1;
      (byBox[row.dataset.of] || []).forEach(function (box) { box.toggleAttribute("hidden", !on); });
    });
    boxes.forEach(function (box) { if (!byRow[box.dataset.of]) box.toggleAttribute("hidden", !!state.hide[box.dataset.state]); });
    chips.forEach(function (chip) { chip.setAttribute("aria-pressed", String(!state.hide[chip.dataset.state])); });
    if (tally) tally.textContent = count + " / " + rows.length;
    if (nothing) nothing.hidden = count > 0;
    mark();
  }
  function mark() {
    document.querySelectorAll(".chosen").forEach(function (item) { item.classList.remove("chosen"); });
    document.querySelectorAll("tr.more").forEach(function (item) { item.hidden = true; });
    rows.forEach(function (row) { row.tabIndex = -1; row.setAttribute("aria-expanded", "false"); });
    var row = byRow[state.sel];
    if (row && visible(row)) {
      row.classList.add("chosen"); row.tabIndex = 0; row.setAttribute("aria-expanded", "true");
      if (row.nextElementSibling && row.nextElementSibling.classList.contains("more")) row.nextElementSibling.hidden = false;
    } else if (rows.length) { var first = rows.find(visible); if (first) first.tabIndex = 0; }
    (byBox[state.sel] || []).forEach(function (box) { box.classList.add("chosen"); });
  }
  function choose(id, from) {
    state.sel = id; mark(); write();
    var row = byRow[id], box = (byBox[id] || [])[0];
    if (from !== "row" && row) {
      var more = row.nextElementSibling;
      if (more && !more.hidden && more.classList.contains("more")) more.scrollIntoView({ block: "nearest" });
      row.scrollIntoView({ block: "nearest" });
    }
    if (from !== "box" && box) { box.scrollIntoView({ block: "center", inline: "nearest" }); }
    if (row && from !== "box") { row.focus({ preventScroll: true }); }
  }
  function step(by) {
    var shown = rows.filter(visible);
    if (!shown.length) return;
    var at = shown.findIndex(function (row) { return row.dataset.of === state.sel; });
    at = at < 0 ? (by > 0 ? 0 : shown.length - 1) : Math.min(shown.length - 1, Math.max(0, at + by));
    choose(shown[at].dataset.of, "keys");
  }

  rows.forEach(function (row) { row.addEventListener("click", function () { choose(row.dataset.of, "row"); }); });
  boxes.forEach(function (box) { box.addEventListener("click", function () { choose(box.dataset.of, "box"); }); });
  document.querySelectorAll("a[data-of]").forEach(function (link) {
    link.addEventListener("click", function (event) {
      event.preventDefault();
      var row = byRow[link.dataset.of];
      if (row && row.hidden) { delete state.hide[row.dataset.state]; state.q = ""; apply(); }
      choose(link.dataset.of, "link");
    });
  });
  chips.forEach(function (chip) {
    chip.addEventListener("click", function () {
      if (state.hide[chip.dataset.state]) delete state.hide[chip.dataset.state]; else state.hide[chip.dataset.state] = true;
      apply(); write();
    });
  });
  if (search) search.addEventListener("input", function () { state.q = search.value; apply(); write(); });
  var switcher = document.getElementById("language");
  if (switcher) switcher.addEventListener("click", function () { state.lang = state.lang === "nl" ? "en" : "nl"; apply(); write(); });
  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    var typing = event.target === search;
    if (event.key === "Escape") { if (typing) search.blur(); state.q = ""; state.sel = ""; apply(); write(); return; }
    if (typing) { if (event.key === "Enter") { search.blur(); step(1); } return; }
    if (event.key === "j" || event.key === "ArrowDown" && event.target.tagName === "TR") { event.preventDefault(); step(1); }
    else if (event.key === "k" || event.key === "ArrowUp" && event.target.tagName === "TR") { event.preventDefault(); step(-1); }
    else if (event.key === "/" && search) { event.preventDefault(); search.focus(); search.select(); }
    else if (event.key === "Enter" && event.target.tagName === "TR") { choose(event.target.dataset.of, "keys"); }
  });
  window.addEventListener("hashchange", function () { if (ignore) { ignore = false; return; } read(); apply(); });
  read(); apply();
  if (state.sel) choose(state.sel, "start");
})();
