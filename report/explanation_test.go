package report_test

import (
	"errors"

	"karvon/sim/experiment"
)

// halved is an explanation that was interrupted, and of which a change has no result.
func halved(x *experiment.Explanation) *experiment.Explanation {
	x.Interrupted, x.Mendings = true, nil
	x.Failures = append(x.Failures, experiment.Failure{Name: "post.gate.servers+1", Err: errors.New("a pump broke")})
	return x
}

// alike is an explanation of which the first change saves as much as the second.
func alike(x *experiment.Explanation) *experiment.Explanation {
	x.Mendings[1].Saved = x.Mendings[0].Saved
	return x
}
