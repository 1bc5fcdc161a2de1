"use strict";
// The pictures of the page, drawn from data; every part is left out where there
// is nothing to draw.
const dark = matchMedia("(prefers-color-scheme: dark)");
const charts = [];
const byId = (id) => document.getElementById(id);
const color = (name) => getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();
const days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

function clock(minute) {
  const local = ((data.start + minute) % 10080 + 10080) % 10080;
  const two = (n) => String(Math.floor(n)).padStart(2, "0");
  return days[Math.floor(local / 1440)] + " " + two(local % 1440 / 60) + ":" + two(local % 60);
}

function label(thing) {
  return thing.title ? thing.name + ": " + thing.title : thing.name;
}

function amount(value) {
  if (value === null || value === undefined) return "none";
  return Number(value.toPrecision(3)).toLocaleString("en");
}

// chart shows an option that a function makes, once it comes into view, and
// again whenever the colours or the size change.
function chart(id, make) {
  const at = byId(id);
  if (!at) return () => {};
  let drawn = null;
  const show = () => {
    const option = make();
    if (!option) return;
    if (drawn) drawn.dispose();
    drawn = echarts.init(at, null, { renderer: "canvas" });
    drawn.setOption(Object.assign({ animation: false, textStyle: { color: color("ink") }, backgroundColor: "transparent" }, option));
    at.setAttribute("role", "img");
    at.setAttribute("aria-label", option.spoken);
  };
  charts.push({ show: () => drawn && show(), resize: () => drawn && drawn.resize() });
  const near = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    near.disconnect();
    show();
  }, { rootMargin: "400px" });
  near.observe(at);
  addEventListener("beforeprint", () => drawn || show());
  return () => drawn && show();
}

function axes(unit) {
  const line = { lineStyle: { color: color("line") } };
  return {
    grid: { left: 56, right: 16, top: 36, bottom: 66 },
    tooltip: { trigger: "axis", backgroundColor: color("panel"), borderColor: color("line"), textStyle: { color: color("ink") }, valueFormatter: amount },
    legend: { top: 0, textStyle: { color: color("ink") } },
    dataZoom: [{ type: "inside" }, { type: "slider", height: 18, bottom: 8, labelFormatter: "" }],
    xAxis: { type: "category", boundaryGap: false, axisLabel: { color: color("faint"), hideOverlap: true }, axisLine: line },
    yAxis: { type: "value", name: unit, nameTextStyle: { color: color("faint"), align: "left" }, axisLabel: { color: color("faint") }, splitLine: line },
  };
}

function times(count, length) {
  return Array.from({ length: count }, (_, i) => clock(i * length));
}

// band draws the lowest and highest of the replications as an area behind the
// mean.
function band(level, name, hue) {
  const mean = { type: "line", symbol: "none", name, data: level.mean, lineStyle: { color: hue, width: 1.5 }, itemStyle: { color: hue } };
  if (!level.low) return [mean];
  const silent = { type: "line", symbol: "none", silent: true, stack: name, lineStyle: { opacity: 0 }, tooltip: { show: false } };
  return [
    Object.assign({}, silent, { name: "lowest", data: level.low }),
    Object.assign({}, silent, { name: "range over replications", data: level.high.map((high, i) => high - level.low[i]), areaStyle: { color: hue, opacity: 0.22 }, itemStyle: { color: hue } }),
    mean,
  ];
}

function highest(values) {
  let at = 0;
  values.forEach((value, i) => { if (value > values[at]) at = i; });
  return at;
}

function marked(series, values, hue) {
  const at = highest(values);
  series.markPoint = { symbolSize: 9, symbol: "circle", itemStyle: { color: hue }, label: { show: true, position: "top", color: color("ink"), formatter: amount(values[at]) }, data: [{ coord: [at, values[at]] }] };
  return at;
}

// choose fills a select, and calls show with the chosen element.
function choose(id, elements, show, first) {
  const select = byId(id);
  if (!select) return;
  elements.forEach((element, i) => select.add(new Option(label(element), i)));
  if (first) select.value = elements.indexOf(first);
  select.addEventListener("change", () => show(elements[select.value]));
}

