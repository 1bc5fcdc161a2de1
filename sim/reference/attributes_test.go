package reference

import (
	"testing"

	"karvon/sim/experiment"
	"karvon/sim/stats"
	"karvon/sim/theory"
)

// A service of a number of pallets times an exponential time is an M/G/1 queue
// whose moments are products (Pollaczek and Khinchine). An engine that drew for
// each pallet, or took the mean number, would have another second moment.
func TestServiceThatDependsOnAttributesMatchesPollaczekKhinchine(t *testing.T) {
	const meanPallets, secondPallets = 0.5*1 + 0.3*2 + 0.2*4, 0.5*1 + 0.3*4 + 0.2*16
	for name, service := range map[string]string{
		"scaled":  "{scale: pallets, of: {exponential: 20s}}",
		"by word": "{by: size, cases: {small: {exponential: 20s}, middle: {exponential: 40s}}, otherwise: {scale: 4, of: {exponential: 20s}}}",
	} {
		t.Run(name, func(t *testing.T) {
			set := []string{
				"sites.post.stations.desk.service=" + service,
				"run.window=4 weeks",
				"flows.customers.arrivals.rate=1/min",
				"flows.customers.attributes={pallets: {draw: {discrete: {1: 50%, 2: 30%, 4: 20%}}}, size: {shares: {small: 50%, middle: 30%, large: 20%}}}",
			}
			result := run(t, "desk.yaml", set, experiment.Options{})
			exact, err := theory.MG1(1.0/60, theory.Service{Mean: 20 * meanPallets, SecondMoment: 2 * 20 * 20 * secondPallets})
			if err != nil {
				t.Fatal(err)
			}
			wait := stats.MeanInterval(find(t, result, "post.desk.wait.mean").Values, 0.999)
			if wait.Mean-wait.HalfWidth > exact.Wait || wait.Mean+wait.HalfWidth < exact.Wait {
				t.Errorf("the mean wait is %.4g ± %.2g s, exactly %.4g s", wait.Mean, wait.HalfWidth, exact.Wait)
			}
			t.Logf("the mean wait is %.4g ± %.2g s, exactly %.4g s", wait.Mean, wait.HalfWidth, exact.Wait)
		})
	}
}
