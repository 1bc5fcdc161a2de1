package experiment

import (
	"bytes"
	"errors"
	"reflect"
	"strings"
	"testing"

	"karvon/sim/experiment/journal"
	"karvon/sim/stats"
)

// someChunk is one of two replications that have all that a chunk can have.
func someChunk(t testing.TB) *chunk {
	t.Helper()
	var parts []*chunk
	for n := range 2 {
		o := someOutcome()
		o.stop, o.probed, o.probedBy = nil, nil, 0
		o.fingerprint += uint64(n)
		o.times[0] = new(stats.Histogram).AppendBinary(o.times[0])
		o.times[1] = new(stats.Histogram).AppendBinary(new(stats.Histogram).AppendBinary(nil))
		parts = append(parts, chunkOf(o, 6+n))
	}
	made, err := mergeChunks(parts, keyFor(6, 1))
	if err != nil {
		t.Fatal(err)
	}
	return made
}

func TestAStoredChunkIsTheSameChunk(t *testing.T) {
	c, back := someChunk(t), new(chunk)
	text := c.marshalBinary(squeezing)
	if err := back.unmarshalBinary(text, keyFor(6, 1), squeezing); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(text, back.marshalBinary(squeezing)) {
		t.Error("the bytes differ")
	}
	for i := range c.rows {
		a, b := *c.rows[i], *back.rows[i]
		a.values, b.values, a.times = nil, nil, nil // with what is no number
		a.form, b.form = nil, nil
		if !reflect.DeepEqual(a, b) {
			t.Errorf("a replication is %+v, not %+v", b, a)
		}
	}
}

func TestADamagedChunkIsRefused(t *testing.T) {
	c := someChunk(t)
	text, body := c.marshalBinary(squeezing), c.appendBody(nil)
	for cut := range text {
		if err := new(chunk).unmarshalBinary(text[:cut], keyFor(6, 1), squeezing); err == nil {
			t.Errorf("%d bytes of %d are taken for a chunk", cut, len(text))
		}
	}
	for cut := range body {
		if err := new(chunk).readBody(body[:cut]); !errors.Is(err, errDamaged) {
			t.Errorf("%d bytes of %d are taken for a chunk: %v", cut, len(body), err)
		}
	}
	if err := new(outcome).unmarshalBinary(text, squeezing); !errors.Is(err, errDamaged) {
		t.Errorf("taken for an outcome: %v", err)
	}
}

func TestAChunkOfAnotherPlaceOrVersionIsRefusedByName(t *testing.T) {
	text := someChunk(t).marshalBinary(squeezing)
	for key, want := range map[journal.Key]string{
		keyFor(4, 2): "the record of replications 4 to 7 holds replications 6 to 7: the run directory is damaged",
		keyFor(2, 1): "the record of replications 2 to 3 holds replications 6 to 7: the run directory is damaged",
	} {
		if err := new(chunk).unmarshalBinary(text, key, squeezing); err == nil || err.Error() != want {
			t.Errorf("%v: the error is %v", key, err)
		}
	}
	text[len(chunkMagic)] = 4
	if err := new(chunk).unmarshalBinary(text, keyFor(6, 1), squeezing); !errors.As(err, new(*otherVersionError)) {
		t.Errorf("the error is %v", err)
	}
}

// tampered puts another chunk of the first four replications into a fresh directory.
func tampered(t *testing.T, change func(*chunk)) *journal.Journal {
	t.Helper()
	j, other := openJournal(t, t.TempDir()), openJournal(t, t.TempDir())
	t.Cleanup(func() { j.Close(); other.Close() })
	s, _ := simulating(t, j, shortest(0), 1, 0, 4)
	key, _ := s.item(0).key()
	key.Level = 2
	c, err := (&Runner{Journal: j}).read(key)
	if err != nil || c == nil {
		t.Fatal(err)
	}
	change(c)
	if err := other.Put(key, c.marshalBinary(squeezing)); err != nil {
		t.Fatal(err)
	}
	return other
}

// A chunk of which the replications are others than those that are simulated is found out by a shorter request, and one
// that holds other replications than its key says by any.
func TestAChunkWithOtherReplicationsIsFoundOut(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*chunk)
		asked  int
		want   string
	}{
		"as it is":          {func(*chunk) {}, 3, ""},
		"a value":           {func(c *chunk) { c.rows[0].values[3]++ }, 1, "left another outcome the second time"},
		"a fingerprint":     {func(c *chunk) { c.rows[1].fingerprint++ }, 2, "left another outcome the second time"},
		"another place":     {func(c *chunk) { c.first = 4 }, 4, "holds replications 4 to 7"},
		"too few responses": {func(c *chunk) { c.rows = dropped(c.rows) }, 4, "no outcome"},
		"no histograms":     {func(c *chunk) { c.times[0] = nil }, 4, "no histogram"},
	} {
		t.Run(name, func(t *testing.T) {
			r, s := &Runner{Journal: tampered(t, c.change), Workers: 1, Load: loadLibrary}, NewSample(shortest(0))
			if name == "a fingerprint" {
				s.first = 1
				c.asked = 1
			}
			err := r.Extend(t.Context(), []*Sample{s}, c.asked)
			if err == nil {
				err = s.err
			}
			if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
				t.Errorf("the error is %v", err)
			}
		})
	}
}

// dropped takes the last value from replications.
func dropped(rows []*outcome) []*outcome {
	for _, row := range rows {
		row.values = row.values[:len(row.values)-1]
	}
	return rows
}

func FuzzReadChunk(f *testing.F) {
	f.Add(someChunk(f).appendBody(nil))
	f.Fuzz(func(t *testing.T, body []byte) {
		c := new(chunk)
		if c.readBody(body) != nil {
			return
		}
		again := new(chunk)
		if err := again.readBody(c.appendBody(nil)); err != nil || !bytes.Equal(c.appendBody(nil), again.appendBody(nil)) {
			t.Errorf("it is another chunk: %v", err)
		}
	})
}

func FuzzReadOutcome(f *testing.F) {
	body, err := someOutcome().appendBody(nil)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(body)
	f.Fuzz(func(t *testing.T, body []byte) { _ = new(outcome).readBody(body) })
}