function drawStations() {
  const order = data.stations.filter((s) => s.used).sort((a, b) => Math.max(...b.queue.mean) - Math.max(...a.queue.mean));
  if (!order.length) return;
  let chosen = order.find((s) => s.site === data.main) || order[0];
  const show = chart("station-chart", () => {
    const option = axes("entities");
    const series = band(chosen.queue, "queue", color("wait"));
    const at = marked(series[series.length - 1], chosen.queue.mean, color("wait"));
    series.push({ type: "line", step: "end", symbol: "none", name: "servers on duty", data: chosen.duty, lineStyle: { color: color("move"), width: 1, type: "dashed" }, itemStyle: { color: color("move") } });
    option.legend.data = ["queue", "range over replications", "servers on duty"];
    option.xAxis.data = times(chosen.duty.length, data.bin);
    option.series = series;
    option.spoken = "Queue at " + label(chosen) + " through the window; the fullest " + amount(data.bin) + " minutes are at " + option.xAxis.data[at] + " with " + amount(chosen.queue.mean[at]) + " waiting";
    return option;
  });
  choose("station-choice", order, (s) => { chosen = s; show(); }, chosen);
}

function drawFlows() {
  const sum = (values) => values.reduce((a, b) => a + b, 0);
  const order = data.flows.slice().sort((a, b) => sum(b.arrived) - sum(a.arrived));
  if (!order.length) return;
  let chosen = order[0];
  const show = chart("flow-chart", () => {
    const option = axes("an hour");
    option.xAxis.data = times(chosen.arrived.length, Math.max(60, data.bin));
    const line = (name, values, hue) => ({ type: "line", symbol: "none", name, data: values, lineStyle: { color: hue, width: 1.5 }, itemStyle: { color: hue } });
    option.series = [line("arrivals", chosen.arrived, color("move")), line("departures", chosen.departed, color("serve"))];
    option.spoken = "Arrivals and departures an hour of " + label(chosen);
    return option;
  });
  choose("flow-choice", order, (f) => { chosen = f; show(); });
}

function drawZones() {
  const order = data.zones.filter((z) => z.inside.mean.some((v) => v > 0)).sort((a, b) => Math.max(...b.inside.mean) - Math.max(...a.inside.mean));
  if (!order.length) { const figure = byId("zone-figure"); if (figure) figure.hidden = true; return; }
  let chosen = order.find((z) => z.site === data.main) || order[0];
  const show = chart("zone-chart", () => {
    const option = axes("entities");
    option.xAxis.data = times(chosen.inside.mean.length, data.bin);
    option.series = band(chosen.inside, "inside", color("serve"));
    marked(option.series[option.series.length - 1], chosen.inside.mean, color("serve"));
    option.legend.data = ["inside", "range over replications"];
    option.spoken = "Entities in " + label(chosen) + (chosen.places ? ", which has " + amount(chosen.places) + " places" : "");
    if (chosen.places) {
      option.title = { text: amount(chosen.places) + " places", right: 16, top: 0, textStyle: { color: color("faint"), fontSize: 12, fontWeight: "normal" } };
    }
    return option;
  });
  choose("zone-choice", order, (z) => { chosen = z; show(); }, chosen);
}

