package scenarios_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"maps"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"karvon/sim/scenario"
	"karvon/sim/stats"
)

var (
	long = flag.Bool("long", false,
		"also measure the pairing of two policies in small, and run every policy for a whole week")
	pairs = flag.Int("pairs", 0,
		"measure the pairing of every policy of central-asia by so many pairs of its weeks: a minute of a core a pair")
)

// paired are the values of a response in pairs of replications.
type paired struct{ base, other []float64 }

// difference gives other less base, pair by pair.
func (p paired) difference() []float64 {
	d := make([]float64, len(p.base))
	for i := range d {
		d[i] = p.other[i] - p.base[i]
	}
	return d
}

// without leaves one pair out.
func (p paired) without(i int) paired {
	return paired{dropped(p.base, i), dropped(p.other, i)}
}

func dropped(values []float64, i int) []float64 {
	return append(append([]float64(nil), values[:i]...), values[i+1:]...)
}

// overIndependent is the variance of the difference of independent replications over that of the pairs.
func overIndependent(keyed, _ paired) float64 { return keyed.worth() }

// overStreams is the variance of the difference of pairs that have a random stream for each station over that of
// pairs with keyed draws, each as a share of what independent replications would have: those are of the same law
// with either, and which of the two a rare heavy week meets is luck.
func overStreams(keyed, streams paired) float64 { return keyed.worth() / streams.worth() }

func (p paired) worth() float64 {
	return (stats.Variance(p.base) + stats.Variance(p.other)) / stats.Variance(p.difference())
}

// atMost is what pairs would be worth if the two values of a pair rose and fell together without exception, as no
// way of pairing can better.
func (p paired) atMost() float64 {
	base, other := stats.Variance(p.base), stats.Variance(p.other)
	gap := math.Sqrt(other) - math.Sqrt(base)
	return (base + other) / (gap * gap)
}

// ratio is a ratio of variances with its 95% interval, from the jackknife of its logarithm over the pairs (Miller
// 1974, "The jackknife: a review"): an F interval would take the values for normal.
type ratio struct{ value, low, high float64 }

func ratioOf(statistic func(keyed, streams paired) float64, keyed, streams paired) ratio {
	n := float64(len(keyed.base))
	whole := math.Log(statistic(keyed, streams))
	pseudo := make([]float64, len(keyed.base))
	for i := range pseudo {
		pseudo[i] = n*whole - (n-1)*math.Log(statistic(keyed.without(i), streams.without(i)))
	}
	e := stats.MeanInterval(pseudo, 0.95)
	return ratio{math.Exp(whole), math.Exp(e.Low), math.Exp(e.High)}
}

// String leaves out an interval that says nothing: a week or two decide.
func (r ratio) String() string {
	if !(r.high <= 1000*r.low) {
		return "some " + twoDigits(r.value)
	}
	return fmt.Sprintf("%s (%s to %s)", twoDigits(r.value), twoDigits(r.low), twoDigits(r.high))
}

// twoDigits writes a number with two significant digits and no exponent.
func twoDigits(x float64) string {
	rounded, _ := strconv.ParseFloat(strconv.FormatFloat(x, 'e', 1, 64), 64)
	return strconv.FormatFloat(rounded, 'f', -1, 64)
}

// program builds karvon, with some of its files replaced by others.
func program(t *testing.T, name string, replaced map[string]string) string {
	t.Helper()
	overlay, err := json.Marshal(map[string]any{"Replace": replaced})
	if err != nil {
		t.Fatal(err)
	}
	directory := t.TempDir()
	file := filepath.Join(directory, "overlay.json")
	if err := os.WriteFile(file, overlay, 0o666); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(directory, name)
	build := exec.Command("go", "build", "-buildvcs=false", "-overlay", file, "-o", path, "karvon/cmd/karvon")
	if message, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, message)
	}
	return path
}

// byStream replaces the engine's keyed draws by streams.
func byStream(t *testing.T) map[string]string {
	t.Helper()
	engine, err := filepath.Abs(filepath.FromSlash("../sim/engine"))
	if err != nil {
		t.Fatal(err)
	}
	return map[string]string{filepath.Join(engine, "draws.go"): filepath.Join(engine, "testdata", "streams.go")}
}

// measured holds values by policy, "none" for the scenario as it stands, and by primary response.
type measured map[string]map[string][]float64

// pair pairs a policy's values of a response with those without it.
func (m measured) pair(policy, response string) paired {
	return paired{m["none"][response], m[policy][response]}
}

// same says whether a response is the same in every pair of a policy.
func (m measured) same(policy, response string) bool {
	p := m.pair(policy, response)
	return slices.Equal(p.base, p.other)
}

// measure runs central-asia as it stands and under policies.
func measure(t *testing.T, program string, policies []string, replications int, arguments ...string) measured {
	t.Helper()
	sweep := exec.Command(program, "sweep", "central-asia", "--factor", "policy=none,"+strings.Join(policies, ","),
		"--replications", strconv.Itoa(replications), "--format", "json", "--quiet")
	sweep.Args = append(sweep.Args, arguments...)
	var failure bytes.Buffer
	sweep.Stderr = &failure
	text, err := sweep.Output()
	if err != nil {
		t.Fatalf("%v: %v\n%s", sweep.Args, err, &failure)
	}
	var result struct {
		Points map[string]struct {
			Responses map[string]struct{ Values []float64 }
		}
	}
	if err := json.Unmarshal(text, &result); err != nil {
		t.Fatal(err)
	}
	values := measured{}
	for name, point := range result.Points {
		policy := strings.TrimPrefix(name, "policy=")
		values[policy] = map[string][]float64{}
		for response, found := range point.Responses {
			if len(found.Values) != replications {
				t.Fatalf("%s: %d values of %s", policy, len(found.Values), response)
			}
			values[policy][response] = found.Values
		}
	}
	return values
}

