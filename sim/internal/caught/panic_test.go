package caught

import (
	"strings"
	"testing"
)

func TestAPanicGoesOnInTheGoroutineThatWaits(t *testing.T) {
	var elsewhere Panic
	done := make(chan struct{})
	go func() {
		defer close(done)
		defer elsewhere.Catch()
		fails()
	}()
	<-done
	defer func() {
		raised, ok := recover().(*Panic)
		if !ok || raised.Value != "broken" || !strings.Contains(string(raised.Stack), "caught.fails") {
			t.Errorf("raised %v with the stack %s", raised, raised.Stack)
		}
	}()
	elsewhere.Raise()
	t.Error("nothing was raised")
}

func fails() { panic("broken") }

func TestNoPanicIsRaisedWhereNoneWasCaught(t *testing.T) {
	var none Panic
	func() { defer none.Catch() }()
	none.Raise()
}
