package records

import (
	"bufio"
	"encoding/json"
	"io"
	"math"
	"strconv"
	"time"

	"karvon/report/internal/data"
	"karvon/sim/experiment"
	"karvon/sim/plan"
	"karvon/sim/visible"
)

// jsonLines writes rows as objects of JSON, one a line. Each says by itself of which run it is, so that a line tells
// all wherever it goes.
type jsonLines struct {
	to    *bufio.Writer
	run   []byte // the members that say of which run it is, the same for all; empty as long as nobody told
	texts map[string][]byte
	line  []byte
}

func newJSONLines(to io.Writer) *jsonLines {
	return &jsonLines{to: bufio.NewWriterSize(to, partBuffer), texts: map[string][]byte{}}
}

// of says of which run the rows that come are.
func (w *jsonLines) of(p *plan.Plan, seed uint64) {
	begins := p.Begins()
	w.line = nil // of a row that is begun nowhere
	w.text("run_start", plan.DateTime(begins, 0))
	fields := data.IdentityFields(p, seed)
	for i, name := range data.IdentityColumns {
		switch name {
		case "seed":
			w.raw(name, fields[i])
		case "policies":
			w.raw(name, visible.JSON(data.Listed(p.Policies)))
		case "settings":
			w.raw(name, visible.JSON(data.Listed(p.Settings)))
		default:
			w.text(name, fields[i])
		}
	}
	w.run, w.line = w.line, nil // rows have another buffer
}

// begin begins a row.
func (w *jsonLines) begin(replication int) {
	w.line = append(w.line[:0], `{"replication":`...)
	w.line = strconv.AppendInt(w.line, int64(replication), 10)
}

// raw adds a member whose value is JSON.
func (w *jsonLines) raw(name, value string) {
	w.name(name)
	w.line = append(w.line, value...)
}

// name begins a member. Names of columns need no escapes.
func (w *jsonLines) name(name string) {
	w.line = append(w.line, `,"`...)
	w.line = append(w.line, name...)
	w.line = append(w.line, `":`...)
}

// text adds a text; null for none.
func (w *jsonLines) text(name, text string) {
	w.name(name)
	if text == "" {
		w.line = append(w.line, "null"...)
		return
	}
	known, ok := w.texts[text]
	if !ok {
		known = quotedJSON(text)
		w.texts[text] = known
	}
	w.line = append(w.line, known...)
}

// quotedJSON writes a text as JSON, with escapes for what nobody could see.
func quotedJSON(text string) []byte {
	quoted, err := json.Marshal(utf8Only(text))
	if err != nil {
		panic("records: a text is no JSON: " + err.Error())
	}
	return []byte(visible.JSON(string(quoted)))
}

// number adds a number; null for what is none.
func (w *jsonLines) number(name string, value float64) {
	w.name(name)
	if math.IsNaN(value) || math.IsInf(value, 0) {
		w.line = append(w.line, "null"...)
		return
	}
	w.line = strconv.AppendFloat(w.line, value, 'g', -1, 64)
}

// seconds adds a time in seconds, exactly; null for one that never was.
func (w *jsonLines) seconds(name string, nanoseconds int64) {
	w.name(name)
	if nanoseconds < 0 {
		w.line = append(w.line, "null"...)
		return
	}
	w.line = appendSeconds(w.line, nanoseconds)
}

// end ends a row.
func (w *jsonLines) end() error {
	w.line = append(append(w.line, w.run...), "}\n"...)
	_, err := w.to.Write(w.line)
	return err
}

func (w *jsonLines) describe([]entry) []column { return nil }

func (w *jsonLines) flush() error { return w.to.Flush() }

func (w *jsonLines) close() error { return w.to.Flush() }

// visitLines writes visits as lines of JSON.
type visitLines struct {
	*jsonLines
	names      *names
	attributes []string // names of the columns
}

func newVisitLines(to io.Writer, n *names) *visitLines {
	w := &visitLines{jsonLines: newJSONLines(to), names: n}
	for _, slot := range n.attributes {
		w.attributes = append(w.attributes, attributeColumn(slot))
	}
	return w
}

func (w *visitLines) write(r *row) error {
	w.begin(r.replication)
	w.name("entity")
	w.line = append(appendHex(append(w.line, '"'), r.Entity), '"')
	w.text("flow", w.names.flows[r.Flow])
	w.text("class", w.names.classes[r.Flow])
	w.text("site", w.names.sites[r.Site])
	w.text("at", r.Place.String())
	w.text("place", w.names.places[r.Place][r.Index])
	w.text("kind", r.Kind.String())
	w.raw("in_window", strconv.FormatBool(r.InWindow))
	w.seconds("arrive_s", r.Arrive)
	w.seconds("start_s", r.Start)
	w.seconds("end_s", r.End)
	for i, value := range r.Attributes {
		if w.names.attributes[i].Word {
			w.text(w.attributes[i], w.names.words[int(value)])
		} else {
			w.number(w.attributes[i], value)
		}
	}
	return w.end()
}

// seriesLines writes series as lines of JSON.
type seriesLines struct {
	*jsonLines
	begins time.Time // when the run does
}

func (w *seriesLines) write(o *experiment.Observed, t *experiment.TimeSeries) error {
	for i, value := range t.Values {
		from, length := o.Interval(i)
		w.begin(o.Replication)
		w.seconds("time_s", from)
		w.seconds("length_s", length)
		w.text("at", t.At)
		w.text("element", t.Element)
		w.text("measure", t.Measure)
		w.text("unit", t.Unit)
		w.number("value", value)
		w.raw("local_time", strconv.Quote(plan.DateTime(w.begins, from)))
		if err := w.end(); err != nil {
			return err
		}
	}
	return nil
}
