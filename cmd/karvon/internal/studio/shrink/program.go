// Package shrink makes programs of WebAssembly that Go's linker wrote smaller, as they are packed by gzip, and changes
// nothing of what they do but the traces of their panics. It treats three parts: the memory that a program begins with,
// of which the tables of functions are cleared that only traces need (dropTraces) and which is written as few segments
// (dataOf); the code, whose jumps and calls are written with fewer numbers, as numbers are what packs worst
// (function.straighten, leave and shorten); and what is said of the program besides, which goes. What is left it folds
// (Fold): instructions and numbers of each kind lie apart, and a page puts them together again.
package shrink

import (
	"encoding/binary"
	"errors"
	"slices"
)

// Program makes a program smaller. What of it is laid out in a way that is not known stays as it is.
func Program(program []byte) ([]byte, error) {
	all, err := sectionsOf(program)
	if err != nil {
		return nil, err
	}
	all = slices.DeleteFunc(all, func(s section) bool { return s.kind == customSection })
	if err := shrinkData(all); err != nil {
		return nil, err
	}
	if err := shrinkCode(all); err != nil && !errors.Is(err, errCode) {
		return nil, err
	}
	return binaryOf(all), nil
}

// shrinkData changes the section of data.
func shrinkData(all []section) error {
	for i := range all {
		if all[i].kind != dataSection {
			continue
		}
		segments, err := segmentsOf(all[i].content)
		if err != nil {
			return err
		}
		memory := image(segments)
		if err := dropTraces(memory); err != nil && !errors.Is(err, errTraces) {
			return err
		}
		all[i].content = dataOf(memory)
	}
	return nil
}

// shrinkCode changes the section of code.
func shrinkCode(all []section) error {
	for i := range all {
		if all[i].kind == codeSection {
			changed, err := codeOf(all[i].content)
			if err != nil {
				return err
			}
			all[i].content = changed
		}
	}
	return nil
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
		f.shorten()
		changed = appendSized(changed, f.write())
	}
	if r.failed || len(r.left) > 0 {
		return nil, errCode
	}
	return changed, nil
}
