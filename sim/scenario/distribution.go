package scenario

import (
	"math"
	"strings"

	"karvon/sim/dist"
	"karvon/sim/syntax"
)

// family is a family of distributions with the notations of its parameters.
type family struct {
	name       string
	doc        string
	notations  []parameters
	numberOnly bool // has no meaning for durations and speeds
}

// parameters is one notation of a family: {exponential: 5m}, {uniform: [1m, 2m]} or {gamma: {mean: 5m, cv: 0.6}}.
type parameters struct {
	form  syntax.Form
	names []parameter
	build func(v []float64) (dist.Distribution, error)
}

// parameter is one parameter of a notation.
type parameter struct {
	name string
	kind parameterKind
	// open is the value where the parameter is not given; NaN where it must be.
	open float64
}

// parameterKind says how a parameter is written.
type parameterKind uint8

const (
	ofQuantity parameterKind = iota // with the unit of the distribution
	ofRatio                         // a number or a share
	ofWhole                         // a whole number from 1
	ofNumber                        // a plain number
)

// optional tells whether a parameter may be left out. Durations and speeds begin at zero by themselves; numbers do
// not.
func (p parameter) optional(c constraint) bool {
	return !math.IsNaN(p.open) && !(p.name == "min" && c.unit == "number")
}

func quantityOf(name string) parameter { return parameter{name, ofQuantity, math.NaN()} }
func ratioOf(name string) parameter    { return parameter{name, ofRatio, math.NaN()} }

// families lists the distributions of the language, as DESIGN identifies them: a rule is stated where mean and cv
// do not name one.
var families = []family{
	{name: "constant", doc: "always the same", notations: []parameters{
		{syntax.Scalar, []parameter{quantityOf("value")},
			func(v []float64) (dist.Distribution, error) { return dist.NewConstant(v[0]) }}}},
	{name: "uniform", doc: "[low, high]", notations: []parameters{
		{syntax.List, []parameter{quantityOf("low"), quantityOf("high")},
			func(v []float64) (dist.Distribution, error) { return dist.NewUniform(v[0], v[1]) }}}},
	{name: "triangular", doc: "[low, mode, high]", notations: []parameters{
		{syntax.List, []parameter{quantityOf("low"), quantityOf("mode"), quantityOf("high")},
			func(v []float64) (dist.Distribution, error) { return dist.NewTriangular(v[0], v[1], v[2]) }}}},
	{name: "exponential", doc: "its mean, or {mean}", notations: []parameters{
		{syntax.Scalar, []parameter{quantityOf("mean")}, exponential},
		{syntax.Mapping, []parameter{quantityOf("mean")}, exponential}}},
	{name: "erlang", doc: "{mean, stages}: the sum of so many exponential stages", notations: []parameters{
		{syntax.Mapping, []parameter{quantityOf("mean"), {"stages", ofWhole, math.NaN()}},
			func(v []float64) (dist.Distribution, error) { return dist.NewErlang(v[0], int(v[1])) }}}},
	{name: "gamma", doc: "{mean, cv}", notations: []parameters{
		{syntax.Mapping, meanAndCV, func(v []float64) (dist.Distribution, error) { return dist.NewGamma(v[0], v[1]) }}}},
	{name: "weibull", doc: "{mean, cv} or {shape, scale}", notations: []parameters{
		{syntax.Mapping, meanAndCV,
			func(v []float64) (dist.Distribution, error) { return dist.NewWeibullMeanCV(v[0], v[1]) }},
		{syntax.Mapping, []parameter{{"shape", ofNumber, math.NaN()}, quantityOf("scale")},
			func(v []float64) (dist.Distribution, error) { return dist.NewWeibull(v[0], v[1]) }}}},
	{name: "normal", doc: "{mean, sd, min, max}: truncated, mean and sd before truncation; min is 0 and max infinite " +
		"by default", notations: []parameters{
		{syntax.Mapping, []parameter{quantityOf("mean"), quantityOf("sd"), {"min", ofQuantity, 0},
			{"max", ofQuantity, math.Inf(1)}},
			func(v []float64) (dist.Distribution, error) { return dist.NewTruncatedNormal(v[0], v[1], v[2], v[3]) }}}},
	{name: "lognormal", doc: "{mean, cv} or {median, p95}", notations: []parameters{
		{syntax.Mapping, meanAndCV, func(v []float64) (dist.Distribution, error) { return dist.NewLognormal(v[0], v[1]) }},
		{syntax.Mapping, []parameter{quantityOf("median"), quantityOf("p95")},
			func(v []float64) (dist.Distribution, error) { return dist.NewLognormalMedian(v[0], v[1]) }}}},
	{name: "beta", doc: "{min, max, mean, cv}", notations: []parameters{
		{syntax.Mapping, []parameter{quantityOf("min"), quantityOf("max"), quantityOf("mean"), ratioOf("cv")},
			func(v []float64) (dist.Distribution, error) { return dist.NewBeta(v[0], v[1], v[2], v[3]) }}}},
	{name: "pert", doc: "[low, mode, high], weight 4 on the mode", notations: []parameters{
		{syntax.List, []parameter{quantityOf("low"), quantityOf("mode"), quantityOf("high")},
			func(v []float64) (dist.Distribution, error) { return dist.NewPERT(v[0], v[1], v[2]) }}}},
	{name: "hyperexponential", doc: "{mean, cv}: two phases with balanced means, cv at least 1", notations: []parameters{
		{syntax.Mapping, meanAndCV,
			func(v []float64) (dist.Distribution, error) { return dist.NewHyperexponential(v[0], v[1]) }}}},
	{name: "poisson", doc: "its mean, or {mean}; of numbers only", numberOnly: true, notations: []parameters{
		{syntax.Scalar, []parameter{quantityOf("mean")}, poisson},
		{syntax.Mapping, []parameter{quantityOf("mean")}, poisson}}},
}

var meanAndCV = []parameter{quantityOf("mean"), ratioOf("cv")}

func exponential(v []float64) (dist.Distribution, error) { return dist.NewExponential(v[0]) }
func poisson(v []float64) (dist.Distribution, error)     { return dist.NewPoisson(v[0]) }

// The families whose values are a table.
const (
	discreteFamily  = "discrete"
	empiricalFamily = "empirical"
)

// familyNames lists the families in the order of the reference.
func familyNames() []string {
	var names []string
	for _, f := range families {
		names = append(names, f.name)
	}
	return append(names, discreteFamily, empiricalFamily)
}

// familyAt gives the family that stands at a place, by itself or with what is said of it; false where something else
// does.
func familyAt(t *syntax.Tree) (syntax.Field, bool) {
	for t != nil && states(t, nil) {
		t = t.Get("value")
	}
	if t == nil {
		return syntax.Field{}, false
	}
	var found syntax.Field
	for _, f := range t.Fields {
		switch {
		case isProvenance(f.Name):
		case found.Value != nil:
			return syntax.Field{}, false // one key too many
		default:
			found = f
		}
	}
	return found, isFamilyName(found.Name)
}

func isFamilyName(name string) bool {
	return familyNamed(name) != nil || name == discreteFamily || name == empiricalFamily
}

// isParameter tells whether a single value at a path is the parameter of a family: what is said of it stands beside the
// family, or with {mean: ...}.
func isParameter(path string) bool {
	return familyNamed(path[strings.LastIndexByte(path, '.')+1:]) != nil
}

func familyNamed(name string) *family {
	for i := range families {
		if families[i].name == name {
			return &families[i]
		}
	}
	return nil
}
