package scenario

import (
	"strings"
	"testing"
)

// A plain quantity in place of a distribution is always the same, which nobody sees: it is told, with what keeps the
// shape. Where it is written as constant, or where it was one before, there is nothing to tell.
func TestASettingThatMakesADistributionConstantIsTold(t *testing.T) {
	const over = "sites: {post: {stations: {gate: {servers: 1, service: SERVICE}}}}\n"
	const path = "sites.post.stations.gate.service"
	for _, c := range []struct{ service, setting, told string }{
		{"{exponential: 5m}", path + "=20min", "set " + path + ".exponential=20min to keep its shape"},
		{"{gamma: {mean: 5m, cv: 0.6}}", path + "=20min", "set " + path + ".gamma.mean=20min to keep its shape"},
		{"{value: {gamma: {mean: 5m, cv: 0.6}}, source: x}", path + ".value=20min", ".gamma.mean=20min"},
		{"{triangular: [1m, 2m, 5m]}", path + "=20min", "set {constant: 20min} if that is meant"},
		{"{exponential: 5m, source: x}", path + "=20min", "set " + path + ".exponential=20min to keep its shape"},
		{"{discrete: {2m: 50%, 5m: 50%}}", path + "=20min", "set {constant: 20min} if that is meant"},
		{"{empirical: {values: [2m, 5m]}}", path + "=20min", "set {constant: 20min} if that is meant"},
		{"{exponential: 5m}", path + "={constant: 20min}", ""},
		{"{exponential: 5m}", path + ".exponential=20min", ""},
		{"{constant: 5m}", path + "=20min", ""},
		{"{constant: 5m, source: x}", path + "=20min", ""},
		{"5m", path + "=20min", ""},
	} {
		s := loadOver(t, strings.Replace(over, "SERVICE", c.service, 1), Options{Set: []string{c.setting}})
		told := ""
		for _, warning := range s.Warnings {
			if warning.Code == lostShape {
				told += warning.Hint
			}
		}
		if (told == "") != (c.told == "") || !strings.Contains(told, c.told) {
			t.Errorf("%s, %s: told %q, not %q", c.service, c.setting, told, c.told)
		}
	}
}
