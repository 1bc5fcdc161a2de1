package theory

import (
	"math"
	"slices"
	"testing"

	"gonum.org/v1/gonum/mathext"
)

// must returns the result of a function that may not fail here.
func must[T any](result T, err error) T {
	if err != nil {
		panic(err)
	}
	return result
}

func near(t *testing.T, what string, got, want, relative float64) {
	t.Helper()
	if !(math.Abs(got-want) <= relative*math.Abs(want)) {
		t.Errorf("%s: got %.16g, want %.16g", what, got, want)
	}
}

func nearMeans(t *testing.T, what string, got, want Means, relative float64) {
	t.Helper()
	near(t, what+": present", got.Present, want.Present, relative)
	near(t, what+": waiting", got.Waiting, want.Waiting, relative)
	near(t, what+": sojourn", got.Sojourn, want.Sojourn, relative)
	near(t, what+": wait", got.Wait, want.Wait, relative)
}

func TestErlangBLoadInvertsErlangB(t *testing.T) {
	for _, servers := range []int{1, 3, 40, 500} {
		for _, blocking := range []float64{1e-6, 0.01, 0.5, 0.999} {
			load := must(ErlangBLoad(servers, blocking))
			near(t, "blocking", must(ErlangB(servers, load)), blocking, 1e-11)
		}
	}
}

func TestLossSystemIsErlangB(t *testing.T) {
	for _, servers := range []int{1, 4, 300} {
		queue := must(NewMMcK(servers, servers, 0.9*float64(servers), 1))
		near(t, "blocking", queue.Blocking, must(ErlangB(servers, 0.9*float64(servers))), 1e-12)
	}
}

func TestManyPlacesMakeTheOpenQueue(t *testing.T) {
	for _, servers := range []int{1, 3, 20} {
		arrivalRate := 1.6 * float64(servers)
		open := must(NewMMc(servers, arrivalRate, 2))
		nearMeans(t, "M/M/c/2000", must(NewMMcK(servers, 2000, arrivalRate, 2)).Means, open.Means, 1e-11)
	}
}

func TestPresentVarianceAgreesWithTheChain(t *testing.T) {
	for _, servers := range []int{1, 2, 7, 60} {
		arrivalRate := 0.85 * float64(servers)
		atWork := busy(servers)
		chain := birthDeath{birth: constant(arrivalRate), death: atWork}.infinite()
		square := expectation(chain, func(n int) float64 { return float64(n * n) })
		mean := expectation(chain, present)
		near(t, "variance", must(NewMMc(servers, arrivalRate, 1)).PresentVariance(), square-mean*mean, 1e-10)
	}
}

func TestWaitQuantileInvertsWaitAtMost(t *testing.T) {
	queue := must(NewMMc(4, 3.4, 1))
	for _, p := range []float64{0.5, 0.9, 0.99, 0.9999} {
		near(t, "share", queue.WaitAtMost(queue.WaitQuantile(p)), p, 1e-12)
	}
	if got := queue.WaitQuantile(0.2); got != 0 {
		t.Errorf("the 0.2-quantile of the wait is %v, want 0: more than that do not wait", got)
	}
}

func TestGM1WithExponentialInterarrivalsIsMM1(t *testing.T) {
	open := must(NewMMc(1, 0.8, 1))
	for name, law := range map[string]Transform{
		"gamma of shape 1":     GammaTransform(1.25, 1),
		"one-phase mixture":    HyperexponentialTransform([]float64{1}, []float64{1.25}),
		"two equal phases":     HyperexponentialTransform([]float64{0.3, 0.7}, []float64{1.25, 1.25}),
		"difference of shapes": func(s float64) float64 { return 0.8 / (0.8 + s) },
	} {
		queue := must(NewGM1(1.25, law, 1))
		nearMeans(t, name, queue.Means, open.Means, 1e-12)
		near(t, name+": service level", queue.WaitAtMost(3), open.WaitAtMost(3), 1e-12)
	}
}

func TestGammaOfLargeShapeIsNearlyConstant(t *testing.T) {
	constant := must(NewGM1(1.25, ConstantTransform(1.25), 1))
	near(t, "sigma", must(NewGM1(1.25, GammaTransform(1.25, 1e9), 1)).Sigma, constant.Sigma, 1e-8)
	near(t, "sigma", must(NewGM1(1.25, UniformTransform(1.25, 1.25), 1)).Sigma, constant.Sigma, 1e-12)
}

// crommelinWait is the mean wait of M/D/c by Crommelin's own series, which is
// slow near saturation but shares nothing with the roots.
func crommelinWait(servers int, load float64) float64 {
	atLeast := func(k int, mean float64) float64 { return mathext.GammaIncReg(float64(k), mean) }
	wait := 0.0
	for i := 1; i < 20000; i++ {
		mean := float64(i) * load
		term := atLeast(i*servers, mean) - float64(servers)/load*atLeast(i*servers+1, mean)
		wait += term
		if term < 1e-17 {
			break
		}
	}
	return wait
}

