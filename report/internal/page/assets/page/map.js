// The sites by their coordinates, with the borders of the countries around.

// The largest come first: a smaller one at the same place stays visible.
const placed = (data.sites || []).map((site, i) => ({ site, i })).filter((p) => p.site.at).sort((a, b) => b.site.inside - a.site.inside);

// mapView fits the sites into a box of so many pixels: one degree of longitude
// is as long as cos(latitude) degrees of latitude.
function mapView(width, height) {
  const longitudes = placed.map((p) => p.site.at[0]), latitudes = placed.map((p) => p.site.at[1]);
  const middle = [(Math.min(...longitudes) + Math.max(...longitudes)) / 2, (Math.min(...latitudes) + Math.max(...latitudes)) / 2];
  const squeeze = Math.cos(middle[1] * Math.PI / 180);
  const spans = [Math.max(...longitudes) - Math.min(...longitudes), Math.max(...latitudes) - Math.min(...latitudes)];
  const aside = Math.min(110, width / 5); // room for names
  const degree = Math.min((width - 2 * aside) / Math.max(spans[0] * squeeze, 0.2), (height - 110) / Math.max(spans[1], 0.2)); // pixels of a degree of latitude
  return {
    degree, squeeze, width, height, middle,
    x: (longitude) => width / 2 + (longitude - middle[0]) * squeeze * degree,
    y: (latitude) => height / 2 - (latitude - middle[1]) * degree,
  };
}

// alongLinks gives small boxes in pixels along every link.
function alongLinks(view) {
  const boxes = [];
  for (const link of data.links) {
    const a = data.sites[link.from].at, b = data.sites[link.to].at;
    if (!a || !b) continue;
    const [x, y, toX, toY] = [view.x(a[0]), view.y(a[1]), view.x(b[0]), view.y(b[1])], count = Math.ceil(Math.hypot(toX - x, toY - y) / 8) || 1;
    for (let i = 0; i <= count; i++) {
      const [u, v] = [x + (toX - x) * i / count, y + (toY - y) * i / count];
      boxes.push([u - 3, v - 3, u + 3, v + 3]);
    }
  }
  return boxes;
}

// namesBeside puts each name where it covers no other, no site and no link:
// right, left, below or above; a name that would cover too much is left out.
// Sites are given by place and radius in pixels.
function namesBeside(view, sites) {
  const taken = sites.map((s) => [s.x - s.r, s.y - s.r, s.x + s.r, s.y + s.r]).concat(alongLinks(view));
  const meets = (a, b) => Math.max(0, Math.min(a[2], b[2]) - Math.max(a[0], b[0])) * Math.max(0, Math.min(a[3], b[3]) - Math.max(a[1], b[1]));
  return sites.map((s) => {
    const w = 7.2 * s.name.length + 4, h = 16;
    const options = {
      right: [s.x + s.r + 4, s.y - h / 2], left: [s.x - s.r - 4 - w, s.y - h / 2],
      bottom: [s.x - w / 2, s.y + s.r + 4], top: [s.x - w / 2, s.y - s.r - 4 - h],
    };
    let best = null;
    for (const [position, [x, y]] of Object.entries(options)) {
      const box = [x, y, x + w, y + h];
      const outside = x < 2 || y < 2 || box[2] > view.width - 2 || box[3] > view.height - 2 ? 1e6 : 0;
      const cost = outside + sum(taken.map((other) => meets(box, other)));
      if (!best || cost < best.cost) best = { position, box, cost };
    }
    if (best.cost > w * h / 2) return null;
    taken.push(best.box);
    return best.position;
  });
}

// scaleBar gives a round number of kilometres and its length in pixels.
function scaleBar(view) {
  const kilometre = view.degree / 111.2;
  const most = Math.min(160, view.width / 4) / kilometre;
  const power = 10 ** Math.floor(Math.log10(most));
  const length = [5, 2, 1].map((n) => n * power).find((n) => n <= most);
  return { length, pixels: length * kilometre };
}

// countries gives the name of each country that is seen and where it has room:
// the clearest of its places that lies within the picture, away from sites.
function countries(view, sites) {
  const seen = [];
  for (const name in data.borders.names) {
    let best = null;
    for (const [longitude, latitude, clear] of data.borders.names[name]) {
      const x = view.x(longitude / 100), y = view.y(latitude / 100), half = 4.6 * name.length;
      const room = Math.min(clear / 100 * view.degree, x - half, view.width - half - x, y - 8, view.height - 24 - y, ...sites.map((s) => Math.max(Math.abs(s.x - x) - half, Math.abs(s.y - y)) - s.r - 12));
      if (room > 8 && (!best || room > best.room)) best = { at: [longitude / 100, latitude / 100], room, name: name.toUpperCase() };
    }
    if (best) seen.push(best);
  }
  return seen;
}

