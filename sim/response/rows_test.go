package response_test

import (
	"regexp"
	"slices"
	"testing"

	"karvon/scenarios"
	"karvon/sim/response"
	"karvon/sim/response/responsetest"
	"karvon/sim/scenario"
)

// placeholder is a part of a form that stands for a name.
var placeholder = regexp.MustCompile(`level-A|[A-Z]+`)

// Every response is named as its subject's row says, and every subject has one.
func TestNamesHaveTheFormOfTheirSubject(t *testing.T) {
	met := map[*response.Subject]bool{}
	const files = "../experiment/testdata/"
	for _, name := range []string{"central-asia", files + "elements.yaml", files + "costs.yaml"} {
		_, m := responsetest.Compile(t, scenarios.FS, name, scenario.Options{})
		for i := range m.Responses {
			r := &m.Responses[i]
			of := r.Estimand.Subject
			met[of] = true
			form := "^" + placeholder.ReplaceAllString(regexp.QuoteMeta(of.Form), `[^ ]+`)
			if !regexp.MustCompile(form).MatchString(r.Name) {
				t.Errorf("%s is not of the form %s", r.Name, of.Form)
			}
		}
	}
	for _, e := range response.Estimands {
		if !met[e.Subject] {
			t.Errorf("no model has a %s", e.Subject.Word)
		}
	}
}

// Two numbers of a subject, or two columns of its table, must not be one name.
func TestRowsAreToldApart(t *testing.T) {
	type key struct {
		of   *response.Subject
		name string
	}
	measures, headers := map[key]bool{}, map[key]bool{}
	for _, e := range response.Estimands {
		if k := (key{e.Subject, e.Measure}); measures[k] {
			t.Errorf("%s has two numbers %s", e.Subject.Word, e.Measure)
		} else {
			measures[k] = true
		}
		for _, c := range e.Columns {
			if k := (key{e.Subject, c.Header}); headers[k] {
				t.Errorf("%s has two columns %s", e.Subject.Word, c.Header)
			} else {
				headers[k] = true
			}
		}
	}
}

// A column shows a statistic that its number has, and every part of a row is said.
func TestRowsAreWhole(t *testing.T) {
	for _, e := range response.Estimands {
		for _, text := range []string{e.Population, e.Window, e.Unfinished, e.Estimator, e.Unit, e.Stored} {
			if text == "" {
				t.Errorf("%s of %s leaves a part of its definition open", e.Measure, e.Subject.Word)
			}
		}
		for _, c := range e.Columns {
			known := len(e.Statistics) == 0 && c.Statistic == response.Single
			for _, s := range e.Statistics {
				known = known || s == c.Statistic
			}
			if !known {
				t.Errorf("the column %s of %s shows %q of %s, which has none", c.Header, e.Subject.Word, c.Statistic, e.Measure)
			}
		}
	}
}

// A table is sorted by a column that it has, and its head says something of each instance.
func TestTablesAreWhole(t *testing.T) {
	columns, names := map[*response.Subject][]string{}, map[string]*response.Subject{}
	for _, e := range response.Estimands {
		for _, c := range e.Columns {
			columns[e.Subject] = append(columns[e.Subject], c.Header)
		}
	}
	for of, headers := range columns {
		table := of.Table
		if table == nil {
			continue
		}
		if other := names[table.Name]; other != nil {
			t.Errorf("%s and %s have tables of one name, %s", of.Word, other.Word, table.Name)
		}
		names[table.Name] = of
		if table.SortBy != "" && !slices.Contains(headers, table.SortBy) {
			t.Errorf("the table %s is sorted by %q, a column that it has not", table.Name, table.SortBy)
		}
		for _, h := range table.Heads {
			if (h.Text == nil) == (h.Value == nil) || (h.Value == nil) != (h.Unit == "") || slices.Contains(headers, h.Header) {
				t.Errorf("the head %s of the table %s is neither a text nor a number with its unit, or a number's column too",
					h.Header, table.Name)
			}
		}
	}
}

// A wait without those who did not wait is half the truth: a narrow terminal does without other columns first.
func TestWhoIsLostStandsBesideTheWait(t *testing.T) {
	met := 0
	for _, e := range response.Estimands {
		switch e.Measure {
		case "turned-away", "balked", "reneged", "lost":
		default:
			continue
		}
		for _, c := range e.Columns {
			if e.Subject == response.OfFlow && e.Measure != "lost" {
				continue // the flow's share that is lost counts these
			}
			met++
			if c.Rank > 1 {
				t.Errorf("the column %s of a %s goes before its waits do", c.Header, e.Subject.Word)
			}
		}
	}
	if met < 5 {
		t.Errorf("%d columns", met)
	}
}
