package experiment

import (
	"context"
	"fmt"
	"reflect"
	"sync"
	"testing"

	"karvon/sim/experiment/journal"
	"karvon/sim/response/responsetest"
	"karvon/sim/stats"
)

// hurried is somebody else who notes which replications are asked for before any of them is needed.
type hurried struct {
	posted
	noted sync.Mutex
	seen  map[string]int // how often each replication of each point was asked for
	ahead int
}

func (h *hurried) Ask(ctx context.Context, o *Order) (*Delivery, error) {
	h.noted.Lock()
	if h.seen == nil {
		h.seen = map[string]int{}
	}
	for n := range o.Count {
		h.seen[fmt.Sprint(o.Item.Hash, o.Item.Replication+n)]++
	}
	if o.Apart {
		h.ahead += o.Count
	}
	h.noted.Unlock()
	return h.posted.Ask(ctx, o)
}

// Who is asked ahead changes no answer, and nobody does twice what is on its way: with an empty journal, with one that
// holds more than is needed, and with none.
func TestWhatIsAskedAheadChangesNoAnswer(t *testing.T) {
	m := responsetest.Named(t, "one-server")
	rule := stats.Sequential{Precision: 0.05, Most: 200}
	precisely := func(r *Runner) any {
		result, err := Precisely(t.Context(), r, shortQueue("a").compiledOf(t), rule, []int{m.Primary[0]}, 5)
		if err != nil {
			t.Fatal(err)
		}
		return []any{result.Fingerprint, result.Precision.Looks, normalised(result)}
	}
	want := precisely(&Runner{Load: loadLibrary})
	more := new(journal.Memory)
	precisely(&Runner{Load: loadLibrary, Journal: more, Elsewhere: &posted{load: loadLibrary}})
	extend(t, &Runner{Journal: more}, 400, NewSample(shortQueue("a")))
	for name, j := range map[string]journal.Store{"empty": new(journal.Memory), "more": more, "none": nil} {
		to := &hurried{posted: posted{load: loadLibrary, abreast: 3}}
		r := &Runner{Load: loadLibrary, Elsewhere: to}
		if j != nil {
			r.Journal = j
		}
		if got := precisely(r); !reflect.DeepEqual(got, want) {
			t.Errorf("%s: another answer", name)
		}
		to.noted.Lock()
		for what, often := range to.seen {
			if often > 1 {
				t.Errorf("%s: %s was asked for %d times", name, what, often)
			}
		}
		if name == "empty" && to.ahead == 0 {
			t.Error("nothing was asked for ahead")
		}
		to.noted.Unlock()
	}
}
