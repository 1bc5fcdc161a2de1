package theory

import "testing"

// Repairmen who break hardly ever are those of the repair shop; the broken ones by themselves are independent.
func TestBreakingRepairmenAreTheRepairShop(t *testing.T) {
	for _, repairmen := range []int{1, 2, 3} {
		shop := must(MachineRepair(5, repairmen, 0.1, 0.5))
		rarely := must(BreakingRepairmen(5, repairmen, 0.1, 0.5, 1e-12, 1))
		near(t, "waiting", rarely.Waiting, shop.down-5*0.1*shop.availability/0.5, 1e-9)
		often := must(BreakingRepairmen(5, repairmen, 0.1, 0.5, 0.03, 0.1))
		near(t, "broken", often.Broken, float64(repairmen)*0.03/(0.03+0.1), 1e-12)
	}
	// Too many states to be eliminated one by one.
	many := must(BreakingRepairmen(20, 6, 0.1, 0.5, 0.03, 0.1))
	near(t, "broken of many", many.Broken, 6*0.03/(0.03+0.1), 1e-8)
	// One machine waits only where the one repairman broke before it did: from up it goes down at 0.1, to be repaired
	// where he is there, at 0.5. He is broken at 0.03 and mended at 0.1, also while he ends a repair.
	one := must(BreakingRepairmen(1, 1, 0.1, 0.5, 0.03, 0.1))
	// The states that balance: up and there, in repair and there, in repair and broken, up and broken, waiting.
	up := 1.0
	inRepair := up * (0.1 + 0.1*0.03/0.2) / (0.03 + 0.5 - 0.1*0.5/20/0.2 - 0.1/20)
	ended := inRepair * 0.03 / (0.5 + 0.1)
	broken := (up*0.03 + ended*0.5) / (0.1 + 0.1)
	waiting := broken * 0.1 / 0.1
	near(t, "waiting of one", one.Waiting, waiting/(up+inRepair+ended+broken+waiting), 1e-12)
}

func TestBreakingRepairmenRefuseWhatIsNone(t *testing.T) {
	if _, err := BreakingRepairmen(1, 1, 1, 1, 0, 1); err == nil {
		t.Error("no error")
	}
}
