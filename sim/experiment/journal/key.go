package journal

import (
	"encoding/binary"
	"fmt"
)

// Series is what the replications of one kind have in common: what is simulated but for the replication's number, and
// what is kept of it.
type Series struct {
	Item [16]byte // what was simulated
	Kept uint64   // what is kept of it; of one item there can be several series
}

// Key names a record: that of a chunk of a series, replications First to First + 2^Level - 1. Chunks are aligned:
// First is a multiple of 2^Level. So two of them are apart, or one is inside the other. At level 0 a chunk is one
// replication.
type Key struct {
	Series
	First uint64
	Level uint8
}

// mostLevel bounds the levels of chunks, and mostFirst the numbers of replications.
const (
	mostLevel = 40
	mostFirst = 1 << 62
)

// Size is the number of replications of the chunk.
func (k Key) Size() uint64 { return 1 << k.Level }

// End is the number behind the chunk's last replication.
func (k Key) End() uint64 { return k.First + k.Size() }

// Parent is the chunk of twice the size that the chunk is a half of.
func (k Key) Parent() Key {
	return Key{k.Series, k.First &^ k.Size(), k.Level + 1}
}

// Sibling is the other half of the parent.
func (k Key) Sibling() Key {
	return Key{k.Series, k.First ^ k.Size(), k.Level}
}

// String names the chunk by its replications.
func (k Key) String() string {
	if k.Level == 0 {
		return fmt.Sprint("replication ", k.First)
	}
	return fmt.Sprintf("replications %d to %d", k.First, k.First+(k.Size()-1))
}

// check says what is wrong with a key: one that is not aligned would overlap others in part.
func (k Key) check() error {
	if k.Level > mostLevel || k.First > mostFirst {
		return fmt.Errorf("no chunk of replications has the level %d and begins with replication %d", k.Level, k.First)
	}
	if k.First%k.Size() != 0 {
		return fmt.Errorf("%v are no chunk: they would overlap others in part", k)
	}
	return nil
}

// bytes writes a key.
func (k *Key) bytes() []byte {
	text := binary.LittleEndian.AppendUint64(k.Item[:len(k.Item):len(k.Item)], k.Kept)
	return append(binary.LittleEndian.AppendUint64(text, k.First), k.Level)
}

// keyOf reads what bytes wrote.
func keyOf(text []byte) Key {
	series := Series{[16]byte(text), binary.LittleEndian.Uint64(text[16:])}
	return Key{series, binary.LittleEndian.Uint64(text[24:]), text[32]}
}
