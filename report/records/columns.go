package records

import (
	"slices"
	"strings"

	"karvon/sim/plan"
)

// column is what a file says of a column: its unit, or where units differ by row the column that tells it, what
// kind of value it has, and what it means.
type column struct {
	Name        string `json:"name"`
	Unit        string `json:"unit,omitempty"`
	Datatype    string `json:"datatype"` // of CSV on the Web: string, integer, double or boolean
	Description string `json:"dc:description"`
}

// visitColumns are the columns of a visit before those of the attributes.
var visitColumns = []column{
	{"replication", "", "integer", "number of the replication, from 0"},
	{"entity", "", "string", "identity, the same in every replication and under every policy"},
	{"flow", "", "string", "its flow"},
	{"class", "", "string", "the flow's class of entities"},
	{"site", "", "string", "the site where it was at the end; for a trip the site from which it set out"},
	{"at", "", "string", "what kind of place: station, resource, zone, link, electronic queue, or flow for all of it"},
	{"place", "", "string", "the place's name, as responses have it"},
	{"kind", "", "string", "how the visit ended"},
	{"in_window", "", "boolean", "whether arrive_s lies in the observed window"},
	{"arrive_s", "s", "double", "when it came or asked, since the run's start"},
	{"start_s", "s", "double", "when it was let in or its service began, since the run's start; none if never"},
	{"end_s", "s", "double", "when it ended, since the run's start"},
}

// seriesColumns are the columns of a series.
var seriesColumns = []column{
	{"replication", "", "integer", "number of the replication, from 0"},
	{"time_s", "s", "double", "beginning of the interval, since the run's start"},
	{"length_s", "s", "double", "length of the interval"},
	{"at", "", "string", "station, zone or flow"},
	{"element", "", "string", "the element's name, as responses have it"},
	{"measure", "", "string", "what is measured"},
	{"unit", "", "string", "unit of the value"},
	{"value", "see the column unit", "double", "mean over the interval; none for a utilisation while nobody is on duty"},
	{"local_time", "", "string", "beginning of the interval by the clocks of the run's time zone, as ISO 8601 has it"},
}

// valueColumns are the columns of the values of replications.
var valueColumns = append([]column{
	{"name", "", "string", "dotted name of the response"},
	{"subject", "", "string", "what kind of thing it is about"},
	{"place", "", "string", "the part of the name that says which one"},
	{"measure", "", "string", "the rest of the name: what is measured, and the statistic"},
	{"statistic", "", "string", "mean, p95 and the like; none of a count"},
	{"unit", "", "string", "unit of the value"},
	{"replication", "", "integer", "number of the replication, from 0"},
	{"value", "see the column unit", "double", "what the replication gave; none where there was nothing to observe"},
	{"weight", "1", "double", "of a pooled mean or share: of how many entities the value is one"},
	{"by", "", "string", "how the replications are brought together"},
}, identityColumns...)

// identityColumns say of which run a row is.
var identityColumns = []column{
	{"scenario", "", "string", "name of the scenario"},
	{"policies", "", "string", "the policies under which it was run, with + between them"},
	{"settings", "", "string", "other values that were set, as a list of JSON"},
	{"hash", "", "string", "of the resolved scenario"},
	{"seed", "", "integer", "of all draws"},
	{"window_start", "", "string", "local date and time at which the observed window begins, as ISO 8601 has it"},
	{"time_zone", "", "string", "of the run"},
}

// namesOf gives the names of columns.
func namesOf(columns []column) []string {
	names := make([]string, len(columns))
	for i := range columns {
		names[i] = columns[i].Name
	}
	return names
}

// headerOf is the first line of a CSV.
func headerOf(columns []column) string { return strings.Join(namesOf(columns), ",") + "\n" }

// withAttributes adds the columns of the attributes. Names in a scenario have no underscore, so that theirs are no
// other column's.
func withAttributes(n *names) []column {
	all := slices.Clone(visitColumns)
	for _, slot := range n.attributes {
		kind := "double"
		if slot.Word {
			kind = "string"
		}
		all = append(all, column{attributeColumn(slot), "", kind, "value of the attribute at the end"})
	}
	return all
}

func attributeColumn(slot plan.Slot) string { return "attribute_" + slot.Name }
