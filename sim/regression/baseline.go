package regression

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"karvon/sim/response"
	"karvon/sim/stats"
	"karvon/sim/visible"
)

// baselineSchema names the layout of a baseline in JSON; it changes when what is kept does.
const baselineSchema = "karvon.baseline/2"

// olderBaselines are the layouts of baselines before this one. They lack what the estimates are made of now: how
// many each value is a mean or share of.
var olderBaselines = map[string]bool{"karvon.baseline/1": true}

// ErrOlder says that a baseline was made by an earlier karvon and keeps too little to be compared with.
var ErrOlder = errors.New("it is of an earlier layout")

// number is a number in JSON, null where there is none.
type number float64

// MarshalJSON writes the shortest digits that read back as the number.
func (n number) MarshalJSON() ([]byte, error) {
	if math.IsNaN(float64(n)) || math.IsInf(float64(n), 0) {
		return []byte("null"), nil
	}
	return json.Marshal(float64(n))
}

// UnmarshalJSON reads null as what is no number.
func (n *number) UnmarshalJSON(text []byte) error {
	if string(text) == "null" {
		*n = number(math.NaN())
		return nil
	}
	return json.Unmarshal(text, (*float64)(n))
}

// storedResponse is a response in JSON.
type storedResponse struct {
	Unit    string   `json:"unit"`
	Mean    number   `json:"mean"`
	Low     number   `json:"low"`
	High    number   `json:"high"`
	Bound   string   `json:"bound,omitempty"`
	By      string   `json:"by"`
	Values  []number `json:"values"`
	Weights []number `json:"weights,omitempty"`

	// A result says these besides.
	Subject    string  `json:"subject,omitempty"`
	Place      string  `json:"place,omitempty"`
	Measure    string  `json:"measure,omitempty"`
	Most       float64 `json:"most,omitempty"`
	Unfinished float64 `json:"unfinished,omitempty"`
	AtLimit    bool    `json:"at_limit,omitempty"`
	Extreme    bool    `json:"extreme,omitempty"`
}

// store puts a response into the form in which it is kept.
func store(r *RecordedResponse) storedResponse {
	return storedResponse{
		Unit: r.Unit, Mean: number(r.Mean), Low: number(r.Low), High: number(r.High), Bound: string(r.Bound),
		By: r.by.String(), Values: asNumbers(r.Values), Weights: asNumbers(r.weights),
		Most: r.Most, Unfinished: r.Unfinished,
	}
}

// response takes it out again.
func (s *storedResponse) response() (RecordedResponse, error) {
	by, err := response.ParseCombination(s.By)
	if err != nil {
		return RecordedResponse{}, err
	}
	r := RecordedResponse{
		Subject: s.Subject, Place: s.Place, Measure: s.Measure, Unit: s.Unit,
		Estimate: stats.Unknown(float64(s.Mean)), by: by, Values: asFloats(s.Values), weights: asFloats(s.Weights),
	}
	r.Low, r.High, r.Bound = float64(s.Low), float64(s.High), stats.Bound(s.Bound)
	r.Most, r.Unfinished, r.AtLimit, r.Extreme = s.Most, s.Unfinished, s.AtLimit, s.Extreme
	for _, value := range r.Values {
		if math.IsNaN(value) {
			r.Missing++
		} else {
			r.N++
		}
	}
	if pooled := by == response.PooledMean || by == response.PooledShare; pooled && len(r.weights) != len(r.Values) {
		return RecordedResponse{}, fmt.Errorf("%d values have %d weights", len(r.Values), len(r.weights))
	}
	return r, nil
}

// stored is a baseline, or the part of a result that is compared, in JSON.
type stored struct {
	Schema   string `json:"schema"`
	Version  string `json:"karvon"`
	Scenario struct {
		Name string `json:"name"`
		Hash string `json:"hash"`
	} `json:"scenario"`
	Seed         uint64                    `json:"seed"`
	Replications int                       `json:"replications"`
	Fingerprint  string                    `json:"fingerprint"`
	Responses    map[string]storedResponse `json:"responses"`
}

