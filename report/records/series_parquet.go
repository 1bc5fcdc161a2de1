//go:build !js

package records

import (
	"io"
	"math"
	"time"

	"github.com/parquet-go/parquet-go"

	"karvon/sim/experiment"
	"karvon/sim/plan"
)

// seriesRow is a value of a series as Parquet stores it. Its columns are those of the CSV.
type seriesRow struct {
	Replication int32    `parquet:"replication,snappy"`
	Time        float64  `parquet:"time_s,snappy"`
	Length      float64  `parquet:"length_s,snappy"`
	At          string   `parquet:"at,dict,snappy"`
	Element     string   `parquet:"element,dict,snappy"`
	Measure     string   `parquet:"measure,dict,snappy"`
	Unit        string   `parquet:"unit,dict,snappy"`
	Value       *float64 `parquet:"value,optional,snappy"`
	LocalTime   string   `parquet:"local_time,dict,snappy"`
}

// seriesParquet writes series as Parquet.
type seriesParquet struct {
	to     *parquet.GenericWriter[seriesRow]
	begins time.Time // when the run does
	rows   []seriesRow
}

func newSeriesParquet(to io.Writer, p *plan.Plan) (seriesEncoder, error) {
	return &seriesParquet{begins: p.Begins(), to: parquet.NewGenericWriter[seriesRow](to,
		parquet.MaxRowsPerRowGroup(groupRows),
		parquet.KeyValueMetadata("karvon.scenario", utf8Only(p.Name)),
		parquet.KeyValueMetadata("karvon.hash", p.Hash))}, nil
}

func (w *seriesParquet) write(o *experiment.Observed, t *experiment.TimeSeries) error {
	w.rows = w.rows[:0]
	for i := range t.Values {
		from, length := o.Interval(i)
		row := seriesRow{
			Replication: int32(o.Replication), Time: float64(from) / 1e9, Length: float64(length) / 1e9,
			At: t.At, Element: t.Element, Measure: t.Measure, Unit: t.Unit,
			LocalTime: plan.DateTime(w.begins, from),
		}
		if !math.IsNaN(t.Values[i]) {
			row.Value = &t.Values[i]
		}
		w.rows = append(w.rows, row)
	}
	_, err := w.to.Write(w.rows)
	return err
}

func (w *seriesParquet) describe(about []entry) []column {
	describeParquet(w.to, about, seriesColumns)
	return nil
}

func (w *seriesParquet) close() error { return w.to.Close() }
