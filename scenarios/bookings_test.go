package scenarios_test

import (
	"context"
	"os"
	"regexp"
	"strings"
	"testing"

	"karvon/sim/experiment"
	"karvon/sim/response/responsetest"
)

// The examples of the reference's sections on electronic queues are one model, which runs.
func TestTheReferencesElectronicQueueRuns(t *testing.T) {
	text, err := os.ReadFile("reference.md")
	if err != nil {
		t.Fatal(err)
	}
	site, journey := exampleOf(t, string(text), "Quotas"), exampleOf(t, string(text), "Book")
	model := "karvon: 1\ntitle: an example\nrun: {kind: cyclic, warm-up: 1 week, window: 1 week, replications: 2}\n" +
		"entities: {truck: {}}\nsites:\n  post:\n" + indented(site, "    ") +
		"flows:\n  trucks:\n    entity: truck\n    arrivals: {rate: 800/day}\n" +
		"    attributes: {operator: {shares: {authorised: 6%, ordinary: 94%}}}\n    journey:\n" +
		indented(journey, "      ") + "      - depart\n"
	r, err := experiment.Run(context.Background(), responsetest.Text(t, model), experiment.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for i := range r.Responses {
		if response := &r.Responses[i]; response.Name == "post.e-queue.offered" && response.Mean != 720 {
			t.Errorf("%v slots a day, not 12 hours of 40 and 12 of 20", response.Mean)
		}
	}
}

// exampleOf gives the first example of a section of the reference.
func exampleOf(t *testing.T, text, heading string) string {
	t.Helper()
	section := regexp.MustCompile(`(?m)^#+ ` + heading + `$`).FindStringIndex(text)
	if section == nil {
		t.Fatalf("there is no section %q", heading)
	}
	_, example, found := strings.Cut(text[section[1]:], "```yaml\n")
	example, _, ended := strings.Cut(example, "```")
	if !found || !ended {
		t.Fatalf("section %q has no example", heading)
	}
	return example
}

func indented(text, by string) string {
	var lines strings.Builder
	for line := range strings.Lines(text) {
		lines.WriteString(by + line)
	}
	return lines.String()
}
