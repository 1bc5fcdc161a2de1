package main

import "fmt"

// learns answers two questions of the first lesson by keys alone: the first wrong, by an option, the second right, by a
// number. What was answered is there after the page was loaded anew, and what was being simulated is told.
func (x *planner) learns() {
	x.Helper()
	x.goTo("In class", `document.querySelectorAll(".course .card").length === 6`)
	x.follows(".course a.cover", "A queue")
	x.b.until(x.TB, `document.querySelector("form.predicting input[type=radio]")`)
	x.predicts("input[type=radio]", " ")
	x.told(1, "Wrong.")
	x.predicts("input[type=number]", "5", "5")
	x.told(2, "Right.")
	x.b.call(x.TB, "Page.reload", nil, nil)
	x.b.until(x.TB, `document.readyState === "complete" && document.querySelectorAll(".told").length === 2`)
	x.looksWellAtAllWidths()
	x.predicts("input[type=radio]", " ")
	x.b.until(x.TB, `document.querySelector(".posed .progress") || document.querySelectorAll(".told").length === 3`)
	x.b.call(x.TB, "Page.reload", nil, nil)
	x.b.until(x.TB, `document.readyState === "complete" && document.querySelectorAll(".told").length === 3`)
	x.goTo("In class", `document.querySelector(".course .size")?.textContent.includes("3 of 3")`)
}

// follows goes to a link by its words, with the key for it.
func (x *planner) follows(selector, text string) {
	x.Helper()
	x.b.evaluate(x.TB, fmt.Sprintf(`[...document.querySelectorAll(%q)].find((a) => a.textContent === %q).focus()`,
		selector, text), nil)
	x.b.press(x.TB, "Enter")
}

// predicts comes to a field by Tab, writes into it, and goes on to the button that has it simulated.
func (x *planner) predicts(field string, keys ...string) {
	x.Helper()
	x.tabsTo("form.predicting " + field)
	x.types(keys...)
	x.tabsTo("form.predicting button[type=submit]")
	x.b.press(x.TB, "Enter")
}

// tabsTo presses Tab until an element has the focus.
func (x *planner) tabsTo(selector string) {
	x.Helper()
	for range 100 {
		var there bool
		if x.b.evaluate(x.TB, fmt.Sprintf(`document.activeElement?.matches(%q) === true`, selector), &there); there {
			return
		}
		x.b.press(x.TB, "Tab")
	}
	x.Fatalf("Tab does not come to %s", selector)
}

// told waits for the verdict of a question, which then has the focus.
func (x *planner) told(question int, verdict string) {
	x.Helper()
	x.b.until(x.TB, fmt.Sprintf(`document.querySelectorAll(".told").length === %d`, question))
	var said string
	x.b.evaluate(x.TB, `[...document.querySelectorAll(".told strong")].at(-1).textContent`, &said)
	if said != verdict {
		x.Errorf("question %d: %s", question, said)
	}
	x.b.until(x.TB, `document.activeElement.matches(".verdict-box")`)
}

// looksWellAtAllWidths looks at the page in three widths, light and dark, and leaves it as it was opened.
func (x *planner) looksWellAtAllWidths() {
	x.Helper()
	for _, width := range []int{390, 768, 1440} {
		for _, scheme := range []string{"dark", "light"} {
			x.b.resize(x.TB, width, 900)
			x.b.media(x.TB, "", scheme)
			checkWidth(x.TB, x.b, width)
			checkBarriers(x.TB, x.b)
		}
	}
}