function drawHeat() {
  const perHour = Math.max(1, Math.round(60 / data.bin));
  const mean = (values) => values.reduce((a, b) => a + b, 0) / values.length;
  const rows = data.stations.filter((s) => s.used).map((s) => {
    const hours = [];
    for (let i = 0; i < s.busy.length; i += perHour) {
      const duty = mean(s.duty.slice(i, i + perHour));
      hours.push(duty > 0 ? mean(s.busy.slice(i, i + perHour)) / duty : null);
    }
    return { station: s, hours, load: mean(s.busy) / (mean(s.duty) || Infinity) };
  }).sort((a, b) => b.load - a.load).slice(0, 30).reverse();
  if (!rows.length) return;
  chart("heat-chart", () => {
    const narrow = byId("heat-chart").clientWidth < 600;
    const cells = [];
    rows.forEach((row, y) => row.hours.forEach((value, x) => { if (value !== null) cells.push([x, y, Number(value.toFixed(3))]); }));
    return {
      grid: { left: narrow ? 110 : 230, right: 16, top: 10, bottom: 84 },
      tooltip: { backgroundColor: color("panel"), borderColor: color("line"), textStyle: { color: color("ink") }, formatter: (p) => label(rows[p.value[1]].station) + "<br>" + clock(p.value[0] * 60) + ": " + Math.round(100 * p.value[2]) + "%" },
      xAxis: { type: "category", data: rows[0].hours.map((_, i) => clock(i * 60)), axisLabel: { color: color("faint"), hideOverlap: true }, splitArea: { show: false } },
      yAxis: { type: "category", data: rows.map((row) => row.station.name), axisLabel: { color: color("faint"), width: narrow ? 100 : 220, overflow: "truncate" } },
      visualMap: { min: 0, max: 1, calculable: false, orient: "horizontal", left: "center", bottom: 4, text: ["100% and more", "0%"], textStyle: { color: color("faint") }, inRange: { color: dark.matches ? ["#1d252b", "#1e4f8f", "#b45309", "#f87171"] : ["#eef2f5", "#8ab6e6", "#f0a04b", "#b91c1c"] } },
      series: [{ type: "heatmap", data: cells, progressive: 0 }],
      spoken: "Utilisation by hour; the busiest is " + label(rows[rows.length - 1].station) + " with " + Math.round(100 * rows[rows.length - 1].load) + "%",
    };
  });
}

function drawTimes() {
  const order = data.flows.filter((f) => f.times && f.times.length).sort((a, b) => b.times[50] - a.times[50]);
  if (!order.length) return;
  let chosen = order[0];
  const show = chart("time-chart", () => {
    const hours = chosen.times[95] > 180;
    const option = axes("share");
    delete option.dataZoom;
    option.grid.bottom = 44;
    option.xAxis = { type: "value", name: hours ? "hours" : "minutes", nameLocation: "middle", nameGap: 26, nameTextStyle: { color: color("faint") }, axisLabel: { color: color("faint") }, splitLine: { show: false }, axisLine: { lineStyle: { color: color("line") } } };
    option.yAxis.max = 100;
    option.yAxis.axisLabel.formatter = "{value}%";
    const points = chosen.times.map((t, i) => [t / (hours ? 60 : 1), i]);
    option.series = [{ type: "line", symbol: "none", name: "out within", data: points, lineStyle: { color: color("move") }, areaStyle: { color: color("move"), opacity: 0.12 } }];
    option.tooltip.formatter = (p) => Math.round(p[0].value[1]) + "% are out within " + amount(p[0].value[0]) + (hours ? " h" : " min");
    option.legend.show = false;
    option.spoken = "Share of " + label(chosen) + " that is out within a time; half within " + amount(chosen.times[50]) + " minutes, 95% within " + amount(chosen.times[95]);
    return option;
  });
  choose("time-choice", order, (f) => { chosen = f; show(); });
}

