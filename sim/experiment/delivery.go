package experiment

import (
	"context"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"karvon/sim/bound"
	"karvon/sim/experiment/journal"
)

// Delivery is the answer to an [Order]: the records that a store has of its replications where they were simulated by
// themselves, and what failed.
type Delivery struct {
	records []journal.Record
	refused *refusalElsewhere // why there is no more of it; nil where nothing is wrong
	lost    []lostElsewhere   // that failed inside karvon
}

// refusalElsewhere says why a design point has no result.
type refusalElsewhere struct {
	Replication int    `json:"replication"` // NoReplication where none is to blame
	Text        string `json:"text"`
	Other       bool   `json:"other,omitempty"` // whether another scenario was loaded than the one meant
}

// lostElsewhere is a replication that failed inside karvon, by a panic.
type lostElsewhere struct {
	Replication int    `json:"replication"`
	Value       string `json:"value"`
	Stack       string `json:"stack,omitempty"`
}

// errOtherScenario says that the files of a scenario are not those that were meant.
var errOtherScenario = errors.New("the scenario that was loaded is another one")

// deliveryMagic begins every delivery, before the version of stored forms.
const deliveryMagic = "KDEL"

// deliveryHead is what stands before the records of a delivery.
type deliveryHead struct {
	Refused *refusalElsewhere `json:"refused,omitempty"`
	Lost    []lostElsewhere   `json:"lost,omitempty"`
	Records []deliveredRecord `json:"records"`
}

// deliveredRecord is a record's key and how long its value is.
type deliveredRecord struct {
	Item  []byte `json:"item"`
	Kept  uint64 `json:"kept"`
	First uint64 `json:"first"`
	Level uint8  `json:"level"`
	Size  int    `json:"size"`
}

// Failed says whether something failed inside karvon: what is told of that is of one machine, and not the same on all.
func (d *Delivery) Failed() bool { return len(d.lost) > 0 }

// Encode writes the delivery. Equal deliveries are equal bytes.
func (d *Delivery) Encode() ([]byte, error) {
	head := deliveryHead{Refused: d.refused, Lost: d.lost}
	size := 0
	for i := range d.records {
		r := &d.records[i]
		head.Records = append(head.Records, deliveredRecord{r.Item[:], r.Kept, r.First, r.Level, len(r.Value)})
		size += len(r.Value)
	}
	text, err := json.Marshal(&head)
	if err != nil {
		return nil, err
	}
	to := binary.AppendUvarint(storedHead(deliveryMagic), uint64(len(text)))
	to = append(slices.Grow(to, len(text)+size), text...)
	for i := range d.records {
		to = append(to, d.records[i].Value...)
	}
	return to, nil
}

// errNoDelivery says that bytes are no delivery.
var errNoDelivery = errors.New("experiment: the bytes are no delivery of replications")

// DecodeDelivery reads what Encode wrote.
func DecodeDelivery(from []byte) (*Delivery, error) {
	if len(from) < len(deliveryMagic) || string(from[:len(deliveryMagic)]) != deliveryMagic {
		return nil, errNoDelivery
	}
	r := outcomeReader{from: from[len(deliveryMagic):]}
	if version := r.varint(); !r.damaged && version != storedVersion {
		return nil, &otherVersionError{version}
	}
	text := r.bytes()
	if r.damaged {
		return nil, errNoDelivery
	}
	var head deliveryHead
	if err := json.Unmarshal(text, &head); err != nil {
		return nil, errors.Join(errNoDelivery, err)
	}
	d := &Delivery{refused: head.Refused, lost: head.Lost}
	for _, told := range head.Records {
		if len(told.Item) != len(journal.Series{}.Item) || told.Size < 0 || told.Size > len(r.from) {
			return nil, errNoDelivery
		}
		key := journal.Key{Series: journal.Series{Item: [16]byte(told.Item), Kept: told.Kept}, First: told.First,
			Level: told.Level}
		d.records = append(d.records, journal.Record{Key: key, Value: r.from[:told.Size:told.Size]})
		r.from = r.from[told.Size:]
	}
	if len(r.from) > 0 {
		return nil, errNoDelivery
	}
	return d, nil
}

// Fulfil simulates what an order asks for, on one core. The scenario is what the loader gives. What is wrong with it,
// or with a replication, is a part of the delivery; the error is the context's, or that the order takes more memory
// than it may, most bytes for each replication.
func Fulfil(ctx context.Context, o *Order, load Loader, most int64) (*Delivery, error) {
	if o.Bound < 1 || o.Bound > most {
		return nil, fmt.Errorf("the order lets a replication take %s; at most %s can be given to it", MemoryText(o.Bound),
			MemoryText(most))
	}
	s, err := o.load(ctx, load)
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	var panicked *PanicError
	switch {
	case errors.As(err, &panicked):
		return &Delivery{lost: []lostElsewhere{{NoReplication, panicked.Value, string(panicked.Stack)}}}, nil
	case err != nil:
		return &Delivery{refused: &refusalElsewhere{NoReplication, err.Error(), errors.Is(err, errOtherScenario)}}, nil
	}
	store := new(journal.Memory)
	r := &Runner{Workers: 1, Memory: o.Bound, Journal: store, apart: o.Apart}
	if err := r.Extend(ctx, []*Sample{s}, o.Count); err != nil {
		return nil, err
	}
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	d := &Delivery{records: store.Records()}
	if s.err != nil {
		d.refused = refusal(s.err, s.first)
	}
	for _, lost := range s.allLost() {
		d.lost = append(d.lost, lostElsewhere{lost.Replication, lost.Value, string(lost.Stack)})
	}
	return d, nil
}

// load makes the sample whose replications are ordered.
func (o *Order) load(ctx context.Context, load Loader) (made *Sample, err error) {
	s := &Sample{Point: Point{Name: o.Sample, Configuration: o.Item.Configuration}}
	err = s.guarded(NoReplication, func() error {
		m, err := load(ctx, o.Item.Configuration)
		if err == nil {
			made, err = o.sample(m)
		}
		return err
	})
	return made, err
}

// refusal says why a sample has no result, of which replications count from a number on.
func refusal(err error, first int) *refusalElsewhere {
	var failed *failedReplication
	if errors.As(err, &failed) {
		return &refusalElsewhere{first + failed.number, failed.err.Error(), false}
	}
	return &refusalElsewhere{NoReplication, err.Error(), false}
}

// checkDelivery says what is wrong with the records that answer an order of a sample.
func (s *Sample) checkDelivery(o *Order, d *Delivery) error {
	item := s.item(0)
	own, err := item.key()
	if err != nil {
		return err
	}
	item.Memory = o.Bound
	stopped, err := item.key()
	if err != nil {
		return err
	}
	from, to := uint64(o.Item.Replication), uint64(o.Item.Replication+o.Count)
	for i := range d.records {
		r := &d.records[i]
		if r.Series != own.Series && r.Series != stopped.Series || r.First < from || r.Level > 40 || r.End() > to ||
			!bound.Outcome.Allows(int64(len(r.Value))) {
			return fmt.Errorf("%w: it holds %v, which was not asked for", errNoDelivery, r.Key)
		}
	}
	return nil
}
