package plan

import (
	"slices"
	"strings"
	"testing"

	"karvon/sim/scenario"
)

func TestASpanOfEveryYearCanGoOverNewYear(t *testing.T) {
	p := compileOver(t, `
run: {kind: terminating, window: 10 days, start: 2024-12-30}
calendars: {feast: [{from: 12-31, to: 01-02, factor: 50%}]}
flows: {trucks: {arrivals: {rate: 1/h, calendars: [feast]}}}
`)
	got := p.Flows[slices.IndexFunc(p.Flows, func(f Flow) bool { return f.Name == "trucks" })].Arrivals.Seasons[:4]
	if want := []Season{{0, 1}, {1, 0.5}, {4, 1}, {366, 0.5}}; !slices.Equal(got, want) {
		t.Errorf("seasons %v, want %v", got, want)
	}
}

func TestDatesAndRecordsThatDoNotRepeatAreDoubtfulInACycle(t *testing.T) {
	warnings := func(arrivals string) string {
		p := compileOver(t, `
run: {kind: cyclic, warm-up: 1 week, window: 1 week, start: 2024-09-02}
profiles: {year: {months: {sep: 2}}, autumn: {months: {oct: 2}}}
calendars: {fair: [{from: "2024-09-15", factor: 300%}], late: [{from: "2024-09-16", factor: 300%}]}
flows: {trucks: {arrivals: `+arrivals+`}}
`)
		var text strings.Builder
		for _, w := range p.Warnings {
			text.WriteString(string(w.Code) + " ")
		}
		return text.String()
	}
	for arrivals, want := range map[string]string{
		"{rate: 1/h, calendars: [fair]}":             string(scenario.UnevenCycle) + " ",
		"{rate: 1/h, calendars: [late]}":             "",
		"{rate: 1/h, profile: year}":                 "",
		"{rate: , trace: {times: [1h, 337h]}}":       string(scenario.Unused) + " ",
		"{rate: , trace: {times: [1h]}}":             string(scenario.UnevenCycle) + " ",
		"{rate: , trace: {times: [1h, 200h, 330h]}}": "",
	} {
		if got := warnings(arrivals); got != want {
			t.Errorf("%s warns %q, want %q", arrivals, got, want)
		}
	}
}
