package main

import (
	"bytes"
	"encoding/base64"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var (
	browser  = flag.String("browser", "", "a Chromium that the tests of pages use; without it they are left out")
	axe      = flag.String("axe", "", "the script of axe-core, which looks for barriers; without it that part is left out")
	pictures = flag.String("pictures", "", "a folder for a picture of each page, to look at")
)

// mostBytes is what a page may weigh.
const mostBytes = 5 << 20

// Pages of all commands work in a real browser: see checkPage. Those of runs replay a day.
func TestPagesWorkInABrowser(t *testing.T) {
	if *browser == "" {
		t.Skip("no -browser is given")
	}
	b := startChromium(t, *browser)
	for _, test := range []struct {
		name, command string
		replay        bool
	}{
		{"centre", "run central-asia -n 2", true},
		{"hub", "run khorgos -n 2", true},
		{"queue", "run one-server -n 1 --days 10", true},
		{"compare", "compare khorgos --policy fourth-crane -n 3", false},
		{"capacity", "capacity one-server -n 3 --days 10", false},
		{"explain", "explain tandem -n 5 --days 10", false},
		{"staff", "staff tandem -n 16 --days 10 --vary *.stations.*=1..3 --set thresholds=[flow.trucks.time.mean<1h]", false},
		{"years", "years ../../report/testdata/growing.yaml --draws 20", false},
		{"appraise", "appraise ../../report/testdata/appraised.yaml --draws 20 -n 3", false},
		{"options", "options ../../report/testdata/options.yaml -n 5", false},
		{"sweep", "sweep one-server --factor flows.trucks.arrivals.rate=30/h,40/h,50/h -n 3 --days 10", false},
		{"sensitivity", "sensitivity termez --only *.service -n 2", false},
		{"morris", "sensitivity termez --only *.service --method morris --size 2 -n 1", false},
		{"sobol", "sensitivity termez --only sites.termez.*.service --method sobol --size 4 -n 1", false},
	} {
		t.Run(test.name, func(t *testing.T) {
			page := pageOf(t, test.command)
			checkPage(t, b, page)
			checkPaper(t, b, page)
			if test.replay {
				checkReplay(t, b, page)
			}
		})
	}
	t.Run("diff", func(t *testing.T) {
		folder := t.TempDir()
		before, after := filepath.Join(folder, "before.json"), filepath.Join(folder, "after.json")
		quietly(t, "run one-server -n 3 --days 10 -o "+before)
		quietly(t, "run one-server -n 3 --days 10 --set flows.trucks.arrivals.rate=50/h -o "+after)
		checkPage(t, b, pageOf(t, "diff "+before+" "+after))
	})
}

// quietly runs a command line whose answer does not matter, even where a threshold is not met.
func quietly(t *testing.T, line string) {
	t.Helper()
	var stdout, stderr bytes.Buffer
	code := run(t.Context(), append(strings.Fields(line), "--quiet"), &stdout, &stderr)
	if code != exitDone && code != exitThreshold {
		t.Fatalf("%s: exit code %d: %s", line, code, &stderr)
	}
}

// pageOf makes the page of a command and gives its address.
func pageOf(t *testing.T, command string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "page.html")
	quietly(t, command+" --output "+file)
	status, err := os.Stat(file)
	if err != nil {
		t.Fatal(err)
	}
	if status.Size() > mostBytes {
		t.Errorf("the page has %d bytes", status.Size())
	}
	return "file://" + file
}

// checkPage opens a page in a narrow and a wide window, light and dark: all of its charts are drawn, nothing is
// wider than the window, nothing that can be touched is too small, its tables can be sorted, nothing keeps anybody
// out, and neither a mistake nor a request is made.
func checkPage(t *testing.T, b *chromium, page string) {
	t.Helper()
	for _, width := range []int{360, 1440} {
		for _, scheme := range []string{"light", "dark"} {
			b.open(t, page, width, 900, scheme)
			checkCharts(t, b)
			checkWidth(t, b, width)
			checkTargets(t, b)
			checkBarriers(t, b)
			b.picture(t, fmt.Sprintf("%d-%s", width, scheme))
			checkSorting(t, b)
			for _, complaint := range b.complaints(page) {
				t.Error(complaint)
			}
			if t.Failed() {
				t.Fatalf("at %d pixels, %s", width, scheme)
			}
		}
	}
}

// drawn gives the share of a canvas's pixels that differ from the commonest of them. They are read from a copy: the
// canvas itself is not made slower.
const drawn = `(canvas) => {
	const { width, height } = canvas;
	if (!width || !height) return 0;
	const copy = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
	copy.drawImage(canvas, 0, 0);
	const pixels = new Uint32Array(copy.getImageData(0, 0, width, height).data.buffer);
	const counts = new Map();
	for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) || 0) + 1);
	return 1 - Math.max(...counts.values()) / pixels.length;
}`

