// The day replayed: each place of a site is a cell, each entity a dot that moves
// from cell to cell; between the sites dots go along the roads.

const still = matchMedia("(prefers-reduced-motion: reduce)");

function hues() {
  return [color("wait"), color("serve"), color("stay"), color("move")];
}

// arrange lays the cells of lanes out in rows as wide as the canvas, each as
// high as its fullest cell needs, and gives the height of all. Short lanes stand
// side by side.
function arrange(lanes, width) {
  const gap = 6, across = Math.max(2, Math.floor(width / 158)), each = (width - gap * (across - 1)) / across;
  let y = 2, below = 2, column = across; // below: where what is laid out ends
  const set = (cells, from, top, wide, height) => cells.forEach((cell, n) => Object.assign(cell, { x: (from + n) * (wide + gap), y: top, width: wide, height }));
  for (const lane of lanes) {
    if (lane.track || column + lane.cells.length > across) { y = below; column = 0; }
    Object.assign(lane, { x: column * (each + gap), y: y + 12 });
    const [many, wide] = lane.track ? (width < 600 ? [1, width] : [2, (width - gap) / 2]) : [across, each];
    let top = y + 20;
    for (let i = 0; i < lane.cells.length; i += many) {
      const row = lane.cells.slice(i, i + many);
      row.forEach((cell) => pitch(cell, wide));
      const height = lane.track ? 48 : 28 + Math.max(...row.map((cell) => cell.rows * cell.pitch));
      set(row, column, top, wide, height);
      top += height + gap;
    }
    column += lane.cells.length;
    below = Math.max(below, top + 6);
  }
  lanes.forEach((lane, i) => { // a name has room up to the next
    const next = lanes[i + 1];
    lane.width = (next && next.y === lane.y ? next.x : width) - lane.x - 10;
  });
  return below;
}

// pitch chooses how far apart dots stand, so that the fullest moment of a cell
// has room in a dozen rows.
function pitch(cell, width) {
  for (const size of [8, 6, 5, 4, 3]) {
    cell.pitch = size;
    cell.across = Math.max(1, Math.floor((width - 14) / size));
    cell.rows = Math.max(1, Math.ceil(cell.most / cell.across));
    if (cell.rows * size <= 96) return;
  }
  cell.rows = Math.floor(96 / cell.pitch);
}

// scattered gives a course a number from 0 to 1 of its own.
function scattered(n) {
  return (n * 0.618034) % 1;
}

function dot(pen, x, y, radius) {
  pen.moveTo(x + radius, y);
  pen.arc(x, y, radius, 0, 7);
}

function rounded(pen, x, y, width, height) {
  pen.beginPath();
  pen.roundRect(x, y, width, height, 4);
}

function fitted(pen, text, width) {
  if (pen.measureText(text).width <= width) return text;
  while (text.length > 1 && pen.measureText(text + "…").width > width) text = text.slice(0, -1);
  return text + "…";
}

// drawSite draws the cells of a site and gives the aim of each dot: where it
// stands, and what it does.
function drawSite(pen, site, present) {
  const dots = [];
  const inside = new Map();
  for (const p of present) {
    const k = key(p.part);
    if (!inside.has(k)) inside.set(k, []);
    inside.get(k).push(p);
  }
  for (const lane of site.lanes) {
    pen.fillStyle = color("faint");
    pen.font = "12px " + font;
    pen.fillText(fitted(pen, lane.name, lane.width), lane.x + 2, lane.y);
    for (const cell of lane.cells) {
      const here = inside.get(cell.key) || [];
      drawCell(pen, cell, here.length);
      if (lane.track) onTrack(pen, cell, here, dots); else inCell(cell, here, dots);
    }
  }
  return dots;
}

