// What all pictures of the page have in common. Each is drawn from data once it
// comes into view, and left out where there is nothing to draw.
const dark = matchMedia("(prefers-color-scheme: dark)");
const charts = [];
const day = 1440; // minutes
const week = 7 * day;
const days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].map((name) => (data.words || {})[name] || name);
const language = data.language || "en";
const font = "system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif";
let paper = false; // whether the page is being printed

const byId = (id) => root.querySelector("#" + id);
const color = (name) => getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();
const narrow = (id) => !paper && byId(id).clientWidth < 600;
const sum = (values) => values.reduce((a, b) => a + b, 0);

// largestFirst orders things by a size of theirs, which is found once of each.
function largestFirst(things, size) {
  return things.map((thing) => ({ thing, size: size(thing) })).sort((a, b) => b.size - a.size).map((one) => one.thing);
}

// label gives the words for a thing, with its name where that says more.
function label(thing) {
  return thing.title ? thing.name + ": " + thing.title : thing.name;
}

// short is a name without its site.
function short(name) {
  return name.slice(name.indexOf(".") + 1);
}

// say gives a message in the language of the page, with its {names} filled in. {count dot|dots} counts, and {count:is|are}
// is the word for so many alone: of one, of few and of many, as far as the language tells them apart.
function say(message, values) {
  return ((data.words || {})[message] || message).replace(/\{(\w+)(?:([ :])([^{}]+))?\}/g, (whole, name, apart, choices) => {
    const value = values[name];
    if (!apart) return value;
    const words = choices.split("|"), form = { one: 0, few: 1, many: 2, other: 1 }[new Intl.PluralRules(language).select(value)];
    return (apart === " " ? value.toLocaleString(language) + " " : "") + words[Math.min(form, words.length - 1)];
  });
}

function amount(value) {
  if (value === null || value === undefined) return say("none");
  return Number(value.toPrecision(3)).toLocaleString(language);
}

// between gives both ends of a range: a dash beside a minus would tell neither.
function between(low, high) {
  const to = say(" to ");
  return amount(low) + (to === " – " && (low < 0 || high < 0) ? " … " : to) + amount(high);
}

// escaped makes a text safe inside the HTML of a tooltip.
function escaped(text) {
  return text.replace(/[&<>"]/g, (c) => "&#" + c.charCodeAt(0) + ";");
}

// later does a piece of work when the browser has drawn what there is: one after the other, so that none of them holds
// the page up.
const pieces = [];
let working = false;
function later(piece) {
  pieces.push(piece);
  if (!working) setTimeout(work);
  working = true;
  root.dataset.drawn = "in part";
}

function work() {
  if (ended.aborted) return;
  const piece = pieces.shift();
  working = pieces.length > 0;
  if (working) setTimeout(work, 8);
  if (piece) piece();
  if (!working) root.dataset.drawn = "whole";
}

// On paper a chart is as wide as the sheet, and drawn by lines, not by dots.
const sheet = { renderer: "svg", width: 690 };

// chart shows an option that a function makes, once it comes into view, and
// again whenever the colours or the size change; at once where an earlier
// drawing showed one.
function chart(id, make) {
  const at = byId(id);
  let drawn = echarts.getInstanceByDom(at) || null;
  const begin = () => { drawn = echarts.init(at, null, paper ? sheet : { renderer: "canvas" }); };
  const show = (bare) => {
    const option = Object.assign(make(), bare ? { series: [] } : {});
    if (drawn && (paper || drawn.getZr().painter.type === "svg")) {
      drawn.dispose();
      drawn = null;
    }
    if (drawn) drawn.resize(); else begin();
    drawn.setOption(Object.assign({ animation: false, textStyle: { color: color("ink"), fontFamily: font }, backgroundColor: "transparent" }, option), { notMerge: true, lazyUpdate: !paper && !bare });
    at.setAttribute("role", "img");
    at.setAttribute("aria-label", option.spoken);
  };
  // On another width labels stand elsewhere: all is drawn anew.
  charts.push({ show: () => drawn && show(), print: show });
  const near = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    near.disconnect();
    later(() => { if (!drawn) begin(); });
    later(() => show(true)); // the axes first: with what is between them they take too long at once
    later(() => show());
  }, { rootMargin: "400px" });
  if (drawn) show(); else near.observe(at);
  ended.addEventListener("abort", () => near.disconnect());
  return () => drawn && show();
}

