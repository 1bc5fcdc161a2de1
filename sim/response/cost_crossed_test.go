package response_test

import (
	"strings"
	"testing"

	"karvon/sim/response/responsetest"
)

// Money for each that crosses is asked for of what counts only those who cost something: those who burn fuel that has
// a price among them. Where nobody does the places cost something, and they serve all.
func TestMoneyForEachThatCrossesIsOfThoseWhoCostSomething(t *testing.T) {
	const file = `karvon: 1
title: two classes at one gate
run: {kind: terminating, window: 2h}
entities:
  truck: {counts: {people: 1, trucks: 1}, costs: COSTS}
  walker: {counts: {people: 1}}
sites: {post: {stations: {gate: {servers: 1, service: 1m, costs: {duty: 9 USD/h}}}}}
crossings: {line: {site: post}}
flows:
  trucks: {entity: truck, from: post, arrivals: {rate: 9/h}, journey: [{visit: gate}, {cross: line}, depart]}
  walkers: {entity: walker, from: post, arrivals: {rate: 9/h}, journey: [{visit: gate}, {cross: line}, depart]}
`
	for costs, people := range map[string]bool{
		"{fuel: {idle: 2 l/h, price: 1 USD/l}}": false,
		"{fuel: {idle: 2 l/h}}":                 true,
		"{fuel: {price: 1 USD/l}}":              true,
		"{waiting: 8 USD/h}":                    false,
	} {
		m := responsetest.Text(t, strings.ReplaceAll(file, "COSTS", costs))
		for name, want := range map[string]bool{"cost.per-crossing.trucks": true, "cost.per-crossing.people": people} {
			if _, is := m.ResponseIndex(name); is != want {
				t.Errorf("with %s %s is there: %v", costs, name, is)
			}
		}
	}
}
