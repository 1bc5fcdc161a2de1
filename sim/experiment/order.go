package experiment

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"

	"karvon/sim/response"
)

// Order asks somebody else for replications of a design point: all that says what they are and what is to be kept of
// them. It is a value that can be sent; equal orders are answered by equal deliveries, wherever that is.
type Order struct {
	Item     Item     `json:"item"` // of the first replication
	Count    int      `json:"replications"`
	Question *asked   `json:"question,omitempty"` // nil for all that can be asked
	Probe    *probing `json:"probe,omitempty"`
	Apart    bool     `json:"apart,omitempty"`  // whether replications are not put together into chunks
	Bound    int64    `json:"bound"`            // bytes that each may take
	Sample   string   `json:"sample"`           // name of the design point, for messages
	Bundle   string   `json:"bundle,omitempty"` // names the files of the scenario, where they are sent
}

// asked is a question as it is sent.
type asked struct {
	Responses []string `json:"responses"`
	Pooled    bool     `json:"pooled"`
	Warnings  bool     `json:"warnings"`
}

// probing is a probe as it is sent.
type probing struct {
	Account  bool              `json:"account,omitempty"`
	Bins     int               `json:"bins,omitempty"`     // of series
	Entities map[string]uint64 `json:"entities,omitempty"` // divisors by flow
}

// Key names the order: equal orders have equal keys.
func (o *Order) Key() string {
	digest := sha256.Sum256(o.Encode())
	return hex.EncodeToString(digest[:16])
}

// Encode writes the order. Equal orders are equal bytes.
func (o *Order) Encode() []byte {
	text, err := json.Marshal(o)
	if err != nil {
		panic(err) // it has neither channels nor numbers without a text
	}
	return text
}

// DecodeOrder reads what Encode wrote.
func DecodeOrder(text []byte) (*Order, error) {
	o := new(Order)
	if err := json.Unmarshal(text, o); err != nil {
		return nil, fmt.Errorf("the order cannot be read: %w", err)
	}
	if o.Count < 1 || o.Item.Replication < 0 || o.Item.Replication > 1<<62-o.Count {
		return nil, fmt.Errorf("the order is for %d replications from number %d on", o.Count, o.Item.Replication)
	}
	return o, Within(1, o.Count)
}

// order asks for replications of a compiled sample, from one on.
func (r *Runner) order(s *Sample, replication, count int) *Order {
	o := &Order{Item: s.item(replication), Count: count, Apart: !r.chunks(s), Bound: memoryOf(r.Memory), Sample: s.Name}
	if q := s.question; q != nil {
		o.Question = &asked{q.responses, q.pooled, q.warnings}
	}
	if s.probe != nil {
		o.Probe = s.probe.order()
	}
	return o
}

// Elsewhere has orders fulfilled by somebody else: on other machines.
type Elsewhere interface {
	// Ask gives the answer to an order, and waits for it. The error is the context's, or says why there will be none.
	Ask(ctx context.Context, o *Order) (*Delivery, error)
	// Abreast is how many orders are fulfilled at the same time, as far as is known: at least 1.
	Abreast() int
}

// order sends the probe.
func (accounting) order() *probing { return &probing{Account: true} }

func (s *series) order() *probing { return &probing{Bins: s.bins} }

func (e *entities) order() *probing { return &probing{Entities: e.divisors} }

// prober makes the probe anew, for a model.
func (p *probing) prober(m *response.Model) prober {
	switch {
	case p.Account:
		return accounting{}
	case p.Bins > 0:
		return newSeries(m, p.Bins)
	}
	return &entities{p.Entities}
}

// sample begins the sample whose replications are ordered. It fails where what was loaded is not what is meant.
func (o *Order) sample(m *response.Model) (*Sample, error) {
	changed := m.WithWarmUp(o.Item.WarmUp).WithWindows(1).WithWindow(o.Item.Window).WithAntithetic(o.Item.Antithetic)
	changed.FollowUp = o.Item.FollowUp
	m = m.With(changed)
	seed := o.Item.Seed
	s := NewSample(Point{Name: o.Sample, Configuration: o.Item.Configuration, Seed: &seed, first: o.Item.Replication})
	if q := o.Question; q != nil {
		s.question = &question{q.Responses, q.Pooled, q.Warnings}
	}
	if o.Probe != nil {
		s.probe = o.Probe.prober(m)
	}
	s.compiled.Do(func() { s.use(m) })
	if s.err != nil {
		return nil, s.err
	}
	if made := s.item(0); made.Hash != o.Item.Hash || made.Layout != o.Item.Layout || made.Probe != o.Item.Probe ||
		made.Projection != o.Item.Projection {
		return nil, fmt.Errorf("%w: %s is %s here, and %s where it is asked for", errOtherScenario, o.Sample, made.Hash,
			o.Item.Hash)
	}
	return s, nil
}
