package experiment

import (
	"context"
	"fmt"
	"slices"

	"karvon/sim/outlook"
)

// CheckYears reads the scenario with all phases in order, and tells what is wrong with its section years.
func CheckYears(ctx context.Context, o YearsOptions) error {
	x := &findingYears{Years: new(Years), ctx: ctx, options: o}
	return x.read()
}

// read reads the scenario with all phases in order.
func (x *findingYears) read() error {
	none, err := x.world(nil)
	if err != nil {
		return err
	}
	x.scenario, x.stated, x.Course = none.scenario, none.scenario.Years, none.course
	var policies []string
	for _, p := range x.stated.Phases {
		if slices.Contains(x.options.Base.Policies, p.Policy.Text) {
			return fmt.Errorf("the phase %s is applied from the base year on: leave it out of the phases, or of the policies "+
				"that are given", p.Policy.Text)
		}
		policies = append(policies, p.Policy.Text)
		if _, err := x.world(policies); err != nil {
			return err
		}
	}
	for i := range x.Course.Streams {
		if s := &x.Course.Streams[i]; s.Loads[0] == 0 {
			return fmt.Errorf("the stream %s has no traffic in %d, of which nothing would grow", s.Name, x.Course.Base)
		}
	}
	return nil
}

// prepare reads the scenario, so that what is wrong with it is known before the work, and says by which intervals loads
// are judged.
func (x *findingYears) prepare() error {
	if err := x.read(); err != nil {
		return err
	}
	for i := range x.Course.Streams {
		s := &x.Course.Streams[i]
		for n := 1; n < len(s.Loads); n++ {
			if s.Loads[n] < s.Loads[n-1] {
				x.Falling = append(x.Falling, FallingStream{s.Name, x.Course.Base + n})
				break
			}
		}
	}
	x.Alike = x.Course.Alike()
	x.level = x.levelOf(len(x.Thresholds))
	x.further = mostYearLooks(x.Course) * x.Replications
	return nil
}

// levelOf is the level of the intervals by which a load is judged, so that a year is told with the confidence. As all
// loads have the same luck, the last year that holds is the one that is wrongly found to fail where any is, and the
// first that fails the one that is wrongly found to hold. So the error is shared by the looks at these two: of one by
// each threshold and what is lost or grows, and of the other by the one that fails; each can be wrong to one side
// alone.
func (x *findingYears) levelOf(thresholds int) float64 {
	tests := len(x.looks(x.Most)) * (thresholds + 2)
	return 1 - float64(2*(1-x.Confidence))/float64(tests)
}

// looks are the replications after which a load is looked at.
func (x *findingYears) looks(most int) []int {
	var looks []int
	for n := x.Replications; n <= most; n *= 2 {
		looks = append(looks, n)
	}
	return looks
}

// world finds the scenario with the phases of some policies in operation.
func (x *findingYears) world(policies []string) (*world, error) {
	for _, w := range x.worlds {
		if slices.Equal(w.policies, policies) {
			return w, nil
		}
	}
	s, err := x.options.Read(context.WithoutCancel(x.ctx), policies)
	if err != nil {
		return nil, err
	}
	if s.Years == nil {
		return nil, fmt.Errorf("%s says nothing of years: give it a section years, or take another scenario", s.Name)
	}
	w := &world{policies: slices.Clone(policies), scenario: s}
	if w.course, err = outlook.NewCourse(s, s.Years, nil); err != nil {
		return nil, err
	}
	if x.Course != nil {
		if err := x.likeStated(w); err != nil {
			return nil, err
		}
	}
	x.worlds = append(x.worlds, w)
	return w, nil
}

// likeStated refuses phases that change which years and streams there are.
func (x *findingYears) likeStated(w *world) error {
	same := w.course.Base == x.Course.Base && w.course.Last == x.Course.Last &&
		slices.EqualFunc(w.course.Streams, x.Course.Streams, func(a, b outlook.Stream) bool { return a.Name == b.Name })
	if !same {
		return fmt.Errorf("the phases %v change the years or the streams of the section years, by which they are told: a "+
			"phase can change what a stream carries, not which there are", w.policies)
	}
	return nil
}
