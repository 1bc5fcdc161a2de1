package experiment

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"math"

	"karvon/sim/engine"
	"karvon/sim/plan"
	"karvon/sim/random"
	"karvon/sim/response"
)

// Outcome is the small value that one replication leaves. Its lists are by
// response, with the counts of the plan's thresholds behind them.
type Outcome struct {
	Values      []float64 // NaN where the replication has none
	Weights     []uint64  // of how many a pooled value is a mean or share; 0 for others
	Doubts      []uint64  // how many of them were unfinished, or may belong to the share; nil where all are 0
	Times       []byte    // the histograms of its cohorts, encoded, for the pooled quantiles
	Probed      []byte    // what the item's probe observed
	ProbedBy    uint64    // hash of the probe's name; 0 for none
	Fingerprint uint64
	Events      uint64
	Entities    uint64

	// Stop says when it was stopped because it took as much memory as it may, and
	// what was inside; nil where it was not. Memory is how many bytes it took at
	// the most or, where it was stopped, might take; Observed how much of the window
	// it came to, in ns.
	Stop     *engine.Stop
	Memory   int64
	Observed int64

	counted bool // whether the sample's pool has its times
}

// observe takes the outcome from a replication's record.
func observe(m *response.Model, l *layout, rec *engine.Record) *Outcome {
	size := len(m.Responses) + len(m.Counts)
	o := &Outcome{
		Values:      make([]float64, 0, size),
		Weights:     make([]uint64, 0, size),
		Fingerprint: rec.Fingerprint,
		Events:      rec.Events,
		Entities:    rec.Entities,
		Memory:      rec.Memory,
		Observed:    observedOf(m.Plan, rec),
	}
	if rec.Stop.Why == engine.TooManyInside {
		stop := rec.Stop
		o.Stop = &stop
	}
	at := response.NewView(m.Plan, rec, o.Observed)
	doubts, some := make([]uint64, 0, size), false
	for _, responses := range [][]response.Response{m.Responses, m.Counts} {
		for i := range responses {
			seen := at.Observe(&responses[i])
			o.Values = append(o.Values, seen.Value)
			o.Weights = append(o.Weights, seen.Weight)
			doubts, some = append(doubts, seen.Censored), some || seen.Censored > 0
		}
	}
	if some {
		o.Doubts = doubts
	}
	o.Times = l.encode(at)
	return o
}

// MarshalBinary writes the outcome with every bit of its values.
func (o *Outcome) MarshalBinary() ([]byte, error) {
	to := make([]byte, 0, 64+10*len(o.Values)+len(o.Probed)+len(o.Times))
	to = append(to, outcomeVersion)
	to = binary.AppendUvarint(to, uint64(len(o.Values)))
	for i, value := range o.Values {
		to = binary.LittleEndian.AppendUint64(to, math.Float64bits(value))
		to = binary.AppendUvarint(to, o.Weights[i])
		to = binary.AppendUvarint(to, o.doubt(i))
	}
	for _, word := range []uint64{o.Fingerprint, o.Events, o.Entities, o.ProbedBy} {
		to = binary.LittleEndian.AppendUint64(to, word)
	}
	to = binary.AppendUvarint(binary.AppendUvarint(to, uint64(o.Memory)), uint64(o.Observed))
	var stop []byte
	if o.Stop != nil {
		var err error
		if stop, err = json.Marshal(o.Stop); err != nil {
			return nil, err
		}
	}
	to = append(binary.AppendUvarint(to, uint64(len(stop))), stop...)
	to = binary.AppendUvarint(to, uint64(len(o.Probed)))
	return append(append(to, o.Probed...), o.Times...), nil
}

// outcomeVersion is the first byte of a written outcome: the version of what
// follows. The first one had none, and no stop.
const outcomeVersion = 0xc2

// observedOf gives how much of the window a replication came to, in ns.
func observedOf(p *plan.Plan, rec *engine.Record) int64 {
	if rec.Stop.Why != engine.TooManyInside {
		return p.Window
	}
	return max(0, min(rec.End, p.WindowEnd())-p.WindowStart())
}

// doubt is how many of a response were unfinished.
func (o *Outcome) doubt(response int) uint64 {
	if o.Doubts == nil {
		return 0
	}
	return o.Doubts[response]
}

// errDamaged says that bytes are no outcome.
var errDamaged = errors.New("experiment: the bytes are no outcome of a replication")

// UnmarshalBinary reads what MarshalBinary wrote.
func (o *Outcome) UnmarshalBinary(from []byte) error {
	if len(from) == 0 || from[0] != outcomeVersion {
		return errDamaged
	}
	r := outcomeReader{from: from[1:]}
	count := r.varint()
	if r.damaged || count > uint64(len(r.from))/10 {
		return errDamaged
	}
	o.Values, o.Weights = make([]float64, count), make([]uint64, count)
	doubts, some := make([]uint64, count), false
	for i := range o.Values {
		o.Values[i] = math.Float64frombits(r.word())
		o.Weights[i], doubts[i] = r.varint(), r.varint()
		some = some || doubts[i] > 0
	}
	if some {
		o.Doubts = doubts
	}
	o.Fingerprint, o.Events, o.Entities, o.ProbedBy = r.word(), r.word(), r.word(), r.word()
	o.Memory, o.Observed = int64(r.varint()), int64(r.varint())
	if stop := r.bytes(); len(stop) > 0 {
		o.Stop = new(engine.Stop)
		if err := json.Unmarshal(stop, o.Stop); err != nil || o.Stop.Inside == nil {
			return errDamaged
		}
	}
	probed := r.varint()
	if r.damaged || probed > uint64(len(r.from)) {
		return errDamaged
	}
	o.Probed, o.Times = r.from[:probed:probed], r.from[probed:]
	return nil
}

// outcomeReader reads the parts of an outcome; after the first that is damaged
// all are 0.
type outcomeReader struct {
	from    []byte
	damaged bool
}

func (r *outcomeReader) word() uint64 {
	if r.damaged = r.damaged || len(r.from) < 8; r.damaged {
		return 0
	}
	value := binary.LittleEndian.Uint64(r.from)
	r.from = r.from[8:]
	return value
}

// bytes reads so many as are said before them.
func (r *outcomeReader) bytes() []byte {
	count := r.varint()
	if r.damaged = r.damaged || count > uint64(len(r.from)); r.damaged {
		return nil
	}
	value := r.from[:count:count]
	r.from = r.from[count:]
	return value
}

func (r *outcomeReader) varint() uint64 {
	value, length := binary.Uvarint(r.from)
	if r.damaged = r.damaged || length <= 0; r.damaged {
		return 0
	}
	r.from = r.from[length:]
	return value
}

// serves says whether the outcome holds what a probe observes, by the hash of
// its name. Where nothing is asked for, any outcome does.
func (o *Outcome) serves(probe uint64) bool { return probe == 0 || o.ProbedBy == probe }

// fits says whether the outcome is that under a bound on memory: where the
// replication was stopped, by this very bound; else where it took no more.
func (o *Outcome) fits(memory int64) bool {
	if o.Stop != nil {
		return o.Memory == memory
	}
	return o.Memory <= memory
}

// hashText names a text by 16 hexadecimal digits.
func hashText(text string) string { return fmt.Sprintf("%016x", random.HashString(text)) }
