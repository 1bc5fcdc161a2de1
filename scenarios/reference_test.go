package scenarios_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"karvon/sim/scenario"
	"karvon/sim/scenario/scenariotest"
)

// parts are the parts of a scenario file in the order of the reference, with the type whose tags define their keys.
var parts = []struct {
	heading string
	keys    reflect.Type
}{
	{"The file", reflect.TypeFor[scenario.Scenario]()},
	{"Templates", templates},
	{"Run", reflect.TypeFor[scenario.Run]()},
	{"Sources", reflect.TypeFor[scenario.Evidence]()},
	{"Scaled durations", reflect.TypeFor[scenario.ScaledDuration]()},
	{"Durations by word", reflect.TypeFor[scenario.DurationByWord]()},
	{"Entities", reflect.TypeFor[scenario.Entity]()},
	{"Crossings", reflect.TypeFor[scenario.Crossing]()},
	{"Agencies", reflect.TypeFor[scenario.Agency]()},
	{"Sites", reflect.TypeFor[scenario.Site]()},
	{"Location", reflect.TypeFor[scenario.Location]()},
	{"Zones", reflect.TypeFor[scenario.Zone]()},
	{"Level of service", reflect.TypeFor[scenario.LevelOfService]()},
	{"Stations", reflect.TypeFor[scenario.Station]()},
	{"Staff", reflect.TypeFor[scenario.Staffing]()},
	{"Lanes", reflect.TypeFor[scenario.Lane]()},
	{"Opening by rule", reflect.TypeFor[scenario.Opening]()},
	{"Queues", reflect.TypeFor[scenario.Queue]()},
	{"Order of service", reflect.TypeFor[scenario.Discipline]()},
	{"Balking", reflect.TypeFor[scenario.Balk]()},
	{"What drivers see", reflect.TypeFor[scenario.Display]()},
	{"Breakdowns", reflect.TypeFor[scenario.Breakdowns]()},
	{"Service in batches", reflect.TypeFor[scenario.ServiceBatch]()},
	{"Set-up", reflect.TypeFor[scenario.SetUp]()},
	{"Electronic queues", reflect.TypeFor[scenario.Bookings]()},
	{"Quotas", reflect.TypeFor[scenario.Quota]()},
	{"Resources", reflect.TypeFor[scenario.Resource]()},
	{"Breakdowns of units", reflect.TypeFor[scenario.UnitBreakdowns]()},
	{"Schedules", reflect.TypeFor[scenario.ScheduleBlock]()},
	{"Breaks", reflect.TypeFor[scenario.Break]()},
	{"Opening hours", reflect.TypeFor[scenario.HoursBlock]()},
	{"Links", reflect.TypeFor[scenario.Link]()},
	{"Convoys", reflect.TypeFor[scenario.Convoys]()},
	{"Profiles", reflect.TypeFor[scenario.Profile]()},
	{"Calendars", reflect.TypeFor[scenario.Dates]()},
	{"Flows", reflect.TypeFor[scenario.Flow]()},
	{"Arrivals", reflect.TypeFor[scenario.Arrivals]()},
	{"Day-to-day variation", reflect.TypeFor[scenario.DayToDay]()},
	{"Growth", reflect.TypeFor[scenario.Growth]()},
	{"Timetables", reflect.TypeFor[scenario.TimetablePart]()},
	{"Recorded arrivals", reflect.TypeFor[scenario.Trace]()},
	{"Arrivals after departures", reflect.TypeFor[scenario.After]()},
	{"Standing at the start", reflect.TypeFor[scenario.Standing]()},
	{"Attributes", reflect.TypeFor[scenario.Attribute]()},
	{"Named journeys", reflect.TypeFor[scenario.Procedure]()},
	{"Steps", reflect.TypeFor[scenario.Step]()},
	{"Visit", reflect.TypeFor[scenario.VisitStep]()},
	{"Seize and release", reflect.TypeFor[scenario.SeizeStep]()},
	{"Release", reflect.TypeFor[scenario.ReleaseStep]()},
	{"Wait", reflect.TypeFor[scenario.WaitStep]()},
	{"Signal", reflect.TypeFor[scenario.SignalStep]()},
	{"Travel", reflect.TypeFor[scenario.TravelStep]()},
	{"Branches of a choice", reflect.TypeFor[scenario.Branch]()},
	{"Choice by time", reflect.TypeFor[scenario.TimedChoice]()},
	{"Ways of a choice by time", reflect.TypeFor[scenario.TimedWay]()},
	{"Book", reflect.TypeFor[scenario.BookStep]()},
	{"Split", reflect.TypeFor[scenario.SplitStep]()},
	{"Batch and unbatch", reflect.TypeFor[scenario.BatchStep]()},
	{"Costs of entities", reflect.TypeFor[scenario.EntityCosts]()},
	{"Fuel", reflect.TypeFor[scenario.Fuel]()},
	{"Costs of places", reflect.TypeFor[scenario.PlaceCosts]()},
	{"Fees", reflect.TypeFor[scenario.Fees]()},
	{"Disruptions", reflect.TypeFor[scenario.Disruption]()},
	{"Fewer servers", reflect.TypeFor[scenario.CapacityCut]()},
	{"Absence", reflect.TypeFor[scenario.Absence]()},
	{"Slow services", reflect.TypeFor[scenario.SlowService]()},
	{"Surges", reflect.TypeFor[scenario.Surge]()},
	{"Disrupted links", reflect.TypeFor[scenario.LinkDisruption]()},
	{"Ties", reflect.TypeFor[scenario.Tie]()},
	{"Policies", reflect.TypeFor[scenario.Policy]()},
	{"Sweeps", reflect.TypeFor[scenario.Sweep]()},
	{"Factors of a sweep", reflect.TypeFor[scenario.SweepFactor]()},
	{"Staffing", reflect.TypeFor[scenario.StaffChoice]()},
	{"Blocks of staff", reflect.TypeFor[scenario.StaffBlock]()},
	{"Shifts of staff", reflect.TypeFor[scenario.StaffShift]()},
	{"Years", reflect.TypeFor[scenario.Years]()},
	{"Streams", reflect.TypeFor[scenario.Stream]()},
	{"Trends", reflect.TypeFor[scenario.Trend]()},
	{"Rates from a year on", reflect.TypeFor[scenario.TrendFrom]()},
	{"Marks", reflect.TypeFor[scenario.Mark]()},
	{"Phases", reflect.TypeFor[scenario.BuildPhase]()},
	{"Appraisal", reflect.TypeFor[scenario.Appraisal]()},
	{"Currency", reflect.TypeFor[scenario.Currency]()},
	{"Values of time", reflect.TypeFor[scenario.TimeValue]()},
	{"Projects", reflect.TypeFor[scenario.Project]()},
	{"Options", reflect.TypeFor[scenario.Alternatives]()},
	{"Choices", reflect.TypeFor[scenario.Choice]()},
	{"Futures", reflect.TypeFor[scenario.Future]()},
	{"Indicators", reflect.TypeFor[scenario.Indicators]()},
	{"Posts", reflect.TypeFor[scenario.Post]()},
	{"Controls", reflect.TypeFor[scenario.Control]()},
	{"Activities", reflect.TypeFor[scenario.Activities]()},
	{"Steps of a release study", reflect.TypeFor[scenario.ReleaseSteps]()},
	{"Corridors", reflect.TypeFor[scenario.Corridor]()},
}

