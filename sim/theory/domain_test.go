package theory

import (
	"errors"
	"math"
	"testing"
)

func failing[T any](_ T, err error) error { return err }

func TestUnstableQueuesHaveNoSteadyState(t *testing.T) {
	overload := serviceMeanSCV(1, 1)
	_, _, sharing := processorSharing(1, 1, 1)
	for name, err := range map[string]error{
		"Erlang C":            failing(erlangC(3, 3)),
		"M/M/c":               failing(NewMMc(2, 2.5, 1)),
		"M/G/1":               failing(MG1(1, overload)),
		"GI/M/1":              failing(NewGM1(1, constantTransform(1), 1)),
		"M/D/c":               failing(mDc(4, 4, 1)),
		"non-preemptive":      failing(nonPreemptivePriority([]priorityClass{{0.5, overload}, {0.5, overload}})),
		"preemptive":          failing(preemptiveResumePriority([]priorityClass{{1.5, overload}})),
		"priorities at M/M/c": failing(MultiServerPriority(2, []float64{1, 1}, 1)),
		"vacations":           failing(Vacations(1, overload, 1, 2)),
		"breakdowns":          failing(Breakdowns(0.9, overload, 1, overload)),
		"jockeying":           failing(JockeyingQueues(2, [2]float64{1, 1}, 1)),
		"preference":          failing(PreferringServer([2]float64{0.1, 1}, [2]float64{1, 1})),
		"polling":             failing(TwoKindsInTurn([2]float64{0.5, 0.5}, 1, 1)),
		"batches":             failing(BatchArrivals(0.5, 2, 4, overload)),
		"processor sharing":   sharing,
		"Jackson": failing(Jackson{
			external: []float64{1}, routing: [][]float64{{0.5}}, serviceRates: []float64{1}, servers: []int{2},
		}.solve()),
	} {
		if !errors.Is(err, errUnstable) {
			t.Errorf("%s: got error %v, want ErrUnstable", name, err)
		}
	}
}

func TestParametersOutsideTheDomainAreRefused(t *testing.T) {
	nan, infinite := math.NaN(), math.Inf(1)
	service := serviceMeanSCV(1, 1)
	_, _, infiniteServer := InfiniteServer(-1, 1)
	for name, err := range map[string]error{
		"negative servers":         failing(ErlangB(-1, 1)),
		"negative load":            failing(ErlangB(1, -1)),
		"certain blocking":         failing(erlangBLoad(1, 1)),
		"no servers":               failing(erlangC(0, 0)),
		"no arrivals":              failing(NewMMc(1, 0, 1)),
		"rate NaN":                 failing(NewMMc(1, nan, 1)),
		"rate infinite":            failing(NewMMc(1, 1, infinite)),
		"fewer places":             failing(newMMcK(3, 2, 1, 1)),
		"second moment":            failing(MG1(0.5, Service{Mean: 1, SecondMoment: 0.9})),
		"infinite variance":        failing(MG1(0.5, Service{Mean: 1, SecondMoment: infinite})),
		"interarrival NaN":         failing(NewGM1(nan, constantTransform(1), 2)),
		"service time":             failing(mDc(1, 1, 0)),
		"no classes":               failing(nonPreemptivePriority(nil)),
		"class without arrivals":   failing(MultiServerPriority(2, []float64{1, 0}, 1)),
		"vacation":                 failing(Vacations(0.5, service, 0, 0)),
		"negative failure rate":    failing(Breakdowns(0.5, service, -1, service)),
		"mean time up":             failing(availability(0, 1)),
		"batch size":               failing(BatchArrivals(0.1, 2, 3, service)),
		"changes for nothing":      failing(JockeyingQueues(1, [2]float64{1, 1}, 0)),
		"nobody to prefer":         failing(PreferringServer([2]float64{1, 0}, [2]float64{1, 1})),
		"set-up":                   failing(TwoKindsInTurn([2]float64{0.2, 0.2}, 1, 0)),
		"patience":                 failing(newErlangA(1, 1, 1, 0)),
		"discouraged":              failing(newDiscouragedArrivals(0, 1, 1)),
		"infinite server":          infiniteServer,
		"amplitude":                failing(sinusoidalInfiniteServer(sinusoidalRate{1, 2, 24}, 1, 0)),
		"window":                   failing(sinusoidalRate{1, 1, 24}.count(2, 1)),
		"piece":                    failing(PiecewiseCount([]ratePiece{{-1, 1}})),
		"no stations":              failing(Jackson{}.solve()),
		"closed without stations":  failing(closedNetwork(nil, 1, 1)),
		"closed without customers": failing(closedNetwork([]float64{1}, 1, 0)),
		"machines":                 failing(MachineRepair(0, 1, 1, 1)),
		"missing buffer":           failing(SaturatedTandem([]float64{1, 1}, nil)),
		"negative buffer":          failing(SaturatedTandem([]float64{1, 1}, []int{-1})),
		"too many states":          failing(SaturatedTandem([]float64{1, 1, 1}, []int{60, 60})),
		"no customers":             failing(FirstDelays(0, 1, 1)),
	} {
		if err == nil {
			t.Errorf("%s: accepted, want an error", name)
		}
	}
}

func TestJacksonNetworkMustLetCustomersOut(t *testing.T) {
	trap := Jackson{
		external: []float64{1, 0, 0}, routing: [][]float64{{0, 0.1, 0}, {0, 0.3, 0.7}, {0, 0.9, 0.1}},
		serviceRates: []float64{9, 9, 9}, servers: []int{1, 1, 1},
	}
	if _, err := trap.solve(); err == nil || err.Error() != "theory: some customers never leave the network" {
		t.Errorf("got error %v", err)
	}
	trap.routing[1][0] = 1.5
	if _, err := trap.solve(); err == nil {
		t.Error("accepted routing probabilities that sum to more than 1")
	}
}
