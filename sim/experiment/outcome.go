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

// outcome is the small value that one replication leaves. Its lists are by response, with the counts of the plan's
// thresholds behind them.
type outcome struct {
	values      []float64 // NaN where the replication has none
	weights     []uint64  // of how many a pooled value is a mean or share; 0 for others
	doubts      []uint64  // how many of them were unfinished, or may belong to the share; nil where all are 0
	times       []byte    // the histograms of its cohorts, encoded, for the pooled quantiles
	probed      []byte    // what the item's probe observed
	probedBy    uint64    // hash of the probe's name; 0 for none
	fingerprint uint64
	events      uint64
	entities    uint64

	// stop says when it was stopped because it took as much memory as it may, and what was inside; nil where it was
	// not. Memory is how many bytes it took at the most or, where it was stopped, might take; observed how much of the
	// window it came to, in ns.
	stop     *engine.Stop
	memory   int64
	observed int64

	counted bool // whether the sample's pool has its times
}

// observe takes the outcome from a replication's record.
func observe(m *response.Model, l *layout, rec *engine.Record) *outcome {
	size := len(m.Responses) + len(m.Counts)
	o := &outcome{
		values:      make([]float64, 0, size),
		weights:     make([]uint64, 0, size),
		fingerprint: rec.Fingerprint,
		events:      rec.Events,
		entities:    rec.Entities,
		memory:      rec.Memory,
		observed:    observedOf(m.Plan, rec),
	}
	if rec.Stop.Why == engine.TooManyInside {
		stop := rec.Stop
		o.stop = &stop
	}
	at := response.NewView(m.Plan, rec, o.observed)
	doubts, some := make([]uint64, 0, size), false
	for _, responses := range [][]response.Response{m.Responses, m.Counts} {
		for i := range responses {
			seen := at.Observe(&responses[i])
			o.values = append(o.values, seen.Value)
			o.weights = append(o.weights, seen.Weight)
			doubts, some = append(doubts, seen.Censored), some || seen.Censored > 0
		}
	}
	if some {
		o.doubts = doubts
	}
	o.times = l.encode(at)
	return o
}

// marshalBinary writes the outcome with every bit of its values.
func (o *outcome) marshalBinary() ([]byte, error) {
	to := make([]byte, 0, 64+10*len(o.values)+len(o.probed)+len(o.times))
	to = append(to, outcomeVersion)
	to = binary.AppendUvarint(to, uint64(len(o.values)))
	for i, value := range o.values {
		to = binary.LittleEndian.AppendUint64(to, math.Float64bits(value))
		to = binary.AppendUvarint(to, o.weights[i])
		to = binary.AppendUvarint(to, o.doubt(i))
	}
	for _, word := range []uint64{o.fingerprint, o.events, o.entities, o.probedBy} {
		to = binary.LittleEndian.AppendUint64(to, word)
	}
	to = binary.AppendUvarint(binary.AppendUvarint(to, uint64(o.memory)), uint64(o.observed))
	var stop []byte
	if o.stop != nil {
		var err error
		if stop, err = json.Marshal(o.stop); err != nil {
			return nil, err
		}
	}
	to = append(binary.AppendUvarint(to, uint64(len(stop))), stop...)
	to = binary.AppendUvarint(to, uint64(len(o.probed)))
	return append(append(to, o.probed...), o.times...), nil
}

// outcomeVersion is the first byte of a written outcome: the version of what follows. The first one had none, and
// no stop.
const outcomeVersion = 0xc2

// observedOf gives how much of the window a replication came to, in ns.
func observedOf(p *plan.Plan, rec *engine.Record) int64 {
	if rec.Stop.Why != engine.TooManyInside {
		return p.Window
	}
	return max(0, min(rec.End, p.WindowEnd())-p.WindowStart())
}

// doubt is how many of a response were unfinished.
func (o *outcome) doubt(response int) uint64 {
	if o.doubts == nil {
		return 0
	}
	return o.doubts[response]
}

// errDamaged says that bytes are no outcome.
var errDamaged = errors.New("experiment: the bytes are no outcome of a replication")

// unmarshalBinary reads what marshalBinary wrote.
func (o *outcome) unmarshalBinary(from []byte) error {
	if len(from) == 0 || from[0] != outcomeVersion {
		return errDamaged
	}
	r := outcomeReader{from: from[1:]}
	count := r.varint()
	if r.damaged || count > uint64(len(r.from))/10 {
		return errDamaged
	}
	o.values, o.weights = make([]float64, count), make([]uint64, count)
	doubts, some := make([]uint64, count), false
	for i := range o.values {
		o.values[i] = math.Float64frombits(r.word())
		o.weights[i], doubts[i] = r.varint(), r.varint()
		some = some || doubts[i] > 0
	}
	if some {
		o.doubts = doubts
	}
	o.fingerprint, o.events, o.entities, o.probedBy = r.word(), r.word(), r.word(), r.word()
	o.memory, o.observed = int64(r.varint()), int64(r.varint())
	if stop := r.bytes(); len(stop) > 0 {
		o.stop = new(engine.Stop)
		if err := json.Unmarshal(stop, o.stop); err != nil || o.stop.Inside == nil {
			return errDamaged
		}
	}
	probed := r.varint()
	if r.damaged || probed > uint64(len(r.from)) {
		return errDamaged
	}
	o.probed, o.times = r.from[:probed:probed], r.from[probed:]
	return nil
}

// outcomeReader reads the parts of an outcome; after the first that is damaged all are 0.
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

// serves says whether the outcome holds what a probe observes, by the hash of its name. Where nothing is asked for,
// any outcome does.
func (o *outcome) serves(probe uint64) bool { return probe == 0 || o.probedBy == probe }

// fits says whether the outcome is that under a bound on memory: where the replication was stopped, by this very
// bound; else where it took no more.
func (o *outcome) fits(memory int64) bool {
	if o.stop != nil {
		return o.memory == memory
	}
	return o.memory <= memory
}

// hashText names a text by 16 hexadecimal digits.
func hashText(text string) string { return fmt.Sprintf("%016x", random.HashString(text)) }
