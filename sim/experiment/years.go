package experiment

import (
	"context"

	"karvon/sim/outlook"
	"karvon/sim/reason"
	"karvon/sim/response"
	"karvon/sim/scenario"
)

// Years says when a scenario is full as its load grows from year to year, and what is built when. It is full in the
// first year in which not all thresholds are met, more is lost than of a load that is carried, or a backlog grows. A
// year behind the last of the course stands for all beyond it.
type Years struct {
	*response.Model
	Seed         uint64
	Confidence   float64         // of each year that is told
	Course       *outlook.Course // as the scenario states it
	Replications int             // of each load
	Most         int             // of one of which they do not tell whether it is carried
	Loads        int             // that were simulated, with those of the draws
	Runs         int             // replications that these took
	Alike        bool            // whether all streams are one multiple of what is stated, as in the whole course
	Falling      []FallingStream
	Crossed      bool // whether a load surely is carried, and one that is no larger in any stream surely is not

	Nothing Era   // if nothing is done
	Eras    []Era // with the phases: from the base year on, and from each year in which one comes
	Phases  []PhaseYear
	Marks   []MarkYear
	Rows    []YearRow

	Currency *scenario.Currency // of amounts; nil for US dollars

	Drawn       *YearsDrawn // with what is not known of the growth; nil where nothing is, or it is not asked for
	Interrupted bool
}

// FallingStream is a stream that has less traffic in a year than in the year before.
type FallingStream struct {
	Stream string
	Year   int // the first such year
}

// FoundYear is a year with its interval by chance.
type FoundYear struct{ Year, Low, High int }

// Era is the years from one on with the same phases.
type Era struct {
	Policies []string // of the phases that are in operation
	From     int
	Until    int       // the first year with others; after the last year for none
	Full     FoundYear // from From on; where it is not full before Until, that
	Why      reason.Reason
	// Limit is the load of all streams that is carried, in entities a day, where they grow as stated; NaN where it is not
	// full before the last year.
	Limit float64

	world *world
}

// PhaseYear is a phase with the year in which it comes.
type PhaseYear struct {
	Policy     string
	Title      string
	Fixed      bool     // whether its year is given
	NotBefore  int      // 0 for none
	Comes      int      // after the last year where it does not
	FullFrom   int      // a year before Comes from which on it is full without the phase; 0 for none
	Investment *float64 // USD; nil where none is stated
	Upkeep     float64  // USD a year, of the share of the investment and what is stated as an amount; 0 for none

	Titles scenario.Translations // in other languages than English
}

// MarkYear is a mark with the first year in which it is reached.
type MarkYear struct {
	Name, Title, Stream string
	Load                float64 // entities a day
	Reached             int
	Titles              scenario.Translations // in other languages than English
}

// YearRow is a year with the phases that are in operation then.
type YearRow struct {
	Year    int
	Loads   []float64 // entities a day by stream
	Added   []string  // policies that come in the year
	Of      *Load     // what was simulated; nil for nothing
	Verdict Verdict   // on the year; empty where nothing tells
	// Other is whether the verdict follows from another load, as what was simulated of this one does not tell.
	Other   bool
	Nothing Verdict // if nothing is done
}

// YearsOptions say how the question is put.
type YearsOptions struct {
	Base Point
	// Read reads the scenario under policies besides those of the base.
	Read         func(ctx context.Context, policies []string) (*scenario.Scenario, error)
	Replications int
	Confidence   float64
	Draws        int  // of what is not known of the growth; 0 for none
	Budget       int  // replications that the draws may take
	Every        bool // whether every year is a row
}

// FindYears finds the year in which a scenario is full, with nothing done and with the phases of its section years.
//
// Of the years only those can be the first that fail which have more traffic of some stream than every year before.
// Where the loads of these grow in all streams, the year is found by bisection, beginning with the base year and going
// on to loads at most half as large again, so that nothing is simulated that is far beyond what is carried; else they
// are looked at one after the other. What is carried is carried of every load that is smaller in all streams; so what
// was seen of one year, or of one draw of the growth, tells of others. All loads meet the same entities with the same
// luck.
//
// A load is looked at after its replications, after twice and after four times as many, as long as its verdict is not
// decided. The interval goes from the first year that is not surely met to the first that surely is not, by verdicts
// whose error is shared by all looks and thresholds (see [findingYears.levelOf]). It holds the first year that fails
// with the confidence, if more traffic makes nothing better.
//
// Of the draws see [YearsDrawn].
func FindYears(ctx context.Context, runner *Runner, m *response.Model, o YearsOptions) (*Years, error) {
	x := &findingYears{Years: &Years{Model: m, Seed: m.Seed, Confidence: o.Confidence, Replications: o.Replications,
		Most: 4 * o.Replications}, ctx: ctx, options: o, runner: runner}
	if o.Base.Seed != nil {
		x.Seed = *o.Base.Seed
	}
	if err := x.prepare(); err != nil {
		return nil, err
	}
	runner.Pace.Stage("looking for the years", "replications")
	if err := x.findStated(); err != nil {
		return nil, interrupted(ctx, err)
	}
	if len(x.worlds[0].looked) == 0 {
		return nil, interrupted(ctx, errUnfinished)
	}
	if err := x.fillRows(); err != nil {
		return nil, interrupted(ctx, err)
	}
	if o.Draws > 0 && len(x.scenario.OutlookDoubt().Factors) > 0 {
		runner.Pace.Stage("drawing the growth", "replications")
		if err := x.draw(); err != nil {
			return nil, interrupted(ctx, err)
		}
	}
	x.Crossed = x.crossed()
	x.Nothing.Limit = x.limit(&x.Nothing)
	for i := range x.Eras {
		x.Eras[i].Limit = x.limit(&x.Eras[i])
	}
	x.Interrupted = ctx.Err() != nil
	return x.Years, nil
}

// findingYears is years in the making.
type findingYears struct {
	*Years
	ctx      context.Context
	options  YearsOptions
	runner   *Runner
	scenario *scenario.Scenario // under the policies of the base alone
	stated   *scenario.Years
	worlds   []*world // by the phases in operation: the first has none
	level    float64  // of the intervals by which a load is judged
	further  int      // replications that may still come, at most
}

// beyond is the year that stands for all behind the last.
func (x *findingYears) beyond() int { return x.Course.Last + 1 }
