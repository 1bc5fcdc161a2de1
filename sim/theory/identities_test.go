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
	near(t, what+": present", got.present, want.present, relative)
	near(t, what+": waiting", got.Waiting, want.Waiting, relative)
	near(t, what+": sojourn", got.Sojourn, want.Sojourn, relative)
	near(t, what+": wait", got.Wait, want.Wait, relative)
}

func TestErlangBLoadInvertsErlangB(t *testing.T) {
	for _, servers := range []int{1, 3, 40, 500} {
		for _, blocking := range []float64{1e-6, 0.01, 0.5, 0.999} {
			load := must(erlangBLoad(servers, blocking))
			near(t, "blocking", must(ErlangB(servers, load)), blocking, 1e-11)
		}
	}
}

func TestLossSystemIsErlangB(t *testing.T) {
	for _, servers := range []int{1, 4, 300} {
		queue := must(newMMcK(servers, servers, 0.9*float64(servers), 1))
		near(t, "blocking", queue.blocking, must(ErlangB(servers, 0.9*float64(servers))), 1e-12)
	}
}

func TestManyPlacesMakeTheOpenQueue(t *testing.T) {
	for _, servers := range []int{1, 3, 20} {
		arrivalRate := 1.6 * float64(servers)
		open := must(NewMMc(servers, arrivalRate, 2))
		nearMeans(t, "M/M/c/2000", must(newMMcK(servers, 2000, arrivalRate, 2)).Means, open.Means, 1e-11)
	}
}

func TestPresentVarianceAgreesWithTheChain(t *testing.T) {
	for _, servers := range []int{1, 2, 7, 60} {
		arrivalRate := 0.85 * float64(servers)
		atWork := busy(servers)
		chain := birthDeath{birth: constant(arrivalRate), death: atWork}.infinite()
		square := expectation(chain, func(n int) float64 { return float64(n * n) })
		mean := expectation(chain, present)
		near(t, "variance", must(NewMMc(servers, arrivalRate, 1)).presentVariance(), square-mean*mean, 1e-10)
	}
}

func TestWaitQuantileInvertsWaitAtMost(t *testing.T) {
	queue := must(NewMMc(4, 3.4, 1))
	for _, p := range []float64{0.5, 0.9, 0.99, 0.9999} {
		near(t, "share", queue.waitAtMost(queue.WaitQuantile(p)), p, 1e-12)
	}
	if got := queue.WaitQuantile(0.2); got != 0 {
		t.Errorf("the 0.2-quantile of the wait is %v, want 0: more than that do not wait", got)
	}
}

func TestGM1WithExponentialInterarrivalsIsMM1(t *testing.T) {
	open := must(NewMMc(1, 0.8, 1))
	for name, law := range map[string]Transform{
		"gamma of shape 1":     gammaTransform(1.25, 1),
		"one-phase mixture":    hyperexponentialTransform([]float64{1}, []float64{1.25}),
		"two equal phases":     hyperexponentialTransform([]float64{0.3, 0.7}, []float64{1.25, 1.25}),
		"difference of shapes": func(s float64) float64 { return 0.8 / (0.8 + s) },
	} {
		queue := must(NewGM1(1.25, law, 1))
		nearMeans(t, name, queue.Means, open.Means, 1e-12)
		near(t, name+": service level", queue.waitAtMost(3), open.waitAtMost(3), 1e-12)
	}
}

func TestGammaOfLargeShapeIsNearlyConstant(t *testing.T) {
	constant := must(NewGM1(1.25, constantTransform(1.25), 1))
	near(t, "sigma", must(NewGM1(1.25, gammaTransform(1.25, 1e9), 1)).Sigma, constant.Sigma, 1e-8)
	near(t, "sigma", must(NewGM1(1.25, uniformTransform(1.25, 1.25), 1)).Sigma, constant.Sigma, 1e-12)
}

// crommelinWait is the mean wait of M/D/c by Crommelin's own series, which is slow near saturation but shares
// nothing with the roots.
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
			got := must(mDc(servers, load, 1)).Wait
			want := crommelinWait(servers, load)
			if math.Abs(got-want) > 1e-9*want+1e-13 {
				t.Errorf("%d servers at %v: got %.16g, want %.16g", servers, utilisation, got, want)
			}
		}
	}
}

func TestMDcWithOneServerIsPollaczekKhinchine(t *testing.T) {
	for _, utilisation := range []float64{0.01, 0.5, 0.99, 0.9999} {
		want := must(MG1(utilisation, serviceMeanSCV(1, 0)))
		nearMeans(t, "M/D/1", must(mDc(1, utilisation, 1)), want, 1e-10)
	}
}

func TestMDcNearSaturationNearsHalfTheExponentialWait(t *testing.T) {
	// Heavy traffic: constant service halves the wait of M/M/c.
	exponential := must(NewMMc(8, 8*0.99999, 1)).Wait
	near(t, "wait", must(mDc(8, 8*0.99999, 1)).Wait, exponential/2, 1e-3)
}

var threeClasses = []priorityClass{
	{arrivalRate: 0.1, service: serviceMeanSCV(0.5, 0)},
	{arrivalRate: 0.2, service: serviceMeanSCV(1, 2)},
	{arrivalRate: 0.3, service: serviceMeanSCV(1.5, 0.25)},
}

func TestPrioritiesConserveWork(t *testing.T) {
	// Kleinrock's conservation law: Σ ρ_k·Wq_k does not depend on the order of the classes. In the order of arrival
	// all wait alike.
	reversed := slices.Clone(threeClasses)
	slices.Reverse(reversed)
	work := func(classes []priorityClass) (total float64) {
		for k, means := range must(nonPreemptivePriority(classes)) {
			total += classes[k].load() * means.Wait
		}
		return total
	}
	near(t, "work", work(threeClasses), work(reversed), 1e-13)
}

