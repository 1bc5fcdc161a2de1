// How busy stations are by the hour, and how long flows take.

// hatched marks hours in which nobody is on duty.
function hatched() {
  const tile = document.createElement("canvas");
  tile.width = tile.height = 8;
  const pen = tile.getContext("2d");
  pen.strokeStyle = color("line");
  pen.beginPath();
  pen.moveTo(0, 8);
  pen.lineTo(8, 0);
  pen.stroke();
  return { image: tile, repeat: "repeat" };
}

// hourly gives a station's servers at work by hour, as a share of those on duty.
function hourly(station) {
  const perHour = Math.max(1, Math.round(60 / data.bin)), hours = [];
  const mean = (values) => sum(values) / values.length;
  for (let i = 0; i < station.busy.length; i += perHour) {
    const duty = mean(station.duty.slice(i, i + perHour));
    hours.push(duty > 0 ? mean(station.busy.slice(i, i + perHour)) / duty : null);
  }
  return { station, hours, load: mean(station.busy) / (mean(station.duty) || Infinity) };
}

const heatRows = 40;

function drawHeat() {
  const all = data.stations.filter((s) => s.used).map(hourly).sort((a, b) => b.load - a.load);
  byId("heat").hidden = !all.length;
  if (!all.length) return;
  const used = [...new Set(all.map((row) => row.station.site))].sort((a, b) => a - b);
  const several = used.length > 1;
  const choices = used.map((i) => ({ name: data.sites[i].name, title: data.sites[i].title, site: i }));
  if (several) choices.unshift({ name: say("all sites"), site: -1 });
  let chosen = remembered("heat-choice", choices, choices.find((c) => c.site === data.main) || choices[0]);
  const resize = () => {
    const count = Math.min(heatRows, all.filter((row) => chosen.site < 0 || row.station.site === chosen.site).length);
    byId("heat-chart").style.height = 7 + 1.25 * count + "rem";
  };
  resize();
  const show = chart("heat-chart", () => {
    const rows = all.filter((row) => chosen.site < 0 || row.station.site === chosen.site).slice(0, heatRows).reverse();
    return heat(rows, chosen.site < 0);
  });
  choose("heat-choice", choices, (c) => { chosen = c; resize(); show(); }, chosen);
  byId("heat-controls").hidden = !several;
}

function heat(rows, withSite) {
  const small = narrow("heat-chart"), cells = [], each = step(rows[0].hours.length * 60, small);
  rows.forEach((row, y) => row.hours.forEach((value, x) => { if (value !== null) cells.push([x, y, Number(value.toFixed(3))]); }));
  const at = (i) => data.start + i * 60;
  const busiest = rows[rows.length - 1];
  return {
    grid: { left: small ? 122 : 232, right: 12, top: 8, bottom: 74, show: true, backgroundColor: hatched(), borderWidth: 0 },
    tooltip: tooltip({ formatter: (p) => escaped(label(rows[p.value[1]].station)) + "<br>" + clockOfWindow(at(p.value[0])) + ": " + Math.round(100 * p.value[2]) + "%" }),
    xAxis: {
      type: "category", data: rows[0].hours.map((_, i) => i), axisLine: { lineStyle: { color: color("line") } },
      axisTick: { interval: (i) => at(i) % each === 0 }, axisLabel: { color: color("faint"), interval: (i) => at(i) % each === 0, formatter: (i) => timeLabel(at(Number(i)), each) },
    },
    yAxis: {
      type: "category", data: rows.map((row) => withSite ? row.station.name : short(row.station.name)), axisTick: { show: false }, axisLine: { show: false },
      axisLabel: { color: color("ink"), fontSize: 12, width: small ? 114 : 222, overflow: "truncate", interval: 0 },
    },
    visualMap: {
      min: 0, max: 1, calculable: false, orient: "horizontal", left: "center", bottom: 2, itemHeight: small ? 120 : 200, itemWidth: 12, text: [say("100% and more"), say("0%")], textStyle: { color: color("faint") },
      inRange: { color: ["heat-0", "heat-1", "heat-2", "heat-3", "heat-4"].map(color) },
    },
    series: [{ type: "heatmap", data: cells, progressive: 0 }],
    spoken: say("Who is busy, by hour; the busiest is {name} with {share}%", { name: label(busiest.station), share: Math.round(100 * busiest.load) }),
  };
}

function drawTimes() {
  const order = largestFirst(data.flows.filter((f) => f.times && f.times.length), (f) => sum(f.arrived));
  byId("times").hidden = !order.length;
  if (!order.length) return;
  let chosen = remembered("time-choice", order, order.find((f) => data.flows[data.flow] === f) || order[0]);
  const show = chart("time-chart", () => {
    const [unit, length] = chosen.times[95] > 4 * day ? [say("days"), day] : chosen.times[95] > 180 ? [say("hours"), 60] : [say("minutes"), 1];
    const missing = chosen.unfinished || 0, atLeast = missing > 0 ? "≥ " : ""; // who is unfinished is not among the times
    const at = (percent) => chosen.times[percent] / length, hue = color("move"), ink = color("ink");
    // Names stand where there is room: to the left of the curve if it is far from the axis, else under it.
    const from = at(0) < at(99) / 2 ? 0 : at(0);
    const mark = (percent, words) => {
      const left = (at(percent) - from) / (at(99) - from) > 0.5;
      return { coord: [at(percent), percent], label: { position: left ? "left" : "right", offset: left ? [0, -11] : [2, 12], formatter: words + " " + atLeast + amount(at(percent)) + " " + unit } };
    };
    const option = axes(say("are out"));
    Object.assign(option.grid, { top: 40, bottom: 50 });
    option.xAxis = numbers(missing > 0 ? say("{unit} since the arrival, of those who departed; {share}% were unfinished", { unit, share: amount(100 * missing) }) : say("{unit} since the arrival", { unit }));
    if (from === 0) option.xAxis.min = 0;
    Object.assign(option.yAxis, { min: 0, max: 100 });
    option.yAxis.axisLabel.formatter = "{value}%";
    option.series = [line(say("out within"), chosen.times.map((_, i) => [at(i), i]), hue, {
      areaStyle: { color: hue, opacity: 0.1 },
      markPoint: { symbol: "circle", symbolSize: 8, itemStyle: { color: hue }, label: { color: ink, textBorderColor: color("ground"), textBorderWidth: 3 }, data: [mark(50, say("half within")), mark(95, say("95% within"))] },
    })];
    option.tooltip.formatter = (p) => say("{share}% are out within {time}", { share: Math.round(p[0].value[1]), time: amount(p[0].value[0]) + " " + unit });
    option.spoken = say("Share of {flow} that is out within a time; half within {half}, 95% within {most}", { flow: label(chosen), half: atLeast + amount(at(50)) + " " + unit, most: atLeast + amount(at(95)) + " " + unit });
    return option;
  });
  choose("time-choice", order, (f) => { chosen = f; show(); }, chosen);
}