// remembered gives the element that a select of an earlier drawing shows, or the
// one to begin with.
function remembered(id, elements, first) {
  const before = byId(id).selectedOptions[0];
  return before && elements.find((element) => label(element) === before.text) || first;
}

// choose fills a select, and calls show with the chosen element.
function choose(id, elements, show, first) {
  const select = byId(id);
  const options = elements.map((element, i) => new Option(label(element), i));
  if (options.length !== select.length || options.some((o, i) => o.text !== select.options[i].text)) select.replaceChildren(...options);
  if (first) select.value = elements.indexOf(first);
  select.disabled = elements.length < 2;
  select.addEventListener("change", () => show(elements[select.value]), { signal: ended });
}

function tooltip(more) {
  return Object.assign({ confine: true, backgroundColor: color("panel"), borderColor: color("line"), textStyle: { color: color("ink"), fontFamily: font } }, more);
}

// said is a line of a tooltip, behind a dot of a colour where one is given. It is an element, since a page may forbid
// styles that stand inside markup.
function said(words, hue) {
  const line = document.createElement("div");
  if (hue) {
    const spot = line.appendChild(document.createElement("span"));
    spot.textContent = "\u25cf ";
    spot.style.color = hue;
  }
  line.append(words);
  return line;
}

function legend(names) {
  return { top: 0, left: 0, itemWidth: 16, itemHeight: 9, itemGap: 12, textStyle: { color: color("ink") }, data: names };
}

// numbers is an axis of numbers with a name below it.
function numbers(name) {
  return {
    type: "value", scale: true, name, nameLocation: "middle", nameGap: 28, nameTextStyle: { color: color("faint") },
    axisLabel: { color: color("faint"), hideOverlap: true, formatter: (v) => v.toLocaleString(language) }, splitNumber: paper || innerWidth > 700 ? 8 : 4,
    splitLine: { show: false }, axisLine: { show: true, onZero: false, lineStyle: { color: color("line") } },
  };
}

// axes is a chart of lines: its unit above the vertical axis, below the legend.
function axes(unit) {
  return {
    grid: { left: 52, right: 20, top: 52, bottom: 30 },
    tooltip: tooltip({ trigger: "axis", valueFormatter: amount }),
    yAxis: {
      type: "value", name: unit, nameGap: 10, nameTextStyle: { color: color("faint"), align: "left", padding: [0, 0, 0, -44] },
      axisLabel: { color: color("faint"), hideOverlap: true }, splitLine: { lineStyle: { color: color("line") } },
    },
  };
}

function line(name, data, hue, more) {
  return Object.assign({ type: "line", symbol: "none", name, data, lineStyle: { color: hue, width: 1.6 }, itemStyle: { color: hue }, emphasis: { disabled: true } }, more);
}

// Printing draws every chart for white paper, and the screen's again after it.
function redraw() {
  if (paper) while (pieces.length) pieces.shift()();
  document.documentElement.classList.toggle("paper", paper);
  charts.forEach((c) => paper ? c.print() : c.show());
}
addEventListener("beforeprint", () => { paper = true; redraw(); }, { signal: ended });
addEventListener("afterprint", () => { paper = false; redraw(); }, { signal: ended });
dark.addEventListener("change", () => charts.forEach((c) => c.show()), { signal: ended });
let resizing = 0, width = innerWidth;
addEventListener("resize", () => {
  if (innerWidth === width) return; // a phone's address bar comes and goes
  width = innerWidth;
  clearTimeout(resizing);
  resizing = setTimeout(() => charts.forEach((c) => c.show()), 120);
}, { signal: ended });
ended.addEventListener("abort", () => clearTimeout(resizing));
