package experiment

import (
	"context"
	"math"
	"reflect"
	"testing"
)

// observedRun is a timeline of three replications of a scenario with their result, which tests only look at.
type observedRun struct {
	timeline *Timeline
	result   *Result
}

// onceObserved are those by one worker, each simulated once for all tests. None of them runs beside others.
var onceObserved = map[string]observedRun{}

func observe24(t *testing.T, name string, workers int) (*Timeline, *Result) {
	t.Helper()
	if before, ok := onceObserved[name]; ok && workers == 1 {
		return before.timeline, before.result
	}
	p := load(t, name)
	timeline := NewTimeline(p.Plan)
	timeline.Replayed = true
	result, err := Run(context.Background(), p, Options{Replications: 3, Workers: workers, Recorder: timeline})
	if err != nil {
		t.Fatal(err)
	}
	timeline.Finish()
	if workers == 1 {
		onceObserved[name] = observedRun{timeline, result}
	}
	return timeline, result
}

// The mean over the bins is the mean of the response, for levels that the record integrates.
func TestATimelineSumsUpToTheResponses(t *testing.T) {
	for _, name := range []string{"khorgos", "testdata/elements.yaml", "testdata/outages.yaml"} {
		timeline, result := observe24(t, name, 1)
		for i := range result.Plan.Stations {
			station := &result.Plan.Stations[i]
			checkMean(t, station.Name+" queue", timeline.Stations[i].Queue.Mean, result.Find(station.Name+".queue.mean").Mean)
			present := result.Find(station.Name + ".present.mean").Mean
			checkMean(t, station.Name+" busy", timeline.Stations[i].Busy.Mean,
				present-result.Find(station.Name+".queue.mean").Mean)
			checkMean(t, station.Name+" duty", timeline.Stations[i].Duty, result.Find(station.Name+".servers.mean").Mean)
		}
		for i := range result.Plan.Flows {
			arrived := result.Find("flow." + result.Plan.Flows[i].Name + ".arrived").Mean
			checkMean(t, result.Plan.Flows[i].Name+" arrived", timeline.Flows[i].Arrived.Mean, arrived/24)
		}
	}
}

func checkMean(t *testing.T, what string, bins []float64, want float64) {
	t.Helper()
	mean := 0.0
	for _, value := range bins {
		mean += value / float64(len(bins))
	}
	if math.Abs(mean-want) > 1e-9*(1+math.Abs(want)) {
		t.Errorf("%s: the mean over the bins is %.12g, the response %.12g", what, mean, want)
	}
}

func TestATimelineDoesNotDependOnTheWorkers(t *testing.T) {
	one, _ := observe24(t, "alatau", 1)
	two, _ := observe24(t, "alatau", 2)
	if !reflect.DeepEqual(one.Stations, two.Stations) || !reflect.DeepEqual(one.Replay, two.Replay) {
		t.Error("the timelines differ")
	}
}

func TestAReplayKeepsAPartOfTooManyEntities(t *testing.T) {
	timeline, _ := observe24(t, "khorgos", 1)
	replay := timeline.Replay
	if len(replay.Entities) == 0 || len(replay.Entities) > mostReplayed || replay.Share > 1 {
		t.Fatalf("%d entities, a share of %v", len(replay.Entities), replay.Share)
	}
	for _, course := range replay.Entities {
		for i, part := range course.Parts {
			if part.From < replay.From || part.To > replay.To || i > 0 && part.From < course.Parts[i-1].From {
				t.Fatalf("a course is out of order or out of the day: %+v", course)
			}
		}
	}
}
