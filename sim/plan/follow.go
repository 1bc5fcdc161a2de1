package plan

import (
	"fmt"
	"slices"
	"strings"

	"karvon/sim/bound"
	"karvon/sim/scenario"
)

// followVerb does the steps of a named journey.
var followVerb = verb{key: "follow", compile: (*journey).follow, stepless: true}

// goToVerb goes on at a step with a label.
var goToVerb = verb{key: "go-to", compile: (*journey).goTo, stepless: true}

func (j *journey) goTo(s *scenario.Step) {
	inner := j.scopes[len(j.scopes)-1]
	inner.open = append(inner.open, openGoTo{*s.GoTo, j.exits})
	j.exits = nil
}

// follow compiles the steps of a procedure in place.
func (j *journey) follow(s *scenario.Step) {
	procedure, ok := find(j.compiler, j.scenario.Journeys, JourneyElement, *s.Follow)
	if !ok {
		return
	}
	if !j.bounded(s.Meta, &bound.Following, len(j.followed)+1) {
		return
	}
	if slices.Contains(j.followed, s.Follow.Text) {
		j.fail(s.Follow.Meta, scenario.FollowCycle, fmt.Sprintf("journey %s follows itself: %s", s.Follow.Text,
			strings.Join(append(j.followed, s.Follow.Text), " → ")), "use go-to for a loop")
		return
	}
	if procedure.At.Text != "" {
		site := lookUp(j.compiler, j.siteIndex, "site", procedure.At)
		if site == None || !j.here(scenario.Text{Meta: s.Follow.Meta, Text: "journey " + s.Follow.Text}, site) {
			return
		}
	}
	j.followed = append(j.followed, s.Follow.Text)
	j.list(procedure.Steps, true)
	j.followed = j.followed[:len(j.followed)-1]
}
