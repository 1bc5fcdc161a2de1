package experiment

import (
	"context"
	"fmt"

	"karvon/sim/outlook"
	"karvon/sim/scenario"
)

// movedOutlook is the sections about decisions with some of what is not known of them elsewhere in its range. No run is
// needed for it: another load is taken to save what the scenario saves in the year that has it.
type movedOutlook struct {
	appraisal *scenario.Appraisal
	years     *scenario.Years
	course    *outlook.Course
}

// rangeEnds are the ends of the range of one quantity, the others as stated.
type rangeEnds struct {
	factor scenario.Factor
	at     [2]*movedOutlook // the low end and the high one
}

// moveOutlook reads the sections at the ends of all ranges, and at draws of all of them together.
func (x *appraising) moveOutlook(ctx context.Context) error {
	d := x.scenario.OutlookDoubt()
	for i := range d.Factors {
		ends := rangeEnds{factor: d.Factors[i]}
		for n := range ends.at {
			var err error
			if ends.at[n], err = x.outlookAt(ctx, map[string]float64{d.Factors[i].Name: float64(n)}); err != nil {
				return err
			}
		}
		x.ends = append(x.ends, ends)
	}
	if len(d.Factors) == 0 {
		x.Draws = 0
		return nil
	}
	o := SensitivityOptions{Moved: Alone(d.Factors), Totals: d.Totals}
	for i, at := range sampled(d, x.Draws, x.Seed) {
		moved, err := x.outlookAt(ctx, o.drawn(fmt.Sprintf("draw %d", i+1), at).Positions)
		if err != nil {
			return err
		}
		x.drawn = append(x.drawn, moved)
	}
	return nil
}

// outlookAt reads the sections with quantities at positions of their ranges.
func (x *appraising) outlookAt(ctx context.Context, positions map[string]float64) (*movedOutlook, error) {
	o, err := x.scenario.OutlookAt(ctx, positions)
	if err != nil {
		return nil, err
	}
	moved := &movedOutlook{appraisal: o.Appraisal, years: o.Years}
	if o.Years != nil {
		moved.course, err = outlook.NewCourse(x.scenario, o.Years, nil)
	}
	return moved, err
}

// movesLoad says whether what is not known can make the load of a year another.
func (x *appraising) movesLoad() bool {
	for i := range x.ends {
		if x.moves(&x.ends[i]) {
			return true
		}
	}
	return false
}

// inputs are those of a project in moved sections.
func (m *movedOutlook) inputs(project string) *inputs {
	p := m.appraisal.Projects[project]
	in := &inputs{appraisal: m.appraisal, project: p, course: m.course, saving: 1, replication: meanOfAll}
	if p.Investment != nil {
		in.investment = *p.Investment
	}
	return in
}
