package response

import (
	"context"
	"slices"
	"strings"

	"karvon/sim/dist"
	"karvon/sim/engine"
	"karvon/sim/plan"
	"karvon/sim/scenario"
	"karvon/sim/unit"
)

// Model is a plan and what is asked of its runs. Like a plan it can be shared by any number of concurrent runs.
type Model struct {
	*plan.Plan
	Responses  []Response  // sorted by name
	Thresholds []Threshold // in the scenario's order
	Primary    []int       // indices into Responses, in the scenario's order
	tolerances []Tolerance // those that the scenario states

	// Counts are the shares by which thresholds on quantiles are judged, exactly, and those of Gone: they are no
	// responses of their own.
	Counts []Response
	Gone   []Gone // by flow: those that full zones can turn away

	listed listed
}

// Response is one number that a run estimates, by its dotted name.
type Response struct {
	Name      string
	Place     string // the part of the name that says what it is about, without the kind of thing
	Estimand  *Estimand
	Index     int // of the station, zone, resource, link, flow, crossing or site
	Second    int // of the site of a flow's stay, of the measure of a crossing; None otherwise
	Statistic Statistic
	within    int64        // of the statistics within and Below, in nanoseconds
	asked     asked        // what a run answers for it only, if anything
	probe     int          // place of the answer, the first where there are several
	hours     engine.Hours // of the day that it is about; none for all

	// OfEachHour is whether it is asked for as a part of a threshold on each hour of the day, which tells of it.
	OfEachHour bool
}

// Compile turns a valid scenario into a model. The error, if any, is a syntax.Errors with every mistake that shows
// when the scenario's parts are put in relation (see [plan.Begin]) or numbers are asked for that it does not
// have; or the context's where that is done.
func Compile(ctx context.Context, s *scenario.Scenario) (*Model, error) {
	return CompileWith(ctx, s, new(dist.Tables))
}

// CompileWith is Compile for one of several models that share tables.
func CompileWith(ctx context.Context, s *scenario.Scenario, tables *dist.Tables) (*Model, error) {
	m, err := Outline(ctx, s, nil)
	if err != nil {
		return nil, err
	}
	if err := m.Complete(ctx, tables); err != nil {
		return nil, err
	}
	return m, nil
}

// Outline compiles a scenario but for the tables that only a run asks for. It is quicker with a model, if any, that
// differs in little.
func Outline(ctx context.Context, s *scenario.Scenario, like *Model) (*Model, error) {
	draft, err := plan.Begin(ctx, s)
	if err != nil {
		return nil, err
	}
	c := &compiler{Draft: draft, scenario: s, like: like, model: &Model{Plan: draft.Plan()}}
	if c.GoesOn(0) {
		c.responses()
	}
	if _, err := draft.Outline(); err != nil {
		return nil, err
	}
	return c.model, nil
}

// With gives the model with its plan changed in what has no name: the window, say.
func (m *Model) With(changed *plan.Plan) *Model {
	made := *m
	made.Plan = changed
	return &made
}

// ResponseIndex finds a response by its dotted name.
func (m *Model) ResponseIndex(name string) (index int, ok bool) {
	return slices.BinarySearchFunc(m.Responses, name, byName)
}

func byName(r Response, name string) int { return strings.Compare(r.Name, name) }

// Unit is the unit of a response's number.
func (r *Response) Unit() string {
	if r.Statistic == Within || r.Statistic == Below {
		return "1"
	}
	return r.Estimand.Unit
}

// MeasureName is the part of the name that says what is measured, with the statistic.
func (r *Response) MeasureName() string {
	if r.Estimand.whole != nil {
		name, hours := cutHours(r.Name)
		return (&Response{Name: name, Estimand: r.Estimand.whole, Statistic: r.Statistic}).MeasureName() + hours
	}
	switch r.Statistic {
	case Single:
		return r.Estimand.Measure
	case Within:
		return r.Estimand.Measure + r.Name[strings.LastIndex(r.Name, ".within-"):]
	case At, UntilLess, UntilMax:
		return r.Estimand.Measure + r.Name[strings.LastIndex(r.Name, "."+string(r.Statistic)):]
	}
	return r.Estimand.Measure + "." + string(r.Statistic)
}

// dimension is the dimension of a response's number.
func (r *Response) dimension() unit.Dimension {
	if r.Statistic == Within || r.Statistic == Below {
		return unit.Share
	}
	return r.Estimand.dimension
}

// compiler holds a model in the making.
type compiler struct {
	*plan.Draft
	scenario *scenario.Scenario
	like     *Model // nil where there is none
	model    *Model
	partial  bool // whether the plan has mistakes, so that parts of it are missing
	hours    map[ofHours]*Estimand
}