// declaredCharts are the charts for which the page has data.
const declaredCharts = `(() => {
	if (!data.stations) return (data.pictures || []).map((_, i) => "picture-" + i);
	const used = data.stations.some((s) => s.used);
	return [
		[used, "station-chart"], [used, "heat-chart"], [data.flows.length, "flow-chart"],
		[data.flows.some((f) => f.times), "time-chart"],
		[data.zones.some((z) => Math.max(...z.inside.mean) > 0), "zone-chart"],
		[data.sites.filter((s) => s.at).length > 1, "map-chart"],
		[data.replay && data.replay.entities.length, "replay-canvas"],
	].filter(([there]) => there).map(([, id]) => id);
})()`

// seenChart is a chart on the page.
type seenChart struct {
	ID     string
	Drawn  float64
	Spoken string
}

// checkCharts scrolls through the page, as a reader does, and looks at every chart that is not hidden: there are
// pixels in it, and words for it.
func checkCharts(t *testing.T, b *chromium) {
	t.Helper()
	var charts []seenChart
	b.evaluate(t, `(async () => {
		const drawn = `+drawn+`, seen = [], frame = () => new Promise((r) => requestAnimationFrame(r));
		const rest = async () => { do await frame(); while (document.body.dataset.drawn === "in part"); };
		await rest();
		for (const chart of document.querySelectorAll(".chart, #replay-canvas")) {
			if (!chart.checkVisibility()) continue;
			chart.scrollIntoView();
			for (let i = 0; i < 100 && !(chart.matches("canvas") || chart.querySelector("canvas")); i++)
				await new Promise((r) => setTimeout(r, 20));
			await rest();
			for (let i = 0; i < 3; i++) await frame(); // in which the library draws what it was told
			const canvases = chart.matches("canvas") ? [chart] : [...chart.querySelectorAll("canvas")];
			seen.push({
				ID: chart.id, Drawn: Math.max(0, ...canvases.map(drawn)), Spoken: chart.getAttribute("aria-label") || "",
			});
		}
		scrollTo(0, 0);
		return seen;
	})()`, &charts)
	var declared []string
	b.evaluate(t, declaredCharts, &declared)
	for _, id := range declared {
		if !slices.ContainsFunc(charts, func(c seenChart) bool { return c.ID == id }) {
			t.Errorf("%s is not on the page, though there is something to draw", id)
		}
	}
	if len(charts) != len(declared) {
		t.Errorf("there are %d charts, of %d things to draw", len(charts), len(declared))
	}
	for _, chart := range charts {
		if chart.Drawn < 0.002 {
			t.Errorf("%s is not drawn: %.2g of its pixels are used", chart.ID, chart.Drawn)
		}
		if len(chart.Spoken) < 10 || strings.Contains(chart.Spoken, "undefined") || strings.Contains(chart.Spoken, "NaN") {
			t.Errorf("%s says %q to those who do not see it", chart.ID, chart.Spoken)
		}
	}
}

// checkWidth says what is wider than the window, and does not scroll by itself.
func checkWidth(t testing.TB, b *chromium, width int) {
	t.Helper()
	var wide []string
	b.evaluate(t, fmt.Sprintf(`document.documentElement.scrollWidth <= %[1]d ? [] :
		[...document.body.querySelectorAll("*")]
			.filter((e) => e.getBoundingClientRect().right > %[1]d && !e.parentElement.closest(".scroll, nav.parts"))
			.map((e) => e.tagName + "#" + e.id + " " + e.textContent.slice(0, 40)).concat("the page")`, width), &wide)
	for _, element := range wide {
		t.Errorf("wider than %d pixels: %s", width, element)
	}
}

// checkTargets says what is too small for a finger: WCAG 2.2 asks for 24 pixels, but of links in a text.
func checkTargets(t *testing.T, b *chromium) {
	t.Helper()
	var small []string
	b.evaluate(t, `[...document.querySelectorAll("button, select, input, summary, nav a")].filter((e) => {
		const r = e.getBoundingClientRect();
		return e.checkVisibility() && (r.width < 24 || r.height < 24);
	}).map((e) => e.tagName + "#" + e.id + " " + e.textContent.slice(0, 40))`, &small)
	for _, element := range small {
		t.Errorf("too small to be touched: %s", element)
	}
}

// checkBarriers lets axe-core look for what keeps people out who see, hear or move otherwise. Nothing may be found,
// not even what is minor.
func checkBarriers(t testing.TB, b *chromium) {
	t.Helper()
	if *axe == "" {
		return
	}
	script, err := os.ReadFile(*axe)
	if err != nil {
		t.Fatal(err)
	}
	b.evaluate(t, string(script), nil)
	var found struct {
		Passed     int
		Violations []struct{ ID, Impact, Help, Where string }
	}
	b.evaluate(t, `axe.run().then((r) => ({ Passed: r.passes.length, Violations: r.violations.map((v) => ({
		ID: v.id, Impact: v.impact, Help: v.help,
		Where: v.nodes.slice(0, 3).map((n) => n.html.slice(0, 120) + " " + n.failureSummary).join("; "),
	})) }))`, &found)
	if found.Passed < 10 {
		t.Errorf("axe-core has looked at %d rules only", found.Passed)
	}
	for _, v := range found.Violations {
		t.Errorf("axe-core finds a %s barrier, %s: %s: %s", v.Impact, v.ID, v.Help, v.Where)
	}
}

