package plan

import (
	"reflect"
	"testing"

	"karvon/sim/scenario"
)

func TestEveryOperationHasARow(t *testing.T) {
	rows := 0
	for _, v := range verbs {
		rows += len(v.operations)
	}
	if rows != int(numberOfOps) {
		t.Errorf("%d operations have %d rows", numberOfOps, rows) // one that stands twice leaves another out
	}
	for op := range numberOfOps {
		if op.Facts().Name == "" {
			t.Errorf("operation %d has no name", op)
		}
	}
}

func TestEveryVerbOfTheLanguageHasARow(t *testing.T) {
	known := 0
	for field := range reflect.TypeFor[scenario.Step]().Fields() {
		key := field.Tag.Get("key")
		if key == "" || key == "-" || key == "label" || key == "luck" {
			continue
		}
		known++
		if v := verbs[scenario.Verb(key)]; v == nil || v.compile == nil || v.stepless != (len(v.operations) == 0) {
			t.Errorf("%s has no row that compiles it", key)
		}
	}
	if known != len(verbs) {
		t.Errorf("%d rows for %d verbs", len(verbs), known)
	}
}
