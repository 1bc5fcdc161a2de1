package main

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// studioHosts are the two hosts of the page: a server on this machine, and a folder that any server shows.
var studioHosts = map[string]func(t testing.TB) string{
	"server": func(t testing.TB) string { return serveStudio(t, "tutorial-2-stages") },
	"folder": func(t testing.TB) string { return servedBy(t, http.FileServer(http.Dir(exportedStudio(t)))) },
}

// exportedStudio writes the page with its engine into a folder.
func exportedStudio(t testing.TB) string {
	t.Helper()
	folder := filepath.Join(t.TempDir(), "site")
	var stdout, stderr bytes.Buffer
	if code := run(t.Context(), []string{"studio", "--export", folder}, &stdout, &stderr); code != exitDone {
		t.Fatalf("the export ends with %d: %s", code, &stderr)
	}
	return folder
}

// servedBy has a handler serve until the test ends, and gives its address.
func servedBy(t testing.TB, handler http.Handler) string {
	t.Helper()
	listener, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	server := &http.Server{Handler: handler}
	go func() { _ = server.Serve(listener) }()
	t.Cleanup(func() { _ = server.Close() })
	return "http://" + listener.Addr().String() + "/"
}

// TestTheStudioWorksInABrowser does what a planner does, in each host: opens a scenario, moves a slider, sets hours,
// writes a mistake, simulates, cancels, loads the page anew, compares, learns and hands a link on. What it says is what
// commands say.
func TestTheStudioWorksInABrowser(t *testing.T) {
	if *browser == "" {
		t.Skip("no -browser is given")
	}
	for _, host := range []string{"server", "folder"} {
		t.Run(host, func(t *testing.T) {
			x := &planner{t, startChromium(t, *browser), studioHosts[host](t)}
			x.open(x.address)
			if host == "folder" {
				x.keepsOnlyWhatItNeeds()
			}
			x.slides()
			x.opensShorter()
			x.staffsAnHour()
			x.checksAText()
			x.asks()
			x.drawsWhatIsReached()
			x.cancels()
			x.loadsAnew()
			x.compares()
			x.learns()
			x.hearsNoComplaint()
			x.handsOn()
			if host == "folder" {
				x.worksWithoutANetwork()
			}
		})
	}
}

// planner is who uses the page.
type planner struct {
	testing.TB
	b       *chromium
	address string
}

// open opens the page in a window, and the scenario of the test where it is not open yet.
func (x *planner) open(address string) {
	x.Helper()
	x.b.open(x.TB, address, 1440, 900, "light")
	x.b.until(x.TB, `document.querySelector("main h1")`)
	var opened bool
	if x.b.evaluate(x.TB, `location.hash.startsWith("#/edit/")`, &opened); !opened {
		x.b.until(x.TB, `[...document.querySelectorAll("main button, main a")]
			.some((e) => e.textContent.includes("Tutorial 2"))`)
		x.press("main button, main a", "Tutorial 2")
	}
	x.b.until(x.TB, `document.querySelector("main input[type=range]")`)
}

// press clicks the first element of a kind whose text begins so, or has it in its middle.
func (x *planner) press(selector, text string) {
	x.Helper()
	var found bool
	x.b.evaluate(x.TB, fmt.Sprintf(`(() => {
		const all = [...document.querySelectorAll(%q)].filter((e) => !e.disabled);
		const at = all.find((e) => e.textContent.trim().startsWith(%[2]q)) ?? all.find((e) => e.textContent.includes(%[2]q));
		at?.click();
		return !!at;
	})()`, selector, text), &found)
	if !found {
		x.Fatalf("nothing of %s says %q", selector, text)
	}
}

// goTo opens a part of the page by its name in the navigation.
func (x *planner) goTo(part, appears string) {
	x.Helper()
	x.press("nav.parts a", part)
	x.b.until(x.TB, appears)
}

// slides moves the first slider by a key, and finds one change, which is a policy that gives the same scenario.
func (x *planner) slides() {
	x.Helper()
	x.b.evaluate(x.TB, `document.querySelector("main input[type=range]").focus()`, nil)
	x.b.press(x.TB, "ArrowRight")
	x.b.evaluate(x.TB, `document.activeElement.blur()`, nil)
	x.b.until(x.TB, `document.body.innerText.includes("1 change")`)
	x.changesAreAPolicy()
}

