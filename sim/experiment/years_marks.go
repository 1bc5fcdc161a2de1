package experiment

import (
	"karvon/sim/outlook"
	"karvon/sim/scenario"
)

// courseIn is the course by which the load goes from one year on and before another.
type courseIn struct {
	*outlook.Course
	from, until int
}

// coursesIn are the courses of the load as stated: with the phases that are in operation, which can change what a
// stream carries.
func (y *Years) coursesIn() []courseIn {
	courses := []courseIn{{y.Course, y.Course.Base, y.Course.Last + 1}}
	for i := range y.Eras {
		e := &y.Eras[i]
		if e.world == nil {
			continue
		}
		if i == 0 {
			courses = courses[:0]
		}
		courses = append(courses, courseIn{e.world.course, e.From, e.Until})
	}
	return courses
}

// LoadIn is the load of all streams in a year, in entities a day, with the phases that are in operation.
func (y *Years) LoadIn(year int) float64 {
	for _, c := range y.coursesIn() {
		if c.from <= year && year < c.until {
			return c.Load(year, nil)
		}
	}
	return y.Course.Load(year, nil)
}

// reached is the year in which a mark is reached on courses one after the other.
func (x *findingYears) reached(courses []courseIn, mark *scenario.Mark) int {
	for _, c := range courses {
		if year, ok := c.Reaches(mark.Stream.Text, float64(mark.Load*day), c.from, c.until); ok {
			return year
		}
	}
	return x.beyond()
}

// coursesOf are the courses of the load in a draw, with the phases that come by what is known at the least.
func (d *drawing) coursesOf(draw *drawnCourse) ([]courseIn, error) {
	p, _, err := d.passOf(draw, askings[0], len(d.stated.Phases) > 0)
	if err != nil {
		return nil, err
	}
	var courses []courseIn
	for _, era := range p.eras {
		c, err := draw.course(d.ctx, era.world)
		if err != nil {
			return nil, err
		}
		courses = append(courses, courseIn{c, era.from, era.until})
	}
	return courses, nil
}
