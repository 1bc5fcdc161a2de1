//go:build unix

package queue

import (
	"syscall"
	"testing"
	"time"
)

// spent is the processor time of this process.
func spent(t testing.TB) time.Duration {
	t.Helper()
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		t.Fatal(err)
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}

// The limit is 2 ms of the broker's processor time an order; here it is that of who asks and of the workers besides.
func TestAnOrderCostsLittle(t *testing.T) {
	if !*long {
		t.Skip("it is measured under -long")
	}
	f := newFarm(t)
	c := f.campaign(Settings{AckWait: defaultAckWait})
	for _, name := range []string{"one", "two"} {
		f.worker(name, upper)
	}
	const n = 5000
	before := spent(t)
	for i := 0; i < n; i += 100 {
		askAll(t, c, i, i+100)
	}
	each := (spent(t) - before) / n
	t.Logf("%v an order", each)
	if each > 2*time.Millisecond {
		t.Errorf("an order takes %v of processor time, of all that take part", each)
	}
	closed(t, c)
}
