package theory

import (
	"errors"
	"math"
	"testing"
)

func failing[T any](_ T, err error) error { return err }

func TestUnstableQueuesHaveNoSteadyState(t *testing.T) {
	overload := ServiceMeanSCV(1, 1)
	_, _, sharing := ProcessorSharing(1, 1, 1)
	for name, err := range map[string]error{
		"Erlang C":            failing(ErlangC(3, 3)),
		"M/M/c":               failing(NewMMc(2, 2.5, 1)),
		"M/G/1":               failing(MG1(1, overload)),
		"GI/M/1":              failing(NewGM1(1, ConstantTransform(1), 1)),
		"M/D/c":               failing(MDc(4, 4, 1)),
		"non-preemptive":      failing(NonPreemptivePriority([]PriorityClass{{0.5, overload}, {0.5, overload}})),
		"preemptive":          failing(PreemptiveResumePriority([]PriorityClass{{1.5, overload}})),
		"priorities at M/M/c": failing(MultiServerPriority(2, []float64{1, 1}, 1)),
		"vacations":           failing(Vacations(1, overload, 1, 2)),
		"breakdowns":          failing(Breakdowns(0.9, overload, 1, overload)),
		"batches":             failing(BatchArrivals(0.5, 2, 4, overload)),
		"processor sharing":   sharing,
		"Jackson": failing(Jackson{
			External: []float64{1}, Routing: [][]float64{{0.5}}, ServiceRates: []float64{1}, Servers: []int{2},
		}.Solve()),
	} {
		if !errors.Is(err, ErrUnstable) {
			t.Errorf("%s: got error %v, want ErrUnstable", name, err)
		}
	}
}

func TestParametersOutsideTheDomainAreRefused(t *testing.T) {
	nan, infinite := math.NaN(), math.Inf(1)
	service := ServiceMeanSCV(1, 1)
	_, _, infiniteServer := InfiniteServer(-1, 1)
	for name, err := range map[string]error{
		"negative servers":         failing(ErlangB(-1, 1)),
		"negative load":            failing(ErlangB(1, -1)),
		"certain blocking":         failing(ErlangBLoad(1, 1)),
		"no servers":               failing(ErlangC(0, 0)),
		"no arrivals":              failing(NewMMc(1, 0, 1)),
		"rate NaN":                 failing(NewMMc(1, nan, 1)),
		"rate infinite":            failing(NewMMc(1, 1, infinite)),
		"fewer places":             failing(NewMMcK(3, 2, 1, 1)),
		"second moment":            failing(MG1(0.5, Service{Mean: 1, SecondMoment: 0.9})),
		"infinite variance":        failing(MG1(0.5, Service{Mean: 1, SecondMoment: infinite})),
		"interarrival NaN":         failing(NewGM1(nan, ConstantTransform(1), 2)),
		"service time":             failing(MDc(1, 1, 0)),
		"no classes":               failing(NonPreemptivePriority(nil)),
		"class without arrivals":   failing(MultiServerPriority(2, []float64{1, 0}, 1)),
		"vacation":                 failing(Vacations(0.5, service, 0, 0)),
		"negative failure rate":    failing(Breakdowns(0.5, service, -1, service)),
		"mean time up":             failing(Availability(0, 1)),
		"batch size":               failing(BatchArrivals(0.1, 2, 3, service)),
		"patience":                 failing(NewErlangA(1, 1, 1, 0)),
		"discouraged":              failing(NewDiscouragedArrivals(0, 1, 1)),
		"infinite server":          infiniteServer,
		"amplitude":                failing(SinusoidalInfiniteServer(SinusoidalRate{1, 2, 24}, 1, 0)),
		"window":                   failing(SinusoidalRate{1, 1, 24}.Count(2, 1)),
		"piece":                    failing(PiecewiseCount([]RatePiece{{-1, 1}})),
		"no stations":              failing(Jackson{}.Solve()),
		"closed without stations":  failing(ClosedNetwork(nil, 1, 1)),
		"closed without customers": failing(ClosedNetwork([]float64{1}, 1, 0)),
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
		External: []float64{1, 0, 0}, Routing: [][]float64{{0, 0.1, 0}, {0, 0.3, 0.7}, {0, 0.9, 0.1}},
		ServiceRates: []float64{9, 9, 9}, Servers: []int{1, 1, 1},
	}
	if _, err := trap.Solve(); err == nil || err.Error() != "theory: some customers never leave the network" {
		t.Errorf("got error %v", err)
	}
	trap.Routing[1][0] = 1.5
	if _, err := trap.Solve(); err == nil {
		t.Error("accepted routing probabilities that sum to more than 1")
	}
}
