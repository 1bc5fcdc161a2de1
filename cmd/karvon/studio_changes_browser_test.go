package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"karvon/scenarios"
	"karvon/sim/scenario"
)

// changesAreAPolicy finds under Share a policy and a command line that give the same scenario, and gives the settings
// of the latter.
func (x *planner) changesAreAPolicy() (settings []string) {
	x.Helper()
	x.goTo("Share", `document.querySelector("main textarea, main pre")`)
	shown := func(begins string) (text string) {
		x.b.evaluate(x.TB, fmt.Sprintf(`[...document.querySelectorAll("main textarea, main pre, main input")]
			.map((e) => e.value ?? e.textContent).find((s) => s.startsWith(%q))`, begins), &text)
		return text
	}
	file := filepath.Join(x.TempDir(), "changed.yaml")
	if err := os.WriteFile(file, []byte(shown("karvon: 1")), 0o600); err != nil {
		x.Fatal(err)
	}
	var stdout, stderr bytes.Buffer
	if code := run(x.Context(), []string{"check", file}, &stdout, &stderr); code != exitDone {
		x.Errorf("the policy does not pass check: %s", &stderr)
	}
	saved, err := scenario.Load(x.Context(), scenarios.FS, file, scenario.Options{Policies: []string{"changed"}})
	if err != nil {
		x.Fatal(err)
	}
	command := shown("karvon run")
	for _, set := range regexp.MustCompile(`--set '(.*?)'`).FindAllStringSubmatch(command, -1) {
		settings = append(settings, set[1])
	}
	if len(settings) == 0 {
		x.Fatalf("the command is %q", command)
	}
	given, err := scenario.Load(x.Context(), scenarios.FS, "tutorial-2-stages", scenario.Options{Set: settings})
	if err != nil || given.Hash != saved.Hash {
		x.Errorf("the policy gives %s, the command line %v (%v)", saved.Hash, given, err)
	}
	return settings
}

// opensShorter gives the post, which is open round the clock, hours on six days, by the rows of the form and by keys;
// finds them among the changes, and takes them back.
func (x *planner) opensShorter() {
	x.Helper()
	const rows = `document.querySelectorAll(".opening .opening-row")`
	x.goTo("Change", `document.querySelector("#edit-opening")`)
	x.tabsFrom("#edit-opening", "section[aria-labelledby=edit-opening] summary")
	x.b.press(x.TB, "Enter")
	x.b.until(x.TB, `document.querySelector(".opening p")?.innerText.includes("Round the clock")`)
	x.press(".opening button", "Add hours")
	x.b.until(x.TB, rows+`.length === 1`)
	x.tabsFrom(".opening .opening-row", ".opening-days label:last-child input")
	x.types(" ") // not on Sunday
	x.b.until(x.TB, `!document.activeElement.checked`)
	x.b.evaluate(x.TB, `{
		const to = document.querySelector(".opening-times label:last-child input");
		to.value = "18:30";
		to.dispatchEvent(new Event("change", { bubbles: true }));
	}`, nil)
	x.b.until(x.TB, `document.body.innerText.includes("2 changes")`)
	x.b.until(x.TB, `document.querySelector("section[aria-labelledby=edit-opening] summary")
		.innerText.includes("08:00–18:30")`)
	set := x.changesAreAPolicy()
	if hours := set[len(set)-1]; len(set) != 2 || !strings.HasPrefix(hours, "sites.post.hours=") ||
		!strings.Contains(hours, "08:00") || !strings.Contains(hours, "18:30") || strings.Contains(hours, "sun") {
		x.Errorf("the settings are %q", set)
	}
	x.goTo("Change", `document.querySelector("#edit-opening")`)
	x.tabsFrom("#edit-opening", "section[aria-labelledby=edit-opening] summary")
	x.b.press(x.TB, "Enter")
	x.b.until(x.TB, rows+`.length === 1`)
	x.press(".opening button", "Take back")
	x.b.until(x.TB, `document.body.innerText.includes("1 change") && `+rows+`.length === 0`)
}

// staffsAnHour has one more on duty in the first hour of the week, by the grid and its keys; finds that among the
// changes, and takes it back.
func (x *planner) staffsAnHour() {
	x.Helper()
	const cell = `document.querySelector('[data-cell="0-0"]')`
	x.goTo("Change", `document.querySelector("#edit-staff")`)
	x.tabsFrom("#edit-staff", `[data-cell="0-0"]`)
	var before int
	x.b.evaluate(x.TB, `Number(`+cell+`.innerText)`, &before)
	x.b.press(x.TB, "+")
	x.b.until(x.TB, `document.body.innerText.includes("2 changes")`)
	x.b.until(x.TB, fmt.Sprintf(`%s.innerText === "%d"`, cell, before+1))
	set := x.changesAreAPolicy()
	if staff := set[len(set)-1]; len(set) != 2 || !strings.HasPrefix(staff, "sites.post.schedules.") ||
		!strings.Contains(staff, fmt.Sprint(before+1)) {
		x.Errorf("the settings are %q", set)
	}
	x.goTo("Change", `document.querySelector("#edit-staff")`)
	x.press(".grid-box button", "Take back")
	x.b.until(x.TB, `document.body.innerText.includes("1 change")`)
}

// tabsFrom sets the focus where something begins, and comes to an element by Tab.
func (x *planner) tabsFrom(from, to string) {
	x.Helper()
	x.b.evaluate(x.TB, fmt.Sprintf(`{
		const at = document.querySelector(%q);
		if (at.tabIndex < 0) at.tabIndex = -1;
		at.focus();
	}`, from), nil)
	x.tabsTo(to)
}

// types presses keys that write something.
func (x *planner) types(keys ...string) {
	x.Helper()
	for _, key := range keys {
		x.b.call(x.TB, "Input.dispatchKeyEvent", params{"type": "keyDown", "key": key, "text": key}, nil)
		x.b.call(x.TB, "Input.dispatchKeyEvent", params{"type": "keyUp", "key": key}, nil)
	}
}