function drawMap() {
  const placed = data.sites.map((s, i) => ({ s, i })).filter((p) => p.s.at);
  const section = byId("map");
  if (!section) return;
  if (placed.length < 2) { section.hidden = true; return; }
  const most = Math.max(...data.links.map((l) => l.passed), 1);
  const present = Math.max(...placed.map((p) => p.s.inside), 1);
  const longitudes = placed.map((p) => p.s.at[0]), latitudes = placed.map((p) => p.s.at[1]);
  chart("map-chart", () => {
    // One degree of longitude is as long as cos(latitude) degrees of latitude.
    const box = byId("map-chart"), middle = (Math.min(...latitudes) + Math.max(...latitudes)) / 2;
    const squeeze = Math.cos(middle * Math.PI / 180);
    let width = (Math.max(...longitudes) - Math.min(...longitudes)) * squeeze * 1.3 + 0.4;
    let height = (Math.max(...latitudes) - Math.min(...latitudes)) * 1.3 + 0.4;
    const ratio = (box.clientWidth - 20) / (box.clientHeight - 20);
    if (width / height > ratio) height = width / ratio; else width = height * ratio;
    const center = [(Math.min(...longitudes) + Math.max(...longitudes)) / 2, middle];
    const axis = (at, span) => ({ type: "value", min: at - span / 2, max: at + span / 2, show: false });
    const lines = data.links.filter((l) => data.sites[l.from].at && data.sites[l.to].at).map((l) => ({
      type: "line", symbol: "none", name: label(l), data: [data.sites[l.from].at, data.sites[l.to].at],
      lineStyle: { width: 1 + 9 * l.passed / most, color: color("move"), opacity: 0.65, type: l.rail ? "dashed" : "solid" },
      tooltip: { formatter: label(l) + "<br>" + amount(l.passed) + " trips a day" },
    }));
    return {
      grid: { left: 10, right: 10, top: 10, bottom: 10 },
      xAxis: axis(center[0], width / squeeze), yAxis: axis(center[1], height),
      tooltip: { backgroundColor: color("panel"), borderColor: color("line"), textStyle: { color: color("ink") } },
      series: lines.concat([{
        type: "scatter", name: "sites", data: placed.map((p) => ({ value: p.s.at, name: label(p.s), inside: p.s.inside })),
        symbolSize: (_, p) => 10 + 26 * Math.sqrt(p.data.inside / present), itemStyle: { color: color("wait"), opacity: 0.85 },
        label: { show: true, position: "right", color: color("ink"), formatter: (p) => data.sites[placed[p.dataIndex].i].name }, labelLayout: { hideOverlap: false, moveOverlap: "shiftY" },
        tooltip: { formatter: (p) => p.data.name + "<br>" + amount(p.data.inside) + " present in the mean" },
      }]),
      spoken: "Map of " + placed.map((p) => p.s.name).join(", ") + "; the busiest link has " + amount(most) + " trips a day",
    };
  });
}