// checkSorting sorts the longest table by the keyboard, there and back.
func checkSorting(t *testing.T, b *chromium) {
	t.Helper()
	const column = `(() => {
		const tables = [...document.querySelectorAll("#tables table")].sort((a, b) => b.rows.length - a.rows.length);
		const numeric = [...tables[0].tHead.rows[0].cells].findIndex((c) => c.classList.contains("number"));
		return [tables[0], Math.max(numeric, 0)];
	})()`
	var rows int
	if b.evaluate(t, `document.querySelectorAll("#tables table").length`, &rows); rows == 0 {
		t.Fatal("the page has no table")
	}
	var orders [2][]string
	for i := range orders {
		b.evaluate(t, `(([table, n]) => table.tHead.rows[0].cells[n].firstElementChild.focus())(`+column+`)`, nil)
		b.press(t, "Enter")
		b.evaluate(t, `(([table, n]) => [...table.tBodies[0].rows].map((r) => r.cells[n])
			.map((cell) => cell.dataset.sort || cell.textContent))(`+column+`)`, &orders[i])
		var sorted string
		b.evaluate(t, `(([table, n]) => table.tHead.rows[0].cells[n].getAttribute("aria-sort"))(`+column+`)`, &sorted)
		if sorted == "" {
			t.Error("Enter on a table's header does not sort it")
		}
	}
	for i := range orders[0] {
		if orders[0][i] != orders[1][len(orders[1])-1-i] && len(orders[0]) == countDistinct(orders[0]) {
			t.Fatalf("a second Enter does not turn the order round: %v, %v", orders[0], orders[1])
		}
	}
}

func countDistinct(values []string) int {
	seen := map[string]bool{}
	for _, value := range values {
		seen[value] = true
	}
	return len(seen)
}

// checkPaper prints a page from a dark screen: the charts are there, in lines and in light colours, and no sheet is
// empty.
func checkPaper(t *testing.T, b *chromium, page string) {
	t.Helper()
	b.open(t, page, 1440, 900, "dark")
	b.evaluate(t, `addEventListener("beforeprint", () => {
		const charts = [...document.querySelectorAll(".chart")].filter((c) => c.checkVisibility());
		window.printed = [charts.length, charts.filter((c) => c.querySelectorAll("svg path").length > 3).length,
			getComputedStyle(document.documentElement).getPropertyValue("--ground").trim()];
	})`, nil)
	var printed struct{ Data string }
	b.call(t, "Page.printToPDF", params{"printBackground": true, "preferCSSPageSize": true}, &printed)
	document, err := base64.StdEncoding.DecodeString(printed.Data)
	if err != nil {
		t.Fatal(err)
	}
	if *pictures != "" {
		b.save(t, "paper.pdf", document)
	}
	if sheets := len(regexp.MustCompile(`/Type\s*/Page\b`).FindAll(document, -1)); sheets < 1 ||
		len(document) < 10000*sheets/2 {
		t.Errorf("on paper the page is %d sheets of %d bytes", sheets, len(document))
	}
	var found []any
	b.evaluate(t, "window.printed", &found)
	if found[0] != found[1] || found[2] != "#fff" {
		t.Errorf("of %v charts %v were drawn for paper, on ground %v", found[0], found[1], found[2])
	}
	var dots int
	if b.evaluate(t, `document.querySelectorAll(".chart svg").length`, &dots); dots != 0 {
		t.Errorf("after printing %d charts are still those of the paper", dots)
	}
	for _, complaint := range b.complaints(page) {
		t.Error(complaint)
	}
}

// picture saves a picture of the whole page where one is asked for.
func (b *chromium) picture(t *testing.T, name string) {
	t.Helper()
	if *pictures == "" {
		return
	}
	var shot struct{ Data string }
	b.call(t, "Page.captureScreenshot", params{"captureBeyondViewport": true}, &shot)
	image, err := base64.StdEncoding.DecodeString(shot.Data)
	if err != nil {
		t.Fatal(err)
	}
	b.save(t, name+".png", image)
}

func (b *chromium) save(t *testing.T, name string, content []byte) {
	t.Helper()
	name = strings.ReplaceAll(strings.TrimPrefix(t.Name(), "TestPagesWorkInABrowser/"), "/", "-") + "-" + name
	if err := os.MkdirAll(*pictures, 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(*pictures, name), content, 0o644); err != nil {
		t.Fatal(err)
	}
}
