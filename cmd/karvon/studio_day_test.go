package main

import (
	"bytes"
	"context"
	"fmt"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"
)

// overheard is what a command prints while it goes on.
type overheard struct {
	mutex sync.Mutex
	text  bytes.Buffer
}

func (o *overheard) Write(text []byte) (int, error) {
	o.mutex.Lock()
	defer o.mutex.Unlock()
	return o.text.Write(text)
}

func (o *overheard) String() string {
	o.mutex.Lock()
	defer o.mutex.Unlock()
	return o.text.String()
}

var studioAddress = regexp.MustCompile(`http://127\.0\.0\.1:\d+/#token=[\w-]+`)

// serveStudio serves a scenario until the test ends, and gives the address that the command prints.
func serveStudio(t testing.TB, name string) string {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	folder := t.TempDir()
	var said overheard
	ended := make(chan int, 1)
	go func() {
		ended <- run(ctx, []string{"studio", name, "--no-open", "--folder", folder}, &said, &said)
	}()
	t.Cleanup(func() {
		cancel()
		<-ended
	})
	for {
		select {
		case code := <-ended:
			ended <- code
			t.Fatalf("the studio ends with %d: %s", code, said.String())
		case <-time.After(10 * time.Millisecond):
			if found := studioAddress.FindString(said.String()); found != "" {
				return found
			}
		}
	}
}

const dayCanvas = `document.querySelector("canvas.day-canvas")`

// The day is drawn at any width, light and dark; a second that is sought shows the same each time; it can be played,
// a station and somebody who waits can be chosen, and the plan is moved by keys.
func TestTheDayWorksInABrowser(t *testing.T) {
	if *browser == "" {
		t.Skip("no -browser is given")
	}
	b := startChromium(t, *browser)
	address := serveStudio(t, "tutorial-2-stages")
	for _, look := range []struct {
		width, height int
		scheme        string
	}{{390, 844, "dark"}, {768, 1024, "light"}, {1440, 900, "light"}} {
		b.open(t, address, look.width, look.height, look.scheme)
		b.until(t, `document.querySelector('nav a[href*="#/day"]')`)
		b.evaluate(t, `document.querySelector('nav a[href*="#/day"]').click()`, nil)
		b.until(t, dayCanvas+`?.dataset.drawn > 0`)
		var wide float64
		b.evaluate(t, `document.documentElement.scrollWidth - innerWidth`, &wide)
		if wide > 0 {
			t.Errorf("at %d pixels the page is %v wider", look.width, wide)
		}
		b.picture(t, fmt.Sprintf("day-%d", look.width))
	}
	checkSought(t, b)
	checkPlayed(t, b)
	checkFollowed(t, b)
	origin, _, _ := strings.Cut(address, "#")
	for _, complaint := range b.complaints(origin) {
		if !strings.Contains(complaint, "asks for "+origin) {
			t.Error(complaint)
		}
	}
}

// seek moves the slider to a minute, waits until it is drawn, and gives the pixels as a number.
func (b *chromium) seek(t *testing.T, minute int) (pixels float64) {
	t.Helper()
	b.evaluate(t, fmt.Sprintf(`(async () => {
		const slider = document.querySelector(".day-time input");
		slider.value = %d;
		slider.dispatchEvent(new Event("input", { bubbles: true }));
		do await new Promise((r) => requestAnimationFrame(() => requestAnimationFrame(r)));
		while (%[2]s.dataset.second !== slider.value);
		const { width, height } = %[2]s, copy = new OffscreenCanvas(width, height).getContext("2d");
		copy.drawImage(%[2]s, 0, 0);
		const all = new Uint32Array(copy.getImageData(0, 0, width, height).data.buffer);
		return all.reduce((sum, pixel, i) => (sum * 31 + pixel * (i %% 1009 + 1)) %% 4294967291, 7);
	})()`, 60*minute, dayCanvas), &pixels)
	return pixels
}

func checkSought(t *testing.T, b *chromium) {
	t.Helper()
	first, different := map[int]float64{}, map[float64]bool{}
	for n := range 40 { // the second half comes to the same minutes in another order
		minute := (n%20*577 + 300) % 1439
		if n >= 20 {
			minute = ((39-n)*577 + 300) % 1439
		}
		pixels := b.seek(t, minute)
		different[pixels] = true
		if known, ok := first[minute]; ok && known != pixels {
			t.Errorf("minute %d is drawn in two ways", minute)
		}
		first[minute] = pixels
	}
	if len(different) < 15 {
		t.Errorf("20 minutes of the day are drawn in %d ways", len(different))
	}
}

func checkPlayed(t *testing.T, b *chromium) {
	t.Helper()
	b.seek(t, 600)
	b.click(t, ".day-play", 0.5)
	b.until(t, dayCanvas+`.dataset.second > 36100`)
	b.click(t, ".day-play", 0.5)
	var stopped, later string
	b.evaluate(t, `new Promise((r) => setTimeout(() => r(`+dayCanvas+`.dataset.second), 100))`, &stopped)
	b.evaluate(t, `new Promise((r) => setTimeout(() => r(`+dayCanvas+`.dataset.second), 300))`, &later)
	if stopped != later {
		t.Errorf("the day goes on from %s to %s though Pause was clicked", stopped, later)
	}
}

func checkFollowed(t *testing.T, b *chromium) {
	t.Helper()
	b.evaluate(t, `[...document.querySelectorAll(".day-row button")]
		.find((b) => b.textContent === "Fullest hour").click()`,
		nil)
	choose := `((select) => {
		select.focus();
		select.value = [...select.options].at(-1).value;
		select.dispatchEvent(new Event("change", { bubbles: true }));
	})`
	b.evaluate(t, choose+`(document.querySelector(".day-station select"))`, nil)
	b.until(t, `document.querySelectorAll(".day-numbers dd").length >= 3 && document.querySelector(".day-curve")`)
	b.until(t, `document.querySelector(".day-follow select").options.length > 1`)
	b.evaluate(t, choose+`(document.querySelector(".day-follow select"))`, nil)
	b.until(t, `document.querySelectorAll(".day-way tbody tr").length > 0 && document.querySelector(".day-now")`)
	before := b.seek(t, 700)
	b.evaluate(t, `document.querySelector(".day-plan").focus()`, nil)
	b.press(t, "ArrowRight")
	if moved := b.seek(t, 700); moved == before {
		t.Error("the arrow keys do not move the plan")
	}
}
