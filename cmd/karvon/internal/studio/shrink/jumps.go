package shrink

import "slices"

// Go's compiler gives a function of WebAssembly this shape (cmd/internal/obj/wasm, preprocess):
//
//	block exit
//	  loop again
//	    block … block               one for each place at which it can be gone on
//	    br_table by local 0         the first local, which says at which
//	    end … end …                 each place is behind the end of its block
//	  end
//	  unreachable
//	end
//	i32.const 1                     the stack of WebAssembly is left, to go on with another goroutine
//
// A jump to another place sets the local and repeats the loop. That is a number more than a browser needs to be told,
// where the place is further down, as its block can be left as well.

// places are those of a function.
type places struct {
	again  *construct
	chosen []*construct // by what the local says
}

const (
	placeLocal = 0
	stackLocal = 1
	stackIs    = 0 // the global of it
	void       = 0x40
)

// placesOf finds them, or gives nil where the function has another shape.
func placesOf(code []instruction) *places {
	at := slices.IndexFunc(code, func(i instruction) bool { return i.op == opBrTable })
	if at < 1 || !code[at-1].is(opLocalGet, placeLocal) {
		return nil
	}
	p := &places{chosen: code[at].table}
	blocks := map[*construct]bool{}
	for _, of := range p.chosen {
		blocks[of] = true
	}
	for at -= 2; at >= 0 && code[at].op == opBlock && blocks[code[at].of]; at-- {
		delete(blocks, code[at].of)
	}
	if len(blocks) > 0 || at < 0 || code[at].op != opLoop {
		return nil
	}
	p.again = code[at].of
	return p
}

func (i *instruction) is(op byte, n int64) bool { return i.op == op && i.n == n }

// place gives the block behind which it is gone on.
func (p *places) place(n int64) *construct {
	if n < 0 || n >= int64(len(p.chosen)) {
		return p.chosen[len(p.chosen)-1]
	}
	return p.chosen[n]
}

// straighten has jumps down leave blocks, and those that depend on a condition be one instruction.
func (f *function) straighten() {
	p := placesOf(f.code)
	if p == nil {
		return
	}
	open := map[*construct]bool{}
	made := make([]instruction, 0, len(f.code))
	for at := 0; at < len(f.code); {
		i := f.code[at]
		if jump, length := p.jump(f.code[at:], open); length > 0 {
			made = append(made, jump...)
			at += length
			continue
		}
		switch i.op {
		case opBlock, opLoop, opIf:
			open[i.of] = true
		case opEnd:
			delete(open, i.of)
		}
		made = append(made, i)
		at++
	}
	f.code = made
	f.unblock(p.again)
}

// jump gives what a jump becomes that code begins with, and how long that was.
func (p *places) jump(code []instruction, open map[*construct]bool) (jump []instruction, length int) {
	op := byte(opBr)
	if code[0].op == opIf && code[0].of.form == void && len(code) > 4 && code[4].op == opEnd {
		op, length, code = opBrIf, 2, code[1:]
	}
	if len(code) < 3 || code[0].op != opI32Const || !code[1].is(opLocalSet, placeLocal) || code[2].op != opBr ||
		code[2].of != p.again {
		return nil, 0
	}
	if to := p.place(code[0].n); open[to] {
		return []instruction{{op: op, of: to}}, length + 3
	}
	return []instruction{code[0], code[1], {op: op, of: p.again}}, length + 3
}

// leave has calls after which another goroutine goes on return at once, and not by way of the end of the function,
// which is another number at each.
func (f *function) leave() {
	exit := f.exit()
	if exit == nil {
		return
	}
	made := make([]instruction, 0, len(f.code))
	for _, i := range f.code {
		if i.op != opBrIf || i.of != exit {
			made = append(made, i)
			continue
		}
		c := &construct{kind: opIf, form: void}
		made = append(made, instruction{op: opIf, of: c}, instruction{op: opI32Const, n: 1}, instruction{op: opReturn},
			instruction{op: opEnd, of: c})
	}
	f.code = made
	if f.unblock(exit) {
		tail := len(f.code) - 3
		f.code = append(f.code[:tail+1], f.code[tail+2])
	}
}

// exit is the block of the whole function behind which it returns 1.
func (f *function) exit() *construct {
	if len(f.code) < 4 {
		return nil
	}
	tail := f.code[len(f.code)-4:]
	if tail[0].op != opUnreachable || tail[1].op != opEnd || tail[1].of == nil || tail[1].of.kind != opBlock ||
		!tail[2].is(opI32Const, 1) || tail[3].of != nil {
		return nil
	}
	return tail[1].of
}

// unblock takes a construct away where nothing leads to it.
func (f *function) unblock(of *construct) bool {
	for _, i := range f.code {
		if (i.op == opBr || i.op == opBrIf) && i.of == of || slices.Contains(i.table, of) {
			return false
		}
	}
	f.code = slices.DeleteFunc(f.code, func(i instruction) bool { return i.of == of })
	return true
}