function drawCell(pen, cell, count) {
  pen.fillStyle = color("panel");
  rounded(pen, cell.x, cell.y, cell.width, cell.height);
  pen.fill();
  pen.fillStyle = color("ink");
  const number = count ? String(count) : "";
  pen.font = "600 12px " + font;
  pen.textAlign = "right";
  pen.fillText(number, cell.x + cell.width - 6, cell.y + 15);
  const room = cell.width - 16 - pen.measureText(number).width;
  pen.textAlign = "left";
  pen.font = "12px " + font;
  pen.fillText(fitted(pen, cell.name, room), cell.x + 6, cell.y + 15);
}

// inCell sets those who are served first, then those who wait in their order.
function inCell(cell, here, dots) {
  here.sort((a, b) => b.part.doing - a.part.doing || a.part.from - b.part.from);
  here.forEach((p, k) => {
    const row = Math.floor(k / cell.across);
    if (row < cell.rows) dots.push({ course: p.course, doing: p.part.doing, x: cell.x + 10 + (k % cell.across) * cell.pitch, y: cell.y + 24 + (row + 0.2) * cell.pitch, radius: cell.pitch * 0.4 });
  });
}

// onTrack sets travellers by how far they have come: above those who go to the
// right, below those who go to the left.
function onTrack(pen, cell, here, dots) {
  const link = data.links[cell.place], left = cell.x + 8, right = cell.x + cell.width - 8, middle = cell.y + 33;
  pen.strokeStyle = color("line");
  pen.lineWidth = 1;
  pen.beginPath();
  pen.moveTo(left, middle);
  pen.lineTo(right, middle);
  pen.stroke();
  pen.fillStyle = color("faint");
  pen.font = "12px " + font;
  const ends = data.sites[link.from].name + " → " + data.sites[link.to].name;
  const after = pen.measureText(cell.name).width + 14;
  if (after + pen.measureText(ends).width < cell.width - 50) pen.fillText(ends, cell.x + 6 + after, cell.y + 15);
  for (const p of here) {
    const share = p.share, aside = 4 + 6 * scattered(p.number);
    dots.push({ course: p.course, doing: travels, x: p.part.back ? right - share * (right - left) : left + share * (right - left), y: middle + (p.part.back ? aside : -aside), radius: 2.6, moving: true });
  }
}

