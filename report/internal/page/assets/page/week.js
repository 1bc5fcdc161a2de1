// The window by its quarter-hours: queues, flows, zones.

// The part of the window that is shown, in minutes since its main site's Monday.
const shown = { from: data.start, to: data.start };
const redrawn = [];

function clock(minute) {
  return days[Math.floor((((minute % week) + week) % week) / day)] + " " + timeOfDay(minute);
}

function timeOfDay(minute) {
  const at = ((minute % day) + day) % day, two = (n) => String(Math.floor(n)).padStart(2, "0");
  return two(at / 60) + ":" + two(at % 60);
}

function clockOfWindow(minute) {
  return (shown.long ? say("week {number}", { number: Math.floor(minute / week) + 1 }) + ", " : "") + clock(minute);
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
  if (each >= week) return say("week {number}", { number: minute / week + 1 });
  return minute % day ? timeOfDay(minute) : days[(((minute / day) % 7) + 7) % 7];
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
    const words = p.seriesName === spread ? between(p.value[2], p.value[3]) : amount(p.value[1]);
    return said(p.seriesName + ": " + words, p.color);
  }));
  return option;
}

const spread = say("lowest to highest"); // of the replications

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
    const option = overTime("station-chart", say("entities"));
    if (narrow("station-chart")) option.grid.top = 72; // the legend has two lines
    option.series = band(chosen.queue, say("queue"), color("wait"));
    const top = marked(option.series[option.series.length - 1], color("wait"));
    option.series.push(line(say("servers on duty"), through(chosen.duty, data.bin), color("move"), { step: "end", lineStyle: { color: color("move"), width: 1.2, type: [4, 3] } }));
    option.legend = bandLegend(chosen.queue, [say("queue"), spread, say("servers on duty")].concat(chosen.seen ? [say("observed")] : []));
    if (chosen.seen) option.series.push({ type: "scatter", name: say("observed"), symbol: "diamond", symbolSize: 9, z: 4, itemStyle: { color: color("rail") }, data: chosen.seen.filter(([at]) => at >= shown.from && at <= shown.to) });
    option.spoken = say("Queue at {place} through all that is counted; the fullest {minutes} minutes are at {time} with {count} waiting", { place: label(chosen), minutes: amount(data.bin), time: clockOfWindow(top[0]), count: amount(top[1]) });
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
    const option = overTime("flow-chart", say("an hour"));
    option.series = [line(say("arrivals"), through(chosen.arrived, length), color("move")), line(say("departures"), through(chosen.departed, length), color("serve"))];
    option.legend = legend([say("arrivals"), say("departures")]);
    option.spoken = say("Arrivals and departures an hour of {flow}", { flow: label(chosen) });
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
    const option = overTime("zone-chart", say("entities"));
    option.series = band(chosen.inside, say("inside"), color("serve"));
    const mean = option.series[option.series.length - 1], hue = color("faint");
    marked(mean, color("serve"));
    // The line of its places belongs into the picture where it is not far above.
    if (chosen.places && chosen.places < 2.5 * highest(chosen.inside)) {
      mean.markLine = { silent: true, symbol: "none", lineStyle: { color: hue, type: "dashed" }, label: { color: hue, position: "insideEndTop", formatter: say("{count} places", { count: amount(chosen.places) }) }, data: [{ yAxis: chosen.places }] };
      option.yAxis.max = (axis) => Math.max(axis.max, chosen.places * 1.08);
      option.yAxis.axisLabel.showMaxLabel = false;
    }
    byId("zone-note").textContent = chosen.places ? say("{name} has {count} places.", { name: short(chosen.name), count: amount(chosen.places) }) : say("{name} has no limit of places.", { name: short(chosen.name) });
    option.legend = bandLegend(chosen.inside, [say("inside"), spread]);
    option.spoken = chosen.places ? say("Entities in {name}, which has {count} places", { name: label(chosen), count: amount(chosen.places) }) : say("Entities in {name}", { name: label(chosen) });
    return option;
  });
  choose("zone-choice", order, (z) => { chosen = z; show(); }, chosen);
  redrawn.push(show);
}

// chooseDays lets one day fill the charts of the window.
function chooseDays() {
  const bins = (data.flows[0] || { arrived: [] }).arrived.length * Math.max(60, data.bin);
  const whole = { name: say("all of it"), from: data.start, to: data.start + bins };
  const parts = [whole];
  for (let at = Math.ceil(data.start / day) * day; at + day <= whole.to && parts.length <= 14; at += day) {
    parts.push({ name: bins > 8 * day ? say("{day} of week {number}", { day: days[((at / day) % 7)], number: Math.floor(at / week) + 1 }) : days[((at / day) % 7)], from: at, to: at + day });
  }
  const chosen = remembered("part-choice", parts, whole);
  Object.assign(shown, chosen, { long: bins > 2 * week });
  choose("part-choice", parts, (part) => { Object.assign(shown, part); redrawn.forEach((show) => show()); }, chosen);
  byId("part-controls").hidden = parts.length < 3;
}
