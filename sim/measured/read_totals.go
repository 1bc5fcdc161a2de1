package measured

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"karvon/sim/fit"
	"karvon/sim/internal/sheet"
)

type sheetDates = sheet.Dates

// dayOfMonth is that of a moment.
func dayOfMonth(seconds float64) int { return time.Unix(int64(seconds), 0).UTC().Day() }

// monthOf is the year and month of a moment.
func monthOf(seconds float64) (year, month int) {
	at := time.Unix(int64(seconds), 0).UTC()
	return at.Year(), int(at.Month())
}

// monthTotal is a total beside its row.
type monthTotal struct {
	fit.Total
	row *line
}

// totals reads how many came in months, by post.
func (r *reader) totals() error {
	var all []monthTotal
	var err error
	if r.p.wide {
		all, err = r.wideTotals()
	} else {
		all, err = r.longTotals(nil)
	}
	if err != nil {
		return err
	}
	clash := clashOf(all)
	if clash != nil && len(r.p.by) == 0 && !r.p.wide {
		if post := r.postColumn(); post >= 0 {
			r.p.by, r.p.postByRule = []int{post}, true
			r.restart()
			if all, err = r.longTotals(r.p.by); err != nil {
				return err
			}
			clash = clashOf(all)
		}
	}
	if clash != nil {
		return r.manyOfOne(clash.row, "month")
	}
	for _, t := range all {
		g := r.groupNamed(t.Post)
		g.N++
		r.data.Used++
		g.Totals = append(g.Totals, t.Total)
		at := time.Date(t.Year, time.Month(t.Month), 1, 0, 0, 0, 0, time.UTC)
		r.data.span(float64(at.Unix()))
		r.data.span(float64(at.AddDate(0, 1, 0).Unix() - 1))
	}
	return nil
}

// restart forgets what rows were left out of a reading that is done again.
func (r *reader) restart() {
	r.data.Left = slices.DeleteFunc(r.data.Left, func(l Left) bool { return l.Why != TotalRow && l.Why != OtherRow })
	r.data.Groups, r.groups = nil, map[string]*Group{}
}

// postColumn is the one column of posts, by its header, that can part the rows; -1 where there is none.
func (r *reader) postColumn() int {
	all := r.all(func(c *candidate) bool { return c.meaning.roles[ofPost] && c.class == isWords && c.different > 1 })
	if len(all) == 0 {
		all = r.all(func(c *candidate) bool { return c.meaning.roles[ofPost] && c.different > 1 })
	}
	if len(all) != 1 || r.mayGroup("--by", all[0]) != nil {
		return -1
	}
	return all[0]
}

// longTotals reads a row a month.
func (r *reader) longTotals(_ []int) ([]monthTotal, error) {
	m, err := r.moments(r.p.time)
	if err != nil {
		return nil, err
	}
	var all []monthTotal
	err = r.eachCount(m, func(i, column int, n float64) {
		l := &r.rows[i]
		year, month := monthOf(m.seconds[i])
		name := r.nameOf(l)
		if len(r.p.counts) > 1 {
			name = strings.TrimPrefix(name+" · "+r.columns[column].shown(r.h), " · ")
		}
		all = append(all, monthTotal{fit.Total{Post: name, Year: year, Month: month, N: n}, l})
	})
	return all, err
}

// nameOf is what a row's group is called.
func (r *reader) nameOf(l *line) string {
	var names []string
	for _, at := range r.p.by {
		names = append(names, l.text(at))
	}
	return strings.Join(names, " · ")
}

// wideTotals reads a table whose headers are months, with the year in the header or in a column.
func (r *reader) wideTotals() ([]monthTotal, error) {
	var all []monthTotal
	if len(r.p.by) == 0 {
		words := r.all(func(c *candidate) bool {
			return !slices.Contains(r.h.labels.columns, c.at) && c.class == isWords && c.groups()
		})
		if len(words) == 1 && len(r.rows) > 1 && r.mayGroup("--by", words[0]) == nil {
			r.p.by, r.p.postByRule = words, true
		}
	}
	for j, column := range r.h.labels.columns {
		label := &r.h.labels.moments[j]
		count, err := r.counter(column)
		if err != nil {
			return nil, err
		}
		for i := range r.rows {
			l := &r.rows[i]
			year := label.first
			if label.shape == monthAlone {
				if year = r.yearOf(l); year == 0 {
					return nil, problemf("write it into the headers, as Jan 2024, or into a column year",
						"the headers are months, and no column has their year")
				}
			}
			n, why := count(l)
			if why != "" {
				r.data.leave(why, r.g.place(l))
				continue
			}
			all = append(all, monthTotal{fit.Total{Post: r.nameOf(l), Year: year, Month: label.second, N: n}, l})
		}
	}
	return all, nil
}

// yearOf is the year of a row; 0 of none.
func (r *reader) yearOf(l *line) int {
	year := r.p.time.year
	if year < 0 {
		year = r.only(func(c *candidate) bool { return c.class == isNumber && c.whole && c.least >= 1900 && c.most < 2100 })
	}
	x, ok := marks{'.', 0}.numberOf(l.text(year))
	if !ok || x < 1900 || x > 2100 {
		return 0
	}
	return int(x)
}

// clashOf is the first total of a month of a post of which there is one already; nil of none.
func clashOf(all []monthTotal) *monthTotal {
	type key struct {
		post        string
		year, month int
	}
	seen := map[key]bool{}
	for i := range all {
		k := key{all[i].Post, all[i].Year, all[i].Month}
		if seen[k] {
			return &all[i]
		}
		seen[k] = true
	}
	slices.SortStableFunc(all, func(a, b monthTotal) int {
		return cmp.Or(cmp.Compare(a.Year, b.Year), cmp.Compare(a.Month, b.Month))
	})
	return nil
}
