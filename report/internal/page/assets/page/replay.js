// The day replayed on the plan of a site, which the script of the studio's day draws.
function replay() {
  if (!byId("replay")) return; // nobody was there
  const { share } = data.replay, link = /^#replay=(\d+)$/.exec(location.hash); // a link to a moment of the day, in seconds
  byId("replay-note").textContent = "One day as it was simulated first, by the clock of " + data.clock + ". " +
    (share < 1 ? "One entity in " + Math.round(1 / share) + " is drawn." : "Every entity is drawn.") +
    " The plan of a site is made by rule from the scenario. The curve above the slider is the number that waits.";
  karvonDay.show(root, data, ended, link && Math.min(Number(link[1]), data.replay.length * 60));
}
