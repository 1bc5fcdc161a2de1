package records

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"

	"karvon/report/delivery"
	"karvon/sim/engine"
	"karvon/sim/files"
)

// part keeps the visits of one replication on disk until it is their turn.
type part struct {
	in      *delivery.Scratch
	name    string
	file    *os.File
	buffer  *bufio.Writer
	scratch []byte
	failed  error // the first, after which nothing is written
}

// partBuffer is what a part keeps in memory.
const partBuffer = 1 << 16

func createPart(in *delivery.Scratch, name string) (*part, error) {
	file, err := in.Create(name)
	if err != nil {
		return nil, err
	}
	return &part{in: in, name: name, file: file, buffer: bufio.NewWriterSize(file, partBuffer)}, nil
}

// add keeps a visit. What goes wrong is said when the part is closed: a simulation has nobody to tell.
func (p *part) add(v *engine.Visit) {
	if p.failed != nil {
		return
	}
	p.scratch = appendVisit(p.scratch[:0], v)
	_, p.failed = p.buffer.Write(p.scratch)
}

// close ends the part.
func (p *part) close() error {
	return errors.Join(p.failed, p.buffer.Flush())
}

// each calls visit with the rows of a closed part.
func (p *part) each(replication, attributes int, visit func(*row) error) error {
	if _, err := p.file.Seek(0, io.SeekStart); err != nil {
		return fmt.Errorf("cannot read the records back: %w", files.Reason(err))
	}
	from := bufio.NewReaderSize(p.file, partBuffer)
	buffer := make([]byte, fixedSize+8*attributes)
	current := row{replication: replication}
	current.Attributes = make([]float64, attributes)
	for {
		err := current.readVisit(from, buffer)
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("cannot read the records back: %w", files.Reason(err))
		}
		if err := visit(&current); err != nil {
			return err
		}
	}
}

// drop removes the part from disk.
func (p *part) drop() {
	p.file.Close()
	_ = p.in.Remove(p.name)
}
