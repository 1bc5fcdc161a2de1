package main

import (
	"fmt"
	"strconv"
	"strings"
	"testing"
)

// checkReplay opens the page at a moment of the day, moves the slider by keyboard and mouse, lets the day run, and
// goes from place to place.
func checkReplay(t *testing.T, b *chromium, page string) {
	t.Helper()
	b.open(t, page+"#replay=43200", 1440, 900, "light")
	b.until(t, `document.getElementById("replay-canvas").dataset.second`)
	if at := b.moment(t); at != 43200 {
		t.Errorf("the link to noon opens at second %d", at)
	}
	checkSlider(t, b)
	checkPlaying(t, b)
	var places int
	b.evaluate(t, `document.getElementById("replay-site").options.length`, &places)
	for i := range places {
		b.evaluate(t, fmt.Sprintf(`(() => {
			const s = document.getElementById("replay-site");
			s.value = %d;
			s.dispatchEvent(new Event("change"));
		})()`, i), nil)
		var share float64
		if b.evaluate(t, `(`+drawn+`)(document.getElementById("replay-canvas"))`, &share); share < 0.002 {
			t.Errorf("place %d of the replay is not drawn", i)
		}
		b.picture(t, fmt.Sprintf("replay-%d", i))
	}
	for _, complaint := range b.complaints(page) {
		t.Error(complaint)
	}
}

// checkSlider comes to the slider by Tab, and moves it by keys and the mouse: the clock, the words below and the
// dots change.
func checkSlider(t *testing.T, b *chromium) {
	t.Helper()
	reached := false
	for range 200 {
		b.press(t, "Tab")
		if b.evaluate(t, `document.activeElement.id === "replay-time"`, &reached); reached {
			break
		}
	}
	if !reached {
		t.Fatal("200 times Tab does not come to the slider")
	}
	before := b.shown(t)
	for range 90 {
		b.press(t, "ArrowRight")
	}
	if at := b.moment(t); at != 43200+90*60 {
		t.Errorf("90 steps of a minute lead from noon to second %d", at)
	}
	if after := b.shown(t); after.clock == before.clock || after.dots == before.dots || before.dots == 0 ||
		!strings.HasSuffix(after.clock, "13:30") {
		t.Errorf("the slider moves from %v to %v", before, after)
	}
	b.click(t, "#replay-time", 0.25)
	if at := b.moment(t); at < 5*3600 || at > 7*3600 {
		t.Errorf("a click on the first quarter of the slider leads to second %d", at)
	}
}

// checkPlaying lets the day run for half a second, slowly and fast.
func checkPlaying(t *testing.T, b *chromium) {
	t.Helper()
	passed := map[string]int{}
	for _, speed := range []string{"300", "3600"} {
		b.evaluate(t, fmt.Sprintf(`(() => { document.getElementById("replay-speed").value = %q; })()`, speed), nil)
		from := b.moment(t)
		b.click(t, "#replay-play", 0.5)
		b.evaluate(t, `new Promise((r) => setTimeout(r, 500))`, nil)
		b.click(t, "#replay-play", 0.5)
		stopped := b.moment(t)
		passed[speed] = stopped - from
		if b.evaluate(t, `new Promise((r) => setTimeout(r, 700))`, nil); b.moment(t) != stopped {
			t.Error("the day runs on though Pause was clicked")
		}
	}
	if passed["300"] <= 0 || passed["3600"] <= 2*passed["300"] {
		t.Errorf("in half a second so many seconds of the day pass: %v", passed)
	}
}

// moment gives the second of the day that the slider shows.
func (b *chromium) moment(t *testing.T) (second int) {
	t.Helper()
	var value string
	b.evaluate(t, `document.getElementById("replay-time").value`, &value)
	second, err := strconv.Atoi(value)
	if err != nil {
		t.Fatal(err)
	}
	return second
}

// replayed is what a reader sees of a moment: the clock, and the dots as the sum of the places of all pixels in
// their colours.
type replayed struct {
	clock string
	dots  float64
}

// shown waits until the dots are where they go, and gives what is seen.
func (b *chromium) shown(t *testing.T) (r replayed) {
	t.Helper()
	b.evaluate(t, `new Promise((r) => setTimeout(r, 700))`, nil)
	b.evaluate(t, `document.getElementById("replay-clock").textContent`, &r.clock)
	b.evaluate(t, `(() => {
		const canvas = document.getElementById("replay-canvas"), { width, height } = canvas;
		const copy = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
		copy.drawImage(canvas, 0, 0);
		const pixels = new Uint32Array(copy.getImageData(0, 0, width, height).data.buffer);
		const style = getComputedStyle(document.documentElement);
		const known = new Set(["wait", "serve", "stay", "move"].map((name) => {
			const n = parseInt(style.getPropertyValue("--" + name).trim().slice(1), 16);
			return (0xff000000 | (n & 0xff) << 16 | n & 0xff00 | n >> 16) >>> 0;
		}));
		return pixels.reduce((sum, pixel, i) => sum + (known.has(pixel) ? i : 0), 0);
	})()`, &r.dots)
	return r
}
