// Package caught carries a panic from the goroutine in which it happens to the one that waits for it: what nobody
// catches in a goroutine of its own ends the process with nothing kept.
package caught

import "runtime/debug"

// Panic is a panic that was caught, if any was. Its zero value is none.
type Panic struct {
	Value any
	Stack []byte // of the goroutine in which it happened
}

// Catch takes up the panic of the function that defers it.
func (p *Panic) Catch() {
	if value := recover(); value != nil {
		p.Value, p.Stack = value, debug.Stack()
	}
}

// Raise panics in the present goroutine with what was caught in another; it does nothing where nothing was.
func (p *Panic) Raise() {
	if p.Value != nil {
		panic(p)
	}
}
