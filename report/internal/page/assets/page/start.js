// What the page holds, drawn.
(data.pictures || []).forEach((picture, i) => {
  const id = "picture-" + i, draw = picture.kind === "curve" ? drawCurve : drawRows;
  if (picture.kind === "curve" || (picture.names || []).length) later(() => draw(id, picture)); else byId(id).textContent = "Nothing to be seen.";
});
if (data.stations) {
  const bins = data.bin % 60 ? data.bin + " minutes" : data.bin === 60 ? "an hour" : data.bin / 60 + " hours";
  const several = data.replications > 1;
  byId("week-note").textContent = "Averages of " + bins + " over " + data.replications + " simulated " + data.span + (several ? "s" : "") +
    ", by the clock of " + data.clock + (several ? "; the band goes from the lowest to the highest of them" : "") + ". The highest mean is marked.";
  [chooseDays, drawStations, drawFlows, drawZones, drawHeat, drawTimes, drawMap, replay].forEach(later);
}
root.querySelectorAll("table.sortable").forEach(sortable);
root.querySelectorAll("td:first-child, th button").forEach(breakable);
root.querySelectorAll(".scroll").forEach(tellWide);
