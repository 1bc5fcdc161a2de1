package experiment

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"karvon/sim/engine"
	"karvon/sim/plan"
	"karvon/sim/response"
)

// Canary names what this program makes of a model: a hash of all that a day of it leaves, to the last bit, of the
// engine's revision and of the version of stored outcomes. Programs with the same one do the same work, whatever
// platforms they are built for and whenever they were built.
func Canary(ctx context.Context, m *response.Model) (string, error) {
	s := Point{Window: plan.Day}.Of(m)
	r := &Runner{Workers: 1}
	var left *outcome
	err := s.guarded(0, func() error {
		record, err := r.replicate(s.Run(), s.seed, 0)
		if err == nil {
			left = observe(s.Model, s.kept, record)
		}
		return err
	})
	if err != nil {
		return "", err
	}
	if err := ctx.Err(); err != nil {
		return "", err
	}
	body, err := left.appendBody(nil)
	if err != nil {
		return "", err
	}
	digest := sha256.Sum256(fmt.Appendf(body, "%d %d %s", engine.Revision, storedVersion, s.layout))
	return hex.EncodeToString(digest[:8]), nil
}
