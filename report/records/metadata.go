package records

import (
	"context"
	"encoding/json"
	"io"
	"path/filepath"
	"strconv"
	"strings"

	"karvon/report/delivery"
	"karvon/report/internal/data"
	"karvon/sim/experiment"
	"karvon/sim/plan"
	"karvon/sim/scenario/zone"
	"karvon/sim/visible"
)

// entry is a fact about a file under its name.
type entry struct{ name, value string }

// The layouts of files of rows: what is added keeps a number, what is changed or removed raises it.
const (
	visitsSchema = "karvon.visits/1"
	seriesSchema = "karvon.series/1"
	valuesSchema = "karvon.values/1"
)

// metadataOf lists what a file of a layout does not say in its rows: which scenario was run under which policies and
// settings, by which seed, and when the run's time zero is. Lists are JSON.
func metadataOf(r *experiment.Result, schema string) []entry {
	p := r.Plan
	begins := p.Begins()
	return []entry{
		{"karvon.schema", schema},
		{"karvon.scenario", utf8Only(p.Name)}, {"karvon.title", p.Title}, {"karvon.hash", p.Hash},
		{"karvon.policies", data.Listed(p.Policies)}, {"karvon.settings", data.Listed(p.Settings)},
		{"karvon.seed", strconv.FormatUint(r.Seed, 10)}, {"karvon.replications", strconv.Itoa(r.Replications)},
		{"karvon.interrupted", strconv.FormatBool(r.Interrupted)},
		{"karvon.kind", string(p.Kind)}, {"karvon.start", p.Start}, {"karvon.time_zone", p.TimeZone},
		{"karvon.time_zone_database", zone.Version()},
		{"karvon.run_start", plan.DateTime(begins, 0)},
		{"karvon.window_start", plan.DateTime(begins, p.WindowStart())},
		{"karvon.window_end", plan.DateTime(begins, p.WindowEnd())},
		{"karvon.window_from_s", seconds9(p.WindowStart())}, {"karvon.window_to_s", seconds9(p.WindowEnd())},
		{"karvon.fingerprint", r.Fingerprint},
	}
}

// utf8Only is a text as JSON and Parquet can hold it: the name of a file may be none.
func utf8Only(text string) string { return strings.ToValidUTF8(text, "\ufffd") }

func seconds9(nanoseconds int64) string { return string(appendSeconds(nil, nanoseconds)) }

// besides is the name of the file that stands beside a CSV and describes it, as CSV on the Web has it (W3C 2015,
// section 5.3 of the model).
func besides(path string) string { return path + "-metadata.json" }

// notes is the file that stands beside a CSV and describes it; nil beside what describes itself.
type notes struct {
	of   string // the name of the CSV
	file *delivery.File
}

// open makes ready a file of rows and its notes, so that it is known before any work that both can be written.
func open(ctx context.Context, path, ending string) (*delivery.File, *notes, error) {
	out, err := delivery.Create(ctx, path)
	if err != nil || ending != ".csv" {
		return out, nil, err
	}
	beside, err := delivery.Create(ctx, besides(path))
	if err != nil {
		out.Discard()
		return nil, nil, err
	}
	return out, &notes{filepath.Base(path), beside}, nil
}

// write says what is known of the rows, if anybody told.
func (n *notes) write(about []entry, columns []column) error {
	if n == nil || about == nil {
		return nil
	}
	said := map[string]string{}
	for _, e := range about {
		said[e.name] = e.value
	}
	type schema struct {
		Columns []column `json:"columns"`
	}
	var text strings.Builder
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	err := encoder.Encode(struct {
		Context string              `json:"@context"`
		URL     string              `json:"url"`
		Schema  schema              `json:"tableSchema"`
		Notes   []map[string]string `json:"notes"`
	}{"http://www.w3.org/ns/csvw", n.of, schema{columns}, []map[string]string{said}})
	if err != nil {
		return err
	}
	if _, err := io.WriteString(n.file, visible.JSON(text.String())); err != nil {
		return err
	}
	return n.file.Commit()
}

// discard drops what was not written.
func (n *notes) discard() {
	if n != nil {
		n.file.Discard()
	}
}
