// The replay of all sites at once: who is where between them.

// drawCorridor draws the map with the sites and who is between them.
function drawCorridor(pen, width, height, present) {
  const view = mapView(width, height), dots = [];
  pen.lineJoin = "round";
  const path = (flat) => { for (let i = 0; i < flat.length; i += 2) pen[i ? "lineTo" : "moveTo"](view.x(flat[i] / 100), view.y(flat[i + 1] / 100)); };
  pen.strokeStyle = color("line");
  pen.lineWidth = 1;
  pen.beginPath();
  data.borders.coasts.concat(data.borders.borders).forEach(path);
  pen.stroke();
  const ends = (link) => [link.from, link.to].map((i) => [view.x(data.sites[i].at[0]), view.y(data.sites[i].at[1])]);
  pen.strokeStyle = color("faint");
  for (const link of data.links.filter((l) => data.sites[l.from].at && data.sites[l.to].at)) {
    const [a, b] = ends(link), aside = normal(a, b, link.rail ? -14 : 0);
    pen.beginPath();
    pen.setLineDash(link.rail ? [5, 4] : []);
    pen.moveTo(a[0] + aside[0], a[1] + aside[1]);
    pen.lineTo(b[0] + aside[0], b[1] + aside[1]);
    pen.stroke();
  }
  pen.setLineDash([]);
  const there = data.sites.map(() => ({ all: 0, waiting: 0 }));
  for (const p of present) {
    const site = siteOf(p.part);
    if (site >= 0) {
      there[site].all++;
      if (p.part.doing === waits) there[site].waiting++;
      continue;
    }
    const link = data.links[p.part.place];
    if (!data.sites[link.from].at || !data.sites[link.to].at) continue;
    const [a, b] = ends(link), share = p.part.back ? 1 - p.share : p.share;
    const aside = normal(a, b, (link.rail ? -14 : 0) + (p.part.back ? -1 : 1) * (2.5 + 4 * scattered(p.number)));
    dots.push({ course: p.course, doing: travels, x: a[0] + share * (b[0] - a[0]) + aside[0], y: a[1] + share * (b[1] - a[1]) + aside[1], radius: 2.2, moving: true });
  }
  drawCentres(pen, view, there);
  return dots;
}

// normal gives the step aside from a line, to the right of who goes along it.
function normal(a, b, length) {
  const long = Math.hypot(b[0] - a[0], b[1] - a[1]) || 1;
  return [-(b[1] - a[1]) / long * length, (b[0] - a[0]) / long * length];
}

// drawCentres draws each site as a disc with the number present; the part of
// those who wait is filled.
function drawCentres(pen, view, there) {
  const most = Math.max(...there.map((t) => t.all), 1);
  const sites = placed.map((p) => ({ x: view.x(p.site.at[0]), y: view.y(p.site.at[1]), r: 5 + 15 * Math.sqrt(there[p.i].all / most), name: p.site.name + " " + there[p.i].all }));
  const sides = namesBeside(view, sites);
  pen.font = "600 12px " + font;
  sites.forEach((s, i) => {
    const t = there[placed[i].i];
    pen.beginPath();
    dot(pen, s.x, s.y, s.r);
    pen.fillStyle = color("stay");
    pen.fill();
    pen.beginPath();
    pen.moveTo(s.x, s.y);
    pen.arc(s.x, s.y, s.r, -Math.PI / 2, -Math.PI / 2 + 2 * Math.PI * t.waiting / Math.max(t.all, 1));
    pen.fillStyle = color("wait");
    pen.fill();
    if (!sides[i]) return;
    const wide = pen.measureText(s.name).width;
    const [x, y] = { right: [s.x + s.r + 4, s.y + 4], left: [s.x - s.r - 4 - wide, s.y + 4], bottom: [s.x - wide / 2, s.y + s.r + 15], top: [s.x - wide / 2, s.y - s.r - 7] }[sides[i]];
    pen.lineWidth = 3;
    pen.strokeStyle = color("ground");
    pen.strokeText(s.name, x, y);
    pen.fillStyle = color("ink");
    pen.fillText(s.name, x, y);
  });
}
