// The window by its quarter-hours: queues, flows, zones.

// The part of the window that is shown, in minutes since its main site's Monday.
const shown = { from: data.start, to: data.start };
const redrawn = [];

function clock(minute) {
  const at = ((minute % week) + week) % week;
  const two = (n) => String(Math.floor(n)).padStart(2, "0");
  return days[Math.floor(at / day)] + " " + two(at % day / 60) + ":" + two(at % 60);
}

function clockOfWindow(minute) {
  return (shown.long ? "week " + (Math.floor(minute / week) + 1) + ", " : "") + clock(minute);
}

// step gives the distance of the labels of a time axis.
function step(minutes, small) {
  for (const [most, each] of [[1.5 * day, 180], [3 * day, 720], [10 * day, day], [15 * day, 2 * day]]) {
    if (minutes <= most) return small && each < day ? 2 * each : each;
  }
  return week * Math.ceil(minutes / week / (small ? 5 : 12));
}

function timeLabel(minute, each) {
  if (minute % each) return "";
  if (each >= week) return "week " + (minute / week + 1);
  return minute % day ? clock(minute).slice(4) : days[(((minute / day) % 7) + 7) % 7];
}

// timeAxis is the axis of the shown part of the window.
function timeAxis(id) {
  const each = step(shown.to - shown.from, narrow(id));
  return {
    type: "value", min: Math.floor(shown.from / each) * each, max: shown.to, interval: each, // ticks count from the least
    axisLabel: { color: color("faint"), hideOverlap: true, showMinLabel: true, showMaxLabel: shown.to - shown.from <= 1.5 * day, formatter: (v) => timeLabel(v, each) },
    axisLine: { lineStyle: { color: color("line") } }, axisTick: { show: true }, splitLine: { show: true, lineStyle: { color: color("line"), opacity: 0.5 } },
    axisPointer: { label: { formatter: (p) => clockOfWindow(p.value) } },
  };
}

// through gives the values of bins as points of the shown part.
function through(values, length) {
  const points = [];
  values.forEach((value, i) => {
    const at = data.start + i * length;
    if (at >= shown.from && at <= shown.to) points.push([at, value]);
  });
  return points;
}

function overTime(id, unit) {
  const option = axes(unit);
  option.xAxis = timeAxis(id);
  option.tooltip.formatter = (all) => [said(clockOfWindow(all[0].value[0]))].concat(all.filter((p) => p.seriesName[0] !== " ").map((p) => {
    const words = p.seriesName === spread ? amount(p.value[2]) + " to " + amount(p.value[3]) : amount(p.value[1]);
    return said(p.seriesName + ": " + words, p.color);
  }));
  return option;
}

const spread = "lowest to highest"; // of the replications

// band draws the lowest and highest of the replications as an area behind the
// mean.
function band(level, name, hue) {
  const mean = line(name, through(level.mean, data.bin), hue, { z: 3 });
  if (!level.low) return [mean];
  const low = through(level.low, data.bin), high = through(level.high, data.bin);
  return [
    line(" lowest", low, hue, { silent: true, stack: name, lineStyle: { opacity: 0 } }),
    line(spread, low.map(([at, value], i) => [at, high[i][1] - value, value, high[i][1]]), hue, { silent: true, stack: name, lineStyle: { opacity: 0 }, areaStyle: { color: hue, opacity: 0.2 }, itemStyle: { color: hue, opacity: 0.35 } }),
    mean,
  ];
}

// marked marks the highest point of a line.
function marked(series, hue) {
  const top = series.data.reduce((a, b) => b[1] > a[1] ? b : a);
  series.markPoint = { symbolSize: 9, symbol: "circle", itemStyle: { color: hue }, data: [{ coord: top }], label: { show: true, position: "top", color: color("ink"), formatter: amount(top[1]) } };
  return top;
}

const highest = (level) => Math.max(...level.mean);

function bandLegend(level, names) {
  const made = legend(names.filter((n) => n !== spread || level.low));
  made.data = made.data.map((name) => name === spread ? { name, icon: "rect" } : name);
  return made;
}

