package records

import (
	"encoding/binary"
	"io"
	"math"

	"karvon/sim/engine"
	"karvon/sim/plan"
)

// row is a visit and the replication that it belongs to.
type row struct {
	replication int
	engine.Visit
}

// fixedSize is the length of a visit in a part, without its attributes.
const fixedSize = 8 + 4 + 4 + 1 + 1 + 1 + 4 + 3*8

// appendVisit adds a visit to the bytes of a part.
func appendVisit(to []byte, v *engine.Visit) []byte {
	little := binary.LittleEndian
	to = little.AppendUint64(to, v.Entity)
	to = little.AppendUint32(to, uint32(v.Flow))
	to = little.AppendUint32(to, uint32(v.Site))
	within := byte(0)
	if v.InWindow {
		within = 1
	}
	to = append(to, byte(v.Kind), byte(v.Place), within)
	to = little.AppendUint32(to, uint32(v.Index))
	for _, time := range [...]int64{v.Arrive, v.Start, v.End} {
		to = little.AppendUint64(to, uint64(time))
	}
	for _, value := range v.Attributes {
		to = little.AppendUint64(to, math.Float64bits(value))
	}
	return to
}

// readVisit reads the next visit of a part into a row, with the buffer for its bytes; io.EOF after the last.
func (r *row) readVisit(from io.Reader, buffer []byte) error {
	if _, err := io.ReadFull(from, buffer); err != nil {
		return err
	}
	little := binary.LittleEndian
	v := &r.Visit
	v.Entity = little.Uint64(buffer)
	v.Flow, v.Site = plan.FlowID(little.Uint32(buffer[8:])), plan.SiteID(little.Uint32(buffer[12:]))
	v.Kind, v.Place, v.InWindow = engine.VisitKind(buffer[16]), engine.Place(buffer[17]), buffer[18] == 1
	v.Index = int32(little.Uint32(buffer[19:]))
	for i, time := range [...]*int64{&v.Arrive, &v.Start, &v.End} {
		*time = int64(little.Uint64(buffer[23+8*i:]))
	}
	for i := range v.Attributes {
		v.Attributes[i] = math.Float64frombits(little.Uint64(buffer[fixedSize+8*i:]))
	}
	return nil
}
