// The pictures of experiments: rows of marks by name, and curves over a number
// or over words.

// marksOf gives the colour, dash and symbol of a series, so that eight can be
// told apart, in print too.
function marksOf(n) {
  const hues = ["move", "wait", "serve", "rail"], symbols = ["circle", "rect", "triangle", "diamond"];
  return { hue: color(hues[n % 4]), dash: n < 4 ? "solid" : "dashed", symbol: symbols[n % 4] };
}

// interval draws the bounds of a mark as a whisker with caps.
function interval(low, high, hue, upright) {
  const cap = (p) => upright ? [[p[0] - 4, p[1]], [p[0] + 4, p[1]]] : [[p[0], p[1] - 4], [p[0], p[1] + 4]];
  return [[low, high], cap(low), cap(high)].map((points) => ({ type: "polyline", shape: { points }, style: { stroke: hue, lineWidth: 1.5, fill: "none" } }));
}

// told gives a value with its interval, where it has one, and what else is to be
// said of it.
function told(s, i, unit) {
  const remark = (s.remarks || [])[i];
  return amount(s.mean[i]) + " " + escaped(unit) + (s.high[i] > s.low[i] ? " (" + between(s.low[i], s.high[i]) + ")" : "") + (remark ? ", " + escaped(remark) : "");
}

// bound draws an arrow beyond a mark and its interval on each side on which its
// number can lie besides; at gives the place of a value.
function bound(s, i, at, hue, upright) {
  const sides = { "at least": [1], "at most": [-1], open: [1, -1] }[(s.bounds || [])[i]] || [];
  return sides.flatMap((side) => {
    const from = at(side > 0 ? s.high[i] : s.low[i]);
    const place = (ahead, aside) => upright ? [from[0] + aside, from[1] - ahead] : [from[0] + ahead, from[1] + aside];
    return [[place(6 * side, 0), place(14 * side, 0)], [place(11 * side, -3), place(14 * side, 0), place(11 * side, 3)]];
  }).map((points) => ({ type: "polyline", shape: { points }, style: { stroke: hue, lineWidth: 1.5, fill: "none" } }));
}

// rowMarks draws a series of rows: an interval, a mark and if it is asked for a
// bar from zero, moved aside by so many pixels.
function rowMarks(s, n, picture, aside) {
  const { hue } = marksOf(n), count = picture.names.length;
  return {
    type: "custom", name: s.name, encode: { x: [0, 2, 3], y: 1 }, clip: false, itemStyle: { color: hue },
    data: s.mean.map((mean, i) => [mean, count - 1 - i, s.low[i], s.high[i]]),
    renderItem: (item, api) => {
      const i = item.dataIndex;
      if (s.mean[i] === null) return null;
      const at = (value) => { const p = api.coord([value, count - 1 - i]); return [p[0], p[1] + aside]; };
      const mark = at(s.mean[i]), zero = at(0)[0], children = s.high[i] > s.low[i] ? interval(at(s.low[i]), at(s.high[i]), hue, false) : [];
      if (picture.bars) children.unshift({ type: "rect", shape: { x: Math.min(mark[0], zero), y: mark[1] - 5, width: Math.abs(mark[0] - zero), height: 10 }, style: { fill: hue, opacity: 0.35 } });
      children.push({ type: "circle", shape: { cx: mark[0], cy: mark[1], r: 4 }, style: { fill: hue } });
      return { type: "group", children: children.concat(bound(s, i, at, hue, false)) };
    },
  };
}

// drawRows draws marks with their intervals, a row a name: the name to the left,
// or where that leaves no room above its mark.
function drawRows(id, picture) {
  const many = picture.series.length, apart = 11;
  byId(id).style.height = (many > 1 ? 6.8 : 5) + Math.max(2.4, 1.4 + 0.72 * many) * picture.names.length + "rem";
  chart(id, () => {
    const above = narrow(id), width = byId(id).clientWidth;
    const names = picture.names.slice().reverse();
    const longest = Math.min(0.42 * (paper ? sheet.width : width), 6.4 * Math.max(...names.map((n) => n.length)) + 12);
    const marks = picture.series.map((s, n) => rowMarks(s, n, picture, apart * (n - (many - 1) / 2) + (above ? 8 : 0)));
    // Where something changes, no change is a line.
    const bounds = picture.series.flatMap((s) => s.low.concat(s.high)).filter((v) => v !== null);
    const zero = picture.bars || Math.min(...bounds) <= 0 && Math.max(...bounds) >= 0;
    if (marks.length && zero) marks[0].markLine = { silent: true, symbol: "none", label: { show: false }, lineStyle: { color: color("ink"), type: "solid", width: 1 }, data: [{ xAxis: 0 }] };
    const axis = numbers([picture.axis, picture.unit].filter(Boolean).join(", "));
    Object.assign(axis, { scale: !zero, boundaryGap: ["2%", "2%"], splitLine: { show: true, lineStyle: { color: color("line") } }, axisLine: { show: false } });
    return {
      grid: { left: above ? 14 : longest + 10, right: 24, top: many > 1 ? 34 : 8, bottom: 50 },
      legend: many > 1 ? Object.assign(legend(picture.series.map((s) => s.name)), { type: "scroll" }) : { show: false },
      tooltip: tooltip({ formatter: (p) => escaped(picture.names[p.dataIndex]) + "<br>" + escaped(p.seriesName) + ": " + told(picture.series[p.seriesIndex], p.dataIndex, picture.unit) }),
      xAxis: axis,
      yAxis: {
        type: "category", data: names, axisLine: { show: false }, axisTick: { show: false }, splitArea: { show: !above, areaStyle: { color: [color("panel"), "transparent"] } },
        axisLabel: above
          ? { color: color("ink"), inside: true, margin: 0, interval: 0, width: width - 40, overflow: "truncate", verticalAlign: "bottom", textBorderColor: color("ground"), textBorderWidth: 3, padding: [0, 0, many > 1 ? 5.5 * many - 5 : 0, 0] }
          : { color: color("ink"), interval: 0, width: longest, overflow: "truncate" },
        z: above ? 4 : 0,
      },
      series: marks,
      spoken: picture.title + ": " + picture.names.map((name, i) => name + " " + amount(picture.series[0].mean[i]) + " " + picture.unit).join(", "),
    };
  });
}