// checksAText writes a mistake into a line of the text, and finds it told for that line.
func (x *planner) checksAText() {
	x.Helper()
	x.goTo("Change", `document.querySelector("main input[type=range]")`)
	x.press("main button", "Show the text")
	const editor = `document.querySelector(".editor")?.shadowRoot?`
	x.b.until(x.TB, editor+`.querySelector(".cm-content")?.textContent.includes("karvon: 1")`)
	x.press("main .edit-text button", "Make")
	x.b.until(x.TB, editor+`.querySelector(".cm-content[contenteditable=true]")`)
	for written := false; !written; { // what is written before the text has come is gone
		x.b.evaluate(x.TB, editor+`.querySelector(".cm-content").focus()`, nil)
		for range 9 {
			x.b.press(x.TB, "ArrowUp")
		}
		for range 3 {
			x.b.press(x.TB, "ArrowDown")
		}
		x.b.press(x.TB, "Home")
		x.b.call(x.TB, "Input.insertText", params{"text": "mistake"}, nil)
		x.b.evaluate(x.TB, `new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(() => next(`+editor+
			`.textContent.includes("mistake")))))`, &written)
	}
	var line int
	x.b.evaluate(x.TB, `1 + [...`+editor+`.querySelectorAll(".cm-line")]
		.findIndex((e) => e.textContent.includes("mistake"))`, &line)
	if line < 1 {
		x.Fatalf("the mistake stands in line %d", line)
	}
	x.b.until(x.TB, fmt.Sprintf(`/^line %d\b/i.test(document.querySelector(".mistakes li")?.innerText)`, line))
	x.b.until(x.TB, editor+`.querySelector(".cm-lintRange-error, .cm-lint-marker-error")`)
	x.press("main .edit-text button", "Back to")
	x.press("main button", "Hide the text")
}

// simulates asks for so many replications and waits for the answer.
func (x *planner) simulates(n int) {
	x.Helper()
	x.goTo("Answers", `document.querySelector("main input[type=number], main input[inputmode]")`)
	x.b.evaluate(x.TB, fmt.Sprintf(`(() => {
		const field = document.querySelector("main .asking input");
		field.focus();
		Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set.call(field, %q);
		field.dispatchEvent(new Event("input", { bubbles: true }));
		field.dispatchEvent(new Event("change", { bubbles: true }));
		field.blur();
	})()`, strconv.Itoa(n)), nil)
	x.press("main button", "Simulate")
}

// asks simulates, and holds the fingerprint and the JSON against those of the command.
func (x *planner) asks() {
	x.Helper()
	x.simulates(3)
	x.b.until(x.TB, `document.querySelector("main .downloads")`)
	var shown string
	x.b.evaluate(x.TB, `document.querySelector("main").innerText.match(/Fingerprint.*?([0-9a-f]{16})/)[1]`, &shown)
	found := x.downloaded("All numbers")
	var told struct {
		Fingerprint string
		Scenario    struct{ Settings []string }
	}
	if err := json.Unmarshal(found, &told); err != nil {
		x.Fatal(err)
	}
	if told.Fingerprint != shown {
		x.Errorf("the page shows the fingerprint %s, and its file has %s", shown, told.Fingerprint)
	}
	native := x.command("run", "tutorial-2-stages", "-n", "3", "--set", told.Scenario.Settings[0])
	if !bytes.Equal(native, found) {
		x.Errorf("the file is not that of the command:\n%.300s\n%.300s", found, native)
	}
}

// drawsWhatIsReached finds a table that is folded and a chart below the screen not drawn, and drawn once somebody comes
// to them; the contents lead to what they name.
func (x *planner) drawsWhatIsReached() {
	x.Helper()
	const last = `[...document.querySelectorAll("main .fold")].at(-1)`
	x.b.until(x.TB, `document.querySelector(".figures")?.dataset.drawn === "whole"`)
	var open, folded, below int
	x.b.evaluate(x.TB, `document.querySelectorAll("main .fold[open] table").length`, &open)
	x.b.evaluate(x.TB, `document.querySelectorAll("main .fold:not([open]) table").length`, &folded)
	x.b.evaluate(x.TB, `[...document.querySelectorAll(".figures .chart")].filter((at) => at.checkVisibility() &&
		at.getBoundingClientRect().top > innerHeight + 500 && at.querySelector("canvas")).length`, &below)
	if open != 1 || folded != 0 || below != 0 {
		x.Errorf("of the tables %d are open, %d folded ones are drawn, and %d charts below the screen", open, folded, below)
	}
	x.b.evaluate(x.TB, `[...document.querySelectorAll(".figures .chart")].findLast((at) => at.checkVisibility())
		.scrollIntoView()`, nil)
	x.b.until(x.TB, `[...document.querySelectorAll(".figures .chart")].findLast((at) => at.checkVisibility())
		.querySelector("canvas")`)
	var title string
	x.b.evaluate(x.TB, last+`.querySelector("h2, h3").id`, &title)
	x.b.evaluate(x.TB, `[...document.querySelectorAll(".contents button")].at(-1).click()`, nil)
	x.b.until(x.TB, last+`.open && `+last+`.querySelectorAll("tbody tr").length > 0`)
	x.b.until(x.TB, `document.activeElement.querySelector("#`+title+`")`)
}

