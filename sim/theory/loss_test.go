package theory

import (
	"math"
	"testing"
)

// One class that needs one unit is Erlang's; several classes at one resource are a network of one.
func TestLossesAgree(t *testing.T) {
	one, err := KaufmanRoberts(10, []LossClass{{5, []int{1}}})
	if err != nil {
		t.Fatal(err)
	}
	if want, _ := ErlangB(10, 5); math.Abs(one[0]-want) > 1e-12 {
		t.Errorf("one class: %g, not %g", one[0], want)
	}
	classes := []LossClass{{3, []int{1}}, {1, []int{3}}, {0.5, []int{5}}}
	recursion, err := KaufmanRoberts(12, classes)
	if err != nil {
		t.Fatal(err)
	}
	network, err := LossNetwork([]int{12}, classes)
	if err != nil {
		t.Fatal(err)
	}
	for k := range classes {
		if math.Abs(recursion[k]-network[k]) > 1e-12 {
			t.Errorf("class %d: %g by the recursion, %g by the product form", k, recursion[k], network[k])
		}
	}
	// Two resources that no class shares are two of Erlang's.
	apart, err := LossNetwork([]int{3, 2}, []LossClass{{2, []int{1, 0}}, {1, []int{0, 1}}})
	if err != nil {
		t.Fatal(err)
	}
	for k, of := range []struct {
		units int
		load  float64
	}{{3, 2}, {2, 1}} {
		if want, _ := ErlangB(of.units, of.load); math.Abs(apart[k]-want) > 1e-12 {
			t.Errorf("resource %d: %g, not %g", k, apart[k], want)
		}
	}
}

func TestLossesRefuseWhatIsNone(t *testing.T) {
	for name, classes := range map[string][]LossClass{
		"no class": nil, "no load": {{0, []int{1}}}, "no need": {{1, []int{0}}}, "other resources": {{1, []int{1, 1}}},
	} {
		if _, err := KaufmanRoberts(2, classes); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}