// The day replayed: each place of a site is a cell; an entity is a dot in it.
function replay() {
  const canvas = byId("replay-canvas"), day = data.replay;
  if (!canvas) return;
  if (!day || !day.entities.length) { byId("replay").hidden = true; return; }
  const slider = byId("replay-time"), play = byId("replay-play"), out = byId("replay-clock");
  slider.max = Math.round(day.length * 60);
  byId("replay-note").textContent = "One day of the first replication, by the clock of " + data.clock + ". " +
    (day.share < 1 ? "One dot in " + Math.round(1 / day.share) + " is shown." : "Every entity is a dot.");
  // Cells: the stations and zones of each site that anybody of the day comes to, and the links that meet it.
  const used = [new Map(), new Map(), new Map()];
  const kindOf = [0, 0, 1, 2];
  for (const course of day.entities) {
    for (let i = 1, from = 0; i < course.length; i += 4) {
      from = course[i + 2] += from; // stored as the difference from the part before
      const kind = kindOf[course[i]], place = course[i + 1];
      used[kind].set(place, (used[kind].get(place) || 0) + 1);
    }
  }
  const sites = data.sites.map((site, i) => {
    const cells = [];
    used[1].forEach((count, z) => { if (data.zones[z].site === i) cells.push({ kind: 1, place: z, name: data.zones[z].name.split(".")[1], count }); });
    used[0].forEach((count, s) => { if (data.stations[s].site === i) cells.push({ kind: 0, place: s, name: data.stations[s].name.split(".")[1], count }); });
    used[2].forEach((count, l) => { if (data.links[l].from === i || data.links[l].to === i) cells.push({ kind: 2, place: l, name: data.links[l].name, count }); });
    cells.sort((a, b) => a.kind - b.kind || a.name.localeCompare(b.name));
    return { name: site.name, title: site.title, cells, total: cells.reduce((sum, c) => sum + c.count, 0) };
  }).filter((site) => site.cells.length).sort((a, b) => b.total - a.total);
  let site = sites[0];
  choose("replay-site", sites, (chosen) => { site = chosen; draw(); });
  let second = 0, playing = false, last = 0;

  // where gives what an entity does at a time: the service or wait before the trip, the trip before the stay.
  const rank = [3, 4, 1, 2];
  function where(course, t) {
    let best = -1;
    for (let i = 1; i < course.length && course[i + 2] <= t; i += 4) {
      if (t < course[i + 2] + course[i + 3] && (best < 0 || rank[course[i]] >= rank[course[best]])) best = i;
    }
    return best;
  }

  function draw() {
    const scale = window.devicePixelRatio || 1, width = canvas.clientWidth, height = canvas.clientHeight;
    canvas.width = width * scale;
    canvas.height = height * scale;
    const pen = canvas.getContext("2d");
    pen.scale(scale, scale);
    const columns = Math.max(1, Math.min(site.cells.length, Math.floor(width / 150)));
    const rows = Math.ceil(site.cells.length / columns);
    const cellWidth = (width - 8) / columns, cellHeight = (height - 8) / rows;
    const hues = [color("wait"), color("serve"), color("stay"), color("move")];
    const found = new Map(site.cells.map((c) => [c.kind + ":" + c.place, { cell: c, doing: [] }]));
    let inside = 0, waiting = 0;
    for (const course of day.entities) {
      const i = where(course, second);
      if (i < 0) continue;
      const at = found.get(kindOf[course[i]] + ":" + course[i + 1]);
      if (!at) continue;
      at.doing.push(course[i]);
      inside++;
      if (course[i] === 0) waiting++;
    }
    pen.clearRect(0, 0, width, height);
    pen.font = "12px system-ui, sans-serif";
    let n = 0;
    for (const at of found.values()) {
      const x = 4 + (n % columns) * cellWidth, y = 4 + Math.floor(n / columns) * cellHeight;
      n++;
      pen.fillStyle = color("panel");
      pen.fillRect(x + 2, y + 2, cellWidth - 4, cellHeight - 4);
      pen.fillStyle = color("ink");
      pen.save();
      pen.beginPath();
      pen.rect(x + 2, y + 2, cellWidth - 4, cellHeight - 4);
      pen.clip();
      pen.fillText(at.cell.name + (at.doing.length ? " " + at.doing.length : ""), x + 7, y + 16);
      const size = at.doing.length > (cellWidth - 14) * (cellHeight - 30) / 49 ? 4 : 7;
      const across = Math.max(1, Math.floor((cellWidth - 14) / size));
      at.doing.sort((a, b) => b - a);
      at.doing.forEach((doing, k) => {
        pen.fillStyle = hues[doing];
        pen.beginPath();
        pen.arc(x + 9 + (k % across) * size, y + 26 + Math.floor(k / across) * size, size * 0.4, 0, 7);
        pen.fill();
      });
      pen.restore();
    }
    slider.value = Math.round(second);
    out.textContent = clock(second / 60 + day.start - data.start);
    slider.setAttribute("aria-valuetext", out.textContent);
    byId("replay-summary").textContent = inside + " dots are at " + site.name + (waiting ? ", " + waiting + " of them wait" : "") + ".";
  }

  function step(now) {
    if (!playing) return;
    second += (now - last) / 1000 * Number(byId("replay-speed").value);
    last = now;
    if (second >= day.length * 60) { second = day.length * 60 - 1; toggle(); }
    draw();
    requestAnimationFrame(step);
  }

  function toggle() {
    playing = !playing;
    play.textContent = playing ? "Pause" : "Play";
    if (playing) {
      if (second >= day.length * 60 - 60) second = 0;
      last = performance.now();
      requestAnimationFrame(step);
    }
  }
  play.addEventListener("click", toggle);
  slider.addEventListener("input", () => { second = Number(slider.value); draw(); });
  const asked = /^#replay=(\d+)$/.exec(location.hash); // a link to a moment of the day, in seconds
  second = asked ? Math.min(Number(asked[1]), day.length * 60) : Math.min(9 * 3600, day.length * 30);
  charts.push({ show: draw, resize: draw });
  draw();
}

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
    const order = (a, b) => numeric ? key(a) - key(b) : key(a).localeCompare(key(b), "en", { numeric: true });
    const rows = [...table.tBodies[0].rows].sort((a, b) => ascending ? order(a, b) : order(b, a));
    table.tBodies[0].append(...rows);
  }));
}