function drawMap() {
  if (!byId("map")) return; // fewer than two sites have coordinates
  const most = Math.max(...data.links.map((l) => l.passed), 1e-9);
  const present = Math.max(...placed.map((p) => p.site.inside), 1e-9);
  chart("map-chart", () => {
    const box = byId("map-chart"), view = mapView(paper ? sheet.width : box.clientWidth, box.clientHeight);
    const sites = placed.map((p) => ({ x: view.x(p.site.at[0]), y: view.y(p.site.at[1]), r: 5 + 11 * Math.sqrt(p.site.inside / present), name: p.site.name }));
    const sides = namesBeside(view, sites), bar = scaleBar(view);
    const span = [view.width / view.degree / view.squeeze, view.height / view.degree];
    const axis = (at, length) => ({ type: "value", min: at - length / 2, max: at + length / 2, show: false });
    const lines = (more) => Object.assign({ type: "lines", coordinateSystem: "cartesian2d", clip: true, animation: false }, more);
    const polyline = (flat) => ({ coords: Array.from({ length: flat.length / 2 }, (_, i) => [flat[2 * i] / 100, flat[2 * i + 1] / 100]) });
    const quiet = { silent: true, polyline: true, z: 1 };
    const halo = { textBorderColor: color("ground"), textBorderWidth: 3 };
    return {
      grid: { left: 0, right: 0, top: 0, bottom: 0 },
      xAxis: axis(view.middle[0], span[0]), yAxis: axis(view.middle[1], span[1]),
      tooltip: tooltip({ trigger: "item" }),
      graphic: [
        { type: "polyline", left: 12, bottom: 12, silent: true, shape: { points: [[0, 0], [0, 6], [bar.pixels, 6], [bar.pixels, 0]] }, style: { stroke: color("faint"), lineWidth: 1.2, fill: "none" } },
        { type: "text", left: 16, bottom: 22, silent: true, style: { text: say("{length} km", { length: bar.length.toLocaleString(language) }), fill: color("faint"), font: "12px " + font } },
      ],
      series: [
        lines(Object.assign({ data: data.borders.coasts.map(polyline), lineStyle: { color: color("faint"), width: 0.8, opacity: 0.5 } }, quiet)),
        lines(Object.assign({ data: data.borders.borders.map(polyline), lineStyle: { color: color("faint"), width: 1.1, opacity: 0.6, type: [6, 3, 1.5, 3] } }, quiet)),
        {
          type: "scatter", silent: true, symbolSize: 0.1, z: 1, data: countries(view, sites).map((c) => ({ value: c.at, name: c.name })),
          label: { show: true, position: "inside", color: color("faint"), opacity: 0.8, fontSize: 11, formatter: (p) => p.name },
        },
        lines({
          z: 2, data: data.links.filter((l) => data.sites[l.from].at && data.sites[l.to].at).map((l) => ({
            name: label(l), passed: l.passed, coords: [data.sites[l.from].at, data.sites[l.to].at],
            // A railway bends away from the road between the same sites.
            lineStyle: { width: 1.5 + 8 * l.passed / most, color: l.rail ? color("rail") : color("move"), opacity: 0.8, type: l.rail ? [5, 4] : "solid", curveness: l.rail ? 0.12 : 0 },
          })),
          tooltip: { formatter: (p) => escaped(p.data.name) + "<br>" + escaped(say("{count} trips a day", { count: amount(p.data.passed) })) },
        }),
        {
          type: "scatter", name: "sites", z: 3, data: placed.map((p, i) => ({ value: p.site.at, name: label(p.site), inside: p.site.inside, symbolSize: 2 * sites[i].r, label: sides[i] ? { position: sides[i] } : { show: false } })),
          itemStyle: { color: color("wait"), borderColor: color("ground"), borderWidth: 1.5, opacity: 1 },
          label: Object.assign({ show: true, color: color("ink"), fontWeight: 600, distance: 4, formatter: (p) => placed[p.dataIndex].site.name }, halo),
          tooltip: { formatter: (p) => escaped(p.data.name) + "<br>" + escaped(say("{count} present in the mean", { count: amount(p.data.inside) })) },
        },
      ],
      spoken: say("Map of {sites}; the busiest link has {count} trips a day", { sites: placed.map((p) => p.site.name).join(", "), count: amount(most) }),
    };
  });
}
