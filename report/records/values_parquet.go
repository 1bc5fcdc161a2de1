//go:build !js

package records

import (
	"cmp"
	"io"

	"github.com/parquet-go/parquet-go"

	"karvon/sim/experiment"
)

func writeValuesParquet(to io.Writer, r *experiment.Result, about []entry) error {
	w := parquet.NewGenericWriter[valueRow](to, parquet.MaxRowsPerRowGroup(groupRows))
	err := eachResponse(r, func(rows []valueRow) error {
		_, err := w.Write(rows)
		return err
	})
	describeParquet(w, about, valueColumns)
	return cmp.Or(err, w.Close())
}
