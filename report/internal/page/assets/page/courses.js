// Who was where on the replayed day.

const waits = 0, stays = 2, travels = 3; // what entities do; 1 is to be served
const kinds = ["station", "station", "zone", "link"]; // of the place, by what is done there

// courses reads the day: for each entity its parts in order of their beginning,
// in seconds since the day began.
function courses() {
  const all = data.replay.entities.map((flat) => {
    const parts = [];
    for (let i = 1, from = 0; i < flat.length; i += 4) {
      from += flat[i + 2]; // stored as the difference from the part before
      parts.push({ doing: flat[i], kind: kinds[flat[i]], place: flat[i + 1], from, to: from + flat[i + 3] });
    }
    return { flow: flat[0], parts, at: null };
  });
  for (const course of all) course.parts.forEach((part, i) => { if (part.doing === travels) part.back = backwards(course.parts, i); });
  return all;
}

function siteOf(part) {
  if (!part || part.kind === "link") return -1;
  return (part.kind === "zone" ? data.zones : data.stations)[part.place].site;
}

// backwards says whether a trip goes from a link's second site to its first: by
// where the entity was before, or is after it.
function backwards(parts, i) {
  const link = data.links[parts[i].place];
  return siteOf(parts[i - 1]) === link.to || siteOf(parts[i + 1]) === link.from;
}

// where gives what an entity does at a time: the service or wait before the
// trip, the trip before the stay.
const rank = [3, 4, 1, 2];
function where(course, t) {
  let best = null;
  for (const part of course.parts) {
    if (part.from > t) break;
    if (t < part.to && (!best || rank[part.doing] >= rank[best.doing])) best = part;
  }
  return best;
}

const key = (part) => part.kind + " " + part.place;

function placeOf(kind, place) {
  return (kind === "station" ? data.stations : kind === "zone" ? data.zones : data.links)[place];
}

// meets says whether a place belongs to a site, or a link ends there.
function meets(kind, place, site) {
  const found = placeOf(kind, place);
  return kind === "link" ? found.from === site || found.to === site : found.site === site;
}

// cellsOf lists the places of a site that anybody of the day comes to: how many
// come, how many at most are there at once, the flow that comes most, and how
// far on its way through the site it comes.
function cellsOf(site, all) {
  const cells = new Map();
  for (const course of all) {
    const here = course.parts.filter((part) => meets(part.kind, part.place, site));
    here.forEach((part, i) => {
      if (!cells.has(key(part))) cells.set(key(part), { key: key(part), kind: part.kind, place: part.place, name: short(placeOf(part.kind, part.place).name), flows: new Map(), turns: [], order: 0, count: 0 });
      const cell = cells.get(key(part)), flow = data.flows[course.flow].name.split(".")[0];
      cell.flows.set(flow, (cell.flows.get(flow) || 0) + 1);
      cell.turns.push([part.from, 1], [part.to, -1]);
      cell.order += i / here.length;
      cell.count++;
    });
  }
  for (const cell of cells.values()) {
    let now = 0;
    cell.most = 0;
    cell.turns.sort((a, b) => a[0] - b[0] || a[1] - b[1]).forEach((turn) => { cell.most = Math.max(cell.most, now += turn[1]); });
    cell.order /= cell.count;
    cell.flow = [...cell.flows].reduce((a, b) => b[1] > a[1] ? b : a)[0];
    delete cell.turns;
  }
  return [...cells.values()];
}

// lanesOf orders the places of a site: the stations by the flow that uses them
// most, in the order in which it comes to them, then zones and links.
function lanesOf(site, all) {
  const cells = cellsOf(site, all), lanes = new Map();
  const lane = (name) => { if (!lanes.has(name)) lanes.set(name, { name, cells: [], count: 0 }); return lanes.get(name); };
  for (const cell of cells.filter((c) => c.kind === "station")) {
    const of = lane(cell.flow);
    of.cells.push(cell);
    of.count += cell.count;
  }
  const found = [...lanes.values()].sort((a, b) => b.count - a.count);
  found.forEach((l) => { l.name = (data.flows.find((f) => f.name === l.name) || {}).title || l.name; l.cells.sort((a, b) => a.order - b.order); });
  const rest = (kind, name) => ({ name, cells: cells.filter((c) => c.kind === kind).sort((a, b) => b.count - a.count), track: kind === "link" });
  return found.concat(rest("zone", say("zones")), rest("link", say("on the way"))).filter((l) => l.cells.length);
}