func TestMDcAgreesWithCrommelinsSeries(t *testing.T) {
	for _, servers := range []int{1, 2, 5, 20, 100} {
		for _, utilisation := range []float64{0.1, 0.5, 0.8, 0.95} {
			load := utilisation * float64(servers)
			got := must(MDc(servers, load, 1)).Wait
			want := crommelinWait(servers, load)
			if math.Abs(got-want) > 1e-9*want+1e-13 {
				t.Errorf("%d servers at %v: got %.16g, want %.16g", servers, utilisation, got, want)
			}
		}
	}
}

func TestMDcWithOneServerIsPollaczekKhinchine(t *testing.T) {
	for _, utilisation := range []float64{0.01, 0.5, 0.99, 0.9999} {
		want := must(MG1(utilisation, ServiceMeanSCV(1, 0)))
		nearMeans(t, "M/D/1", must(MDc(1, utilisation, 1)), want, 1e-10)
	}
}

func TestMDcNearSaturationNearsHalfTheExponentialWait(t *testing.T) {
	// Heavy traffic: constant service halves the wait of M/M/c.
	exponential := must(NewMMc(8, 8*0.99999, 1)).Wait
	near(t, "wait", must(MDc(8, 8*0.99999, 1)).Wait, exponential/2, 1e-3)
}

var threeClasses = []PriorityClass{
	{ArrivalRate: 0.1, Service: ServiceMeanSCV(0.5, 0)},
	{ArrivalRate: 0.2, Service: ServiceMeanSCV(1, 2)},
	{ArrivalRate: 0.3, Service: ServiceMeanSCV(1.5, 0.25)},
}

func TestPrioritiesConserveWork(t *testing.T) {
	// Kleinrock's conservation law: Σ ρ_k·Wq_k does not depend on the order of
	// the classes. In the order of arrival all wait alike.
	reversed := slices.Clone(threeClasses)
	slices.Reverse(reversed)
	work := func(classes []PriorityClass) (total float64) {
		for k, means := range must(NonPreemptivePriority(classes)) {
			total += classes[k].load() * means.Wait
		}
		return total
	}
	near(t, "work", work(threeClasses), work(reversed), 1e-13)
}

func TestTheFirstPreemptiveClassIsAloneInTheWorld(t *testing.T) {
	first := threeClasses[0]
	alone := must(MG1(first.ArrivalRate, first.Service))
	nearMeans(t, "first class", must(PreemptiveResumePriority(threeClasses))[0], alone, 1e-13)
}

func TestOnePriorityClassIsTheOpenQueue(t *testing.T) {
	class := threeClasses[1:2]
	want := must(MG1(class[0].ArrivalRate, class[0].Service))
	nearMeans(t, "non-preemptive", must(NonPreemptivePriority(class))[0], want, 1e-13)
	nearMeans(t, "preemptive", must(PreemptiveResumePriority(class))[0], want, 1e-13)
	nearMeans(t, "servers", must(MultiServerPriority(3, []float64{2}, 1))[0], must(NewMMc(3, 2, 1)).Means, 1e-13)
}

func TestMultiServerPriorityWithOneServerIsCobham(t *testing.T) {
	classes := []PriorityClass{{0.2, exponential(1)}, {0.5, exponential(1)}}
	want := must(NonPreemptivePriority(classes))
	for k, got := range must(MultiServerPriority(1, []float64{0.2, 0.5}, 1)) {
		nearMeans(t, "class", got, want[k], 1e-13)
	}
}

func TestVariationsOfMG1ReduceToIt(t *testing.T) {
	service := ServiceMeanSCV(0.7, 0.4)
	plain := must(MG1(1, service))
	nearMeans(t, "batches of one", must(BatchArrivals(1, 1, 1, service)), plain, 1e-13)
	nearMeans(t, "no failures", must(Breakdowns(1, service, 0, exponential(5))).Means, plain, 1e-13)
	nearMeans(t, "vanishing vacations", must(Vacations(1, service, 1e-12, 2e-24)), plain, 1e-11)
}

func TestPatienceLikeServiceMakesAnInfiniteServer(t *testing.T) {
	// With patience and service of the same rate everybody leaves at it, queued
	// or not: the number present is that of M/M/∞.
	for _, servers := range []int{1, 5, 2000} {
		queue := must(NewErlangA(servers, 7, 2, 2))
		near(t, "present", queue.Present, 3.5, 1e-12)
	}
}

