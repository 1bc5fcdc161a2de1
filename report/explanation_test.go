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