// drawRows draws marks with their intervals, a row a name.
function drawRows(id, picture) {
  byId(id).style.height = 6 + picture.names.length * Math.max(1.9, 0.8 * picture.series.length) + "rem";
  chart(id, () => {
    const narrow = byId(id).clientWidth < 600;
    const names = picture.names.slice().reverse();
    const series = [];
    picture.series.forEach((s, n) => {
      const shift = (n - (picture.series.length - 1) / 2) * 10, { hue } = marksOf(n);
      const rows = s.mean.map((mean, i) => [mean, names.length - 1 - i, s.low[i], s.high[i]]);
      series.push({
        type: "custom", name: s.name, data: rows, itemStyle: { color: hue }, encode: { x: [0, 2, 3], y: 1 },
        renderItem: (item, api) => {
          if (rows[item.dataIndex][0] === null) return null;
          const at = (x) => { const p = api.coord([x, api.value(1)]); return [p[0], p[1] - shift]; };
          const [x, y] = at(api.value(0)), low = at(api.value(2))[0], high = at(api.value(3))[0];
          const line = (x1, y1, x2, y2) => ({ type: "line", shape: { x1, y1, x2, y2 }, style: { stroke: hue, lineWidth: 1.5 } });
          return { type: "group", children: [line(low, y, high, y), line(low, y - 4, low, y + 4), line(high, y - 4, high, y + 4), { type: "circle", shape: { cx: x, cy: y, r: 4 }, style: { fill: hue } }] };
        },
      });
    });
    return {
      grid: { left: narrow ? 120 : 320, right: 24, top: 34, bottom: 40 },
      legend: { top: 0, textStyle: { color: color("ink") }, data: picture.series.map((s) => s.name) },
      tooltip: { backgroundColor: color("panel"), borderColor: color("line"), textStyle: { color: color("ink") }, formatter: (p) => names[p.value[1]] + "<br>" + p.seriesName + ": " + amount(p.value[0]) + " " + picture.unit + " (" + amount(p.value[2]) + " to " + amount(p.value[3]) + ")" },
      xAxis: { type: "value", name: picture.unit, nameLocation: "middle", nameGap: 24, nameTextStyle: { color: color("faint") }, axisLabel: { color: color("faint") }, splitLine: { lineStyle: { color: color("line") } } },
      yAxis: { type: "category", data: names, axisLabel: { color: color("faint"), width: narrow ? 110 : 310, overflow: "truncate" }, axisLine: { onZero: false, lineStyle: { color: color("line") } } },
      series,
      spoken: picture.title + ": " + picture.names.map((name, i) => name + " " + amount(picture.series[0].mean[i]) + " " + picture.unit).join(", "),
    };
  });
}

// marksOf gives the colour, dash and symbol of a series, so that eight can be
// told apart, in print too.
function marksOf(n) {
  const hues = ["move", "wait", "serve", "stay"], symbols = ["circle", "rect", "triangle", "diamond"];
  return { hue: color(hues[n % 4]), dash: n < 4 ? "solid" : "dashed", symbol: symbols[n % 4] };
}

// intervals draws the bounds of a series: as whiskers, and as an area where a
// line joins its points.
function intervals(s, at, hue) {
  const known = (i) => i >= 0 && i < s.mean.length && s.mean[i] !== null && s.high[i] > s.low[i];
  return {
    type: "custom", name: s.name, silent: true, z: 1, tooltip: { show: false }, itemStyle: { color: hue },
    encode: { x: 0, y: [1, 2] }, data: s.mean.map((_, i) => [at[i], s.low[i], s.high[i]]),
    renderItem: (item, api) => {
      const i = item.dataIndex;
      if (!known(i)) return null;
      const low = api.coord([at[i], s.low[i]]), high = api.coord([at[i], s.high[i]]);
      const bar = (x1, y1, x2, y2) => ({ type: "line", shape: { x1, y1, x2, y2 }, style: { stroke: hue, lineWidth: 1, opacity: s.loose ? 0.5 : 0.8 } });
      const children = [bar(low[0], low[1], high[0], high[1]), bar(low[0] - 3, low[1], low[0] + 3, low[1]), bar(high[0] - 3, high[1], high[0] + 3, high[1])];
      if (!s.loose && known(i + 1)) {
        const points = [low, high, api.coord([at[i + 1], s.high[i + 1]]), api.coord([at[i + 1], s.low[i + 1]])];
        children.push({ type: "polygon", shape: { points }, style: { fill: hue, opacity: 0.14 } });
      }
      return { type: "group", children };
    },
  };
}