// downloaded presses a button that gives a file, and reads that.
func (x *planner) downloaded(button string) []byte {
	x.Helper()
	x.b.evaluate(x.TB, `(() => {
		const made = URL.createObjectURL;
		window.taken = null;
		URL.createObjectURL = (blob) => { window.taken = blob; return made.call(URL, blob); };
	})()`, nil)
	x.press("main .downloads button", button)
	x.b.until(x.TB, `window.taken`)
	var text string
	x.b.evaluate(x.TB, `window.taken.text()`, &text)
	return []byte(text)
}

// command gives the JSON that a command prints.
func (x *planner) command(arguments ...string) []byte {
	x.Helper()
	var stdout, stderr bytes.Buffer
	code := run(x.Context(), append(arguments, "--format", "json"), &stdout, &stderr)
	if code != exitDone && code != exitThreshold {
		x.Fatalf("%v: %d %s", arguments, code, &stderr)
	}
	return stdout.Bytes()
}

// cancels ends a long question.
func (x *planner) cancels() {
	x.Helper()
	x.simulates(1500)
	x.b.until(x.TB, `[...document.querySelectorAll("main button")].some((e) => e.textContent.trim() === "Cancel")`)
	x.press("main button", "Cancel")
	x.b.until(x.TB, `/cancelled/i.test(document.querySelector("main").innerText)`)
	x.simulates(3)
	x.b.until(x.TB, `document.querySelector("main .downloads")`)
}

// loadsAnew loads the page again, and finds its change there.
func (x *planner) loadsAnew() {
	x.Helper()
	x.b.call(x.TB, "Page.reload", nil, nil)
	x.b.until(x.TB, `document.readyState === "complete" && document.body.innerText.includes("1 change")`)
}

// compares sets a policy beside the plain scenario, holds the differences against those of the command, and sees the
// same instant on both canvases, wherever the clock is set.
func (x *planner) compares() {
	x.Helper()
	x.goTo("Change", `document.querySelector("main input[type=range]")`)
	x.b.until(x.TB, `(() => { // how it was run is undone too
		if (document.body.innerText.includes("nothing changed")) return true;
		[...document.querySelectorAll("button")].find((e) => e.textContent.includes("Undo") && !e.disabled)?.click();
	})()`)
	x.press("button", "Copy, to compare")
	x.b.until(x.TB, `document.body.innerText.includes("(2)") && document.querySelector("main [role=switch]")`)
	x.press("main [role=switch]", "a fifth desk by day")
	x.b.until(x.TB, `document.body.innerText.includes("1 change")`)
	x.goTo("Compare", `document.querySelectorAll("main input[type=checkbox]:checked").length >= 2`)
	x.press("main button", "Compare")
	x.b.until(x.TB, `document.querySelector("main .downloads")`)
	found := x.downloaded("All numbers")
	native := x.command("compare", "tutorial-2-stages", "--policy", "fifth-desk", "--looks", "5")
	if !bytes.Equal(native, found) {
		x.Errorf("the comparison is not that of the command:\n%.300s\n%.300s", found, native)
	}
	x.press("main button", "Show the days")
	x.b.until(x.TB, `document.querySelectorAll("canvas.compare-canvas").length === 2`)
	var apart []string
	x.b.evaluate(x.TB, `(async () => {
		const slider = document.querySelector(".days input[type=range]"), apart = [];
		let at = 7;
		for (let i = 0; i < 100; i++) {
			at = (at * 16807) % 2147483647;
			slider.value = 60 * (at % 1440);
			slider.dispatchEvent(new Event("input", { bubbles: true }));
			const both = () => [...document.querySelectorAll("canvas.compare-canvas")].map((c) => c.dataset.second);
			for (let frame = 0; frame < 30 && both().some((s) => s !== slider.value); frame++)
				await new Promise((next) => requestAnimationFrame(next));
			if (both().some((s) => s !== slider.value)) apart.push(slider.value + ": " + both().join(" and "));
		}
		return apart;
	})()`, &apart)
	if len(apart) > 0 {
		x.Errorf("the canvases show other instants than the clock: %v", apart)
	}
}

