package shrink

import (
	"bytes"
	"encoding/binary"
	"flag"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

var update = flag.Bool("update", false, "write the folded program that the tests of the page unfold")

// callsAndNumbers is a function that calls as Go's compiler writes it, as the second one of a program, with a place of
// another function, one of its own further down and one further up, and numbers of all kinds.
var callsAndNumbers = slices.Concat([]byte{2, 1, 0x7f, 0x80, 1, 0x7e, opBlock, void},
	[]byte{opLocalGet, 1, opI32Const, 8, opI32Sub, opLocalTee, 1, opGlobalSet, 0, opLocalGet, 1},
	appendSigned([]byte{opI64Const}, firstPlace+placesEach), []byte{opI64Store, 3, 0, opI32Const, 0, opCall, 0x87, 1},
	[]byte{opGlobalGet, 0, opLocalSet, 1, opIf, void, opI32Const, 1, opReturn, opEnd, opEnd},
	appendSigned([]byte{opI64Const}, firstPlace+placesEach+300), appendSigned([]byte{opI64Const}, firstPlace+placesEach+7),
	appendSigned([]byte{opI64Const}, firstPlace), []byte{opI64Const, 0x7f, opF64Const, 1, 2, 3, 4, 5, 6, 7, 8, opF32Const},
	[]byte{1, 2, 3, 0x80, opFurther, 10, 0, 0, opFurther, 2, opFurther, 10, 0, 0, opLocalGet, 0, opBrTable, 2, 0, 0, 0},
	[]byte{opCallBy, 4, 0, opI64Load, 3, 0x90, 2, opMemorySize, 0, opEnd})

// moduleOf is a program of functions.
func moduleOf(functions ...[]byte) []byte {
	code := []byte{byte(len(functions))}
	for _, f := range functions {
		code = appendSized(code, f)
	}
	var table []byte
	for n := range uint32(1200) {
		table = binary.LittleEndian.AppendUint32(table, 77*n)
	}
	return binaryOf([]section{{1, []byte("types")}, {codeSection, code}, {dataSection, append(table, "the end"...)}})
}

func TestAFoldedProgramIsTheSameAgain(t *testing.T) {
	for name, program := range map[string][]byte{
		"jumps": moduleOf(jumping), "calls and numbers": moduleOf(jumping, callsAndNumbers), "no functions": moduleOf(),
	} {
		got, err := Fold(program)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if back, err := unfold(got); err != nil || !bytes.Equal(back, program) {
			t.Errorf("%s: %v, %d bytes came back otherwise", name, err, len(program))
		}
	}
}

// The page's own test unfolds this one.
func TestTheFoldedProgramOfThePageIsThisOne(t *testing.T) {
	program := moduleOf(jumping, callsAndNumbers)
	text, err := Fold(program)
	if err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string][]byte{"program": program, "folded": text} {
		path := filepath.Join("..", "page", "testdata", "folding", name)
		if *update {
			if err := os.WriteFile(path, content, 0o666); err != nil {
				t.Fatal(err)
			}
		}
		if kept, err := os.ReadFile(path); err != nil || !bytes.Equal(kept, content) {
			t.Errorf("%s is not what is written now (%v): run the test with -args -update, and .ci/page", path, err)
		}
	}
}

func TestSequencesAndPlacesAreOneToken(t *testing.T) {
	f := newFolder()
	if err := f.function(1, callsAndNumbers); err != nil {
		t.Fatal(err)
	}
	if tokens := f.columns[columnTokens]; tokens[0] != opBlock || tokens[1] != tokenFurther || tokens[2] != tokenPlace {
		t.Errorf("got tokens %x", tokens)
	}
	for column, want := range map[int][]byte{
		columnPlaces: slices.Concat(appendSigned([]byte{0}, 299), appendSigned(nil, -294)),
		columnCalls:  {0x87, 1},
		columnI32:    nil,
		columnLocals: callsAndNumbers[:6],
	} {
		if got := f.columns[column]; !bytes.Equal(got, want) {
			t.Errorf("column %d has %x, not %x", column, got, want)
		}
	}
}

func TestTablesAreDifferences(t *testing.T) {
	program := moduleOf()
	written, sizes := differing(program)
	for _, size := range sizes {
		if size == 0 || size%4 != 0 {
			t.Errorf("entries have %d bytes", sizes)
		}
	}
	if bytes.Equal(written, program) {
		t.Error("no block has differences")
	}
	if back := plainOf(written, sizes); !bytes.Equal(back, program) {
		t.Error("it comes back otherwise")
	}
	if back := plainOf(written, sizes[1:]); back != nil {
		t.Error("the sizes of fewer blocks are taken")
	}
}

func TestWhatCannotBeFoldedIsRefused(t *testing.T) {
	whole := moduleOf(jumping)
	for name, program := range map[string][]byte{
		"nothing": nil, "no code": binaryOf([]section{{1, []byte("types")}}), "cut": whole[:40],
		"an instruction that is not known": moduleOf([]byte{0, 0xfd, 0, opEnd}), "no end": moduleOf([]byte{0, opNop}),
		"a token": moduleOf([]byte{0, tokenFurther, opEnd}), "no locals": moduleOf([]byte{3, opEnd}),
		"a place with a longer number": moduleOf([]byte{0, opI64Const, 0x80, 0x80, 0x80, 0x80, 0x81, 0, opEnd}),
	} {
		if got, err := Fold(program); err == nil {
			t.Errorf("%s: of %d bytes came %d", name, len(program), len(got))
		}
	}
}

// randomFunction is one of any instructions, among which are places and what stands often.
func randomFunction(luck *rand.Rand) []byte {
	text := []byte{1, byte(luck.IntN(100)), 0x7f}
	for range luck.IntN(60) {
		switch op := byte(luck.IntN(tokenLast)); {
		case luck.IntN(8) == 0:
			text = appendSigned(append(text, opI64Const), firstPlace+int64(luck.IntN(3*placesEach)))
		case luck.IntN(8) == 0:
			for _, s := range often[luck.IntN(len(often))] {
				if s.given != nil {
					text = append(append(text, s.token), s.given...)
				}
			}
		case op == opBrTable:
			text = append(text, op, 1, byte(luck.IntN(128)), byte(luck.IntN(128)))
		default:
			parts := partsOf(op)
			for _, p := range parts {
				switch p.kind {
				case partText:
					text = append(text, p.text...)
				case partNumber:
					text = appendSigned(text, luck.Int64N(1<<luck.IntN(40)))
				case partBytes:
					for range p.size {
						text = append(text, byte(luck.IntN(256)))
					}
				}
			}
		}
	}
	return append(text, opEnd)
}

func FuzzFold(f *testing.F) {
	for seed := range uint64(50) {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, seed uint64) {
		luck := rand.New(rand.NewPCG(seed, 0))
		var functions [][]byte
		for range luck.IntN(6) {
			functions = append(functions, randomFunction(luck))
		}
		program := moduleOf(functions...)
		text, err := Fold(program)
		if err != nil {
			t.Fatal(err)
		}
		if back, err := unfold(text); err != nil || !bytes.Equal(back, program) {
			t.Fatalf("%d bytes come back otherwise (%v)", len(program), err)
		}
		text[luck.IntN(len(text))] ^= byte(1 + luck.IntN(255))
		unfold(text[:luck.IntN(len(text)+1)]) // is wrong or not, but no panic
	})
}
