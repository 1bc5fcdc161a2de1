package shrink

import "encoding/binary"

// segment is a part of the memory that a program begins with.
type segment struct {
	at      int
	content []byte
}

// segmentsOf gives those of a data section.
func segmentsOf(content []byte) ([]segment, error) {
	r := reader{left: content}
	var all []segment
	for range r.unsigned() {
		memory, form, at, after := r.byte(), r.byte(), r.signed(), r.byte()
		content := r.take(r.unsigned())
		if r.failed || memory != 0 || form != opI32Const || after != opEnd || at < 0 || at > 1<<31-1 {
			return nil, errProgram
		}
		all = append(all, segment{int(at), content})
	}
	if r.failed || len(r.left) > 0 {
		return nil, errProgram
	}
	return all, nil
}

// image is the memory that segments give.
func image(all []segment) []byte {
	size := 0
	for _, s := range all {
		size = max(size, s.at+len(s.content))
	}
	memory := make([]byte, size)
	for _, s := range all {
		copy(memory[s.at:], s.content)
	}
	return memory
}

// apart is how many zeros end a segment. Go's linker ends one at eight, to save memory on disk: but the heads of a
// hundred thousand segments do not pack, and zeros do.
const apart = 1 << 16

// dataOf gives the data section of a memory.
func dataOf(memory []byte) []byte {
	var content []byte
	count := 0
	for at := 0; ; count++ {
		for at < len(memory) && memory[at] == 0 {
			at++
		}
		if at == len(memory) {
			break
		}
		end, zeros := at, 0
		for ; end < len(memory) && zeros < apart; end++ {
			if zeros++; memory[end] != 0 {
				zeros = 0
			}
		}
		content = append(content, 0, opI32Const)
		content = append(appendSigned(content, int64(at)), opEnd)
		content = appendSized(content, memory[at:end-zeros])
		at = end
	}
	return append(binary.AppendUvarint(nil, uint64(count)), content...)
}
