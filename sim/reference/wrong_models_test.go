package reference

import (
	"slices"
	"testing"
)

// The quick edition is strong enough to tell these mistakes: each changes a model as a fault of the engine would,
// and some row must miss its value.
func TestWrongModelsAreCaught(t *testing.T) {
	if *long {
		t.Skip("a test of the quick edition")
	}
	for _, c := range []struct {
		mistake, family, parameters string
		set                         []string
	}{
		{"a place to wait where there is none", "erlang_b", "c=5;a=3.0", []string{room("1")}},
		{"a service that varies a tenth too little", "mm1", "lambda=0.5;mu=1.0",
			[]string{service("{gamma: {mean: 1m, cv: 0.9}}")}},
		{"a service that is 5% too long", "mm1", "lambda=0.8;mu=1.0", []string{service("{exponential: 63s}")}},
		{"one server too many", "mmc", "c=10;lambda=9.0;mu=1.0", []string{servers("11")}},
		{"constant times between arrivals", "mg1_md1", "lambda=0.8;E[S]=1.0;E[S2]=1", []string{interarrival("1.25m")}},
		{"a batch that comes one by one", "batch_mx_m_1", "lambda_batches=0.4;batch=2;mu=1.0",
			[]string{batches("0.8/min", "1")}},
		{"no priority", "priority_mm1_nonpreemptive", "lambdas=[0.2, 0.6];means=[1.0, 1.0];class=1(1=highest)",
			[]string{"sites.post.stations.desk.queue.discipline=fifo"}},
		{"a buffer that is one too large", "tandem_blocking_after_service_saturated", "mu=[1, 1];buffers=[1]",
			[]string{"sites.post.stations.two.queue.capacity=2"}},
		{"a queue that blocks nobody", "tandem_blocking_after_service_saturated", "mu=[1, 1];buffers=[0]",
			[]string{"sites.post.stations.two.queue=null"}},
	} {
		t.Run(c.mistake, func(t *testing.T) {
			t.Parallel()
			m := modelOf(t, c.family, c.parameters)
			m.set = slices.Concat(m.set, c.set)
			if !slices.ContainsFunc(m.figures(t, rowConfidence(t)), func(f figure) bool { return !f.covers() }) {
				t.Error("no row misses its value")
			}
		})
	}
}

func modelOf(t *testing.T, family, parameters string) model {
	t.Helper()
	models := allModels()
	i := slices.IndexFunc(models, func(m model) bool { return m.family == family && m.parameters == parameters })
	if i < 0 {
		t.Fatalf("no model answers %s with %s", family, parameters)
	}
	return models[i]
}
