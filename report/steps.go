package report

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"karvon/report/document"
	"karvon/sim/plan"
	"karvon/sim/unit"
)

// operations names what steps do, and says what each does it with.
var operations = map[plan.Op]struct {
	verb   string
	object func(p *plan.Plan, s *plan.Step) string
}{
	plan.OpVisit:      {"visit", func(p *plan.Plan, s *plan.Step) string { return p.Stations[s.Index].Name }},
	plan.OpSeize:      {"seize", resourceUnits},
	plan.OpRelease:    {"release", resourceUnits},
	plan.OpSeizeAll:   {"seize together", requestName},
	plan.OpSeizeAny:   {"seize any", requestName},
	plan.OpReleaseAny: {"release", requestName},
	plan.OpDelay:      {"delay", noObject},
	plan.OpGate:       {"come to the link", tripName},
	plan.OpSetOut:     {"set out", wayName},
	plan.OpWaitUntil:  {"wait until a time", noObject},
	plan.OpWaitOpen:   {"wait for opening", noObject},
	plan.OpWaitSignal: {"wait for a signal", signalName},
	plan.OpSignal:     {"signal", signalName},
	plan.OpTravel:     {"travel", tripName},
	plan.OpEnter:      {"enter", zoneName},
	plan.OpLeave:      {"leave", zoneName},
	plan.OpShare:      {"choose by share", shareWays},
	plan.OpWhen:       {"choose by condition", stepWays},
	plan.OpShortest:   {"choose the shortest", shortestWays},
	plan.OpCase:       {"choose by word", caseWays},
	plan.OpSet:        {"set", func(p *plan.Plan, s *plan.Step) string { return p.Slots[s.Slot].Name }},
	plan.OpBook:       {"book", reservationName},
	plan.OpCheckIn:    {"check in", func(p *plan.Plan, s *plan.Step) string { return p.Bookings[s.Index].Name }},
	plan.OpSplit:      {"split", splitName},
	plan.OpJoin:       {"join", noObject},
	plan.OpBatch:      {"batch", batchName},
	plan.OpUnbatch:    {"unbatch", noObject},
	plan.OpApproach:   {"approach", crossingName},
	plan.OpCross:      {"cross", crossingName},
	plan.OpMark:       {"mark", timingName},
	plan.OpRecord:     {"record", timingName},
	plan.OpReturn:     {"return", noObject},
	plan.OpDepart:     {"depart", noObject},
	plan.OpTurnedAway: {"leave, turned away", noObject},
}

// Steps lists a plan's compiled steps.
func Steps(p *plan.Plan) *document.Document { return document.Listing(stepsTable(p)) }

func stepsTable(p *plan.Plan) document.Table {
	table := document.Table{
		Name:  "steps",
		Title: "Compiled steps",
		Columns: []document.Column{
			{Header: "step"}, {Header: "does"}, {Header: "with"}, {Header: "mean"},
			{Header: "next"}, {Header: "when full", Rank: 1}, {Header: "first of"}, {Header: "from", Rank: 2},
		},
	}
	starts := flowStarts(p)
	for i := range p.Steps {
		step := &p.Steps[i]
		operation := operations[step.Op]
		full := ""
		switch step.Op {
		case plan.OpVisit, plan.OpEnter, plan.OpBook, plan.OpCheckIn:
			full = stepNumber(step.Full)
		}
		table.Rows = append(table.Rows, []document.Cell{
			text(strconv.Itoa(i)), text(operation.verb), text(operation.object(p, step)), text(meanDuration(p, step)),
			text(stepNumber(step.Next)), text(full), text(starts[i]), text(step.Path),
		})
	}
	return table
}

// flowStarts names the flows that begin at a step.
func flowStarts(p *plan.Plan) map[int]string {
	starts := map[int]string{}
	for i := range p.Flows {
		flow := &p.Flows[i]
		starts[flow.Start] = strings.TrimSpace(starts[flow.Start] + " " + flow.Name)
	}
	return starts
}

// stepNumber writes a step's index; nothing for no step.
func stepNumber(step int32) string {
	if step == plan.None {
		return ""
	}
	return strconv.Itoa(int(step))
}

// meanDuration writes the mean of a step's draw, where it is a time.
func meanDuration(p *plan.Plan, s *plan.Step) string {
	if s.Op != plan.OpVisit && s.Op != plan.OpDelay {
		return ""
	}
	if s.Duration > 0 {
		return "by attribute"
	}
	return unit.FormatDuration(int64(math.Round(1000*p.Samplers[s.Sampler].Mean())) * 1e6)
}

// timingName names the time that a step begins or ends.
func timingName(p *plan.Plan, s *plan.Step) string { return p.Timings[s.Index].Name }

// signalName names the signal that a step gives or waits for.
func signalName(p *plan.Plan, s *plan.Step) string { return p.Signals[s.Index] }

func noObject(*plan.Plan, *plan.Step) string { return "" }

func zoneName(p *plan.Plan, s *plan.Step) string { return p.Zones[s.Index].Name }

func reservationName(p *plan.Plan, s *plan.Step) string {
	return p.Bookings[p.Reservations[s.Index].Bookings].Name
}

func crossingName(p *plan.Plan, s *plan.Step) string { return p.Crossings[s.Index].Name }

func resourceUnits(p *plan.Plan, s *plan.Step) string {
	return fmt.Sprintf("%d of %s", s.Count, p.Resources[s.Index].Name)
}

func wayName(p *plan.Plan, s *plan.Step) string { return p.Ways[s.Index].Name }

func tripName(p *plan.Plan, s *plan.Step) string {
	link := &p.Links[s.Index]
	to := link.To
	if s.Count == 1 {
		to = link.From
	}
	return fmt.Sprintf("%s to %s", link.Name, p.Sites[to].Name)
}

func splitName(p *plan.Plan, s *plan.Step) string {
	count := strconv.Itoa(int(s.Count))
	if s.Slot != plan.None {
		count = p.Slots[s.Slot].Name
	}
	return fmt.Sprintf("%s of %s", count, p.Flows[s.Index].Name)
}

// ways writes the branches of a choice, each as a function words it.
func ways(p *plan.Plan, s *plan.Step, word func(b *plan.Branch) string) string {
	var words []string
	for i := range p.Branches[s.Index : s.Index+s.Count] {
		branch := &p.Branches[int(s.Index)+i]
		words = append(words, fmt.Sprintf("%s: %d", word(branch), branch.Step))
	}
	return strings.Join(words, ", ")
}

// shareWays writes the cumulated shares below which each way is taken.
func shareWays(p *plan.Plan, s *plan.Step) string {
	return ways(p, s, func(b *plan.Branch) string {
		return document.Rounded(100*(float64(b.Below)/math.MaxUint64), 2) + "%"
	})
}

func stepWays(p *plan.Plan, s *plan.Step) string {
	return ways(p, s, func(b *plan.Branch) string { return fmt.Sprintf("program %d", b.Program) })
}

func shortestWays(p *plan.Plan, s *plan.Step) string {
	return ways(p, s, func(b *plan.Branch) string { return p.Stations[b.Station].Name })
}

func caseWays(p *plan.Plan, s *plan.Step) string {
	return ways(p, s, func(b *plan.Branch) string { return p.Words[b.Below] })
}

func batchName(p *plan.Plan, s *plan.Step) string { return p.Flows[p.Batches[s.Index].Flow].Name }

func requestName(p *plan.Plan, s *plan.Step) string { return p.Requests[s.Index].Name }