// Encode writes a baseline as JSON: a response on each line, so that a difference between two is read by lines.
// Nothing in it tells the time or the machine.
func (b *Baseline) Encode() []byte {
	var text strings.Builder
	line := func(indentation, name string, value any, comma string) {
		fmt.Fprintf(&text, "%s%s: %s%s\n", indentation, asJSON(name), asJSON(value), comma)
	}
	text.WriteString("{\n")
	line("  ", "schema", baselineSchema, ",")
	line("  ", "karvon", b.Version, ",")
	line("  ", "scenario", map[string]string{"name": b.scenario, "hash": b.hash}, ",")
	line("  ", "seed", b.Seed, ",")
	line("  ", "replications", b.replications, ",")
	line("  ", "fingerprint", b.Fingerprint, ",")
	text.WriteString("  \"responses\": {\n")
	names := slices.Sorted(maps.Keys(b.Responses))
	for i, name := range names {
		r := b.Responses[name]
		comma := ","
		if i == len(names)-1 {
			comma = ""
		}
		line("    ", name, store(&r), comma)
	}
	text.WriteString("  }\n}\n")
	return []byte(text.String())
}

// asJSON writes a value in which there are texts and finite numbers only.
func asJSON(value any) string {
	encoded, err := json.Marshal(value)
	if err != nil {
		panic(fmt.Sprintf("regression: %v is not JSON: %v", value, err))
	}
	return visible.JSON(string(encoded))
}

func asNumbers(values []float64) []number {
	if values == nil {
		return nil
	}
	numbers := make([]number, len(values))
	for i, value := range values {
		numbers[i] = number(value)
	}
	return numbers
}

// DecodeBaseline reads a baseline.
func DecodeBaseline(text []byte) (*Baseline, error) {
	read, err := decode(text, baselineSchema)
	if err != nil {
		return nil, err
	}
	record, err := read.record()
	if err != nil {
		return nil, err
	}
	return &Baseline{Version: read.Version, Snapshot: *record}, nil
}

// DecodeResult reads a record from a result in JSON, whose layout the schema names.
func DecodeResult(text []byte, schema string) (*Snapshot, error) {
	read, err := decode(text, schema)
	if err != nil {
		return nil, err
	}
	return read.record()
}

func decode(text []byte, schema string) (*stored, error) {
	var read stored
	if err := json.NewDecoder(bytes.NewReader(text)).Decode(&read); err != nil {
		return nil, fmt.Errorf("not JSON: %w", err)
	}
	switch {
	case read.Schema == "":
		return nil, fmt.Errorf("it names no schema; %s is needed", schema)
	case schema == baselineSchema && olderBaselines[read.Schema]:
		return nil, fmt.Errorf("%w (%s; %s is needed): karvon verify --update makes it anew", ErrOlder, read.Schema, schema)
	case read.Schema != schema:
		return nil, fmt.Errorf("its schema is %s; %s is needed", read.Schema, schema)
	case read.Fingerprint == "" || len(read.Responses) == 0:
		return nil, fmt.Errorf("it has no fingerprint or no responses")
	}
	return &read, nil
}

func asFloats(numbers []number) []float64 {
	if numbers == nil {
		return nil
	}
	values := make([]float64, len(numbers))
	for i, n := range numbers {
		values[i] = float64(n)
	}
	return values
}

func (s *stored) record() (*Snapshot, error) {
	r := &Snapshot{
		scenario: s.Scenario.Name, hash: s.Scenario.Hash, Seed: s.Seed, replications: s.Replications,
		Fingerprint: s.Fingerprint, Responses: make(map[string]RecordedResponse, len(s.Responses)),
	}
	for name, response := range s.Responses {
		read, err := response.response()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		r.Responses[name] = read
	}
	return r, nil
}