// curveBounds draws the intervals of a curve: as whiskers, and as an area where
// a line joins its points.
function curveBounds(s, at, hue) {
  const known = (i) => i < s.mean.length && s.mean[i] !== null && s.high[i] > s.low[i];
  return {
    type: "custom", name: s.name, silent: true, z: 1, tooltip: { show: false }, itemStyle: { color: hue }, encode: { x: 0, y: [1, 2] },
    data: s.mean.map((_, i) => [at[i], s.low[i], s.high[i]]),
    renderItem: (item, api) => {
      const i = item.dataIndex;
      if (s.mean[i] === null) return null;
      const arrows = bound(s, i, (value) => api.coord([at[i], value]), hue, true);
      if (!known(i)) return arrows.length ? { type: "group", children: arrows } : null;
      const low = api.coord([at[i], s.low[i]]), high = api.coord([at[i], s.high[i]]), children = interval(low, high, hue, true);
      if (!s.loose && known(i + 1)) {
        const points = [low, high, api.coord([at[i + 1], s.high[i + 1]]), api.coord([at[i + 1], s.low[i + 1]])];
        children.push({ type: "polygon", shape: { points }, style: { fill: hue, opacity: 0.14 } });
      }
      return { type: "group", children: children.concat(arrows) };
    },
  };
}

// markedPlaces names places of the axis at the top, one below the other.
function markedPlaces(places, middle) {
  const sorted = places.slice().sort((a, b) => a.at - b.at);
  return {
    symbol: "none", silent: true, lineStyle: { color: color("faint"), type: "dashed" },
    data: sorted.map((place, i) => ({
      name: place.name, xAxis: place.at,
      label: { color: color("ink"), position: "end", distance: 4 + 15 * (sorted.length - 1 - i), formatter: place.name + " " + amount(place.at), align: place.at > middle ? "right" : "left" },
    })),
  };
}

// drawCurve draws series with their intervals over a number or over words, and
// marked places on it.
function drawCurve(id, picture) {
  const words = picture.words || [], places = picture.lines || [], many = picture.series.length > 4;
  if (many) byId(id).style.height = "24rem";
  chart(id, () => {
    const option = axes(picture.unit);
    const alone = picture.series.length === 1;
    Object.assign(option.grid, { bottom: 52, top: (alone ? 30 : 52) + 16 * places.length });
    const all = picture.series.flatMap((s) => s.at || picture.at);
    option.xAxis = numbers(picture.axis);
    if (all.every(Number.isInteger)) option.xAxis.minInterval = 1; // there are no two and a half officers
    if (words.length) Object.assign(option.xAxis, { type: "category", data: words, scale: undefined, axisLabel: { color: color("faint"), hideOverlap: true } });
    const values = picture.series.flatMap((s) => s.low.concat(s.high)).filter((v) => v !== null);
    option.yAxis.scale = Math.min(...values) > 0.5 * Math.max(...values); // else the axis begins at zero
    option.legend = Object.assign(legend(picture.series.map((s) => s.name)), { type: "scroll", show: !alone });
    option.tooltip = tooltip({ trigger: "item" });
    option.series = picture.series.flatMap((s, n) => {
      const at = s.at || picture.at, { hue, dash, symbol } = marksOf(n);
      const crowd = s.loose && s.mean.length > 20;
      return [curveBounds(s, at, hue), {
        type: s.loose ? "scatter" : "line", name: s.name, symbol, symbolSize: 7, z: 3, data: s.mean.map((mean, i) => [at[i], mean]),
        lineStyle: { color: hue, type: dash }, itemStyle: { color: hue, opacity: crowd ? 0.6 : 1 },
        tooltip: { formatter: (p) => escaped(s.name) + "<br>" + escaped(picture.axis) + ": " + escaped(words[p.value[0]] || amount(p.value[0])) + "<br>" + told(s, p.dataIndex, picture.unit) },
      }];
    });
    option.series[1].markLine = markedPlaces(places, (Math.min(...all) + Math.max(...all)) / 2);
    option.spoken = picture.title + "; " + (places.length ? places.map((place) => say("{name} at {place}", { name: place.name, place: amount(place.at) })).join(", ") : ends(picture));
    return option;
  });
}

// ends says from where to where the last series goes.
function ends(picture) {
  const last = picture.series[picture.series.length - 1], known = last.mean.filter((mean) => mean !== null);
  return known.length ? say("{name} from {first} to {last} {unit}", { name: last.name, first: amount(known[0]), last: amount(known[known.length - 1]), unit: picture.unit }) : say("no result");
}
