// Work that would hold the page up is done in slices, each between two frames.

// most is how long a slice may take, in ms.
const most = 12;

// breath gives the browser time for a frame; in a tab that is not seen there are none.
export function breath(): Promise<void> {
  return new Promise((go) => {
    const later = window.setTimeout(go, 120);
    requestAnimationFrame(() => {
      window.clearTimeout(later);
      window.setTimeout(go);
    });
  });
}

// inSlices does work that says by each yield where it can rest.
export async function inSlices<T>(work: Generator<void, T>): Promise<T> {
  for (;;) {
    const end = performance.now() + most;
    while (performance.now() < end) {
      const step = work.next();
      if (step.done) return step.value;
    }
    await breath();
  }
}

// whole does such work at once.
export function whole<T>(work: Generator<void, T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

const waiting: (() => void)[] = [];

// soon does a piece of work after those that wait before it, each in a frame of its own; what it gives takes it back.
export function soon(piece: () => void): () => void {
  waiting.push(piece);
  if (waiting.length === 1) void work();
  return () => {
    const at = waiting.indexOf(piece);
    if (at > 0) waiting.splice(at, 1);
    else if (at === 0) waiting[0] = () => {};
  };
}

async function work(): Promise<void> {
  for (; waiting.length > 0; waiting.shift()) {
    await breath();
    waiting[0]!();
  }
}
