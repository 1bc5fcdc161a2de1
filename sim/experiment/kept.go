package experiment

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"karvon/sim/engine"
	"karvon/sim/scenario"
	"karvon/sim/visible"
)

// keptSchema names the layout of a kept sensitivity in JSON; it changes when what is kept does.
const keptSchema = "karvon.kept-sensitivity/1"

// Kept is what is kept beside a scenario of a sensitivity one at a time: at which ends of ranges its conclusion is
// another. It says of what it was made, so that it is not told of another scenario or engine.
type Kept struct {
	Schema    string         `json:"schema"`
	Karvon    string         `json:"karvon"` // that made it
	Of        KeptOf         `json:"of"`
	Command   string         `json:"command"` // that makes it
	Seed      uint64         `json:"seed"`
	Each      int            `json:"replications"` // of each point
	Groups    int            `json:"groups"`       // of assumptions, moved as one
	Alone     int            `json:"alone"`        // assumptions moved by themselves
	Stands    bool           `json:"stands"`       // the conclusion, with all as stated
	Sure      bool           `json:"sure"`
	Judged    int            `json:"thresholds"`
	Reversals []KeptReversal `json:"reversals"`
}

// KeptOf is what a kept sensitivity is of; it is known as long as none of that changes.
type KeptOf struct {
	Scenario string `json:"hash"`   // hash of the scenario, under the policies by which its file is named
	Doubt    string `json:"ranges"` // hash of what can be moved
	Engine   int    `json:"engine"` // revision
}

// KeptReversal is an end of a range at which the conclusion is another.
type KeptReversal struct {
	Assumption string    `json:"assumption"`
	Stated     string    `json:"stated"`
	At         string    `json:"at"`
	AtHigh     bool      `json:"high"`
	Members    int       `json:"members,omitempty"` // of a group
	Ends       []KeptEnd `json:"ends,omitempty"`    // where its members stand then
	Sure       bool      `json:"sure"`              // beyond chance
	Broken     []string  `json:"broken,omitempty"`  // thresholds
	Growing    []string  `json:"growing,omitempty"` // flows
	Lost       []string  `json:"lost,omitempty"`
}

// KeptEnd is where a member of a group stands, at an end of its range.
type KeptEnd struct {
	Assumption string `json:"assumption"`
	Stated     string `json:"stated"`
	At         string `json:"at"`
}

// KeptFor says what a sensitivity of a scenario is of: its hash, and that of its ranges.
func KeptFor(hash, doubt string) KeptOf { return KeptOf{hash, doubt, engine.Revision} }

// Keep makes what is kept of a sensitivity, by the karvon that made it and its command.
func (s *Sensitivity) Keep(of KeptOf, karvon, command string) *Kept {
	k := &Kept{Schema: keptSchema, Karvon: karvon, Of: of, Command: command, Seed: s.Seed, Each: s.Replications,
		Stands: s.Stated.Stands(), Sure: s.Stated.Surely(), Judged: len(s.Thresholds), Reversals: []KeptReversal{}}
	for i := range s.Moved {
		if s.Moved[i].Together != nil {
			k.Groups++
		} else {
			k.Alone++
		}
	}
	for i := range s.Reversals {
		k.Reversals = append(k.Reversals, s.keptReversal(&s.Reversals[i]))
	}
	return k
}

func (s *Sensitivity) keptReversal(r *Reversal) KeptReversal {
	at := func(f *scenario.Factor) KeptEnd {
		if r.AtHigh {
			return KeptEnd{f.Name, f.Text, f.High}
		}
		return KeptEnd{f.Name, f.Text, f.Low}
	}
	kept := KeptReversal{Assumption: r.Name, Stated: r.Text, At: at(&r.Factor).At, AtHigh: r.AtHigh,
		Members: len(r.members), Sure: r.Surely(), Growing: r.Growing}
	for i := range r.members {
		kept.Ends = append(kept.Ends, at(&r.members[i]))
	}
	for _, t := range r.Broken() {
		kept.Broken = append(kept.Broken, s.Thresholds[t].Expression)
	}
	for i := range r.Lost {
		kept.Lost = append(kept.Lost, r.Lost[i].Flow)
	}
	return kept
}

// Encode writes what is kept, a line a reversal.
func (k *Kept) Encode() ([]byte, error) {
	whole := *k
	whole.Reversals = []KeptReversal{}
	text, err := plainJSON(&whole, "  ")
	if err != nil {
		return nil, err
	}
	head, last := bytes.CutSuffix(text, []byte("[]\n}"))
	if !last {
		return nil, errors.New("the reversals are not what a kept sensitivity ends with")
	}
	var lines bytes.Buffer
	for i := range k.Reversals {
		line, err := plainJSON(&k.Reversals[i], "")
		if err != nil {
			return nil, err
		}
		if i > 0 {
			lines.WriteByte(',')
		}
		fmt.Fprintf(&lines, "\n    %s", line)
	}
	if lines.Len() > 0 {
		lines.WriteString("\n  ")
	}
	return fmt.Appendf(head, "[%s]\n}\n", lines.Bytes()), nil
}

// plainJSON writes a value without escapes for pages, and with those of what is unseen.
func plainJSON(value any, indent string) ([]byte, error) {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", indent)
	err := encoder.Encode(value)
	return []byte(visible.JSON(strings.TrimSuffix(b.String(), "\n"))), err
}

// DecodeKept reads what is kept.
func DecodeKept(text []byte) (*Kept, error) {
	var k Kept
	if err := json.Unmarshal(text, &k); err != nil {
		return nil, err
	}
	if k.Schema != keptSchema {
		return nil, fmt.Errorf("its schema is %q, not %s", k.Schema, keptSchema)
	}
	return &k, nil
}

// Rests is what a result rests on besides chance: a sensitivity that is kept beside its scenario.
type Rests struct {
	*Kept
	Library bool   // whether it is kept with karvon, in its library
	File    string // in which it is kept
	Current bool   // whether it is of this scenario, engine and window; nothing else of it is told where it is not
	Window  bool   // whether it is of another window alone
}

// OverAnother says that the result is over another window than the scenario's, of which nothing is kept.
func (r *Rests) OverAnother() { r.Current, r.Window = false, r.Current }
