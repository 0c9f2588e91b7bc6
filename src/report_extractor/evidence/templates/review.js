"use strict";
(function () {
  var SVG = "http://www.w3.org/2000/svg";
  var html = document.documentElement;
  function $(id) { return document.getElementById(id); }
  var overview = null, figures = [], ordered = [], listed = [], byId = {}, pages = {}, boxes = {};
  var offered = null, SPARE = 20, rowHeight = 0, whole = false; // rows drawn out of sight, their height, whether all are drawn
  var decided = {}, seen = 0, mine = [], pending = {}, words = [], queue = Promise.resolve(), shownPage = "", alarm = "";
  var state = { doc: 0, sel: "", which: "open", order: "doubt", q: "", lang: html.dataset.lang };
  var WORST = { conflict: 0, doubt: 1, sure: 2 };

  function t(key) { var pair = overview && overview.texts[key]; return pair ? pair[state.lang] : key; }
  function fold(text) { return text.toLowerCase().normalize("NFKD").replace(/[\u0300-\u036f]/g, ""); }
  function clear(node) { while (node.firstChild) node.removeChild(node.firstChild); return node; }
  function add(parent, tag, text, name) {
    var node = document.createElement(tag);
    if (text !== undefined) node.textContent = text;
    if (name) node.className = name;
    parent.appendChild(node);
    return node;
  }
  function draw(parent, tag, about) {
    var node = document.createElementNS(SVG, tag);
    Object.keys(about).forEach(function (key) { node.setAttribute(key, about[key]); });
    parent.appendChild(node);
    return node;
  }
  function decisionOf(id) { return pending[id] ? pending[id].decision : decided[id] ? decided[id].decision : "open"; }

  // ---- the address keeps what is looked at ------------------------------------------------------------------------
  function read() {
    var found = new URLSearchParams(location.hash.slice(1));
    state.doc = Number(found.get("doc")) || 0;
    state.sel = found.get("sel") || "";
    state.which = found.get("which") || "open";
    state.order = found.get("order") || "doubt";
    state.q = found.get("q") || "";
    state.lang = found.get("lang") || html.dataset.lang;
  }
  function write() {
    var to = new URLSearchParams({ doc: state.doc, which: state.which, order: state.order });
    if (state.sel) to.set("sel", state.sel);
    if (state.q) to.set("q", state.q);
    if (state.lang !== html.dataset.lang) to.set("lang", state.lang);
    history.replaceState(null, "", "#" + to.toString());
  }

  // ---- the server -------------------------------------------------------------------------------------------------
  function tell(text) { alarm = text; $("alarm").textContent = text; $("alarm").hidden = !text; }
  function ask(address, body) {
    var how = body ? { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) } : {};
    return fetch(address, how).then(function (answer) {
      return answer.json().then(function (found) {
        if (!answer.ok) throw new Error(found.error || String(answer.status));
        return found;
      });
    }, function () { throw new Error("server_gone"); });
  }
  function fail(problem) { tell(t(problem.message)); }
  function follow() {
    return ask("changes?after=" + seen).then(function (found) {
      if (found.start < seen) decided = {};
      found.entries.forEach(function (entry) { decided[entry.figure_id] = entry; });
      seen = found.total;
      if (overview && found.stamp !== overview.stamp) tell(t("dataset_new"));
      else if (alarm === t("server_gone")) tell("");
      if (found.entries.length || found.start < seen && !found.entries.length) refresh();
    });
  }
  function open(doc) {
    state.doc = Math.max(0, Math.min(doc, overview.documents.length - 1));
    return ask("document?document=" + state.doc).then(function (found) {
      figures = found.figures; pages = found.pages; byId = {}; shownPage = "";
      figures.forEach(function (figure, at) { figure.at = at; byId[figure.id] = figure; });
      build();
    });
  }

  // ---- the list: a document may have ten thousand figures, of which only those in sight are drawn -----------------
  function build() {
    ordered = figures.slice();
    if (state.order === "doubt") ordered.sort(function (one, two) { return WORST[one.state] - WORST[two.state] || one.at - two.at; });
    refresh();
  }
  function item(figure, at) {
    var row = document.createElement("li"), now = decisionOf(figure.id);
    row.dataset.id = figure.id;
    row.className = figure.state + " " + now + (figure.id === state.sel ? " chosen" : "");
    row.setAttribute("aria-posinset", at + 1); row.setAttribute("aria-setsize", listed.length);
    if (figure.id === state.sel) row.setAttribute("aria-current", "true");
    add(row, "b", figure.printed);
    add(row, "span", figure.label || figure.snippet, "what").title = figure.label || figure.snippet;
    add(row, "em", (pending[figure.id] ? "… · " : now === "open" ? "" : t("decision_" + now) + " · ") + "p. " + figure.page, now);
    return row;
  }
  function gap(rows) {
    var space = document.createElement("li");
    space.className = "gap"; space.setAttribute("role", "presentation");
    space.style.height = rows * rowHeight + "px";
    return space;
  }
  function list() {
    var box = $("rows"), first = 0, last = listed.length;
    if (listed.length && !rowHeight) { // all rows are as high as the first
      clear(box).appendChild(item(listed[0], 0));
      rowHeight = box.firstChild.getBoundingClientRect().height || 33;
    }
    if (!whole) {
      first = Math.max(0, Math.floor(box.scrollTop / rowHeight) - SPARE);
      last = Math.min(listed.length, Math.ceil((box.scrollTop + box.clientHeight) / rowHeight) + SPARE);
    }
    var made = document.createDocumentFragment(), top = box.scrollTop;
    made.appendChild(gap(first));
    listed.slice(first, last).forEach(function (figure, at) { made.appendChild(item(figure, first + at)); });
    made.appendChild(gap(listed.length - last));
    clear(box).appendChild(made);
    if (box.scrollTop !== top) box.scrollTop = top;
  }
  function bring(id) {
    var box = $("rows"), at = listed.findIndex(function (figure) { return figure.id === id; }) * rowHeight;
    if (at < 0) return;
    if (at < box.scrollTop + rowHeight) box.scrollTop = Math.max(0, at - rowHeight);
    else if (at + 2 * rowHeight > box.scrollTop + box.clientHeight) box.scrollTop = at + 2 * rowHeight - box.clientHeight;
    list();
  }
  function folded(figure) {
    if (figure.folded === undefined) figure.folded = fold([figure.printed, figure.label, figure.snippet, figure.words].join(" "));
    return figure.folded;
  }
  function wanted(figure) {
    var open = decisionOf(figure.id) === "open";
    if (state.which === "open" && !open || state.which === "decided" && open) return false;
    if (state.which === "doubt" && figure.state === "sure") return false;
    return words.every(function (word) { return folded(figure).indexOf(word) >= 0; });
  }
  function refresh() {
    html.lang = state.lang;
    document.querySelectorAll("[data-nl]").forEach(function (item) {
      var text = item.dataset[state.lang];
      if (item.tagName === "OPTION") item.textContent = text; else item.setAttribute("aria-label", text);
      if (item.placeholder) item.placeholder = text;
    });
    $("which").value = state.which; $("order").value = state.order;
    if ($("search").value !== state.q) $("search").value = state.q;
    var count = 0, done = 0;
    words = fold(state.q).split(/\s+/).filter(Boolean);
    listed = ordered.filter(function (figure) {
      var on = wanted(figure);
      if (on) count += 1;
      if (decisionOf(figure.id) !== "open") done += 1;
      return on || figure.id === state.sel;
    });
    list();
    $("nothing").hidden = count > 0;
    $("onward").hidden = count > 0 || state.which !== "open" || overview.documents.length < 2;
    $("progress").max = Math.max(1, figures.length); $("progress").value = done;
    var waiting = Object.keys(pending).length;
    $("tally").textContent = [done, figures.length].map(function (one) { return one.toLocaleString(state.lang); }).join(" / ") + " " + t("progress") + (waiting ? " · …" : "");
    $("tally").title = waiting ? t("keeping") : t("progress");
    choices();
    if (!byId[state.sel]) { var first = ordered.find(wanted) || figures[0]; if (first) { choose(first.id); return; } }
    show();
  }
  function choices() {
    var select = $("document");
    if (offered !== overview) {
      offered = overview;
      clear(select);
      overview.documents.forEach(function (about, at) {
        var name = (about.title ? about.title + " · " : "") + about.name;
        add(select, "option", name + " (" + about.figures + ")").value = at;
      });
    }
    select.value = String(state.doc);
  }

  // ---- the figure on the desk -------------------------------------------------------------------------------------
  function learn(figure) { // the proof is asked for when it is looked at: ten thousand of them are slow to send
    figure.details = [];
    return ask("proof?document=" + state.doc + "&place=" + figure.at).then(function (found) {
      if (found.id !== figure.id) return; // the dataset was written anew; that is told
      figure.details = found.details;
      if (figure.id === state.sel) show();
    }).catch(function (problem) { figure.details = null; fail(problem); });
  }
  function show() {
    var figure = byId[state.sel];
    if (!figure) return;
    var entry = decided[figure.id] || {}, now = decisionOf(figure.id);
    $("printed").textContent = figure.printed;
    $("label").textContent = figure.label;
    if (!figure.details) learn(figure);
    var said = (figure.details || []).filter(function (item) { return item.key === "read_as" || item.key === "period"; });
    $("said").textContent = said.map(function (item) { return item.pair[state.lang]; }).join(" · ");
    var quote = clear($("snippet")), at = figure.snippet.indexOf(figure.printed);
    if (at < 0) quote.textContent = figure.snippet;
    else {
      quote.appendChild(document.createTextNode(figure.snippet.slice(0, at)));
      add(quote, "mark", figure.printed);
      quote.appendChild(document.createTextNode(figure.snippet.slice(at + figure.printed.length)));
    }
    var doubts = clear($("doubts"));
    figure.doubts.concat(figure.findings).forEach(function (pair) { add(doubts, "li", pair[state.lang]); });
    var details = clear($("details"));
    (figure.details || []).forEach(function (item) {
      add(details, "dt", t(item.key)); add(details, "dd", item.pair ? item.pair[state.lang] : item.text);
    });
    if (now !== "open") {
      add(details, "dt", t("review"));
      add(details, "dd", [t("decision_" + now), entry.value, entry.unit, entry.label, entry.note].filter(Boolean).join(" · "));
    }
    [["accept", "accepted"], ["correct", "corrected"], ["reject", "rejected"]].forEach(function (pair) {
      $(pair[0]).setAttribute("aria-pressed", String(now === pair[1]));
    });
    $("reopen").disabled = now === "open" && !mine.length;
    page(figure);
  }
  function around(b, more, name) {
    return { class: name, x: b[0] - more, y: b[1] - more, width: b[2] - b[0] + 2 * more, height: b[3] - b[1] + 2 * more };
  }
  function page(figure) {
    var sheet = $("sheet"), key = state.doc + "/" + figure.page;
    var size = pages[figure.page] || [595, 842];
    if (key !== shownPage) {
      shownPage = key;
      sheet.setAttribute("viewBox", "0 0 " + size[0] + " " + size[1]);
      Array.prototype.slice.call(sheet.querySelectorAll("image,rect,text")).forEach(function (old) { old.remove(); });
      var without = overview.documents[state.doc].without;
      if (!without) {
        draw(sheet, "image", { href: picture(figure.page), width: size[0], height: size[1], preserveAspectRatio: "none" });
      }
      boxes = {};
      figures.forEach(function (other) {
        if (other.page !== figure.page) return;
        var b = other.box;
        draw(sheet, "rect", around(b, 1.5, "halo"));
        boxes[other.id] = draw(sheet, "rect", around(b, 1.5, "other"));
        boxes[other.id].dataset.id = other.id;
        if (without) {
          draw(sheet, "text", { x: b[0], y: b[3] - (b[3] - b[1]) * 0.2, "font-size": Math.max(4, (b[3] - b[1]) * 0.8), "pointer-events": "none" }).textContent = other.printed;
        }
      });
      $("without").hidden = !without;
      $("without").textContent = without ? t(without === "text_picture" ? without : "no_source") : "";
    }
    closer(figure, size);
    $("where").textContent = figure.page + " · " + overview.documents[state.doc].name;
    $("alt").textContent = t("page") + " " + figure.page + ": " + figure.snippet;
    Object.keys(boxes).forEach(function (id) {
      boxes[id].setAttribute("class", id === figure.id ? "now" : "other " + decisionOf(id));
    });
    Array.prototype.slice.call(sheet.querySelectorAll("rect.ring")).forEach(function (old) { old.remove(); });
    draw(sheet, "rect", around(figure.box, 3.7, "ring")); draw(sheet, "rect", around(figure.box, 3.7, "ring over"));
  }
  function closer(figure, size) {
    var crop = clear($("crop")), b = figure.box, high = Math.max(46, (b[3] - b[1]) * 2.4), wide = Math.max(high * 6.2, (b[2] - b[0]) * 1.4);
    var x = Math.max(0, Math.min((b[0] + b[2]) / 2 - wide * 0.72, size[0] - wide)), y = (b[1] + b[3] - high) / 2, image = $("sheet").querySelector("image");
    crop.toggleAttribute("hidden", !image);
    if (!image) return;
    crop.setAttribute("viewBox", [x, y, wide, high].join(" "));
    crop.appendChild(image.cloneNode());
    draw(crop, "rect", around(b, 2.3, "under")); draw(crop, "rect", around(b, 2.3, "over"));
  }
  function choose(id) {
    if (id !== state.sel) { closeForm(); $("note").value = ""; }
    state.sel = id; write(); refresh();
    bring(id);
    if (boxes[id]) boxes[id].scrollIntoView({ block: "center", inline: "nearest" });
  }
  function step(by) {
    var at = ordered.findIndex(function (figure) { return figure.id === state.sel; }) + by;
    while (at >= 0 && at < ordered.length) {
      if (wanted(ordered[at])) { choose(ordered[at].id); ahead(at + by, by); return true; }
      at += by;
    }
    return false;
  }
  function ahead(at, by) { // the page of the next figure is fetched while this one is looked at
    while (at >= 0 && at < ordered.length && !wanted(ordered[at])) at += by;
    var next = ordered[at], without = overview.documents[state.doc].without;
    if (next && next.page !== byId[state.sel].page && !without) new Image().src = picture(next.page);
  }
  function picture(page) { return "page?document=" + state.doc + "&page=" + page + "&of=" + overview.stamp; }
  function onward() {
    ask("overview").then(function (found) {
      overview = found;
      var many = found.documents.length, by = 1;
      while (by < many && !found.documents[(state.doc + by) % many].open) by += 1;
      if (by === many) { tell(t("all_reviewed")); return; }
      state.sel = "";
      return open((state.doc + by) % many);
    }).catch(fail);
  }

  // ---- decisions --------------------------------------------------------------------------------------------------
  function send(id, decision, more) {
    if (!byId[id]) return;
    var body = Object.assign({ document: state.doc, figure_id: id, decision: decision, note: $("note").value }, more || {});
    var waits = decision === "corrected"; // the form stays until what was typed is kept
    var own = pending[id] = { decision: decision };
    function settled() { if (pending[id] === own) delete pending[id]; } // it may have been decided anew meanwhile
    mine = mine.filter(function (one) { return one !== id; });
    if (decision !== "open") mine.push(id);
    if (!waits) { $("note").value = ""; if (decision === "open") choose(id); else go(); }
    queue = queue.then(function () { return ask("decide", body); }).then(follow).then(function () {
      settled(); tell("");
      if (waits && state.sel === id) { closeForm(); $("note").value = ""; go(); } else refresh();
    }).catch(function (problem) {
      settled();
      mine = mine.filter(function (one) { return one !== id; });
      if (byId[id] && !waits) choose(id); else refresh();
      fail(problem);
    });
  }
  function go() { if (!step(1) && !step(-1)) refresh(); }
  function reopen() {
    var id = decisionOf(state.sel) !== "open" ? state.sel : mine.filter(function (one) { return byId[one]; }).pop();
    if (id) send(id, "open");
  }
  function openForm() {
    var figure = byId[state.sel], entry = decided[state.sel] || {};
    if (!figure) return;
    $("value").value = entry.value || figure.value; $("unit").value = entry.unit || figure.unit; $("text").value = entry.label || figure.label;
    if (entry.note) $("note").value = entry.note;
    $("correction").hidden = false; $("value").focus(); $("value").select();
  }
  function closeForm() { $("correction").hidden = true; if (document.activeElement && $("correction").contains(document.activeElement)) document.activeElement.blur(); }
  function correct() {
    var figure = byId[state.sel], more = {};
    if ($("value").value !== figure.value) more.value = $("value").value;
    if ($("unit").value !== figure.unit) more.unit = $("unit").value;
    if ($("text").value !== figure.label) more.label = $("text").value;
    send(figure.id, "corrected", more);
  }

  $("accept").addEventListener("click", function () { send(state.sel, "accepted"); });
  $("reject").addEventListener("click", function () { send(state.sel, "rejected"); });
  $("correct").addEventListener("click", openForm);
  $("reopen").addEventListener("click", reopen);
  $("cancel").addEventListener("click", closeForm);
  $("correction").addEventListener("submit", function (event) { event.preventDefault(); correct(); });
  $("rows").addEventListener("click", function (event) {
    var item = event.target.closest("li");
    if (item) choose(item.dataset.id);
  });
  $("rows").addEventListener("scroll", function () { requestAnimationFrame(list); }, { passive: true });
  window.addEventListener("resize", function () { rowHeight = 0; list(); });
  window.addEventListener("beforeprint", function () { whole = true; list(); });
  window.addEventListener("afterprint", function () { whole = false; list(); });
  $("onward").addEventListener("click", onward);
  $("sheet").addEventListener("click", function (event) { if (event.target.dataset.id) choose(event.target.dataset.id); });
  $("search").addEventListener("input", function () { state.q = $("search").value; write(); refresh(); });
  $("which").addEventListener("change", function () { state.which = $("which").value; write(); refresh(); });
  $("order").addEventListener("change", function () { state.order = $("order").value; write(); build(); });
  $("document").addEventListener("change", function () { state.sel = ""; open(Number($("document").value)).catch(fail); });
  $("language").addEventListener("click", function () { state.lang = state.lang === "nl" ? "en" : "nl"; write(); shownPage = ""; refresh(); });
  var KEYS = { j: function () { step(1); }, k: function () { step(-1); }, ArrowDown: function () { step(1); }, ArrowUp: function () { step(-1); },
    a: function () { send(state.sel, "accepted"); }, r: function () { send(state.sel, "rejected"); }, c: openForm, u: reopen,
    n: function () { $("note").focus(); }, "/": function () { $("search").focus(); $("search").select(); } };
  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    var typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
    if (event.key === "Escape") { closeForm(); if (typing) event.target.blur(); return; }
    if (typing) { if (event.key === "Enter" && event.target.id !== "value" && event.target.id !== "unit" && event.target.id !== "text") event.target.blur(); return; }
    if (KEYS[event.key]) { event.preventDefault(); KEYS[event.key](); }
  });
  window.addEventListener("beforeunload", function (event) { if (Object.keys(pending).length) event.preventDefault(); });
  window.addEventListener("focus", function () { if (overview) follow().catch(fail); });

  read();
  ask("overview").then(function (found) {
    overview = found;
    found.units.forEach(function (unit) { add($("units"), "option", unit[state.lang]).value = unit.code; });
    return follow().then(function () { return open(state.doc); });
  }).then(function () {
    setInterval(function () { follow().catch(fail); }, 2000);
    if (state.sel) choose(state.sel);
  }).catch(fail);
})();
