package records

import (
	"errors"
	"io"

	"karvon/sim/experiment"
	"karvon/sim/plan"
)

// errParquet says that Parquet is left out of the program inside a page, for its size.
var errParquet = errors.New("this program cannot write Parquet: name a file that ends in .csv or .jsonl")

func newParquet(io.Writer, *names) (encoder, error) { return nil, errParquet }

func newSeriesParquet(io.Writer, *plan.Plan) (seriesEncoder, error) { return nil, errParquet }

func writeValuesParquet(io.Writer, *experiment.Result, []entry) error { return errParquet }
