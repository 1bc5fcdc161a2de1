// What the page holds, drawn.
(data.pictures || []).forEach((picture, i) => {
  const id = "picture-" + i, draw = picture.kind === "curve" ? drawCurve : drawRows;
  if (picture.kind === "curve" || (picture.names || []).length) later(() => draw(id, picture)); else byId(id).textContent = say("Nothing to be seen.");
});
if (data.stations) {
  const bins = data.bin % 60 ? say("{count minute|minutes}", { count: data.bin }) : say("{count hour|hours}", { count: data.bin / 60 });
  const runs = { week: say("{count simulated week|simulated weeks}", { count: data.replications }), day: say("{count simulated day|simulated days}", { count: data.replications }), run: say("{count simulated run|simulated runs}", { count: data.replications }) }[data.span];
  const note = { bins, runs, site: data.clock };
  byId("week-note").textContent = data.replications > 1
    ? say("Averages of {bins} over {runs}, by the clock of {site}; the band goes from the lowest to the highest of them. The highest mean is marked.", note)
    : say("Averages of {bins} over {runs}, by the clock of {site}. The highest mean is marked.", note);
  [chooseDays, drawStations, drawFlows, drawZones, drawHeat, drawTimes, drawMap, replay].forEach(later);
}
root.querySelectorAll("table.sortable").forEach(sortable);
root.querySelectorAll("td:first-child, th button").forEach(breakable);
root.querySelectorAll(".scroll").forEach(tellWide);