func TestEndlessPatienceMakesTheOpenQueue(t *testing.T) {
	open := must(NewMMc(4, 3.2, 1))
	queue := must(NewErlangA(4, 3.2, 1, 1e-12))
	near(t, "present", queue.Present, open.Present, 1e-9)
	near(t, "waiting", queue.Waiting, open.Waiting, 1e-9)
	near(t, "share that waits", queue.WaitProbability, open.WaitProbability, 1e-9)
}

func TestAbandonmentBalancesAnOverload(t *testing.T) {
	// At twice the capacity of many servers half abandon, nearly.
	queue := must(NewErlangA(1000, 2000, 1, 0.01))
	near(t, "abandonment", queue.Abandonment, 0.5, 1e-6)
	near(t, "waiting", queue.Waiting, 1000/0.01, 1e-6)
}

func TestDiscouragedArrivalsArePoisson(t *testing.T) {
	queue := must(NewDiscouragedArrivals(1, 30, 2))
	near(t, "present", queue.Present, 15, 1e-12)
	near(t, "empty", queue.Empty, math.Exp(-15), 1e-12)
}

func TestSteadyRateMakesTheInfiniteServer(t *testing.T) {
	got := must(SinusoidalInfiniteServer(SinusoidalRate{Mean: 7, Amplitude: 0, Period: 24}, 2, 5))
	near(t, "present", got, 3.5, 1e-15)
}

func TestSinusoidalCountOverWholePeriodsIsTheMeanRate(t *testing.T) {
	near(t, "count", must(SinusoidalRate{Mean: 10, Amplitude: 5, Period: 24}.Count(3, 3+7*24)), 1680, 1e-13)
}

func TestClosedNetworkIsTheRepairShop(t *testing.T) {
	// Machines that are up think; the repairman is the one station.
	for _, machines := range []int{1, 5, 40} {
		shop := must(MachineRepair(machines, 1, 0.1, 1))
		network := must(ClosedNetwork([]float64{1}, 10, machines))
		near(t, "down", network.Present[0], shop.Down, 1e-12)
		near(t, "throughput", network.Throughput, float64(machines)*0.1*shop.Availability, 1e-12)
	}
}

func TestARepairmanForEachMachineMakesThemIndependent(t *testing.T) {
	shop := must(MachineRepair(6, 6, 0.2, 1))
	near(t, "availability", shop.Availability, must(Availability(5, 1)), 1e-13)
	near(t, "all up", shop.AllUp, math.Pow(5.0/6, 6), 1e-13)
}

func TestSaturatedTandemIsReversible(t *testing.T) {
	// The throughput of a line and of its mirror image are the same (Yamazaki
	// & Sakasegawa 1975).
	forward := must(SaturatedTandem([]float64{1, 1.5, 0.8, 2}, []int{0, 2, 1}))
	backward := must(SaturatedTandem([]float64{2, 0.8, 1.5, 1}, []int{1, 2, 0}))
	near(t, "throughput", forward, backward, 1e-12)
}

func TestTwoStationTandemMeetsHuntsFormula(t *testing.T) {
	for places := range 50 {
		want := float64(places+2) / float64(places+3)
		near(t, "throughput", must(SaturatedTandem([]float64{1, 1}, []int{places})), want, 1e-13)
	}
	// Rates differ: blocking makes the pair an M/M/1/B+2.
	queue := must(NewMMcK(1, 4+2, 1.3, 0.7))
	near(t, "throughput", must(SaturatedTandem([]float64{1.3, 0.7}, []int{4})), 1.3*(1-queue.Blocking), 1e-13)
}

func TestASingleStationHasItsOwnThroughput(t *testing.T) {
	near(t, "throughput", must(SaturatedTandem([]float64{3}, nil)), 3, 0)
}

func TestFirstDelaysRiseToTheSteadyState(t *testing.T) {
	delays := must(FirstDelays(3000, 0.7, 1))
	near(t, "first", delays[0], 0, 0)
	near(t, "second", delays[1], 0.7/1.7, 1e-15)
	if !slices.IsSorted(delays) {
		t.Error("the mean delays do not rise from an empty start")
	}
	near(t, "last", delays[2999], must(NewMMc(1, 0.7, 1)).Wait, 1e-9)
}

func TestJacksonNetworkKeepsCustomers(t *testing.T) {
	network := Jackson{
		External:     []float64{1, 0.5, 0},
		Routing:      [][]float64{{0, 0.5, 0.5}, {0, 0, 0.6}, {0.2, 0, 0}},
		ServiceRates: []float64{2, 1.5, 1},
		Servers:      []int{1, 1, 2},
	}
	means := must(network.Solve())
	leaving := 0.0
	for i, rate := range means.ArrivalRates {
		leaving += rate * (1 - sum(network.Routing[i]))
	}
	near(t, "rate of leaving", leaving, 1.5, 1e-13)
}