function drawStations() {
  const order = largestFirst(data.stations.filter((s) => s.used), (s) => sum(s.queue.mean)); // a moment's peak says less
  byId("station-figure").hidden = !order.length;
  if (!order.length) return;
  let chosen = remembered("station-choice", order, order.find((s) => s.site === data.main) || order[0]);
  const show = chart("station-chart", () => {
    const option = overTime("station-chart", "entities");
    if (narrow("station-chart")) option.grid.top = 72; // the legend has two lines
    option.series = band(chosen.queue, "queue", color("wait"));
    const top = marked(option.series[option.series.length - 1], color("wait"));
    option.series.push(line("servers on duty", through(chosen.duty, data.bin), color("move"), { step: "end", lineStyle: { color: color("move"), width: 1.2, type: [4, 3] } }));
    option.legend = bandLegend(chosen.queue, ["queue", spread, "servers on duty"].concat(chosen.seen ? ["observed"] : []));
    if (chosen.seen) option.series.push({ type: "scatter", name: "observed", symbol: "diamond", symbolSize: 9, z: 4, itemStyle: { color: color("rail") }, data: chosen.seen.filter(([at]) => at >= shown.from && at <= shown.to) });
    option.spoken = "Queue at " + label(chosen) + " through all that is counted; the fullest " + amount(data.bin) + " minutes are at " + clockOfWindow(top[0]) + " with " + amount(top[1]) + " waiting";
    return option;
  });
  choose("station-choice", order, (s) => { chosen = s; show(); }, chosen);
  redrawn.push(show);
}

function drawFlows() {
  const order = largestFirst(data.flows, (f) => sum(f.arrived));
  byId("flow-figure").hidden = !order.length;
  if (!order.length) return;
  let chosen = remembered("flow-choice", order, order.find((f) => data.flows[data.flow] === f) || order[0]);
  const length = Math.max(60, data.bin);
  const show = chart("flow-chart", () => {
    const option = overTime("flow-chart", "an hour");
    option.series = [line("arrivals", through(chosen.arrived, length), color("move")), line("departures", through(chosen.departed, length), color("serve"))];
    option.legend = legend(["arrivals", "departures"]);
    option.spoken = "Arrivals and departures an hour of " + label(chosen);
    return option;
  });
  choose("flow-choice", order, (f) => { chosen = f; show(); }, chosen);
  redrawn.push(show);
}

function drawZones() {
  const order = largestFirst(data.zones.filter((z) => z.inside.mean.some((v) => v > 0)), (z) => highest(z.inside));
  byId("zone-figure").hidden = !order.length;
  if (!order.length) return;
  let chosen = remembered("zone-choice", order, order.find((z) => z.site === data.main) || order[0]);
  const show = chart("zone-chart", () => {
    const option = overTime("zone-chart", "entities");
    option.series = band(chosen.inside, "inside", color("serve"));
    const mean = option.series[option.series.length - 1], hue = color("faint");
    marked(mean, color("serve"));
    // The line of its places belongs into the picture where it is not far above.
    if (chosen.places && chosen.places < 2.5 * highest(chosen.inside)) {
      mean.markLine = { silent: true, symbol: "none", lineStyle: { color: hue, type: "dashed" }, label: { color: hue, position: "insideEndTop", formatter: amount(chosen.places) + " places" }, data: [{ yAxis: chosen.places }] };
      option.yAxis.max = (axis) => Math.max(axis.max, chosen.places * 1.08);
      option.yAxis.axisLabel.showMaxLabel = false;
    }
    byId("zone-note").textContent = chosen.places ? short(chosen.name) + " has " + amount(chosen.places) + " places." : short(chosen.name) + " has no limit of places.";
    option.legend = bandLegend(chosen.inside, ["inside", spread]);
    option.spoken = "Entities in " + label(chosen) + (chosen.places ? ", which has " + amount(chosen.places) + " places" : "");
    return option;
  });
  choose("zone-choice", order, (z) => { chosen = z; show(); }, chosen);
  redrawn.push(show);
}

// chooseDays lets one day fill the charts of the window.
function chooseDays() {
  const bins = (data.flows[0] || { arrived: [] }).arrived.length * Math.max(60, data.bin);
  const whole = { name: "all of it", from: data.start, to: data.start + bins };
  const parts = [whole];
  for (let at = Math.ceil(data.start / day) * day; at + day <= whole.to && parts.length <= 14; at += day) {
    parts.push({ name: days[((at / day) % 7)] + (bins > 8 * day ? " of week " + (Math.floor(at / week) + 1) : ""), from: at, to: at + day });
  }
  const chosen = remembered("part-choice", parts, whole);
  Object.assign(shown, chosen, { long: bins > 2 * week });
  choose("part-choice", parts, (part) => { Object.assign(shown, part); redrawn.forEach((show) => show()); }, chosen);
  byId("part-controls").hidden = parts.length < 3;
}
