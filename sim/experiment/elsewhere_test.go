package experiment

import (
	"bytes"
	"context"
	"errors"
	"reflect"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"karvon/sim/bound"
	"karvon/sim/experiment/journal"
	"karvon/sim/plan"
	"karvon/sim/response"
	"karvon/sim/response/responsetest"
)

// posted is somebody else, to whom orders are sent as bytes and who sends bytes back.
type posted struct {
	load    Loader
	abreast int

	mutex    sync.Mutex
	asked    map[string][]byte // orders by key
	counts   []int             // replications of each order
	delivery func(o *Order, d *Delivery) (*Delivery, error)
}

func (p *posted) Abreast() int { return max(1, p.abreast) }

func (p *posted) Ask(ctx context.Context, o *Order) (*Delivery, error) {
	text := o.Encode()
	p.mutex.Lock()
	if p.asked == nil {
		p.asked = map[string][]byte{}
	}
	p.asked[o.Key()] = text
	p.counts = append(p.counts, o.Count)
	p.mutex.Unlock()
	read, err := DecodeOrder(text)
	if err != nil {
		return nil, err
	}
	d, err := Fulfil(ctx, read, p.load, bound.Memory.Most)
	if err != nil {
		return nil, err
	}
	if p.delivery != nil {
		if d, err = p.delivery(o, d); err != nil {
			return nil, err
		}
	}
	sent, err := d.Encode()
	if err != nil {
		return nil, err
	}
	return DecodeDelivery(sent)
}

// send has replications of points simulated elsewhere.
func send(t *testing.T, to *posted, j journal.Store, replications int, points ...Point) []*Sample {
	t.Helper()
	if to.load == nil {
		to.load = loadLibrary
	}
	r := &Runner{Elsewhere: to, Journal: j, Load: loadLibrary}
	var samples []*Sample
	for _, p := range points {
		samples = append(samples, NewSample(p))
	}
	if err := r.Extend(t.Context(), samples, replications); err != nil {
		t.Fatal(err)
	}
	return samples
}

// requireEqual holds what samples show against those that were simulated here.
func requireEqual(t *testing.T, got []*Sample, replications int, points ...Point) {
	t.Helper()
	for i, p := range points {
		here := NewSample(p)
		extend(t, &Runner{}, replications, here)
		want, have := resultOf(t, here), resultOf(t, got[i])
		if want.Fingerprint != have.Fingerprint || want.events != have.events || want.entities != have.entities ||
			!reflect.DeepEqual(normalised(want), normalised(have)) {
			t.Errorf("%s: another result elsewhere", p.Name)
		}
	}
}

func TestElsewhereItIsTheSameResult(t *testing.T) {
	busy := shortQueue("busy", "flows.trucks.arrivals.rate=50/h")
	for _, abreast := range []int{1, 3, 40} {
		to := &posted{abreast: abreast}
		requireEqual(t, send(t, to, nil, 37, shortQueue("a"), busy, shortest(5)), 37, shortQueue("a"), busy, shortest(5))
	}
}

// What follows the first orders is asked for in chunks, which a journal keeps as they are; what it has is not asked for
// again.
func TestOrdersAreChunks(t *testing.T) {
	to, j := &posted{}, openJournal(t, t.TempDir())
	defer j.Close()
	send(t, to, j, 64, shortQueue("a"))
	most := 0
	for _, n := range to.counts {
		most = max(most, n)
	}
	if most != 16 || j.Len() != 64 { // of which there are 4 for the one that works
		t.Errorf("orders of %v replications; %d kept", to.counts, j.Len())
	}
	before := len(to.counts)
	requireEqual(t, send(t, to, j, 80, shortQueue("a")), 80, shortQueue("a"))
	again := 0
	for _, n := range to.counts[before:] {
		again += n
	}
	if again != 16 {
		t.Errorf("%d replications were asked for again", again)
	}
}