function replay() {
  if (!byId("replay")) return; // nobody was there
  const recorded = data.replay, canvas = byId("replay-canvas");
  const all = courses(), seconds = recorded.length * 60;
  const slider = byId("replay-time"), play = byId("replay-play"), out = byId("replay-clock");
  const sites = data.sites.map((site, i) => ({ i, name: site.name, title: site.title, lanes: lanesOf(i, all) }))
    .filter((site) => site.lanes.length).map((site) => Object.assign(site, { total: sum(site.lanes.flatMap((l) => l.cells.map((c) => c.count))) }))
    .sort((a, b) => b.total - a.total);
  if (placed.length > 1) sites.push({ i: -1, name: say("all sites"), title: say("the roads and railways between them") });
  let site = sites.find((s) => s.i === data.main) || sites[0];
  let second = 0, playing = false, last = 0, settled = 0, asked = 0;
  slider.max = Math.round(seconds);
  byId("replay-note").textContent = [say("One day as it was simulated first, by the clock of {site}.", { site: data.clock }),
    recorded.share < 1 ? say("One entity in {count} is shown, as a dot.", { count: Math.round(1 / recorded.share) }) : say("Every entity is a dot."),
    say("The curve above the slider is the number that waits.")].join(" ");

  const belongs = (part) => site.i < 0 || meets(part.kind, part.place, site.i);
  function present() {
    const found = [];
    all.forEach((course, number) => {
      const part = where(course, second);
      if (part && belongs(part)) found.push({ course, part, number, share: (second - part.from) / (part.to - part.from) }); else course.at = null;
    });
    return found;
  }

  // draw draws the moment; dots come nearer to their aim by a share of the way.
  function draw(nearer) {
    const scale = window.devicePixelRatio || 1, width = canvas.clientWidth;
    const height = site.i < 0 ? Math.max(320, Math.min(560, width * 0.6)) : arrange(site.lanes, width);
    canvas.style.height = height + "px";
    canvas.width = width * scale;
    canvas.height = height * scale;
    const pen = canvas.getContext("2d");
    pen.scale(scale, scale);
    const here = present();
    const dots = site.i < 0 ? drawCorridor(pen, width, height, here) : drawSite(pen, site, here);
    const hue = hues();
    hue.forEach((fill, doing) => {
      pen.fillStyle = fill;
      pen.beginPath();
      for (const d of dots) if (d.doing === doing) glide(pen, d, nearer);
      pen.fill();
    });
    tell(here);
  }

  function glide(pen, d, nearer) {
    const at = d.course.at;
    if (!at || nearer >= 1 || d.moving) d.course.at = { x: d.x, y: d.y };
    else { at.x += (d.x - at.x) * nearer; at.y += (d.y - at.y) * nearer; }
    dot(pen, d.course.at.x, d.course.at.y, d.radius);
  }

  function tell(here) {
    const waiting = here.filter((p) => p.part.doing === waits).length;
    slider.value = Math.round(second);
    out.textContent = clock(second / 60 + recorded.start);
    slider.setAttribute("aria-valuetext", out.textContent);
    byId("replay-summary").textContent = waiting
      ? say("{count dot is|dots are} at {place}, {waiting of them waits|of them wait}.", { count: here.length, waiting, place: site.i < 0 ? say("all sites and between them") : site.name })
      : say("{count dot is|dots are} at {place}.", { count: here.length, place: site.i < 0 ? say("all sites and between them") : site.name });
  }

  // profile draws how many wait at the site through the day.
  function profile() {
    const box = byId("replay-profile"), scale = window.devicePixelRatio || 1, width = box.clientWidth, height = box.clientHeight;
    const counts = new Array(144).fill(0); // every ten minutes of a day
    const each = seconds / counts.length;
    for (const course of all) {
      for (const part of course.parts) {
        if (part.doing !== waits || !belongs(part)) continue;
        for (let i = Math.ceil(part.from / each - 0.5); (i + 0.5) * each < part.to && i < counts.length; i++) counts[i]++;
      }
    }
    box.width = width * scale;
    box.height = height * scale;
    const pen = box.getContext("2d"), most = Math.max(...counts, 1);
    pen.scale(scale, scale);
    pen.beginPath();
    const x = (i) => 8 + (width - 16) * (i + 0.5) / counts.length;
    pen.moveTo(x(0), height);
    counts.forEach((count, i) => pen.lineTo(x(i), height - (height - 2) * count / most));
    pen.lineTo(x(counts.length - 1), height);
    pen.fillStyle = color("wait");
    pen.globalAlpha = 0.45;
    pen.fill();
  }

  function frame(now) {
    if (ended.aborted) return;
    const passed = Math.min(now - last, 100);
    last = now;
    if (playing) second += passed / 1000 * Number(byId("replay-speed").value);
    if (second >= seconds) { second = seconds - 1; toggle(); }
    draw(still.matches ? 1 : 1 - Math.exp(-passed / 110));
    asked = playing || now < settled ? requestAnimationFrame(frame) : 0;
    if (!asked) draw(1);
  }

  // move lets the dots go to where the present moment has them.
  function move() {
    last = performance.now();
    settled = last + 500;
    if (!asked) asked = requestAnimationFrame(frame);
  }

  function toggle() {
    playing = !playing;
    play.textContent = playing ? say("Pause") : say("Play");
    if (playing && second >= seconds - 60) second = 0;
    if (playing) move();
  }

  function again() {
    all.forEach((course) => { course.at = null; });
    profile();
    draw(1);
  }
  choose("replay-site", sites, (chosen) => { site = chosen; again(); }, site);
  play.addEventListener("click", toggle, { signal: ended });
  slider.addEventListener("input", () => { second = Number(slider.value); tell(present()); move(); }, { signal: ended });
  const link = /^#replay=(\d+)$/.exec(location.hash); // a link to a moment of the day, in seconds
  second = link ? Math.min(Number(link[1]), seconds) : Math.min(9 * 3600, seconds / 2);
  charts.push({ show: again, print: () => {} });
  again();
}