// handsOn opens the link of a changed scenario in a browser that was never here: the same fingerprint.
func (x *planner) handsOn() {
	x.Helper()
	x.goTo("Share", `document.querySelector("main textarea, main input")`)
	var link string
	x.b.evaluate(x.TB, `[...document.querySelectorAll("main input, main textarea")].map((e) => e.value)
		.find((s) => s.startsWith("http"))`, &link)
	y := &planner{x.TB, startChromium(x.TB, *browser), x.address}
	if strings.Contains(x.address, "#token=") { // a server wants its token, whoever comes: the link is pasted
		y.open(x.address)
		y.pastes(link)
	} else {
		y.b.open(y.TB, link, 1440, 900, "light")
	}
	y.b.until(y.TB, `document.body.innerText.includes("1 change")`)
	y.b.until(y.TB, `document.querySelector("main .downloads")`) // nobody had to ask
	y.simulates(3)
	y.b.until(y.TB, `document.querySelector("main .downloads") &&
		document.querySelector("main .verdict").innerText.includes("3 simulated")`)
	native := x.command("run", "tutorial-2-stages", "-n", "3", "--policy", "fifth-desk")
	if found := y.downloaded("All numbers"); !bytes.Equal(native, found) {
		y.Errorf("behind the link stands\n%.300s\n%.300s", found, native)
	}
	y.isWarned(link)
}

// pastes opens a link on the first page.
func (x *planner) pastes(link string) {
	x.Helper()
	x.goTo("Start", `document.querySelector("main form.asks-link input")`)
	x.b.evaluate(x.TB, fmt.Sprintf(`(() => {
		const field = document.querySelector("main form.asks-link input");
		field.value = %q;
		field.dispatchEvent(new Event("input", { bubbles: true }));
	})()`, link), nil)
	x.b.until(x.TB, `!document.querySelector("main form.asks-link button").disabled`)
	x.press("main form.asks-link button", "Open")
}

// isWarned opens the link as another edition of the engine would have made it: nothing is asked before the notice of
// that is closed.
func (x *planner) isWarned(link string) {
	x.Helper()
	address, fragment, _ := strings.Cut(link, "#")
	text, err := base64.RawURLEncoding.DecodeString(fragment)
	if err != nil {
		x.Fatal(err)
	}
	held := map[string]any{}
	if err := json.Unmarshal(text, &held); err != nil {
		x.Fatal(err)
	}
	held["e"] = 1_000_000
	if text, err = json.Marshal(held); err != nil {
		x.Fatal(err)
	}
	x.pastes(address + "#" + base64.RawURLEncoding.EncodeToString(text))
	x.b.until(x.TB, `document.querySelector(".banner")?.innerText.includes("another edition")`)
	x.b.until(x.TB, `document.querySelector("main .asking") && document.querySelector("main .lead")`)
	var begun bool
	if x.b.evaluate(x.TB, `!!document.querySelector("main .progress, main .downloads")`, &begun); begun {
		x.Error("the answer of another edition's link is asked for before the notice is read")
	}
	x.press(".banner button", "Close")
	x.b.until(x.TB, `document.querySelector("main .downloads")`)
}

// worksWithoutANetwork cuts the network, loads the page anew, simulates, and has a workbook made by the second program,
// which was kept with all else when there was an answer.
func (x *planner) worksWithoutANetwork() {
	x.Helper()
	x.b.evaluate(x.TB, `(async () => {
		for (const file of ["karvon-files.wasm.gz", "messages-kk.json", "zones.zip", "codemirror.js", "echarts.js"])
			while (!await caches.match(file)) await new Promise((next) => setTimeout(next, 100));
	})()`, nil)
	x.b.call(x.TB, "Network.emulateNetworkConditions",
		params{"offline": true, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}, nil)
	x.b.call(x.TB, "Page.reload", nil, nil)
	x.b.until(x.TB, `document.readyState === "complete" && document.body.innerText.includes("1 change")`)
	x.simulates(2)
	x.b.until(x.TB, `document.querySelector("main .downloads")`)
	if book := x.downloaded("Workbook"); len(book) == 0 {
		x.Error("the workbook is empty")
	}
	x.b.evaluate(x.TB, `import(new URL("codemirror.js", location.href.replace(/#.*/, "")).href).then(() => {})`, nil)
}

