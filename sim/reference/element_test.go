package reference

import (
	"context"
	"testing"
)

// The elements for which the reference cases have no row hold their exact answers as well; in their full edition
// their intervals are as narrow.
func TestElementsHoldTheirExactAnswers(t *testing.T) {
	own := elements()
	confidence, err := suiteConfidence(nil, own)
	if err != nil {
		t.Fatal(err)
	}
	for i := range own {
		if !*long && i > 0 && own[i-1].family == own[i].family {
			continue // the first of a family that has several, which all are run with -long
		}
		t.Run(own[i].family+"/"+own[i].parameters, func(t *testing.T) {
			t.Parallel()
			checks, err := own[i].checks(context.Background(), Options{Long: *longest}, confidence)
			if err != nil {
				t.Fatal(err)
			}
			for _, c := range checks {
				s := c.Simulated
				t.Logf("%s: %.6g ± %.2g, exactly %.6g", c.Metric, s.Mean, s.HalfWidth(), c.Exact)
				if !c.Holds() {
					t.Errorf("%s: %.6g ± %.2g, exactly %.6g", c.Metric, s.Mean, s.HalfWidth(), c.Exact)
				}
				if half := (s.High - s.Low) / 2; *longest && half > fullHalfWidth*c.Exact || half > 0.25*c.Exact {
					t.Errorf("%s: half of the interval is %.2g%% of the value", c.Metric, 100*half/c.Exact)
				}
				if c.Title() == c.Family {
					t.Errorf("%s has no title", c.Family)
				}
			}
		})
	}
}

// A hall whose worst level was F had less than a square metre a person.
func TestTheWorstLevelOfAHallIsThatOfItsLeastSpace(t *testing.T) {
	result := run(t, "hall.yaml", nil, (&model{}).edition(false))
	if worst, least := find(t, result, "post.hall.worst-level").Values,
		find(t, result, "post.hall.space.min").Values; worst[0] != 6 || least[0] >= 1 {
		t.Errorf("worst level %g, least space %g", worst[0], least[0])
	}
}