// drawCurve draws series with their intervals over a number or over words, and
// marked places on it.
function drawCurve(id, picture) {
  if (picture.series.length > 4) byId(id).style.height = "26rem";
  chart(id, () => {
    const option = axes(picture.unit), words = picture.words || [], lines = picture.lines || [];
    delete option.dataZoom;
    option.grid.bottom = 50;
    option.grid.top = picture.series.length > 4 ? 76 : 46;
    option.legend.type = picture.series.length > 4 ? "plain" : "scroll";
    option.legend.data = picture.series.map((s) => s.name);
    option.xAxis = { type: "value", scale: true, name: picture.axis, nameLocation: "middle", nameGap: 28, nameTextStyle: { color: color("faint") }, axisLabel: { color: color("faint") }, splitLine: { show: false }, axisLine: { onZero: false, lineStyle: { color: color("line") } } };
    if (words.length) Object.assign(option.xAxis, { type: "category", data: words, scale: undefined });
    Object.assign(option.yAxis, { scale: true, axisLine: { show: true, onZero: false, lineStyle: { color: color("line") } } });
    option.tooltip.trigger = "item";
    option.series = [];
    picture.series.forEach((s, n) => {
      const at = s.at || picture.at, { hue, dash, symbol } = marksOf(n);
      option.series.push(intervals(s, at, hue), {
        type: s.loose ? "scatter" : "line", name: s.name, symbol, symbolSize: 7, z: 3, data: s.mean.map((mean, i) => [at[i], mean]),
        lineStyle: { color: hue, type: dash }, itemStyle: { color: hue, opacity: s.loose && s.mean.length > 20 ? 0.6 : 1 },
        tooltip: { formatter: (p) => s.name + "<br>" + picture.axis + ": " + (words[p.value[0]] || amount(p.value[0])) + "<br>" + amount(p.value[1]) + " " + picture.unit + (s.high[p.dataIndex] > s.low[p.dataIndex] ? " (" + amount(s.low[p.dataIndex]) + " to " + amount(s.high[p.dataIndex]) + ")" : "") },
      });
    });
    option.series[1].markLine = { symbol: "none", label: { color: color("ink"), position: "insideMiddleTop", formatter: (p) => p.name }, lineStyle: { color: color("wait"), type: "dashed" }, data: lines.map((line) => ({ name: line.name, xAxis: line.at })) };
    const last = picture.series[picture.series.length - 1], ends = last.mean.map((mean, i) => [mean, i]).filter(([mean]) => mean !== null);
    option.spoken = picture.title + "; " + (lines.length ? lines.map((line) => line.name + " at " + amount(line.at)).join(", ")
      : ends.length ? last.name + " from " + amount(ends[0][0]) + " to " + amount(ends[ends.length - 1][0]) + " " + picture.unit : "no result");
    return option;
  });
}

(data.pictures || []).forEach((picture, i) => picture.kind === "curve" ? drawCurve("picture-" + i, picture) : drawRows("picture-" + i, picture));
if (data.stations) {
  byId("week-note").textContent = "Means of " + data.bin + " minutes over " + data.replications + " replications, by the clock of " + data.clock + "; the band goes from the lowest to the highest of them. The highest mean is marked.";
  drawStations();
  drawFlows();
  drawZones();
  drawHeat();
  drawTimes();
  drawMap();
  replay();
}
document.querySelectorAll("table.sortable").forEach(sortable);
dark.addEventListener("change", () => charts.forEach((c) => c.show()));
let resizing = 0;
addEventListener("resize", () => { clearTimeout(resizing); resizing = setTimeout(() => charts.forEach((c) => c.resize()), 120); });
