package records

import (
	"cmp"
	"context"
	"encoding/csv"
	"io"
	"math"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"karvon/report/delivery"
	"karvon/report/internal/data"
	"karvon/sim/experiment"
	"karvon/sim/visible"
)

// valueRow is what a replication gave for a response, as Parquet stores it. Its columns are those of the CSV.
type valueRow struct {
	Name        string   `parquet:"name,dict,snappy"`
	Subject     string   `parquet:"subject,dict,snappy"`
	Place       string   `parquet:"place,dict,snappy"`
	Measure     string   `parquet:"measure,dict,snappy"`
	Statistic   *string  `parquet:"statistic,optional,dict,snappy"`
	Unit        string   `parquet:"unit,dict,snappy"`
	Replication int32    `parquet:"replication,snappy"`
	Value       *float64 `parquet:"value,optional,snappy"`
	Weight      *float64 `parquet:"weight,optional,snappy"`
	By          string   `parquet:"by,dict,snappy"`
	Scenario    string   `parquet:"scenario,dict,snappy"`
	Policies    string   `parquet:"policies,dict,snappy"`
	Settings    string   `parquet:"settings,dict,snappy"`
	Hash        string   `parquet:"hash,dict,snappy"`
	Seed        string   `parquet:"seed,dict,snappy"` // has 64 bits without a sign, which a double or an integer lacks
	WindowStart string   `parquet:"window_start,dict,snappy"`
	TimeZone    string   `parquet:"time_zone,dict,snappy"`
}

// ValuesFile is a file of what each replication of a run gave for each response, in the making.
type ValuesFile struct {
	out    *delivery.File
	notes  *notes
	ending string
}

// CreateValues makes ready a file of the values of replications; its ending, .csv, .jsonl or .parquet, says the
// format.
func CreateValues(ctx context.Context, path string) (*ValuesFile, error) {
	ending := strings.ToLower(filepath.Ext(path))
	if !slices.Contains(fileEndings, ending) {
		return nil, wrongEnding(path, "values")
	}
	out, notes, err := open(ctx, path, ending)
	if err != nil {
		return nil, err
	}
	return &ValuesFile{out, notes, ending}, nil
}

// Write writes the values of a result, in the order of response and replication, and gives the file its name.
func (f *ValuesFile) Write(r *experiment.Result) error {
	defer f.Discard()
	write := map[string]func(io.Writer, *experiment.Result, []entry) error{
		".csv": writeValuesCSV, ".jsonl": writeValueLines, ".parquet": writeValuesParquet,
	}[f.ending]
	about := metadataOf(r, valuesSchema)
	if err := write(f.out, r, about); err != nil {
		return err
	}
	if err := f.out.Commit(); err != nil {
		return err
	}
	return f.notes.write(about, valueColumns)
}

// Discard drops what was not written; what stood under the file's name stays.
func (f *ValuesFile) Discard() {
	f.out.Discard()
	f.notes.discard()
}

// eachResponse visits the responses of a result in the order of their names, each with the rows of its values.
func eachResponse(r *experiment.Result, visit func(rows []valueRow) error) error {
	order := make([]int, len(r.Responses))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(r.Responses[a].Name, r.Responses[b].Name) })
	fields := data.IdentityFields(r.Plan, r.Seed)
	var rows []valueRow
	for _, i := range order {
		response := &r.Responses[i]
		one := valueRow{
			Name: response.Name, Subject: response.Estimand.Subject.Word, Place: response.Place,
			Measure: response.MeasureName(), Unit: response.Unit(), By: response.Combination().String(),
			Scenario: fields[0], Policies: fields[1], Settings: fields[2], Hash: fields[3], Seed: fields[4],
			WindowStart: fields[5], TimeZone: fields[6],
		}
		if statistic := string(response.Statistic); statistic != "" {
			one.Statistic = &statistic
		}
		rows = rows[:0]
		for replication := range response.Values {
			one.Replication, one.Value = int32(replication), known(response.Values, replication)
			one.Weight = known(response.Weights, replication)
			rows = append(rows, one)
		}
		if err := visit(rows); err != nil {
			return err
		}
	}
	return nil
}

// known is a number of a list; nil where there is none.
func known(values []float64, i int) *float64 {
	if i >= len(values) || math.IsNaN(values[i]) || math.IsInf(values[i], 0) {
		return nil
	}
	return &values[i]
}

func writeValuesCSV(to io.Writer, r *experiment.Result, _ []entry) error {
	w := csv.NewWriter(to)
	if err := w.Write(namesOf(valueColumns)); err != nil {
		return err
	}
	err := eachResponse(r, func(rows []valueRow) error {
		for i := range rows {
			fields := rows[i].fields()
			for j, field := range fields {
				fields[j] = visible.Cell(field)
			}
			if err := w.Write(fields); err != nil {
				return err
			}
		}
		return nil
	})
	w.Flush()
	return cmp.Or(err, w.Error())
}

// fields are those of the CSV.
func (v *valueRow) fields() []string {
	plain := func(value *float64) string {
		if value == nil {
			return ""
		}
		return data.Plain(*value)
	}
	statistic := ""
	if v.Statistic != nil {
		statistic = *v.Statistic
	}
	return []string{v.Name, v.Subject, v.Place, v.Measure, statistic, v.Unit, strconv.Itoa(int(v.Replication)),
		plain(v.Value), plain(v.Weight), v.By, v.Scenario, v.Policies, v.Settings, v.Hash, v.Seed, v.WindowStart, v.TimeZone}
}

func writeValueLines(to io.Writer, r *experiment.Result, _ []entry) error {
	w := newJSONLines(to)
	w.of(r.Plan, r.Seed)
	err := eachResponse(r, func(rows []valueRow) error {
		for i := range rows {
			v := &rows[i]
			w.begin(int(v.Replication))
			w.text("name", v.Name)
			w.text("subject", v.Subject)
			w.text("place", v.Place)
			w.text("measure", v.Measure)
			w.text("statistic", v.fields()[4])
			w.text("unit", v.Unit)
			w.real("value", v.Value)
			w.real("weight", v.Weight)
			w.text("by", v.By)
			if err := w.end(); err != nil {
				return err
			}
		}
		return nil
	})
	return cmp.Or(err, w.close())
}

// real adds a number; null for none.
func (w *jsonLines) real(name string, value *float64) {
	if value == nil {
		w.raw(name, "null")
		return
	}
	w.number(name, *value)
}
