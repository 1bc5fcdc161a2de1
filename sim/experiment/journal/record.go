package journal

import (
	"bufio"
	"context"
	"encoding/binary"
	"hash/crc32"
	"io"

	"karvon/sim/bound"
)

// A record is: magic (4 bytes), length of the value (4), key (16), value, and the CRC-32C of all before it (4);
// integers are little-endian.
const (
	magic      = 0x4b524331 // "1CRK"
	headLength = 4 + 4 + 16
	tailLength = 4
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// encode writes a record.
func encode(key Key, value []byte) []byte {
	record := make([]byte, 0, headLength+len(value)+tailLength)
	record = binary.LittleEndian.AppendUint32(record, magic)
	record = binary.LittleEndian.AppendUint32(record, uint32(len(value)))
	record = append(record, key[:]...)
	record = append(record, value...)
	return binary.LittleEndian.AppendUint32(record, crc32.Checksum(record, castagnoli))
}

// scan reads the records up to the first that is not whole. What stands behind it is done again: it may be lost
// with it.
func (j *Journal) scan(ctx context.Context, size int64) error {
	reader := bufio.NewReaderSize(io.NewSectionReader(j.file, 0, size), 1<<16)
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		if !bound.Finished.Allows(int64(len(j.index))) {
			return errFull
		}
		key, length, err := readRecord(reader, size-j.end)
		if err == errNotWhole {
			return nil
		}
		if err != nil {
			return err
		}
		j.index[key] = location{j.end + headLength, length}
		j.end += headLength + int64(length) + tailLength
	}
}

// errNotWhole says that no whole record follows.
var errNotWhole = io.ErrUnexpectedEOF

// readRecord reads a record of which at most rest bytes are left.
func readRecord(reader io.Reader, rest int64) (key Key, length uint32, err error) {
	var head [headLength]byte
	if _, err := io.ReadFull(reader, head[:]); err != nil {
		return key, 0, notWhole(err)
	}
	length = binary.LittleEndian.Uint32(head[4:])
	if binary.LittleEndian.Uint32(head[:]) != magic || !bound.Outcome.Allows(int64(length)) || headLength+int64(length)+
		tailLength > rest {
		return key, 0, errNotWhole
	}
	copy(key[:], head[8:])
	sum := crc32.New(castagnoli)
	sum.Write(head[:])
	if _, err := io.CopyN(sum, reader, int64(length)); err != nil {
		return key, 0, notWhole(err)
	}
	var tail [tailLength]byte
	if _, err := io.ReadFull(reader, tail[:]); err != nil {
		return key, 0, notWhole(err)
	}
	if binary.LittleEndian.Uint32(tail[:]) != sum.Sum32() {
		return key, 0, errNotWhole
	}
	return key, length, nil
}

// notWhole turns the file's end into the end of the whole records.
func notWhole(err error) error {
	if err == io.EOF {
		return errNotWhole
	}
	return err
}
