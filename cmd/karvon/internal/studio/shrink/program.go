// Package shrink makes programs of WebAssembly that Go's linker wrote smaller, as they are packed by gzip, and changes
// nothing of what they do but the traces of their panics. It treats three parts: the memory that a program begins with,
// of which the tables of functions are cleared that only traces need (dropTraces) and which is written as few segments
// (dataOf); the code, whose jumps and calls are written with fewer numbers, as numbers are what packs worst
// (function.straighten and leave); and what is said of the program besides, which goes.
package shrink

import (
	"encoding/binary"
	"errors"
)

// Program makes a program smaller. What of it is laid out in a way that is not known stays as it is.
func Program(program []byte) ([]byte, error) {
	all, err := sectionsOf(program)
	if err != nil {
		return nil, err
	}
	kept := all[:0]
	for _, s := range all {
		switch s.kind {
		case customSection:
			continue
		case dataSection:
			all, err := segmentsOf(s.content)
			if err != nil {
				return nil, err
			}
			memory := image(all)
			if err := dropTraces(memory); err != nil && !errors.Is(err, errTraces) {
				return nil, err
			}
			s.content = dataOf(memory)
		case codeSection:
			changed, err := codeOf(s.content)
			if err == nil {
				s.content = changed
			} else if !errors.Is(err, errCode) {
				return nil, err
			}
		}
		kept = append(kept, s)
	}
	return binaryOf(kept), nil
}

// codeOf gives a section of code with all of its functions changed.
func codeOf(content []byte) ([]byte, error) {
	r := reader{left: content}
	count := r.unsigned()
	changed := binary.AppendUvarint(nil, uint64(count))
	for range count {
		var f function
		if err := f.read(r.take(r.unsigned())); err != nil {
			return nil, err
		}
		f.straighten()
		f.leave()
		changed = appendSized(changed, f.write())
	}
	if r.failed || len(r.left) > 0 {
		return nil, errCode
	}
	return changed, nil
}
