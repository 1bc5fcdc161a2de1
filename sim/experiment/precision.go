package experiment

import (
	"context"

	"karvon/sim/reason"
	"karvon/sim/stats"
)

// Precision says how replications were added until intervals were narrow.
type Precision struct {
	Rule      stats.Sequential
	Responses []int // in the plan, that must be narrow
	Looks     []int // numbers of replications after which it was looked
	Reached   bool
}

// Precisely adds replications to a sample until the intervals of responses are narrow enough by a rule, or its
// bound is met.
func Precisely(ctx context.Context, runner *Runner, sample *Sample, rule stats.Sequential, responses []int,
	first int) (*Result, error) {
	p := &Precision{Rule: rule, Responses: responses}
	n := min(max(first, stats.LeastLooked), rule.Most)
	for {
		runner.Pace.Ahead(rule.Most - n)
		runner.ahead(ctx, []*Sample{sample.again()}, n, rule.Least(n))
		if err := runner.Extend(ctx, []*Sample{sample}, n); err != nil {
			return nil, err
		}
		if sample.err != nil || sample.finished() < n {
			break
		}
		p.Looks = append(p.Looks, n)
		estimates := sample.estimates(responses)
		next, done := rule.Next(n, estimates)
		if done {
			p.Reached = p.allReached(estimates)
			break
		}
		n = next
	}
	result, err := sample.Result()
	if err != nil {
		return nil, interrupted(ctx, err)
	}
	result.Precision = p
	if !p.Reached {
		result.Warnings = append(result.Warnings, p.lack(result)...)
	}
	return result, nil
}

func (p *Precision) allReached(estimates []stats.Estimate) bool {
	for _, e := range estimates {
		if !p.Rule.Reached(e) {
			return false
		}
	}
	return true
}

// lack names the responses that are not as precise as was asked for.
func (p *Precision) lack(r *Result) []reason.Reason {
	var doubts []reason.Reason
	for _, i := range p.Responses {
		response := &r.Responses[i]
		switch {
		case p.Rule.Reached(response.Estimate):
		case response.Extreme:
			doubts = append(doubts, reason.Of(reason.ExtremeNotPrecise, reason.Values{
				"name": response.Name, "all": reason.PlainReplications(r.Replications),
			}))
		default:
			doubts = append(doubts, reason.Of(reason.NotPrecise, reason.Values{
				"name": response.Name, "all": reason.PlainReplications(r.Replications),
			}))
		}
	}
	return doubts
}

// estimates makes the estimates of some responses from what is finished.
func (s *Sample) estimates(responses []int) []stats.Estimate {
	done := s.done()
	estimates := make([]stats.Estimate, len(responses))
	for n, i := range responses {
		estimates[n] = s.estimate(i, done).Estimate
	}
	return estimates
}

// done lists the replications that count.
func (s *Sample) done() []int {
	var done []int
	for i := range s.outcomes {
		if s.has(i) {
			done = append(done, i)
		}
	}
	return done
}