// keepsOnlyWhatItNeeds finds the engine kept by the browser, and not the second program yet.
func (x *planner) keepsOnlyWhatItNeeds() {
	x.Helper()
	var engine, second bool
	x.b.evaluate(x.TB, `navigator.serviceWorker.ready.then(() => caches.match("karvon.wasm.gz")).then(Boolean)`, &engine)
	x.b.evaluate(x.TB, `caches.match("karvon-files.wasm.gz").then(Boolean)`, &second)
	if !engine || second {
		x.Errorf("kept are the engine: %v, the second program: %v", engine, second)
	}
}

// hearsNoComplaint reads the console, and sees that nobody else was asked for anything.
func (x *planner) hearsNoComplaint() {
	x.Helper()
	own, _, _ := strings.Cut(x.address, "#")
	for _, complaint := range x.b.complaints(own) {
		if !strings.Contains(complaint, "asks for "+own) && !strings.Contains(complaint, "asks for blob:"+own) {
			x.Error(complaint)
		}
	}
}

// TestEveryPageOfTheStudioKeepsNobodyOut looks at the pages in three widths, light and dark, and in both languages:
// nothing is wider than the window, and axe-core finds no barrier. Every control is come to by Tab.
func TestEveryPageOfTheStudioKeepsNobodyOutInABrowser(t *testing.T) {
	if *browser == "" {
		t.Skip("no -browser is given")
	}
	x := &planner{t, startChromium(t, *browser), serveStudio(t, "tutorial-2-stages")}
	x.open(x.address)
	x.simulates(3)
	x.b.until(t, `document.querySelector("main .downloads")`)
	parts := []string{"start", "edit", "day", "answers", "compare", "ask", "share", "lessons"}
	for _, look := range []struct {
		width    int
		scheme   string
		language string
	}{{390, "light", "en"}, {768, "dark", "ru"}, {1440, "light", "ru"}, {1440, "dark", "en"}} {
		x.b.resize(t, look.width, 900)
		x.b.media(t, "", look.scheme)
		x.b.evaluate(t, fmt.Sprintf(`(() => {
			const choice = [...document.querySelectorAll("header select")]
				.find((s) => [...s.options].some((o) => o.value === "ru"));
			choice.value = %q;
			choice.dispatchEvent(new Event("change", { bubbles: true }));
		})()`, look.language), nil)
		x.b.until(t, fmt.Sprintf(`document.documentElement.lang === %q`, look.language))
		for _, part := range parts {
			x.b.evaluate(t, fmt.Sprintf(`[...document.querySelectorAll("nav.parts a")]
				.find((a) => a.hash.startsWith("#/%s")).click()`, part), nil)
			x.b.until(t, fmt.Sprintf(`location.hash.startsWith("#/%s") && document.querySelector("main h1")`, part))
			checkWidth(t, x.b, look.width)
			checkBarriers(t, x.b)
			x.b.picture(t, fmt.Sprintf("studio-%s-%d-%s-%s", part, look.width, look.scheme, look.language))
			if t.Failed() {
				t.Fatalf("%s at %d pixels, %s, %s", part, look.width, look.scheme, look.language)
			}
			if look.width == 1440 && look.scheme == "dark" {
				x.reachesAllByTab(part)
			}
		}
	}
}

// reachesAllByTab presses Tab through a page, and counts the controls that it comes to.
func (x *planner) reachesAllByTab(part string) {
	x.Helper()
	var controls int
	x.b.evaluate(x.TB, `(() => {
		window.reached = new Set();
		document.activeElement?.blur();
		window.wanted = [...document.querySelectorAll("a[href], button, input, select, textarea, summary")]
			.filter((e) => !e.disabled && e.checkVisibility() && e.tabIndex >= 0 && !(e.type === "radio" && !e.checked));
		document.addEventListener("focusin", (event) => window.reached.add(event.target));
		return window.wanted.length;
	})()`, &controls)
	for range controls + 40 {
		x.b.press(x.TB, "Tab")
	}
	var missed []string
	x.b.evaluate(x.TB, `window.wanted.filter((e) => e.isConnected && !e.disabled && !window.reached.has(e))
		.map((e) => e.outerHTML.slice(0, 120))`, &missed)
	if missed = slices.Compact(missed); len(missed) > 0 {
		x.Errorf("%s: Tab does not come to %q", part, missed)
	}
}
