package journal

import (
	"bufio"
	"context"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"io"

	"karvon/sim/bound"
)

// A record is: magic (4 bytes), length of the value (4), key, value, and the CRC-32C of all before it (4); integers are
// little-endian. The key of the first record has 16 bytes, in every version; those of others are an item (16), what is
// kept of it (8), the number of the first replication (8) and the chunk's level (1).
const (
	magic         = 0x4b524331 // "1CRK"
	headLength    = 4 + 4
	headKeyLength = 16
	keyLength     = 16 + 8 + 8 + 1
	tailLength    = 4
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// encode writes a record.
func encode(key, value []byte) []byte {
	record := make([]byte, 0, headLength+len(key)+len(value)+tailLength)
	record = binary.LittleEndian.AppendUint32(record, magic)
	record = binary.LittleEndian.AppendUint32(record, uint32(len(value)))
	record = append(append(record, key...), value...)
	return binary.LittleEndian.AppendUint32(record, crc32.Checksum(record, castagnoli))
}

// readHead reads the key and the value of the first record, if it is whole.
func (j *Journal) readHead(size int64) error {
	var key [headKeyLength]byte
	length, err := readRecord(io.NewSectionReader(j.file, 0, size), key[:], size)
	if err == errNotWhole || err == nil && length > firstRecord {
		return nil
	}
	if err != nil {
		return err
	}
	value := make([]byte, length)
	if _, err := j.file.ReadAt(value, headLength+headKeyLength); err != nil {
		return err
	}
	j.head, j.end = append(key[:], value...), headLength+headKeyLength+int64(length)+tailLength
	j.begin = j.end
	return nil
}

// scan reads the records behind the first up to one that is not whole. What stands behind it is done again: it may be
// lost with it.
func (j *Journal) scan(ctx context.Context, size int64) error {
	reader := bufio.NewReaderSize(io.NewSectionReader(j.file, j.end, size-j.end), 1<<16)
	var key [keyLength]byte
	for j.head != nil {
		if err := ctx.Err(); err != nil {
			return err
		}
		if !bound.Finished.Allows(int64(j.index.records)) {
			return errFull
		}
		length, err := readRecord(reader, key[:], size-j.end)
		if err == errNotWhole {
			return nil
		}
		if err != nil {
			return err
		}
		known := keyOf(key[:])
		if err := known.check(); err != nil {
			return fmt.Errorf("%s is damaged, or of another program: %w", FileName, err)
		}
		j.index.know(known, j.end+headLength+keyLength, length)
		j.end += headLength + keyLength + int64(length) + tailLength
	}
	return nil
}

// errNotWhole says that no whole record follows.
var errNotWhole = io.ErrUnexpectedEOF

// readRecord reads a record of which at most rest bytes are left: its key, and how long its value is.
func readRecord(reader io.Reader, key []byte, rest int64) (length uint32, err error) {
	var head [headLength]byte
	if _, err := io.ReadFull(reader, head[:]); err != nil {
		return 0, notWhole(err)
	}
	length = binary.LittleEndian.Uint32(head[4:])
	if binary.LittleEndian.Uint32(head[:]) != magic || !bound.Outcome.Allows(int64(length)) ||
		headLength+int64(len(key))+int64(length)+tailLength > rest {
		return 0, errNotWhole
	}
	if _, err := io.ReadFull(reader, key); err != nil {
		return 0, notWhole(err)
	}
	sum := crc32.New(castagnoli)
	sum.Write(head[:])
	sum.Write(key)
	if _, err := io.CopyN(sum, reader, int64(length)); err != nil {
		return 0, notWhole(err)
	}
	var tail [tailLength]byte
	if _, err := io.ReadFull(reader, tail[:]); err != nil {
		return 0, notWhole(err)
	}
	if binary.LittleEndian.Uint32(tail[:]) != sum.Sum32() {
		return 0, errNotWhole
	}
	return length, nil
}

// notWhole turns the file's end into the end of the whole records.
func notWhole(err error) error {
	if err == io.EOF {
		return errNotWhole
	}
	return err
}
