package report

import (
	"bytes"
	"strings"
	"testing"

	"karvon/report/document"
	"karvon/report/layout"
	"karvon/sim/plan/plantest"
	"karvon/sim/response/responsetest"
	"karvon/sim/scenario"
)

const sourcedScenario = `
karvon: 1
title: two gates
assumptions:
  service: {value: 90s, source: {of: a study, date: 2021-04-10, published: 1.5 minutes a truck, borrowed: another post}}
  longest: {value: 2h, source: {of: the service charter, date: 2024}}
run: {kind: stationary, window: 1h}
entities: {truck: {}}
sites:
  post:
    stations:
      gate: {servers: {value: 2, source: a letter, confidence: measured}, service: $service}
      exit: {servers: {value: 3, source: {of: an old plan, date: 2019}, confidence: plan}, service: $service}
flows: {trucks: {entity: truck, arrivals: {rate: 9/h}, journey: [{visit: gate}, {visit: exit}, depart]}}
thresholds: [flow.trucks.time.p95 < $longest, flow.trucks.time.mean < 1h]
`

// sourcesOf writes the sources of the scenario above as they were on a day.
func sourcesOf(t *testing.T, format Format, day string) string {
	t.Helper()
	s, _ := responsetest.Compile(t, plantest.TextLibrary(sourcedScenario), "test", scenario.Options{})
	asOf, ok := scenario.ParsePublishedDate(day)
	if !ok {
		t.Fatal(day)
	}
	var text bytes.Buffer
	if err := Write(&text, format, Sources(s, asOf), document.Options{Width: 80}); err != nil {
		t.Fatal(err)
	}
	return text.String()
}

func TestSourcesStandByAgeAndThresholdsBehindThem(t *testing.T) {
	var got []string
	for _, line := range strings.Split(strings.TrimSpace(sourcesOf(t, CSV, "2026-04-10")), "\n")[1:] {
		got = append(got, line[:strings.LastIndex(line, ",")]) // without the position
	}
	want := `sites.post.stations.exit.servers,3,,,an old plan,2019,6.3,yes,plan,own
assumptions.service,90s,2,1.5 minutes a truck,a study,2021-04-10,5.0,,,borrowed from another post
assumptions.longest,2h,1,,the service charter,2024,1.3,,,own
sites.post.stations.gate.servers,2,,,a letter,,,,measured,own
thresholds[1],flow.trucks.time.p95 < 2h,,,the service charter,2024,1.3,,,own
thresholds[2],flow.trucks.time.mean < 1h,,,our choice,,,,,`
	if text := strings.Join(got, "\n"); text != want {
		t.Errorf("got\n%s\nwant\n%s", text, want)
	}
}

func TestSourcesCountWhatIsOldAndBorrowed(t *testing.T) {
	for day, want := range map[string]string{
		"2030-01-01": "2 thresholds: 1 with a source, 1 older than 5 years; the limits of the others are our choice.",
		"2029-12-31": "2 thresholds: 1 with a source, 0 older than 5 years; the limits of the others are our choice.",
		"2026-04-10": "5 values in all: 4 with a source, 1 measured, 1 borrowed, 1 older than 5 years, 1 with a source " +
			"without a date.",
		"2026-04-11": "5 values in all: 4 with a source, 1 measured, 1 borrowed, 2 older than 5 years, 1 with a source " +
			"without a date.",
	} {
		if text := sourcesOf(t, Markdown, day); !strings.Contains(text, want) {
			t.Errorf("on %s:\n%s", day, text)
		}
	}
}

func TestAFigureOfALaterDayHasNoAge(t *testing.T) {
	text := sourcesOf(t, Text, "2020")
	if !strings.Contains(text, "  date        2024, after 2020\n") || strings.Contains(text, "0.0 years") {
		t.Error(text)
	}
}

func TestSourcesFitATerminal(t *testing.T) {
	text := sourcesOf(t, Text, "2026-04-11")
	for _, line := range strings.Split(text, "\n") {
		if layout.Width(line) > 80 {
			t.Error(line)
		}
	}
	for _, want := range []string{"  value       90s, in 2 places\n", "  published   1.5 minutes a truck\n",
		"  date        2021-04-10, 5.0 years on 2026-04-11: older than 5 years\n", "  source      our choice\n"} {
		if !strings.Contains(text, want) {
			t.Errorf("there is no %q in\n%s", want, text)
		}
	}
}
