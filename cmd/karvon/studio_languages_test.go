package main

import (
	"fmt"
	"testing"
)

// TestNoTextOfTheStudioIsCutOffInABrowser looks at the pages in a language that only tests speak, whose texts are two
// fifths longer than the English ones, and on a telephone in the languages that people choose: nothing is wider than
// the window, and no text is wider than what it stands in.
func TestNoTextOfTheStudioIsCutOffInABrowser(t *testing.T) {
	if *browser == "" {
		t.Skip("no -browser is given")
	}
	x := &planner{t, startChromium(t, *browser), serveStudio(t, "tutorial-2-stages")}
	x.open(x.address)
	x.simulates(2)
	x.b.until(t, `document.querySelector("main .downloads")`)
	for _, look := range []struct {
		language, tag string
		width         int
	}{{"qps", "en", 390}, {"qps", "en", 1440}, {"ru", "ru", 390}, {"uz", "uz-Latn", 390}, {"kk", "kk", 390}} {
		x.b.resize(t, look.width, 900)
		x.speaks(look.language, look.tag)
		for _, page := range []string{"start", "start/new", "edit", "day", "answers", "compare", "ask", "share"} {
			x.shows(page)
			checkWidth(t, x.b, look.width)
			checkCutOff(t, x.b)
			if page == "answers" { // which was asked for in English
				x.b.until(t, fmt.Sprintf(`!!document.querySelector(".answer .other-language") === %t`, look.tag != "en"))
			}
			if page == "ask" {
				for question := range 5 {
					x.asksAbout(question)
					checkWidth(t, x.b, look.width)
					checkCutOff(t, x.b)
				}
			}
			if t.Failed() {
				t.Fatalf("%s in %s at %d pixels", page, look.language, look.width)
			}
		}
	}
}

// speaks has the page speak a language, which the switch need not offer.
func (x *planner) speaks(language, tag string) {
	x.Helper()
	// What is open is kept a little later.
	x.b.until(x.TB, `sessionStorage.getItem("karvon.open")?.includes("id")`)
	x.b.evaluate(x.TB, fmt.Sprintf(`(() => {
		localStorage.setItem("karvon.language", %q);
		window.left = true;
	})()`, language), nil)
	x.b.call(x.TB, "Page.reload", nil, nil)
	x.b.until(x.TB, fmt.Sprintf(`!window.left && document.readyState === "complete" &&
		document.documentElement.lang === %q && document.querySelector("main h1") &&
		document.querySelectorAll("nav.parts a").length > 1`, tag))
}

// shows goes to a page of the configuration by its address.
func (x *planner) shows(page string) {
	x.Helper()
	x.b.evaluate(x.TB, fmt.Sprintf(`(() => {
		const link = [...document.querySelectorAll("nav.parts a")].find((a) => a.hash.startsWith("#/%[1]s"));
		location.hash = link ? link.hash : "#/%[1]s";
	})()`, page), nil)
	x.b.until(x.TB, fmt.Sprintf(`location.hash.startsWith("#/%s") && document.querySelector("main h1")`, page))
	if page == "day" {
		x.b.until(x.TB, dayCanvas+`?.dataset.drawn > 0`)
	}
	x.b.evaluate(x.TB, `new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next)))`, nil)
}

// asksAbout opens the form of a question, with all its settings.
func (x *planner) asksAbout(question int) {
	x.Helper()
	x.b.evaluate(x.TB, fmt.Sprintf(`[...document.querySelectorAll("main nav a")][%d].click()`, question), nil)
	x.b.until(x.TB, fmt.Sprintf(`[...document.querySelectorAll("main nav a")].findIndex((a) => a.ariaCurrent) === %d &&
		document.querySelector("main .ask-form")`, question))
	x.b.evaluate(x.TB, `document.querySelectorAll("main details").forEach((e) => (e.open = true))`, nil)
}

// checkCutOff says which texts are wider or, where what is beyond is hidden, higher than what they stand in; of a
// choice that text counts which is chosen.
func checkCutOff(t *testing.T, b *chromium) {
	t.Helper()
	var cut []string
	b.evaluate(t, `(() => {
		const chosen = (e) => { // one beside it that has this choice alone is as wide as it needs
			const alone = e.cloneNode(false);
			alone.append(new Option(e.selectedOptions[0]?.text ?? ""));
			Object.assign(alone.style, { position: "absolute", width: "auto", maxWidth: "none", minWidth: "0" });
			e.after(alone);
			const needed = alone.offsetWidth;
			alone.remove();
			return needed > e.offsetWidth + 1;
		};
		const words = "button, .button, label, legend, summary, select, th, h1, h2, h3, h4, nav a, main p, main li, .badge";
		return [...document.querySelectorAll(words)].filter((e) => {
			if (!e.checkVisibility({ visibilityProperty: true }) || e.closest(".hidden, .skip, svg, .scroll, pre")) return false;
			if (e.tagName === "SELECT") return chosen(e);
			const hides = getComputedStyle(e).overflow !== "visible";
			return e.clientWidth > 0 && (e.scrollWidth > e.clientWidth + 1 || hides && e.scrollHeight > e.clientHeight + 1);
		}).map((e) => e.tagName + "." + e.className + " " +
			(e.selectedOptions?.[0]?.text ?? e.textContent).trim().slice(0, 60));
	})()`, &cut)
	for _, text := range cut {
		t.Errorf("cut off: %s", text)
	}
}