// primaries are the primary responses of central-asia, as the table names them.
var primaries = []struct{ title, uz, kz string }{
	{"trucks", "flow.trucks-from-uz.at.central-asia.time.mean", "flow.trucks-from-kz.at.central-asia.time.mean"},
	{"on foot", "flow.people-uz-kz.time.p95", "flow.people-kz-uz.time.p95"},
}

// pairingHeader begins the table of experiments.md.
const pairingHeader = "| policy | time of | from Uzbekistan: over independent | at most | over streams |" +
	" from Kazakhstan: over independent | at most | over streams |\n"

// pairingTable says what pairs are worth for each policy. A response that is the same in every pair has no row;
// policies that leave all of them the same come last.
func pairingTable(policies []string, keyed, streams measured) string {
	var table strings.Builder
	table.WriteString(pairingHeader + "| --- | --- | --- | --- | --- | --- | --- | --- |\n")
	var same []string
	for _, policy := range policies {
		before := table.Len()
		for _, p := range primaries {
			if keyed.same(policy, p.uz) && keyed.same(policy, p.kz) {
				continue
			}
			fmt.Fprintf(&table, "| `%s` | %s |", policy, p.title)
			for _, response := range []string{p.uz, p.kz} {
				k, s := keyed.pair(policy, response), streams.pair(policy, response)
				fmt.Fprintf(&table, " %v | %s | %v |", ratioOf(overIndependent, k, s), twoDigits(k.atMost()),
					ratioOf(overStreams, k, s))
			}
			table.WriteByte('\n')
		}
		if table.Len() == before {
			same = append(same, "`"+policy+"`")
		}
	}
	if len(same) > 0 {
		fmt.Fprintf(&table, "| %s | all | the same | | the same | the same | | the same |\n", strings.Join(same, ", "))
	}
	return table.String()
}

// policiesOf lists the policies of central-asia.
func policiesOf(t *testing.T) []string {
	t.Helper()
	s, _ := compile(t, "central-asia", scenario.Options{})
	return slices.Sorted(maps.Keys(s.Policies))
}

// TestPairingIsMeasured measures what the keyed draws are worth, against independent replications and against a
// random stream for each station: of every policy with -pairs, in the table of experiments.md with -update too.
//
// The small edition, with -long, asks of days that begin empty that pairs beat independent replications where each
// truck gains a little, and beat streams by far where a policy leaves nearly all trucks alone: there the streams
// fall out of step with the first truck that is served earlier. The ratios that it measures are some 40 and 1,500,
// of eight pairs; the chance of finding less than 1 and 30 is some 2·10⁻⁴ (by the F distribution). It fails where
// draws depend on who drew before.
func TestPairingIsMeasured(t *testing.T) {
	if !*long && *pairs == 0 {
		t.Skip("takes long, and is measured with -long")
	}
	withKeys, withStreams := program(t, "keyed", nil), program(t, "streams", byStream(t))
	if *pairs > 0 {
		policies := policiesOf(t)
		table := pairingTable(policies, measure(t, withKeys, policies, *pairs), measure(t, withStreams, policies, *pairs))
		t.Logf("%d pairs\n%s", *pairs, table)
		if *update {
			replaceTable(t, "experiments.md", pairingHeader, table)
		}
		return
	}
	day := []string{"--days", "1", "--set", "run.warm-up=0s", "--set", "run.follow-up=1 day"}
	policies := []string{"authorised-25", "one-stop"}
	keyed, streams := measure(t, withKeys, policies, 8, day...), measure(t, withStreams, policies, 8, day...)
	for _, response := range []string{primaries[0].uz, primaries[0].kz} {
		if got := keyed.pair("one-stop", response).worth(); got < 1 {
			t.Errorf("one-stop, %s: pairs are worth %.2f times their number", response, got)
		}
		if got := overStreams(keyed.pair("authorised-25", response), streams.pair("authorised-25", response)); got < 30 {
			t.Errorf("authorised-25, %s: pairs are worth %.2f times those of streams", response, got)
		}
	}
	for _, response := range []string{primaries[1].uz, primaries[1].kz} {
		if !keyed.same("one-stop", response) {
			t.Errorf("one-stop, which leaves people alone, changes %s", response)
		}
	}
}

// replaceTable puts a table in the place of the one with the same header.
func replaceTable(t *testing.T, file, header, table string) {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	before, old, found := strings.Cut(string(text), header)
	_, after, ends := strings.Cut(old, "\n\n")
	if !found || !ends {
		t.Fatalf("%s has no table that begins with %s", file, header)
	}
	if err := os.WriteFile(file, []byte(before+table+"\n"+after), 0o666); err != nil {
		t.Fatal(err)
	}
}

func TestTheTableOfPairingNamesEveryPolicy(t *testing.T) {
	text, err := os.ReadFile("experiments.md")
	if err != nil {
		t.Fatal(err)
	}
	_, table, _ := strings.Cut(string(text), pairingHeader)
	table, _, _ = strings.Cut(table, "\n\n")
	for _, policy := range policiesOf(t) {
		if !strings.Contains(table, "`"+policy+"`") {
			t.Errorf("experiments.md does not say what pairing is worth for %s", policy)
		}
	}
}
