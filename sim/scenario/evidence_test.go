package scenario

import (
	"fmt"
	"math"
	"testing"
)

func TestASourceSaysWhatStandsThere(t *testing.T) {
	s := loadOver(t, `
assumptions: {longest: {value: 6h, source: {of: charter, date: 2024}}}
sites: {post: {area: {value: 4 ha, confidence: measured, source: {of: study, date: 2021-04, published: 40000 m2,
  borrowed: another post}}}}
thresholds:
  - {value: flow.trucks.time.p95 < 1h, source: agreement, note: of both}
  - flow.trucks.time.mean < $longest
  - flow.trucks.time.max < 9h
`, Options{})
	const want = "study, 2021-04: 40000 m2; borrowed from another post"
	if got := valueAt(t, s, "sites.post.area").Source.String(); got != want {
		t.Errorf("%s", got)
	}
	for i, want := range []string{"agreement", "charter, 2024", ""} {
		if got := s.Thresholds[i].Source.String(); got != want {
			t.Errorf("threshold %d: %q, want %q", i+1, got, want)
		}
	}
	if len(s.Warnings) != 1 || s.Warnings[0].Code != borrowedMeasured {
		t.Errorf("%v", s.Warnings)
	}
}

func TestDatesArePublishedByYearMonthOrDay(t *testing.T) {
	for text, want := range map[string]PublishedDate{
		"2021": {2021, 0, 0}, "2021-04": {2021, 4, 0}, "2024-02-29": {2024, 2, 29},
	} {
		if got, ok := ParsePublishedDate(text); !ok || got != want || got.String() != text {
			t.Errorf("%s: %v", text, got)
		}
	}
	for _, text := range []string{"", "21", "0999", "2021-4", "2021-13", "2023-02-29", "April 2021", "2021-04-10T00",
		"2013-2018", "2013/2018", "2013-18"} {
		if got, ok := ParsePublishedDate(text); ok {
			t.Errorf("%q is %v", text, got)
		}
	}
}

func TestADateWithoutADayIsNoOlderThanItsLastDay(t *testing.T) {
	for _, c := range []struct {
		published, asOf string
		years           float64
		older           bool // than five years
	}{
		{"2021-04-10", "2026-04-10", 5, false}, {"2021-04-10", "2026-04-11", 5, true}, {"2021-04", "2026-04-30", 5, false},
		{"2021-04", "2026-05-01", 5, true}, {"2021", "2026-12-31", 5, false}, {"2020", "2026-06", 5.5, true},
		{"2024-02-29", "2025-02-28", 1, false}, {"2027", "2026", 0, false},
	} {
		published, _ := ParsePublishedDate(c.published)
		asOf, _ := ParsePublishedDate(c.asOf)
		if got := published.YearsTo(asOf); math.Abs(got-c.years) > 0.01 || published.OlderThan(5, asOf) != c.older {
			t.Errorf("%s in %s: %v years, %v", c.published, c.asOf, got, !c.older)
		}
	}
}

func TestOpeningHoursAreListedWithTheirSource(t *testing.T) {
	s := loadOver(t, `
sites:
  post:
    hours:
      - {from: "08:00", to: "18:00", source: {of: a letter, date: 2025}, confidence: official}
      - {from: "20:00", to: "21:00"}
`, Options{})
	hours := valueAt(t, s, "sites.post.hours[1]")
	if hours.Text != `{from: 08:00, to: 18:00}` || hours.Source.String() != "a letter, 2025" ||
		hours.Confidence != Official {
		t.Errorf("%+v", hours)
	}
	for _, v := range s.Values {
		if v.Path == "sites.post.hours[2]" {
			t.Errorf("%+v", v)
		}
	}
}

func TestASourceIsReplacedWhole(t *testing.T) {
	const dated = "source: {of: plan, date: 2021}, "
	for part, text := range map[string]string{
		"a value": "sites: {post: {area: {value: 4 ha, %s}}}",
		"a part":  "sites: {post: {area: 4 ha, %s}}",
		"parts":   "sites: {%s post: {area: 4 ha}}",
	} {
		files := library("base.yaml", "karvon: 1\nextends: minimal\n"+fmt.Sprintf(text, dated),
			"over.yaml", "karvon: 1\nextends: base\n"+fmt.Sprintf(text, "source: {of: study}, "))
		if got := valueAt(t, load(t, files, "over", Options{}), "sites.post.area"); got.Source.Date.Given() {
			t.Errorf("the source of %s is %s", part, got.Source)
		}
	}
}
