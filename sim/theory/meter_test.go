package theory

import (
	"math"
	"testing"
)

// As a period begins as many wait as in the M/D/c queue.
func TestAMetersQueueAtAnOpeningIsThatOfConstantServices(t *testing.T) {
	for _, c := range []struct {
		slots int
		load  float64
	}{{1, 0.5}, {3, 2.7}, {10, 9}, {30, 27}, {33, 30}} {
		meter, err := NewMeter(c.slots, c.load, 1)
		if err != nil {
			t.Fatal(err)
		}
		constant, err := mDc(c.slots, c.load, 1)
		if err != nil {
			t.Fatal(err)
		}
		if math.Abs(meter.atOpening-constant.Waiting) > 1e-9*(1+constant.Waiting) {
			t.Errorf("%d slots, load %v: %.12g wait, in the M/D/c queue %.12g", c.slots, c.load, meter.atOpening,
				constant.Waiting)
		}
	}
}

// Where hardly ever two come in one period, only the second of two waits, for a third of the period on average: it
// comes at the later of two uniform times.
func TestAMeterUnderASmallLoadDelaysTheSecondOfAPeriod(t *testing.T) {
	const load = 1e-4
	meter, err := NewMeter(1, load, 1)
	if err != nil {
		t.Fatal(err)
	}
	if want := load * load / 2 / 3; math.Abs(meter.Waiting-want) > 1e-3*want {
		t.Errorf("%g wait, want %g", meter.Waiting, want)
	}
}

func TestAMeterIsRefusedWhatItCannotCarry(t *testing.T) {
	for _, refused := range []func() error{
		func() error { _, err := NewMeter(0, 1, 1); return err },
		func() error { _, err := NewMeter(3, 0, 1); return err },
		func() error { _, err := NewMeter(3, 1, 0); return err },
		func() error { _, err := NewMeter(3, 3, 1); return err },
	} {
		if refused() == nil {
			t.Error("a meter that has no steady state has one")
		}
	}
}