// Every question, probe and window that a command has goes through an order.
func TestExperimentsAreTheSameElsewhere(t *testing.T) {
	m := responsetest.Named(t, "one-server")
	point := shortQueue("one-server")
	both := func(ask func(r *Runner) any) {
		t.Helper()
		here := ask(&Runner{Load: loadLibrary})
		there := ask(&Runner{Load: loadLibrary, Elsewhere: &posted{load: loadLibrary, abreast: 2}})
		if !reflect.DeepEqual(here, there) {
			t.Errorf("%+v here and %+v elsewhere", here, there)
		}
	}
	both(func(r *Runner) any {
		w, err := FindWarmUp(t.Context(), r, m, Point{}, 10)
		if err != nil {
			t.Fatal(err)
		}
		return *w
	})
	both(func(r *Runner) any {
		samples := []*Sample{point.compiledOf(t), shortQueue("busier", "flows.trucks.arrivals.rate=50/h").compiledOf(t)}
		c, err := Compare(t.Context(), r, samples, 20, 1)
		if err != nil {
			t.Fatal(err)
		}
		return []any{c.Others[0].Primary[0].Low, c.Others[0].Primary[0].High, c.Others[0].Balances, c.Base.Fingerprint}
	})
	both(func(r *Runner) any {
		e, err := Explain(t.Context(), r, m, ExplainOptions{Base: point, Replications: 10})
		if err != nil {
			t.Fatal(err)
		}
		return e.Flows
	})
}

func (p Point) compiledOf(t *testing.T) *Sample {
	s, err := NewSample(p).Compiled(t.Context(), loadLibrary)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// A replication that is stopped by its bound on memory is an outcome elsewhere too.
func TestABoundOnMemoryTravels(t *testing.T) {
	m := responsetest.Text(t, overloaded)
	load := loaderOf(overloaded)
	to := &posted{load: load}
	r := &Runner{Elsewhere: to, Load: load, Memory: 1 << 20}
	there := Point{Name: "a", Window: plan.Day}.Of(m)
	if err := r.Extend(t.Context(), []*Sample{there}, 3); err != nil {
		t.Fatal(err)
	}
	here := Point{Name: "a", Window: plan.Day}.Of(m)
	if err := (&Runner{Memory: 1 << 20}).Extend(t.Context(), []*Sample{here}, 3); err != nil {
		t.Fatal(err)
	}
	want, have := resultOf(t, here), resultOf(t, there)
	if len(have.Stops) != 3 || !reflect.DeepEqual(want.Stops, have.Stops) || want.Fingerprint != have.Fingerprint {
		t.Errorf("stops %v here, %v elsewhere", want.Stops, have.Stops)
	}
	most := int64(1 << 19)
	if _, err := Fulfil(t.Context(), r.order(there, 0, 1), load, most); err == nil {
		t.Error("a worker gives more memory than it may")
	}
}

// late is somebody else whom more join, once there is work.
type late struct {
	posted
	here     sync.Mutex
	at, most int
	once     sync.Once
	joined   chan struct{}
}

func (l *late) Abreast() int {
	select {
	case <-l.joined:
		return 8
	default:
		return 1
	}
}

func (l *late) Ask(ctx context.Context, o *Order) (*Delivery, error) {
	l.here.Lock()
	l.at++
	if l.most = max(l.most, l.at); l.at == 4 {
		l.once.Do(func() { close(l.joined) }) // as many as one worker is given; all wait until there are more
	}
	enough := l.most > 4
	l.here.Unlock()
	for tried := 0; !enough && tried < 100; tried++ {
		time.Sleep(time.Second)
		l.here.Lock()
		enough = l.most > 4
		l.here.Unlock()
	}
	defer func() {
		l.here.Lock()
		l.at--
		l.here.Unlock()
	}()
	return l.posted.Ask(ctx, o)
}

func TestWhoJoinsLateGetsWork(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		to := &late{posted: posted{load: loadLibrary}, joined: make(chan struct{})}
		r := &Runner{Elsewhere: to, Load: loadLibrary}
		if err := r.Extend(context.Background(), []*Sample{NewSample(shortQueue("a"))}, 40); err != nil {
			t.Fatal(err)
		}
		if to.most <= 4 {
			t.Errorf("at most %d orders were given out at the same time", to.most)
		}
	})
}

