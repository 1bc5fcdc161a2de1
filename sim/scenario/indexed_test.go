package scenario

import (
	"slices"
	"testing"
)

func TestAnIndexedMappingKeepsTheOrderOfItsKeys(t *testing.T) {
	entry := func(name string) field { return field{name: name, value: &tree{text: name}} }
	x := indexOf(&tree{form: mapping, fields: []field{entry("a"), entry("b"), entry("c")}})
	if !x.remove("b") || x.remove("b") || x.get("b") != nil {
		t.Error("b was not removed once")
	}
	x.put(entry("d"))
	x.put(entry("a"))
	x.put(entry("b"))
	want := []string{"a", "c", "d", "b"}
	if keys := x.keys(); !slices.Equal(keys, want) {
		t.Errorf("the keys are %q", keys)
	}
	if x.get("c").text != "c" || x.get("b").text != "b" {
		t.Error("a value stands under another key")
	}
	if keys := x.tidy().keys(); !slices.Equal(keys, want) {
		t.Errorf("the keys are %q once tidied", keys)
	}
}
