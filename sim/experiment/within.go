package experiment

import (
	"fmt"

	"karvon/sim/bound"
)

// Within refuses an experiment of more replications than the bounds allow: of each of its points, or of all of
// them. Ask before anything is made ready for them.
func Within(points, replications int) error {
	if !bound.Replications.Allows(int64(replications)) {
		return fmt.Errorf("%s replications of a design point are more than an experiment holds (%s)",
			bound.Grouped(int64(replications)), &bound.Replications)
	}
	if all, ok := bound.Product(int64(points), int64(replications)); !ok || !bound.Tasks.Allows(all) {
		return fmt.Errorf("%s points with %s replications each are more than an experiment holds (%s of all points together)",
			bound.Grouped(int64(points)), bound.Grouped(int64(replications)), &bound.Tasks)
	}
	return nil
}
