// Long lists are drawn a piece in each frame.

import { useEffect, useState } from "preact/hooks";
import { soon } from "./slices";

// useGrowing gives how many of so many are drawn by now: a piece at first, and one more in each frame.
export function useGrowing(all: number, piece: number): number {
  const [drawn, setDrawn] = useState(piece);
  useEffect(() => {
    if (drawn < all) return soon(() => setDrawn(drawn + piece));
  }, [drawn, all]);
  return Math.min(drawn, all);
}
