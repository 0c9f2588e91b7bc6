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
  var tabs = Array.prototype.slice.call(document.querySelectorAll(".tabs button"));
  var leaves = Array.prototype.slice.call(document.querySelectorAll(".strip a"));
  var attention = document.getElementById("attention");
  var sheets = document.getElementById("sheets");
  var state = { q: "", hide: {}, sel: "", view: "numbers", lang: html.lang };
  html.classList.add("js");
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
    state.view = found.get("view") || "numbers";
    state.lang = found.get("lang") === "en" ? "en" : found.get("lang") === "nl" ? "nl" : html.dataset.lang;
  }
  function write() {
    var to = new URLSearchParams();
    if (state.q) to.set("q", state.q);
    to.set("hide", Object.keys(state.hide).sort().join(","));
    if (state.sel) to.set("sel", state.sel);
    if (state.view !== "numbers") to.set("view", state.view);
    if (state.lang !== html.dataset.lang) to.set("lang", state.lang);
    if ("#" + to.toString() !== location.hash) history.replaceState(null, "", "#" + to.toString());
  }

  var QUIET = ["aside", "sure"];
  function isAttention() { return chips.every(function (chip) { return !!state.hide[chip.dataset.state] === (QUIET.indexOf(chip.dataset.state) >= 0); }); }
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
    if (attention) attention.setAttribute("aria-pressed", String(isAttention()));
    if (!tabs.some(function (tab) { return tab.dataset.view === state.view; })) state.view = "numbers";
    html.dataset.view = state.view;
    tabs.forEach(function (tab) { tab.setAttribute("aria-selected", String(tab.dataset.view === state.view)); });
    if (tally) tally.textContent = count + " / " + rows.length;
    if (nothing) nothing.hidden = count > 0;
    mark();
  }
  function mark() {
    document.querySelectorAll(".chosen").forEach(function (item) { item.classList.remove("chosen"); });
    document.querySelectorAll("tr.more:not([hidden])").forEach(function (item) { item.hidden = true; });
    document.querySelectorAll("tr.row[tabindex='0']").forEach(function (item) { item.tabIndex = -1; });
    var row = byRow[state.sel];
    if (row && visible(row)) {
      row.classList.add("chosen"); row.tabIndex = 0;
      proof(row).hidden = false;
    } else if (rows.length) { var first = rows.find(visible); if (first) first.tabIndex = 0; }
    (byBox[state.sel] || []).forEach(function (box) { box.classList.add("chosen"); });
  }
  function proof(row) {
    var more = row.nextElementSibling;
    if (!more || !more.classList.contains("more")) {
      more = document.createElement("tr"); more.className = "more";
      more.appendChild(document.createElement("td")).colSpan = 5;
      row.parentNode.insertBefore(more, row.nextSibling);
    }
    if (!more.querySelector("svg.close")) {
      var close = closer((byBox[row.dataset.of] || [])[0]);
      if (close) more.cells[0].insertBefore(close, more.cells[0].firstChild);
    }
    return more;
  }
  function closer(box) {
    var image = box && box.ownerSVGElement.querySelector("image"), SVG = "http://www.w3.org/2000/svg";
    if (!image) return null;
    var b = { x: +box.getAttribute("x"), y: +box.getAttribute("y"), w: +box.getAttribute("width"), h: +box.getAttribute("height") };
    var high = Math.max(46, b.h * 2.4), wide = Math.max(high * 6.7, b.w * 1.4);
    var close = document.createElementNS(SVG, "svg"), use = document.createElementNS(SVG, "use"), frame = document.createElementNS(SVG, "rect");
    close.setAttribute("class", "close"); close.setAttribute("aria-hidden", "true");
    // what a number says mostly stands before it
    var page = box.ownerSVGElement.viewBox.baseVal, left = b.x + b.w / 2 - wide * 0.72;
    left = Math.max(0, Math.min(left, page.width - wide));
    close.setAttribute("viewBox", [left, b.y + b.h / 2 - high / 2, wide, high].join(" "));
    use.setAttribute("href", "#" + image.id);
    frame.setAttribute("x", b.x); frame.setAttribute("y", b.y); frame.setAttribute("width", b.w); frame.setAttribute("height", b.h);
    close.appendChild(use); close.appendChild(frame);
    close.addEventListener("click", function () { view("pages"); box.scrollIntoView({ block: "center", inline: "center" }); });
    return close;
  }
  function choose(id, from) {
    state.sel = id;
    if (from !== "row" && from !== "keys" && state.view !== "pages") state.view = "numbers";
    apply(); write();
    var row = byRow[id], box = (byBox[id] || [])[0];
    if (from !== "row" && row) {
      var more = row.nextElementSibling;
      if (more && !more.hidden && more.classList.contains("more")) more.scrollIntoView({ block: "nearest" });
      row.scrollIntoView({ block: "nearest" });
    }
    if (from !== "box" && box) { box.scrollIntoView({ block: "center", inline: "center" }); }
    if (box) here(box.closest("section.sheet"));
    if (row && from !== "box") { row.focus({ preventScroll: true }); }
  }
  function here(sheet) {
    leaves.forEach(function (leaf) { leaf.classList.toggle("here", !!sheet && leaf.dataset.page === sheet.id); });
  }
  function view(name) { state.view = name; apply(); write(); }
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
  if (attention) attention.addEventListener("click", onlyAttention);
  function onlyAttention() {
    var on = isAttention();
    state.hide = {};
    (on ? ["aside"] : QUIET).forEach(function (name) { state.hide[name] = true; });
    state.view = "numbers"; apply(); write();
  }
  tabs.forEach(function (tab) {
    tab.addEventListener("click", function () { view(tab.dataset.view); });
    tab.addEventListener("keydown", function (event) {
      var by = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0, seen = tabs.filter(function (one) { return one.offsetParent; });
      if (by) { var to = seen[(seen.indexOf(tab) + by + seen.length) % seen.length]; view(to.dataset.view); to.focus(); }
    });
  });
  leaves.forEach(function (leaf) {
    leaf.addEventListener("click", function (event) {
      var sheet = document.getElementById(leaf.dataset.page);
      event.preventDefault();
      if (!sheet) return;
      sheet.scrollIntoView({ block: "start" }); here(sheet);
      var id = (Array.prototype.slice.call(sheet.querySelectorAll("rect.hit:not([hidden])"))[0] || { dataset: {} }).dataset.of;
      if (byRow[id]) byRow[id].scrollIntoView({ block: "start" });
      sheet.scrollIntoView({ block: "start" });
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
    else if (event.key === "z") html.classList.toggle("zoom");
    else if (event.key === "t" && attention) onlyAttention();
    else if (event.key === "f") view(state.view === "findings" ? "numbers" : "findings");
    else if (event.key === "/" && search) { event.preventDefault(); view("numbers"); search.focus(); search.select(); }
    else if (event.key === "Enter" && event.target.tagName === "TR") { choose(event.target.dataset.of, "keys"); }
  });
  window.addEventListener("hashchange", function () { read(); apply(); });
  read(); apply();
  if (state.sel) choose(state.sel, "start");
})();
