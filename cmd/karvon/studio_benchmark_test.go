package main

import (
	"testing"
	"time"
)

// BenchmarkStudio measures in a browser what a planner feels of the page on the copy of the library's largest scenario,
// from either host: when the first words are there, the longest that the page stands still while something is opened,
// written, answered or played, the time from a mistake in the text to its mark, and frames in a second of the day.
func BenchmarkStudio(b *testing.B) {
	if *browser == "" {
		b.Skip("no -browser is given")
	}
	for _, host := range []string{"server", "folder"} {
		b.Run(host, func(b *testing.B) {
			address := studioHosts[host](b)
			sums := map[string]float64{}
			for b.Loop() {
				m := &stopwatch{&planner{b, startChromium(b, *browser), address}, sums}
				m.all()
			}
			for name, sum := range sums {
				b.ReportMetric(sum/float64(b.N), name)
			}
		})
	}
}

// stopwatch is a planner whose page is measured.
type stopwatch struct {
	*planner
	sums map[string]float64
}

// tasksNoted notes each task of a page that takes longer than 50 ms.
const tasksNoted = `window.tasks = [];
	new PerformanceObserver((list) => window.tasks.push(...list.getEntries().map((task) => task.duration)))
		.observe({ type: "longtask", buffered: true });`

func (m *stopwatch) all() {
	m.b.call(m.TB, "Page.addScriptToEvaluateOnNewDocument", params{"source": tasksNoted}, nil)
	m.b.open(m.TB, m.address, 1440, 900, "light")
	m.b.until(m.TB, `document.querySelector("main h1")`)
	m.adds("ms-to-first-paint", `performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0`)
	m.b.evaluate(m.TB, `location.hash = "#/start"`, nil)
	m.b.until(m.TB, `[...document.querySelectorAll("main button")].some((e) => e.textContent.includes("Central Asia"))`)
	m.rests()
	m.longest("starting")

	m.press("main button", "Central Asia")
	m.b.until(m.TB, `document.querySelector("main input[type=range]")`)
	m.rests()
	m.longest("opening")

	m.writes()
	m.longest("writing")
	m.press("main .edit-text button", "Back to")
	m.press("main button", "Hide the text")

	m.simulates(2)
	m.b.until(m.TB, `document.querySelector("main .downloads")`)
	m.rests()
	m.longest("answering")
	m.goTo("Change", `document.querySelector("main input[type=range]")`)
	m.goTo("Answers", `document.querySelector(".figures")?.dataset.drawn === "whole"`)
	m.rests()
	m.longest("opening-answers")

	m.goTo("The day", dayCanvas)
	m.rests()
	m.longest("opening-day")
	m.press("main button", "Play")
	m.adds("frames/s", `new Promise((done) => {
		const begun = performance.now();
		let frames = 0;
		const frame = (now) => now < begun + 5000 ? (frames++, requestAnimationFrame(frame)) : done(frames / 5);
		requestAnimationFrame(frame);
	})`)
	m.longest("playing")
}

// writes makes the text an own one, and a mistake in it.
func (m *stopwatch) writes() {
	const editor = `document.querySelector(".editor")?.shadowRoot?`
	m.press("main button", "Show the text")
	m.b.until(m.TB, editor+`.querySelector(".cm-content")?.textContent.includes("karvon: 1")`)
	m.press("main .edit-text button", "Make")
	m.b.until(m.TB, editor+`.querySelector(".cm-content[contenteditable=true]")`)
	m.rests()
	m.b.evaluate(m.TB, editor+`.querySelector(".cm-content").focus()`, nil)
	m.b.evaluate(m.TB, `{
		const text = document.querySelector(".editor").shadowRoot;
		new MutationObserver((_, observer) => {
			if (!text.querySelector(".cm-lintRange-error, .cm-lint-marker-error")) return;
			window.marked = performance.now();
			observer.disconnect();
		}).observe(text, { subtree: true, childList: true, attributes: true });
		window.written = performance.now();
	}`, nil)
	m.b.call(m.TB, "Input.insertText", params{"text": "mistake"}, nil)
	m.b.until(m.TB, `window.marked`)
	m.adds("ms-to-mark", `window.marked - window.written`)
}

// rests waits until nothing more is drawn.
func (m *stopwatch) rests() { time.Sleep(1500 * time.Millisecond) }

// longest adds how long the page stood still at most since it was asked before; 0 stands for less than 50 ms.
func (m *stopwatch) longest(doing string) {
	m.adds("ms-longest-"+doing, `Math.max(0, ...window.tasks.splice(0))`)
}

func (m *stopwatch) adds(name, expression string) {
	var value float64
	m.b.evaluate(m.TB, expression, &value)
	m.sums[name] += value
}
