"use strict";
document.documentElement.classList.add("js"); // the table is not drawn before it is whole: drawing it row by row takes seconds
document.addEventListener("DOMContentLoaded", function () {
  var html = document.documentElement, SVG = "http://www.w3.org/2000/svg";
  function $(id) { return document.getElementById(id); }
  function all(what, where) { return Array.prototype.slice.call((where || document).querySelectorAll(what)); }
  var rows = all("tr.row"), boxes = all("rect.hit"), chips = all(".chips button[data-state]"), tabs = all(".tabs button");
  var places = all(".strip a"), pages = all("section.sheet");
  var search = $("search"), tally = $("tally"), nothing = $("nothing"), attention = $("attention"), sheets = $("sheets");
  var jump = $("goto"), zoom = $("zoom"), byBox = {}, byRow = {}, texts = {};
  var state = { q: "", hide: {}, sel: "", page: "", view: "numbers", lang: html.lang };
  boxes.forEach(function (box) { (byBox[box.dataset.of] = byBox[box.dataset.of] || []).push(box); });
  rows.forEach(function (row) { byRow[row.dataset.of] = row; });

  var heads = all("tr.whose"), groups = [], group;
  all("tr.whose, tr.row").forEach(function (row) {
    if (row.matches(".whose")) { row.dataset.at = groups.length; groups.push(group = []); } else if (group) group.push(row);
  });

  function fold(text) { return text.toLowerCase().normalize("NFKD").replace(/[\u0300-\u036f]/g, ""); }
  function folded(row) {
    var of = row.dataset.of;
    if (texts[of] === undefined) texts[of] = fold([row.textContent, row.dataset.words, (row.dataset.proof || "").split("\n", 1)[0]].join(" "));
    return texts[of];
  }

  // ---- the address keeps what is looked at ------------------------------------------------------------------------
  function read() {
    var found = new URLSearchParams(location.hash.slice(1));
    state.q = found.get("q") || "";
    state.hide = {};
    (found.get("hide") || html.dataset.hide || "").split(",").forEach(function (name) { if (name) state.hide[name] = true; });
    if (found.has("hide") && !found.get("hide")) state.hide = {};
    state.sel = found.get("sel") || "";
    state.page = found.get("page") || "";
    state.view = found.get("view") || "numbers";
    state.lang = found.get("lang") === "en" ? "en" : found.get("lang") === "nl" ? "nl" : html.dataset.lang;
  }
  function address() {
    var to = new URLSearchParams();
    if (state.q) to.set("q", state.q);
    to.set("hide", Object.keys(state.hide).sort().join(","));
    if (state.sel) to.set("sel", state.sel); else if (state.page) to.set("page", state.page);
    if (state.view !== "numbers") to.set("view", state.view);
    if (state.lang !== html.dataset.lang) to.set("lang", state.lang);
    return "#" + to.toString();
  }
  function write() { if (address() !== location.hash) history.replaceState(null, "", address()); }

  // ---- what is shown ----------------------------------------------------------------------------------------------
  var QUIET = ["aside", "sure"], spoken = "";
  function isAttention() { return chips.every(function (chip) { return !!state.hide[chip.dataset.state] === (QUIET.indexOf(chip.dataset.state) >= 0); }); }
  function visible(row) { return !row.hidden; }
  function apply() {
    if (state.lang !== spoken) speak();
    if (search && search.value !== state.q) search.value = state.q;
    var wanted = fold(state.q).split(/\s+/).filter(Boolean), count = 0;
    rows.forEach(function (row) {
      var on = !state.hide[row.dataset.state] && wanted.every(function (word) { return folded(row).indexOf(word) >= 0; });
      if (on) count += 1;
      if (row.hidden === !on) return;
      row.hidden = !on;
      (byBox[row.dataset.of] || []).forEach(function (box) { box.toggleAttribute("hidden", !on); });
    });
    heads.forEach(function (head) { head.hidden = !(groups[head.dataset.at] || []).some(visible); });
    boxes.forEach(function (box) { if (!byRow[box.dataset.of]) box.toggleAttribute("hidden", !!state.hide[box.classList[1]]); });
    chips.forEach(function (chip) { chip.setAttribute("aria-pressed", String(!state.hide[chip.dataset.state])); });
    if (attention) attention.setAttribute("aria-pressed", String(isAttention()));
    if (!tabs.some(function (tab) { return tab.dataset.view === state.view; })) state.view = "numbers";
    html.dataset.view = state.view;
    tabs.forEach(function (tab) {
      var on = tab.dataset.view === state.view;
      tab.setAttribute("aria-selected", String(on)); tab.tabIndex = on ? 0 : -1;
    });
    if (tally) tally.textContent = [count, rows.length].map(function (one) { return one.toLocaleString(state.lang); }).join(" / ");
    if (nothing) nothing.hidden = count > 0;
    mark();
  }
  function speak() {
    spoken = html.lang = state.lang;
    all("[data-nl]").forEach(function (item) {
      var text = item.dataset[state.lang];
      if (item.placeholder !== undefined) item.placeholder = text;
      item.setAttribute("aria-label", text);
    });
    places.forEach(function (place) {
      var sheet = $(place.dataset.page);
      if (sheet) place.title = sheet.dataset[state.lang];
    });
  }
  function ownBox(id) {
    var found = byBox[id] || [];
    return found.find(function (box) { return box.dataset.own !== undefined; }) || found[0];
  }
  function mark(box) {
    all(".chosen").forEach(function (item) { item.classList.remove("chosen"); });
    all("tr.more:not([hidden])").forEach(function (item) { item.hidden = true; });
    all("tr.row[tabindex='0']").forEach(function (item) { item.tabIndex = -1; });
    var row = byRow[state.sel];
    if (row && visible(row)) {
      row.classList.add("chosen"); row.tabIndex = 0;
      proof(row, box || ownBox(state.sel)).hidden = false;
    } else if (rows.length) { var first = rows.find(visible); if (first) first.tabIndex = 0; }
    all("rect.ring").forEach(function (ring) { ring.remove(); });
    (byBox[state.sel] || []).forEach(function (item) { item.classList.add("chosen"); ring(item); });
  }
  function rect(name, b, parent) {
    var made = document.createElementNS(SVG, "rect");
    made.setAttribute("class", name);
    made.setAttribute("x", b.x); made.setAttribute("y", b.y); made.setAttribute("width", b.w); made.setAttribute("height", b.h);
    parent.appendChild(made);
  }
  function sides(box, more) {
    return { x: +box.getAttribute("x") - more, y: +box.getAttribute("y") - more,
      w: +box.getAttribute("width") + 2 * more, h: +box.getAttribute("height") + 2 * more };
  }
  function ring(box) {
    var around = sides(box, 2.2);
    rect("ring", around, box.ownerSVGElement); rect("ring over", around, box.ownerSVGElement);
  }
  function proof(row, box) {
    var more = row.nextElementSibling, old, close;
    if (!more || !more.classList.contains("more")) {
      more = document.createElement("tr"); more.className = "more";
      more.appendChild(document.createElement("td")).colSpan = 5;
      if (row.dataset.proof) more.cells[0].appendChild(spelled(row.dataset.proof));
      row.parentNode.insertBefore(more, row.nextSibling);
    }
    old = more.querySelector("svg.close"); close = closer(box);
    if (old) old.remove();
    if (close) more.cells[0].insertBefore(close, more.cells[0].firstChild);
    return more;
  }
  var labels = {};
  all("#labels dt").forEach(function (label) { labels[label.dataset.key] = label; });
  function spelled(packed) { // a line: its key, then one text, or Dutch and English, or a sentence cut at its number
    var list = document.createElement("dl");
    packed.split("\n").forEach(function (line) {
      var parts = line.split("\t"), told = document.createElement("dd"), names = parts.length === 4 ? ["span", "mark", "span"] : ["span", "span"];
      list.appendChild(labels[parts[0]].cloneNode(true));
      parts.slice(1).forEach(function (text, at) {
        var part = document.createElement(names[at]);
        part.textContent = text;
        if (parts.length === 3) part.lang = at ? "en" : "nl";
        told.appendChild(part);
      });
      list.appendChild(told);
    });
    return list;
  }
  function pieces(box) { // a number that is broken over lines has a box on each
    var part = box.dataset.part;
    return part ? byBox[box.dataset.of].filter(function (one) { return one.dataset.part === part; }) : [box];
  }
  function around(parts) {
    var all = parts.map(function (part) { return sides(part, 0); });
    var x = Math.min.apply(null, all.map(function (b) { return b.x; })), y = Math.min.apply(null, all.map(function (b) { return b.y; }));
    return { x: x, y: y, w: Math.max.apply(null, all.map(function (b) { return b.x + b.w; })) - x,
      h: Math.max.apply(null, all.map(function (b) { return b.y + b.h; })) - y };
  }
  function closer(box) {
    var image = box && box.ownerSVGElement.querySelector("image");
    if (!image) return null;
    var parts = pieces(box), b = around(parts);
    var high = Math.max(46, b.h * 2.4, b.w * 1.3 / 6.7), wide = high * 6.7;
    var page = box.ownerSVGElement.viewBox.baseVal, left = b.x + b.w / 2 - wide * 0.72; // what a number says mostly stands before it
    left = wide > page.width ? (page.width - wide) / 2 : Math.max(0, Math.min(left, page.width - wide));
    var close = document.createElementNS(SVG, "svg"), use = document.createElementNS(SVG, "use");
    close.setAttribute("class", "close"); close.setAttribute("aria-hidden", "true");
    close.setAttribute("viewBox", [left, b.y + b.h / 2 - high / 2, wide, high].join(" "));
    use.setAttribute("href", "#" + image.id);
    close.appendChild(use);
    parts.forEach(function (part) { rect("under", sides(part, 0.8), close); rect("over", sides(part, 0.8), close); });
    close.addEventListener("click", function () { view("pages"); box.scrollIntoView({ block: "center", inline: "center" }); });
    return close;
  }

  // ---- choosing and walking ---------------------------------------------------------------------------------------
  function choose(id, from, box) {
    state.sel = id;
    if (from !== "row" && from !== "keys" && state.view !== "pages") state.view = "numbers";
    html.dataset.view = state.view;
    if (from === "link" || from === "start") apply(); else { tabs.forEach(function (tab) { tab.setAttribute("aria-selected", String(tab.dataset.view === state.view)); }); mark(box); }
    var row = byRow[id], own = box || ownBox(id), sheet = own && own.closest("section.sheet");
    if (sheet) { state.page = sheet.dataset.number; here(sheet); }
    write();
    if (from !== "row" && row) {
      var more = row.nextElementSibling;
      if (more && !more.hidden && more.classList.contains("more")) more.scrollIntoView({ block: "nearest" });
      row.scrollIntoView({ block: "nearest" });
    }
    if (from !== "box" && own) { own.scrollIntoView({ block: "center", inline: "center" }); }
    if (row && from !== "box") { row.focus({ preventScroll: true }); }
  }
  function view(name) { state.view = name; apply(); write(); }
  function step(by) {
    var shown = rows.filter(visible);
    if (!shown.length) return;
    var at = shown.findIndex(function (row) { return row.dataset.of === state.sel; });
    at = at < 0 ? (by > 0 ? 0 : shown.length - 1) : Math.min(shown.length - 1, Math.max(0, at + by));
    choose(shown[at].dataset.of, "keys");
  }

  // ---- pages ------------------------------------------------------------------------------------------------------
  var whose = $("whose");
  function leaf(document) { // the strip has the pages of one document
    if (!whose || whose.dataset.now === document) return;
    whose.value = whose.dataset.now = document;
    places.forEach(function (place) { place.hidden = place.dataset.whose !== document; });
  }
  if (whose) whose.addEventListener("change", function () {
    var place = places.find(function (one) { return one.dataset.whose === whose.value; });
    if (place) turn($(place.dataset.page));
  });
  function here(sheet) {
    var at = whose && sheet && places.find(function (place) { return place.dataset.page === sheet.id; });
    if (at) leaf(at.dataset.whose);
    places.forEach(function (place) {
      var on = !!sheet && place.dataset.page === sheet.id;
      if (on === place.classList.contains("here")) return;
      place.classList.toggle("here", on);
      if (on) { place.setAttribute("aria-current", "page"); place.parentNode.scrollLeft = place.offsetLeft - place.parentNode.offsetLeft - place.parentNode.clientWidth / 2; }
      else place.removeAttribute("aria-current");
    });
    if (jump && sheet && document.activeElement !== jump) jump.value = sheet.dataset.number;
  }
  function turn(sheet) {
    if (state.view !== "pages" && !sheets.checkVisibility()) view("pages");
    state.page = sheet.dataset.number; state.sel = "";
    mark(); write(); here(sheet);
    var first = all("rect.hit:not([hidden])", sheet).map(function (box) { return byRow[box.dataset.of]; }).find(Boolean);
    if (first) first.scrollIntoView({ block: "start" });
    sheet.scrollIntoView({ block: "start" });
  }
  function go(number) {
    var sheet = pages.find(function (one) { return one.dataset.number === String(number); });
    if (sheet) { turn(sheet); return; }
    JSON.parse(jump.dataset.leaves || "[]").forEach(function (leaf) {
      if (leaf[0] <= number && number <= leaf[1]) { state.sel = ""; state.page = String(number); location.href = leaf[2] + address(); }
    });
  }
  function watch() {
    var top = sheets.getBoundingClientRect().top, room = Math.min(innerHeight, sheets.getBoundingClientRect().bottom);
    var middle = (Math.max(0, top) + room) / 2;
    var seen = pages.find(function (sheet) { return sheet.getBoundingClientRect().bottom > middle; });
    if (seen && seen.checkVisibility()) here(seen);
  }
  var watching = 0;
  function soon() { if (!watching) watching = requestAnimationFrame(function () { watching = 0; watch(); }); }
  sheets.addEventListener("scroll", soon, { passive: true });
  window.addEventListener("scroll", soon, { passive: true });
  places.forEach(function (place) {
    place.addEventListener("click", function (event) {
      var sheet = $(place.dataset.page);
      event.preventDefault();
      if (sheet) turn(sheet);
    });
  });
  if (jump) jump.addEventListener("change", function () { if (jump.value) go(Number(jump.value)); });
  function larger() { zoom.setAttribute("aria-pressed", String(html.classList.toggle("zoom"))); }
  if (zoom) zoom.addEventListener("click", larger);

  // ---- what a person does -----------------------------------------------------------------------------------------
  document.querySelector("tbody").addEventListener("click", function (event) {
    var row = event.target.closest("tr.row");
    if (row) choose(row.dataset.of, "row");
  });
  sheets.addEventListener("click", function (event) {
    if (event.target.matches("rect.hit")) choose(event.target.dataset.of, "box", event.target);
  });
  sheets.addEventListener("mouseover", function (event) {
    var box = event.target, row = box.matches("rect.hit") && byRow[box.dataset.of];
    if (!row || box.firstChild && box.firstChild.lang === state.lang) return;
    var title = document.createElementNS(SVG, "title");
    title.lang = state.lang;
    title.textContent = row.cells[0].firstChild.textContent + ": " + row.cells[1].innerText.replace(/\n+/g, " · ") + " · " + row.cells[4].innerText.trim();
    while (box.firstChild) box.firstChild.remove();
    box.appendChild(title);
  });
  all("a[data-of]").forEach(function (link) {
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
  if (search) search.addEventListener("input", function () { state.q = search.value; apply(); write(); });
  $("language").addEventListener("click", function () { state.lang = state.lang === "nl" ? "en" : "nl"; apply(); write(); });
  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    var typing = event.target === search;
    if (event.key === "Escape") { if (typing || event.target === jump) event.target.blur(); state.q = ""; state.sel = ""; apply(); write(); return; }
    if (typing) { if (event.key === "Enter") { search.blur(); step(1); } return; }
    if (event.target === jump) { if (event.key === "Enter") jump.blur(); return; }
    if (event.key === "j" || event.key === "ArrowDown" && event.target.tagName === "TR") { event.preventDefault(); step(1); }
    else if (event.key === "k" || event.key === "ArrowUp" && event.target.tagName === "TR") { event.preventDefault(); step(-1); }
    else if (event.key === "z") larger();
    else if (event.key === "t" && attention) onlyAttention();
    else if (event.key === "f") view(state.view === "findings" ? "numbers" : "findings");
    else if (event.key === "g" && jump && jump.checkVisibility()) { event.preventDefault(); jump.focus(); jump.select(); }
    else if (event.key === "/" && search) { event.preventDefault(); view("numbers"); search.focus(); search.select(); }
    else if (event.key === "Enter" && event.target.tagName === "TR") { choose(event.target.dataset.of, "keys"); }
  });
  var opened = [];
  window.addEventListener("beforeprint", function () { // paper cannot be opened
    opened = all("details:not([open])");
    opened.forEach(function (one) { one.open = true; });
  });
  window.addEventListener("afterprint", function () { opened.forEach(function (one) { one.open = false; }); });
  function start() {
    read(); apply();
    if (state.sel) choose(state.sel, "start"); else if (state.page && jump) go(Number(state.page)); else watch();
  }
  window.addEventListener("hashchange", start);
  html.classList.add("whole");
  start();
});
