package experiment

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"reflect"
	"slices"
	"testing"

	"github.com/klauspost/compress/zstd"

	"karvon/sim/bound"
	"karvon/sim/engine"
	"karvon/sim/stats"
)

// squeezing is what the tests compress with.
var squeezing = new(squeezer)

// filled gives every field below a value one that is not its zero value, each another.
func filled(value reflect.Value, next *int) {
	*next++
	switch value.Kind() {
	case reflect.Pointer:
		value.Set(reflect.New(value.Type().Elem()))
		filled(value.Elem(), next)
	case reflect.Slice:
		value.Set(reflect.MakeSlice(value.Type(), 2, 2))
		filled(value.Index(0), next)
		filled(value.Index(1), next)
	case reflect.Struct:
		for i := range value.NumField() {
			filled(value.Field(i), next)
		}
	case reflect.String:
		value.SetString(fmt.Sprint("text ", *next))
	case reflect.Bool:
		value.SetBool(true)
	case reflect.Int32, reflect.Int64:
		value.SetInt(int64(*next))
	case reflect.Uint8:
		value.SetUint(uint64(*next) % uint64(engine.ExpectedPlace))
	case reflect.Uint64:
		value.SetUint(uint64(*next))
	default:
		panic(value.Kind())
	}
}

// someOutcome is one that has all that an outcome can have.
func someOutcome() *outcome {
	times := new(stats.Histogram)
	for i := range 300 {
		times.Add(int64(i*i) * 1_000_003)
	}
	stop, next := new(engine.Stop), 0
	filled(reflect.ValueOf(stop).Elem(), &next)
	stop.Why = engine.TooManyInside
	return &outcome{
		form:    &form{responses: []int{0, 7, 300}, cohorts: []int{2}, tails: []int{200}, limits: []uint64{1, 1 << 63}},
		values:  []float64{1, math.NaN(), math.Copysign(0, -1), math.Inf(1), 0.1},
		weights: talliesOf([]uint64{0, 7, 1 << 40, 0, 1}),
		doubts:  talliesOf([]uint64{0, 3, 0, 0, 0}), times: [][]byte{times.AppendBinary(nil), nil}, probed: []byte("probed"),
		probedBy: 1 << 60, fingerprint: 12, events: 1 << 33, entities: 5, stop: stop, memory: 1e9, observed: 77,
	}
}

func stored(t testing.TB, o *outcome) []byte {
	t.Helper()
	text, err := o.marshalBinary(squeezing)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// All that the engine says of a stop comes back, whatever it will say one day.
func TestAStoredOutcomeIsTheSameOutcome(t *testing.T) {
	o, back := someOutcome(), new(outcome)
	if err := back.unmarshalBinary(stored(t, o), squeezing); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(o.stop, back.stop) {
		t.Errorf("stopped by %+v, not %+v", back.stop, o.stop)
	}
	if !bytes.Equal(stored(t, o), stored(t, back)) {
		t.Error("the outcomes differ")
	}
	if math.Signbit(back.values[2]) != true || !math.IsNaN(back.values[1]) || back.doubts.at(1) != 3 {
		t.Errorf("%v", back.values)
	}
}

func TestEveryKindOfPlaceHasAWordOfItsOwn(t *testing.T) {
	said := map[string]bool{}
	for kind := range engine.ExpectedPlace + 1 {
		said[storedKinds[kind]] = true
	}
	if said[""] || len(said) != len(storedKinds) {
		t.Errorf("%q", storedKinds)
	}
}

// These are the bytes of version 5, before they are compressed. Where they change, so does storedVersion, or
// directories of before are misread.
func TestTheStoredFormBelongsToItsVersion(t *testing.T) {
	body, err := someOutcome().appendBody(nil)
	if err != nil {
		t.Fatal(err)
	}
	body = someChunk(t).appendBody(body)
	const version, want = 5, "6d7f6c267324167e"
	if got := fmt.Sprintf("%x", sha256.Sum256(body))[:16]; storedVersion != version || got != want {
		t.Errorf("version %d is stored as %s; %s was of version %d: raise storedVersion, and note it here", storedVersion,
			got, want, version)
	}
}

func TestAnOutcomeOfAnotherVersionIsRefusedByName(t *testing.T) {
	text := stored(t, someOutcome())
	text[len(storedMagic)] = 9
	err := new(outcome).unmarshalBinary(text, squeezing)
	want := fmt.Sprintf("the outcome of a replication is of version 9; this karvon reads version %d", storedVersion)
	if err == nil || err.Error() != want {
		t.Errorf("the error is %v", err)
	}
}

// One encoder serves all, one after the other: what it wrote before does not show.
func TestEqualOutcomesAreStoredInEqualBytes(t *testing.T) {
	first := stored(t, someOutcome())
	for n := range 20 {
		other := someOutcome()
		other.probed = bytes.Repeat([]byte(fmt.Sprint(n, " other bytes ")), 1+n*5000)
		stored(t, other)
		if again := stored(t, someOutcome()); !bytes.Equal(first, again) {
			t.Fatalf("after %d others the bytes differ", n+1)
		}
	}
}

func TestADamagedOutcomeIsRefused(t *testing.T) {
	text := stored(t, someOutcome())
	for cut := range text {
		if err := new(outcome).unmarshalBinary(text[:cut], squeezing); err == nil {
			t.Errorf("%d bytes of %d are taken for an outcome", cut, len(text))
		}
	}
	body, _ := someOutcome().appendBody(nil)
	for cut := range body {
		if err := new(outcome).readBody(body[:cut]); !errors.Is(err, errDamaged) {
			t.Errorf("%d bytes of %d are taken for an outcome: %v", cut, len(body), err)
		}
	}
}

// A few bytes can stand for more than a replication may have, and need not say so.
func TestABombIsNotUnpacked(t *testing.T) {
	head := append([]byte(storedMagic), storedVersion)
	bomb := bytes.NewBuffer(slices.Clone(head))
	// A stream does not say its length.
	w, err := zstd.NewWriter(bomb, zstd.WithEncoderConcurrency(1), zstd.WithWindowSize(1<<18))
	if err != nil {
		t.Fatal(err)
	}
	for range 100 {
		if _, err := w.Write(make([]byte, 1<<16)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	small := &squeezer{most: 1 << 20}
	if err := new(outcome).unmarshalBinary(bomb.Bytes(), small); !errors.Is(err, zstd.ErrDecoderSizeExceeded) ||
		bomb.Len() > 10_000 {
		t.Errorf("%d bytes are unpacked: %v", bomb.Len(), err)
	}
	claims := append(slices.Clone(head), 0x28, 0xb5, 0x2f, 0xfd, 0xe0)
	claims = append(binary.LittleEndian.AppendUint64(claims, uint64(bound.Outcome.Most)+1), 1, 0, 0)
	if err := new(outcome).unmarshalBinary(claims, squeezing); !errors.Is(err, zstd.ErrDecoderSizeExceeded) {
		t.Errorf("what says that it is more than %s: %v", bound.Outcome.Size(), err)
	}
}