// templates is the type with the keys of a template, of which nothing else knows: it is gone when a scenario is read.
var templates = func() reflect.Type {
	section, _ := reflect.TypeFor[scenario.Scenario]().FieldByName("Templates")
	return section.Type.Elem().Elem()
}()

var update = flag.Bool("update", false, "rewrite the tables of reference.md")

// The tables of the reference are those of the tags and of the comments of keys.
func TestReferenceHasEveryKey(t *testing.T) {
	comments := scenariotest.Comments(t, filepath.Join("..", "sim", "scenario"))
	text, err := os.ReadFile("reference.md")
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		text = []byte(withTables(string(text), comments))
		if err := os.WriteFile("reference.md", text, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for _, part := range parts {
		section := sectionOf(string(text), part.heading)
		if section == "" {
			t.Errorf("there is no section %q", part.heading)
		}
		if table := tableOf(part.keys, comments); !strings.Contains(section, table) {
			t.Errorf("section %q lacks this table:\n%s", part.heading, table)
		}
	}
}

// withTables puts the table of each part first in its section, in the place of the old one.
func withTables(text string, comments map[string]string) string {
	for _, part := range parts {
		section := sectionOf(text, part.heading)
		if section == "" {
			continue
		}
		heading, body, _ := strings.Cut(section, "\n")
		if before, old, found := strings.Cut(body, "| key | written as |"); found {
			_, rest, _ := strings.Cut(old, "\n\n")
			body = before + tableOf(part.keys, comments) + "\n" + rest
		} else {
			body = "\n" + tableOf(part.keys, comments) + body
		}
		text = strings.Replace(text, section, heading+"\n"+body, 1)
	}
	return text
}

// sectionOf gives the text from a heading to the next one.
func sectionOf(text, heading string) string {
	for _, section := range strings.Split(text, "\n#") {
		title, _, _ := strings.Cut(section, "\n")
		if strings.TrimLeft(title, "# ") == heading {
			return section
		}
	}
	return ""
}

func tableOf(t reflect.Type, comments map[string]string) string {
	var table strings.Builder
	table.WriteString("| key | written as | default | meaning |\n| --- | --- | --- | --- |\n")
	for i := range t.NumField() {
		tag, comment := t.Field(i).Tag, comments[t.Name()+"."+t.Field(i).Name]
		if name := tag.Get("key"); name == "depart" || name == "unbatch" {
			table.WriteString("| `" + name + "` | the bare word | | " + comment + " |\n")
		} else if name != "" && name != "-" {
			fmt.Fprintf(&table, "| `%s` | %s | %s | %s |\n", name, writtenAs(t.Field(i)), initial(tag), comment)
		}
	}
	return table.String()
}

func initial(tag reflect.StructTag) string {
	switch {
	case tag.Get("default") != "":
		return "`" + tag.Get("default") + "`"
	case tag.Get("required") == "true":
		return "required"
	default:
		return ""
	}
}

// writtenAs says in a word or two how the value of a key is written.
func writtenAs(f reflect.StructField) string {
	kind := f.Type
	if kind.Kind() == reflect.Pointer {
		kind = kind.Elem()
	}
	dimension := f.Tag.Get("unit")
	switch {
	case kind == reflect.TypeFor[scenario.Dist](), kind == reflect.TypeFor[scenario.Duration]():
		return "distribution of " + dimension + "s"
	case kind.Kind() == reflect.Map && dimension != "":
		return "mapping of " + plural(dimension)
	case kind.Kind() == reflect.Map:
		return "mapping"
	case kind.Kind() == reflect.Slice && dimension == "clock":
		return "list of times of day"
	case kind.Kind() == reflect.Slice && dimension != "":
		return "list of " + dimension + "s"
	case kind.Kind() == reflect.Slice:
		return "list"
	case dimension == "clock":
		return "time of day"
	case dimension != "":
		return strings.ReplaceAll(dimension, "-", " ")
	}
	return plainly(kind)
}

// plural names quantities of a dimension.
func plural(dimension string) string {
	if dimension == "money" {
		return "amounts of money"
	}
	return dimension + "s"
}

func plainly(kind reflect.Type) string {
	switch kind {
	case reflect.TypeFor[scenario.Condition]():
		return "condition"
	case reflect.TypeFor[scenario.Expr]():
		return "expression"
	case reflect.TypeFor[scenario.PublishedDate]():
		return "year, month or day"
	case reflect.TypeFor[scenario.Days]():
		return "days"
	case reflect.TypeFor[scenario.LinkMode](), reflect.TypeFor[scenario.Ends](), reflect.TypeFor[scenario.RunKind](),
		reflect.TypeFor[scenario.WhenLate](), reflect.TypeFor[scenario.Sizing]():
		return "word"
	case reflect.TypeFor[scenario.Capacity]():
		return "whole number or mapping"
	case reflect.TypeFor[scenario.Count](), reflect.TypeFor[scenario.Operand]():
		return "number or word"
	case reflect.TypeFor[scenario.WhenFull](), reflect.TypeFor[scenario.Discipline]():
		return "word or mapping"
	case reflect.TypeFor[scenario.VisitStep](), reflect.TypeFor[scenario.SeizeStep](),
		reflect.TypeFor[scenario.ReleaseStep](), reflect.TypeFor[scenario.TravelStep](),
		reflect.TypeFor[scenario.BookStep](), reflect.TypeFor[scenario.SignalStep]():
		return "name or mapping"
	case reflect.TypeFor[scenario.Growth]():
		return "share or mapping"
	case reflect.TypeFor[scenario.ChooseStep]():
		return "list or mapping"
	case reflect.TypeFor[scenario.SweepLevels]():
		return "text or list"
	case reflect.TypeFor[scenario.Text]():
		return "text"
	}
	switch kind.Kind() {
	case reflect.Bool:
		return "true or false"
	case reflect.Int, reflect.Uint64:
		return "whole number"
	case reflect.String:
		return "text"
	}
	return "mapping"
}
