"use strict";
// The pictures of a report, for its own page and for any other that shows it.
const karvonPage = (() => {
  const drawings = new WeakMap(); // what ends the drawing of an element

  // draw draws data into the figures that an element has, and makes its tables
  // sortable. Drawn again, with more data, choices and charts stay where they are.
  function draw(root, data) {
    if (drawings.has(root)) drawings.get(root).abort();
    const drawing = new AbortController();
    drawings.set(root, drawing);
    drawn(root, data, drawing.signal);
  }

  // clear ends a drawing, and its charts.
  function clear(root) {
    if (!drawings.has(root)) return;
    drawings.get(root).abort();
    drawings.delete(root);
    root.querySelectorAll(".chart").forEach((at) => {
      const shown = echarts.getInstanceByDom(at);
      if (shown) shown.dispose();
    });
  }

  function drawn(root, data, ended) {
/* the parts */
  }

  return { draw, clear };
})();
