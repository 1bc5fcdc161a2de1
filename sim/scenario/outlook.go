package scenario

import (
	"context"
	"reflect"
	"slices"
	"strings"

	"karvon/sim/doubt"
)

// The sections years, appraisal and options are about decisions and change no run. What is not known of them is apart
// from what is not known of a run: a quantity that only they use moves no response.

// Outlook is the sections of a scenario about years, money and options.
type Outlook struct {
	Years     *Years
	Appraisal *Appraisal
	Options   *Alternatives
}

// outlookSections are their keys.
var outlookSections = []string{"years", "appraisal", "options"}

// OutlookDoubt tells what is not known of the sections years, appraisal and options: the quantities with ranges that
// they use. Some of them can move responses too; those are also factors of the scenario.
func (s *Scenario) OutlookDoubt() *Doubt { return &s.outlookDoubt }

// OutlookAt reads the sections years, appraisal and options with quantities moved to positions of their ranges, by the
// names of factors: 0 is the low end and 1 the high one.
func (s *Scenario) OutlookAt(ctx context.Context, positions map[string]float64) (*Outlook, error) {
	d := newDecoder(newSources(ctx, nil))
	d.positions = positions
	d.collect(s.composed)
	moved := &Scenario{}
	target := reflect.ValueOf(moved).Elem()
	keys := structureOf(target.Type())
	for _, name := range outlookSections {
		k := keys.byName[name]
		if section := s.composed.Get(name); section != nil {
			d.value(target.Field(k.field), section, place{path: name, constraint: k.constraint})
		}
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if err := d.Result(); err != nil {
		return nil, err
	}
	return &Outlook{moved.Years, moved.Appraisal, moved.Options}, nil
}

// ForYears tells whether a policy is a phase of the section years or a choice of the section options: for the load of
// some year and not for the one that the scenario states.
func (s *Scenario) ForYears(policy string) bool {
	if s.Years != nil && slices.ContainsFunc(s.Years.Phases, func(p *BuildPhase) bool { return p.Policy.Text == policy }) {
		return true
	}
	return s.Options != nil && slices.ContainsFunc(s.Options.Choices, func(c *Choice) bool {
		return slices.ContainsFunc(c.Policies, func(p Text) bool { return p.Text == policy })
	})
}

// inOutlook tells whether an input path lies in a section that changes no run.
func inOutlook(path string) bool {
	first, _, _ := strings.Cut(path, ".")
	return slices.Contains(outlookSections, first)
}

// users says by what the quantity of a factor is used: by runs, and by the sections that change none.
type users struct{ runs, outlook bool }

// usersOf finds who uses a factor, directly or by assumptions in whose arithmetic it stands.
func (d *decoder) usersOf(name string, known map[string]users) users {
	if first, _, _ := strings.Cut(name, "."); first == indicatorsKey {
		return users{} // no answer goes by them
	}
	if !ofAssumption(name) {
		return users{runs: !inOutlook(name), outlook: inOutlook(name)}
	}
	a := assumptionAt(name)
	if u, ok := known[a]; ok {
		return u
	}
	known[a] = users{} // a circle is told elsewhere
	var u users
	if found := d.assumptions[a]; found != nil {
		for place := range found.places {
			of := d.usersOf(place, known)
			u.runs, u.outlook = u.runs || of.runs, u.outlook || of.outlook
		}
	}
	known[a] = u
	return u
}

// partDoubt parts what is not known into what runs use and what the other sections do.
func (d *decoder) partDoubt(all *Doubt) (runs, outlook Doubt) {
	known := map[string]users{}
	of := func(which func(users) bool) func(string) bool {
		return func(name string) bool { return which(d.usersOf(name, known)) }
	}
	runs = all.only(of(func(u users) bool { return u.runs || !u.outlook }))
	return runs, all.only(of(func(u users) bool { return u.outlook }))
}

// partValues says of each value whether only the sections use it that change no run.
func (d *decoder) partValues() {
	known := map[string]users{}
	for i := range d.values {
		v := &d.values[i]
		u := d.usersOf(v.Path, known)
		v.Outlook = u.outlook && !u.runs
	}
}

// only is the doubt about some of the factors.
func (d *Doubt) only(wanted func(name string) bool) Doubt {
	at, count := make([]int, len(d.Factors)), 0 // of the factors that are left, the new index
	for i := range d.Factors {
		if at[i] = -1; wanted(d.Factors[i].Name) {
			at[i] = count
			count++
		}
	}
	if count == len(d.Factors) {
		return *d
	}
	var made Doubt
	if count > 0 {
		made.Factors = make([]Factor, 0, count)
	}
	for i := range d.Factors {
		if at[i] >= 0 {
			made.Factors = append(made.Factors, d.Factors[i])
		}
	}
	for _, group := range d.Groups {
		left := Group{Name: group.Name}
		for _, i := range group.Members {
			if at[i] >= 0 {
				left.Members = append(left.Members, at[i])
			}
		}
		if len(left.Members) > 0 {
			made.Groups = append(made.Groups, left)
		}
	}
	made.correlate(d, at)
	for _, total := range d.Totals {
		if wantedTotal(total, wanted) {
			made.Totals = append(made.Totals, total)
		}
	}
	return made
}

// correlate takes over the correlations between factors that are left.
func (d *Doubt) correlate(all *Doubt, at []int) {
	var kept []int
	for n, i := range all.Columns {
		if at[i] >= 0 {
			kept = append(kept, n)
			d.Columns = append(d.Columns, at[i])
		}
	}
	for _, n := range kept {
		row := make([]float64, len(kept))
		for m, other := range kept {
			row[m] = all.Correlations[n][other]
		}
		d.Correlations = append(d.Correlations, row)
	}
}

// wantedTotal tells whether all factors of a total are wanted: what adds up is one use.
func wantedTotal(total doubt.Total, wanted func(string) bool) bool {
	if total.Whole.Name != "" && !wanted(total.Whole.Name) {
		return false
	}
	return !slices.ContainsFunc(total.Parts, func(part doubt.Part) bool { return !wanted(part.Name) })
}
