package shrink

// shorten writes some steps that Go's compiler makes of several instructions in fewer, to the same effect.
func (f *function) shorten() {
	made := make([]instruction, 0, len(f.code))
	for _, i := range f.code {
		made = append(made, i)
		for shortened := true; shortened; {
			made, shortened = shortenedEnd(made)
		}
	}
	f.code = made
}

// shortenedEnd shortens the last instructions, if there is a way.
func shortenedEnd(code []instruction) ([]instruction, bool) {
	n := len(code)
	last := func(back int) *instruction {
		if back > n {
			return &instruction{}
		}
		return &code[n-back]
	}
	switch last(1).op {
	case opNop:
		if n > 0 {
			return code[:n-1], true
		}
	case opI32Wrap:
		if last(2).op == opI64Extend {
			return code[:n-2], true
		}
		added := last(3).n
		if last(2).op == opI64Add && last(3).op == opI64Const && last(4).op == opI64Extend && int64(int32(added)) == added {
			return append(code[:n-4], instruction{op: opI32Const, n: added}, instruction{op: opI32Add}), true
		}
	case opI64Eqz:
		if last(2).op == opI64Extend {
			return append(code[:n-2], instruction{op: opI32Eqz}), true
		}
	case opIf, opBrIf:
		if last(2).op == opI32Eqz && last(3).op == opI32Eqz {
			return append(code[:n-3], code[n-1]), true
		}
	case opReturn: // the stack is given back in two steps
		up := func(back int) bool {
			return last(back).is(opLocalGet, stackLocal) && last(back-1).op == opI32Const && last(back-2).op == opI32Add &&
				last(back-3).is(opLocalTee, stackLocal) && last(back-4).is(opGlobalSet, stackIs)
		}
		if last(2).op == opI32Const && n >= 12 && up(7) && up(12) {
			both := instruction{op: opI32Const, n: last(11).n + last(6).n}
			end := []instruction{both, {op: opI32Add}, {op: opGlobalSet, n: stackIs}, *last(2), *last(1)}
			return append(code[:n-11], end...), true
		}
	}
	return code, false
}
