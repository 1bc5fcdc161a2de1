package syntax

import (
	"slices"
	"testing"
)

func TestAnIndexedMappingKeepsTheOrderOfItsKeys(t *testing.T) {
	entry := func(name string) Field { return Field{Name: name, Value: &Tree{Text: name}} }
	x := IndexOf(&Tree{Form: Mapping, Fields: []Field{entry("a"), entry("b"), entry("c")}})
	if !x.Remove("b") || x.Remove("b") || x.Get("b") != nil {
		t.Error("b was not removed once")
	}
	x.Put(entry("d"))
	x.Put(entry("a"))
	x.Put(entry("b"))
	want := []string{"a", "c", "d", "b"}
	if keys := x.Keys(); !slices.Equal(keys, want) {
		t.Errorf("the keys are %q", keys)
	}
	if x.Get("c").Text != "c" || x.Get("b").Text != "b" {
		t.Error("a value stands under another key")
	}
	if keys := x.Tidy().Keys(); !slices.Equal(keys, want) {
		t.Errorf("the keys are %q once tidied", keys)
	}
}