// Whoever loads another scenario than the one meant says so, and the run ends.
func TestAnEditedScenarioIsRefused(t *testing.T) {
	other := func(ctx context.Context, c Configuration) (*response.Model, error) {
		c.Settings = append(c.Settings, "flows.trucks.arrivals.rate=20/h")
		return loadLibrary(ctx, c)
	}
	r := &Runner{Elsewhere: &posted{load: other}, Load: loadLibrary}
	if err := r.Extend(t.Context(), []*Sample{NewSample(shortQueue("a"))}, 2); err == nil {
		t.Error("nobody says that the scenario is another one")
	}
}

func TestWhatIsAbandonedElsewhereIsLeftOut(t *testing.T) {
	to := &posted{delivery: func(o *Order, d *Delivery) (*Delivery, error) {
		if o.Item.Replication == 2 {
			return nil, &AbandonedError{"it was delivered 5 times"}
		}
		return d, nil
	}}
	result := resultOf(t, send(t, to, nil, 4, shortQueue("a"))[0])
	if len(result.Lost) != 1 || result.Lost[0].Replication != 2 || result.Replications != 3 || !result.Lost[0].Abandoned {
		t.Errorf("lost %v of %d", result.Lost, result.Asked)
	}
}

// What a worker sends that was not asked for, or is damaged, ends the run and is not kept.
func TestDeliveriesThatAnswerNoOrderAreRefused(t *testing.T) {
	spoil := map[string]func(d *Delivery){
		"another replication": func(d *Delivery) { d.records[0].First += 64 },
		"another series":      func(d *Delivery) { d.records[0].Item[0]++ },
		"another projection":  func(d *Delivery) { d.records[0].Kept++ },
		"too large a chunk":   func(d *Delivery) { d.records[0].Level = 63 },
		"damaged":             func(d *Delivery) { d.records[0].Value[len(d.records[0].Value)/2] ^= 1 },
		"cut off":             func(d *Delivery) { d.records[0].Value = d.records[0].Value[:20] },
	}
	for name, spoil := range spoil {
		to := &posted{load: loadLibrary, delivery: func(_ *Order, d *Delivery) (*Delivery, error) {
			d.records[0].Value = bytes.Clone(d.records[0].Value)
			spoil(d)
			return d, nil
		}}
		j := new(journal.Memory)
		r := &Runner{Elsewhere: to, Load: loadLibrary, Journal: j}
		if err := r.Extend(t.Context(), []*Sample{NewSample(shortQueue("a"))}, 1); err == nil || j.Len() > 0 {
			t.Errorf("%s: %v, %d kept", name, err, j.Len())
		}
	}
}

func TestSharesTogetherAreTheWhole(t *testing.T) {
	points := []Point{shortQueue("a"), shortQueue("b", "flows.trucks.arrivals.rate=50/h"), shortest(3)}
	all := new(journal.Memory)
	asked := 0
	for number := 1; number <= 3; number++ {
		j := new(journal.Memory)
		share := &Share{Number: number, Of: 3}
		r := &Runner{Load: loadLibrary, Journal: j, Share: share}
		var samples []*Sample
		for _, p := range points {
			samples = append(samples, NewSample(p))
		}
		if err := r.Extend(t.Context(), samples, 21); !errors.Is(err, ErrOthersShare) {
			t.Fatalf("share %d ends with %v", number, err)
		}
		if j.Len() < 15 || j.Len() > 27 {
			t.Errorf("share %d has %d of 63 replications", number, j.Len())
		}
		for _, told := range share.Asked() {
			asked += int(told.To - told.From)
		}
		for _, record := range j.Records() {
			if err := all.Put(record.Key, record.Value); err != nil {
				t.Fatal(err)
			}
		}
	}
	if all.Len() != 63 || asked != 63 {
		t.Fatalf("together %d replications, of %d that were asked for", all.Len(), asked)
	}
	nobody := &posted{delivery: func(*Order, *Delivery) (*Delivery, error) { return nil, errors.New("not again") }}
	requireEqual(t, send(t, nobody, all, 21, points...), 21, points...)
}