func TestTheFirstPreemptiveClassIsAloneInTheWorld(t *testing.T) {
	first := threeClasses[0]
	alone := must(MG1(first.arrivalRate, first.service))
	nearMeans(t, "first class", must(preemptiveResumePriority(threeClasses))[0], alone, 1e-13)
}

func TestOnePriorityClassIsTheOpenQueue(t *testing.T) {
	class := threeClasses[1:2]
	want := must(MG1(class[0].arrivalRate, class[0].service))
	nearMeans(t, "non-preemptive", must(nonPreemptivePriority(class))[0], want, 1e-13)
	nearMeans(t, "preemptive", must(preemptiveResumePriority(class))[0], want, 1e-13)
	nearMeans(t, "servers", must(MultiServerPriority(3, []float64{2}, 1))[0], must(NewMMc(3, 2, 1)).Means, 1e-13)
}

func TestMultiServerPriorityWithOneServerIsCobham(t *testing.T) {
	classes := []priorityClass{{0.2, exponential(1)}, {0.5, exponential(1)}}
	want := must(nonPreemptivePriority(classes))
	for k, got := range must(MultiServerPriority(1, []float64{0.2, 0.5}, 1)) {
		nearMeans(t, "class", got, want[k], 1e-13)
	}
}

func TestVariationsOfMG1ReduceToIt(t *testing.T) {
	service := serviceMeanSCV(0.7, 0.4)
	plain := must(MG1(1, service))
	nearMeans(t, "batches of one", must(BatchArrivals(1, 1, 1, service)), plain, 1e-13)
	nearMeans(t, "no failures", must(Breakdowns(1, service, 0, exponential(5))).Means, plain, 1e-13)
	nearMeans(t, "vanishing vacations", must(Vacations(1, service, 1e-12, 2e-24)), plain, 1e-11)
}

func TestPatienceLikeServiceMakesAnInfiniteServer(t *testing.T) {
	// With patience and service of the same rate everybody leaves at it, queued or not: the number present is that of
	// M/M/∞.
	for _, servers := range []int{1, 5, 2000} {
		queue := must(newErlangA(servers, 7, 2, 2))
		near(t, "present", queue.present, 3.5, 1e-12)
	}
}

func TestEndlessPatienceMakesTheOpenQueue(t *testing.T) {
	open := must(NewMMc(4, 3.2, 1))
	queue := must(newErlangA(4, 3.2, 1, 1e-12))
	near(t, "present", queue.present, open.present, 1e-9)
	near(t, "waiting", queue.waiting, open.Waiting, 1e-9)
	near(t, "share that waits", queue.waitProbability, open.WaitProbability, 1e-9)
}

func TestAbandonmentBalancesAnOverload(t *testing.T) {
	// At twice the capacity of many servers half abandon, nearly.
	queue := must(newErlangA(1000, 2000, 1, 0.01))
	near(t, "abandonment", queue.abandonment, 0.5, 1e-6)
	near(t, "waiting", queue.waiting, 1000/0.01, 1e-6)
}

func TestDiscouragedArrivalsArePoisson(t *testing.T) {
	queue := must(newDiscouragedArrivals(1, 30, 2))
	near(t, "present", queue.present, 15, 1e-12)
	near(t, "empty", queue.empty, math.Exp(-15), 1e-12)
}

func TestSteadyRateMakesTheInfiniteServer(t *testing.T) {
	got := must(sinusoidalInfiniteServer(sinusoidalRate{mean: 7, amplitude: 0, period: 24}, 2, 5))
	near(t, "present", got, 3.5, 1e-15)
}

func TestSinusoidalCountOverWholePeriodsIsTheMeanRate(t *testing.T) {
	near(t, "count", must(sinusoidalRate{mean: 10, amplitude: 5, period: 24}.count(3, 3+7*24)), 1680, 1e-13)
}

func TestClosedNetworkIsTheRepairShop(t *testing.T) {
	// Machines that are up think; the repairman is the one station.
	for _, machines := range []int{1, 5, 40} {
		shop := must(MachineRepair(machines, 1, 0.1, 1))
		network := must(closedNetwork([]float64{1}, 10, machines))
		near(t, "down", network.present[0], shop.down, 1e-12)
		near(t, "throughput", network.throughput, float64(machines)*0.1*shop.availability, 1e-12)
	}
}

func TestARepairmanForEachMachineMakesThemIndependent(t *testing.T) {
	shop := must(MachineRepair(6, 6, 0.2, 1))
	near(t, "availability", shop.availability, must(availability(5, 1)), 1e-13)
	near(t, "all up", shop.allUp, math.Pow(5.0/6, 6), 1e-13)
}

func TestSaturatedTandemIsReversible(t *testing.T) {
	// The throughput of a line and of its mirror image are the same (Yamazaki & Sakasegawa 1975).
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
	queue := must(newMMcK(1, 4+2, 1.3, 0.7))
	near(t, "throughput", must(SaturatedTandem([]float64{1.3, 0.7}, []int{4})), 1.3*(1-queue.blocking), 1e-13)
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
		external:     []float64{1, 0.5, 0},
		routing:      [][]float64{{0, 0.5, 0.5}, {0, 0, 0.6}, {0.2, 0, 0}},
		serviceRates: []float64{2, 1.5, 1},
		servers:      []int{1, 1, 2},
	}
	means := must(network.solve())
	leaving := 0.0
	for i, rate := range means.arrivalRates {
		leaving += rate * (1 - sum(network.routing[i]))
	}
	near(t, "rate of leaving", leaving, 1.5, 1e-13)
}
