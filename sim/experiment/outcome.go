package experiment

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"

	"karvon/sim/engine"
	"karvon/sim/plan"
	"karvon/sim/random"
)

// Outcome is the small value that one replication leaves.
type Outcome struct {
	Values      []float64 // by response; NaN where the replication has none
	Times       []byte    // the histograms of its cohorts, encoded, for the pooled quantiles
	Probed      []byte    // what the item's probe observed
	ProbedBy    uint64    // hash of the probe's name; 0 for none
	Fingerprint uint64
	Events      uint64
	Entities    uint64
	Overflow    bool // whether it was stopped because too many were inside

	counted bool // whether the sample's pool has its times
}

// observe takes the outcome from a replication's record.
func observe(p *plan.Plan, l *layout, rec *engine.Record) *Outcome {
	o := &Outcome{
		Values:      make([]float64, len(p.Responses)),
		Times:       l.encode(p, rec),
		Fingerprint: rec.Fingerprint,
		Events:      rec.Events,
		Entities:    rec.Entities,
		Overflow:    rec.Overflow,
	}
	at := newView(p, rec)
	for i := range p.Responses {
		o.Values[i] = at.value(&p.Responses[i])
	}
	return o
}

// MarshalBinary writes the outcome with every bit of its values.
func (o *Outcome) MarshalBinary() ([]byte, error) {
	to := make([]byte, 0, 64+8*len(o.Values)+len(o.Probed)+len(o.Times))
	to = binary.AppendUvarint(to, uint64(len(o.Values)))
	for _, value := range o.Values {
		to = binary.LittleEndian.AppendUint64(to, math.Float64bits(value))
	}
	for _, word := range []uint64{o.Fingerprint, o.Events, o.Entities, o.ProbedBy} {
		to = binary.LittleEndian.AppendUint64(to, word)
	}
	overflow := byte(0)
	if o.Overflow {
		overflow = 1
	}
	to = binary.AppendUvarint(append(to, overflow), uint64(len(o.Probed)))
	return append(append(to, o.Probed...), o.Times...), nil
}

// errDamaged says that bytes are no outcome.
var errDamaged = errors.New("experiment: the bytes are no outcome of a replication")

// UnmarshalBinary reads what MarshalBinary wrote.
func (o *Outcome) UnmarshalBinary(from []byte) error {
	count, length := binary.Uvarint(from)
	if length <= 0 || count > uint64(len(from))/8 {
		return errDamaged
	}
	from = from[length:]
	if uint64(len(from)) < 8*count+33 {
		return errDamaged
	}
	word := func() uint64 {
		value := binary.LittleEndian.Uint64(from)
		from = from[8:]
		return value
	}
	o.Values = make([]float64, count)
	for i := range o.Values {
		o.Values[i] = math.Float64frombits(word())
	}
	o.Fingerprint, o.Events, o.Entities, o.ProbedBy = word(), word(), word(), word()
	o.Overflow = from[0] == 1
	probed, length := binary.Uvarint(from[1:])
	if length <= 0 || probed > uint64(len(from)-1-length) {
		return errDamaged
	}
	from = from[1+length:]
	o.Probed, o.Times = from[:probed:probed], from[probed:]
	return nil
}

// serves says whether the outcome holds what a probe observes, by the hash of
// its name. Where nothing is asked for, any outcome does.
func (o *Outcome) serves(probe uint64) bool { return probe == 0 || o.ProbedBy == probe }

// hashText names a text by 16 hexadecimal digits.
func hashText(text string) string { return fmt.Sprintf("%016x", random.HashString(text)) }
