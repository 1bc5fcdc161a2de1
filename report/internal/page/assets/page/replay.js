// The day replayed on the plan of a site, which the script of the studio's day draws.
function replay() {
  if (!byId("replay")) return; // nobody was there
  const { share } = data.replay, link = /^#replay=(\d+)$/.exec(location.hash); // a link to a moment of the day, in seconds
  byId("replay-note").textContent = [say("One day as it was simulated first, by the clock of {site}.", { site: data.clock }),
    share < 1 ? say("One entity in {count} is drawn.", { count: Math.round(1 / share) }) : say("Every entity is drawn."),
    say("The plan of a site is made by rule from the scenario."),
    say("The curve above the slider is the number that waits.")].join(" ");
  karvonDay.show(root, data, ended, link && Math.min(Number(link[1]), data.replay.length * 60), {
    days: [say("Mon"), say("Tue"), say("Wed"), say("Thu"), say("Fri"), say("Sat"), say("Sun")],
    play: say("Play"), pause: say("Pause"), everywhere: say("all sites"), between: say("the roads and railways between them"),
    there: (count, waiting, place) => waiting > 0
      ? say("{count is|are} at {place}, {waiting} of them in a queue.", { count, waiting, place })
      : say("{count is|are} at {place}.", { count, place }),
  });
}
