package report

import (
	"strconv"
	"time"

	"karvon/report/document"
)

// Farm is how the work of a broker stands.
type Farm struct {
	Queue, Running, Done, Redelivered int
	Left                              time.Duration // 0 where it is not known
	Workers                           []FarmWorker
}

// FarmWorker is a worker that is there.
type FarmWorker struct {
	Name, Version, Canary string
	Slots, Done           int
	Seconds               float64 // of a slot, for one order; 0 where none is done
}

// farmText is what is said of a broker.
var farmText = struct {
	table, stands, redelivered, left, nobody sentence
}{
	table:       "Workers",
	stands:      "{queue order|orders} wait, {running} are being worked at, {done} are done.",
	redelivered: "{redelivered order|orders} were given to another worker, as one did not come back.",
	left:        "What is left takes these workers about {seconds second|seconds}.",
	nobody:      "No worker is there: karvon work makes one, on each machine.",
}

// FarmStatus says how the work of a broker stands, worker by worker.
func FarmStatus(f *Farm) *document.Document {
	table := document.Table{
		Name: "workers", Title: farmText.table.said(),
		Columns: []document.Column{
			{Header: "worker", Rank: 1}, {Header: "version"}, {Header: "canary"}, {Header: "slots"}, {Header: "done"},
			{Header: "seconds an order"},
		},
	}
	for _, w := range f.Workers {
		pace := document.Nothing
		if w.Seconds > 0 {
			pace = strconv.FormatFloat(w.Seconds, 'f', 2, 64)
		}
		table.Rows = append(table.Rows, []document.Cell{
			text(w.Name), text(w.Version), text(w.Canary), text(strconv.Itoa(w.Slots)), text(strconv.Itoa(w.Done)), text(pace),
		})
	}
	d := document.Listing(table)
	counts := values{"queue": f.Queue, "running": f.Running, "done": f.Done, "redelivered": f.Redelivered,
		"seconds": int(f.Left.Round(time.Second) / time.Second)}
	d.Closing = append(d.Closing, farmText.stands.with(counts))
	if f.Redelivered > 0 {
		d.Closing = append(d.Closing, farmText.redelivered.with(counts))
	}
	switch {
	case len(f.Workers) == 0:
		d.Closing = append(d.Closing, farmText.nobody.with(counts))
	case f.Left > 0:
		d.Closing = append(d.Closing, farmText.left.with(counts))
	}
	return d
}
