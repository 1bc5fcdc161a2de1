package theory

import (
	"cmp"
	"fmt"
)

// LossClass is a class of customers at resources that none of them waits for: the load that it offers, in erlangs, and
// the units that each of its customers needs of each resource at once.
type LossClass struct {
	Load  float64
	Needs []int
}

// KaufmanRoberts returns the share of each class that is lost at one resource of so many units, where who does not find
// all the units that it needs free goes away. It depends on the times for which units are held by their means alone.
//
// source: Kaufman 1981; Roberts 1981. The weight of j units taken is w(j) = sum over classes of load*need*w(j-need)/j.
func KaufmanRoberts(units int, classes []LossClass) ([]float64, error) {
	if err := checkLoss([]int{units}, classes); err != nil {
		return nil, err
	}
	weights := make([]float64, units+1)
	weights[0] = 1
	for taken := 1; taken <= units; taken++ {
		for _, class := range classes {
			if need := class.Needs[0]; need <= taken {
				weights[taken] += class.Load * float64(need) * weights[taken-need] / float64(taken)
			}
		}
	}
	scale(weights, 1/sum(weights))
	lost := make([]float64, len(classes))
	for k, class := range classes {
		lost[k] = sum(weights[max(0, units-class.Needs[0]+1):])
	}
	return lost, nil
}

// LossNetwork returns the share of each class that is lost at several resources of so many units each, where who does
// not find all that it needs free at all of them goes away and takes nothing.
//
// source: Kelly 1991, "Loss networks", by its product form: the weight of so many of each class inside is the product
// of load^n/n!, over all states that there is room for. They are counted one by one.
func LossNetwork(units []int, classes []LossClass) ([]float64, error) {
	if err := checkLoss(units, classes); err != nil {
		return nil, err
	}
	total, lost := 0.0, make([]float64, len(classes))
	free := append([]int(nil), units...)
	fits := func(class LossClass) bool {
		for at, need := range class.Needs {
			if need > free[at] {
				return false
			}
		}
		return true
	}
	take := func(class LossClass, times int) {
		for at, need := range class.Needs {
			free[at] -= times * need
		}
	}
	var visit func(k int, weight float64)
	visit = func(k int, weight float64) {
		if k == len(classes) {
			total += weight
			for other, class := range classes {
				if !fits(class) {
					lost[other] += weight
				}
			}
			return
		}
		visit(k+1, weight)
		inside := 0
		for fits(classes[k]) {
			inside++
			take(classes[k], 1)
			weight *= classes[k].Load / float64(inside)
			visit(k+1, weight)
		}
		take(classes[k], -inside)
	}
	visit(0, 1)
	scale(lost, 1/total)
	return lost, nil
}

func checkLoss(units []int, classes []LossClass) error {
	err := cmp.Or(atLeast("number of resources", len(units), 1), atLeast("number of classes", len(classes), 1))
	for _, count := range units {
		err = cmp.Or(err, atLeast("number of units", count, 1))
	}
	for _, class := range classes {
		err = cmp.Or(err, positive("load of a class", class.Load))
		if len(class.Needs) != len(units) {
			return cmp.Or(err, fmt.Errorf("a class needs %d resources of %d", len(class.Needs), len(units)))
		}
		all := 0
		for _, need := range class.Needs {
			err = cmp.Or(err, atLeast("units needed", need, 0))
			all += need
		}
		err = cmp.Or(err, atLeast("units needed of all resources", all, 1))
	}
	return err
}
