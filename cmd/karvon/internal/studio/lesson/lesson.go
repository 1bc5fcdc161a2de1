// Package lesson reads lessons about queues, and judges what a student predicts by what is simulated.
//
// A lesson is a file in YAML beside a scenario: texts, some configurations of the scenario, and questions. [Read] reads
// one. A question says what is run and which [Figure] is taken of the answers; which option of it is true stands
// nowhere: [Question.Judge] reads the figure and its interval from the JSON of karvon's answers, and says that a
// prediction is right, that it is wrong, or that so many replications do not tell.
package lesson

import "karvon/sim/syntax"

// Words is a text by languages, of which English is always there.
type Words map[string]string

// Lesson is a scenario with questions about it.
type Lesson struct {
	Number         int             `json:"number"` // its place in the course
	Title          Words           `json:"title"`
	Summary        Words           `json:"summary"`
	Scenario       string          `json:"scenario"` // a file beside the lesson's, or a name of the library
	Text           Words           `json:"text"`
	Configurations []Configuration `json:"configurations"`
	Questions      []Question      `json:"questions"`
	End            Words           `json:"end"` // what was learned

	places map[string]place // of the values, by their paths
}

// place is where a value stands.
type place struct {
	pos  syntax.Pos
	line string
}

// Mistake is one in a value of the lesson, which shows only beside its scenario.
func (l *Lesson) Mistake(code syntax.Code, path, message, hint string) syntax.Error {
	at := l.places[path]
	return syntax.Error{Code: code, Pos: at.pos, Path: path, Message: message, Hint: hint, Line: at.line}
}

// Configuration is the scenario as questions have it run.
type Configuration struct {
	Name     string   `json:"name"`
	Title    Words    `json:"title"`
	Policies []string `json:"policies"`
	Settings []string `json:"settings"` // each path=value
}

// Question asks for a prediction: a number, or one of several options.
type Question struct {
	Name         string   `json:"name"`
	Text         Words    `json:"text"`
	Figure       Figure   `json:"figure"`
	Of           []string `json:"of"` // configurations: one, or the plain and the changed one
	Metric       string   `json:"metric"`
	Unit         Unit     `json:"unit"`
	Replications []int    `json:"replications"` // of what is run: one number, of a narrowing two
	Tolerance    float64  `json:"tolerance"`    // share of the figure by which a number may be off; 0 where options are
	Options      []Option `json:"options"`
	Exact        *Exact   `json:"exact"` // null where no theory has it
	After        Words    `json:"after"` // said once it is judged
}

// Option is what can be predicted. It says when it is true: where the figure lies, what a comparison tells, or which
// metric is the largest.
type Option struct {
	Text   Words    `json:"text"`
	Above  *float64 `json:"above"`
	Below  *float64 `json:"below"`
	Told   Told     `json:"told"`
	Metric string   `json:"metric"`
}

// Exact is what theory says.
type Exact struct {
	Value float64 `json:"value"` // in the question's unit
	Text  Words   `json:"text"`
}

// Figure is what is taken of the answers.
type Figure string

// The figures.
const (
	Value      Figure = "value"      // of the metric in one configuration
	Difference Figure = "difference" // of the changed configuration from the plain one, on the same luck
	Ratio      Figure = "ratio"      // of the changed one over the plain one
	Telling    Figure = "told"       // what the comparison tells at this number of replications
	Largest    Figure = "largest"    // metric of those that the options name
	Narrowing  Figure = "narrowing"  // how many times as narrow an interval is with the second number of replications
	Luck       Figure = "luck"       // how many times as many replications a comparison takes on luck of its own
)

// figures are the figures with what each is of.
var figures = map[Figure]struct {
	configurations, replications int
	bare                         bool // a number of times
}{
	Value: {configurations: 1, replications: 1}, Difference: {configurations: 2, replications: 1},
	Ratio: {configurations: 2, replications: 1, bare: true}, Telling: {configurations: 2, replications: 1},
	Largest: {configurations: 1, replications: 1}, Narrowing: {configurations: 1, replications: 2, bare: true},
	Luck: {configurations: 2, replications: 1, bare: true},
}

// Told is what a comparison tells of a difference.
type Told string

// What can be told.
const (
	More Told = "more" // in the changed configuration than in the plain one
	Less Told = "less"
	Open Told = "open" // nothing: chance alone could have done it
)

// Unit is what a student writes a number in.
type Unit string

// units are the units, with the one of the answers and how much of it one of them is.
var units = map[Unit]struct {
	of   string
	size float64
}{"s": {"s", 1}, "min": {"s", 60}, "h": {"s", 3600}, "percent": {"1", 0.01}, "times": {"1", 1}, "count": {"", 1}}

// Compares says whether two configurations are run side by side, and not one by itself.
func (q *Question) Compares() bool { return figures[q.Figure].configurations == 2 }

// Question gives a question by its name; nil for none.
func (l *Lesson) Question(name string) *Question {
	for i := range l.Questions {
		if l.Questions[i].Name == name {
			return &l.Questions[i]
		}
	}
	return nil
}

// Configuration gives a configuration by its name; nil for none.
func (l *Lesson) Configuration(name string) *Configuration {
	for i := range l.Configurations {
		if l.Configurations[i].Name == name {
			return &l.Configurations[i]
		}
	}
	return nil
}

// Metrics are the numbers of the answers that a question is about.
func (q *Question) Metrics() []string {
	if q.Figure != Largest {
		return []string{q.Metric}
	}
	var all []string
	for _, o := range q.Options {
		all = append(all, o.Metric)
	}
	return all
}
