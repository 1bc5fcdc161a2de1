package scenario

import (
	"fmt"
	"testing"
	"testing/fstest"

	"karvon/sim/bound"
)

func TestGrowthGoesOnForAsManyYearsAsAreBounded(t *testing.T) {
	const text = `karvon: 1
title: t
run: {kind: stationary, window: 1h}
entities: {truck: {}}
sites: {post: {}}
flows: {f: {entity: truck, arrivals: {rate: 1/h, growth: {by: 1%%, years: %d}}, journey: [depart]}}
`
	for years, allowed := range map[int64]bool{bound.Years.Most: true, bound.Years.Most + 1: false} {
		files := fstest.MapFS{"grown.yaml": {Data: fmt.Appendf(nil, text, years)}}
		if _, err := Load(t.Context(), files, "grown", Options{}); (err == nil) != allowed {
			t.Errorf("%d years: %v", years, err)
		}
	}
}
