package scenario

import (
	"strings"
	"testing"
	"testing/fstest"

	"karvon/sim/bound"
	"karvon/sim/syntax"
)

// posts is a scenario whose posts are uses of one template.
const posts = `karvon: 1
title: Posts
run: {kind: stationary, window: 10h}
entities: {truck: {}}
templates:
  post:
    parameters: {name: , lanes: 4, trucks: , vet: none, more: []}
    body:
      sites:
        $name:
          stations:
            gate: {servers: $lanes, service: {exponential: 4m}}
            vet: {given: $vet, servers: $vet, service: 20m}
      flows:
        trucks-$(name):
          entity: truck
          from: $name
          arrivals: {rate: $trucks}
          journey: [{visit: gate}, $more, {visit: vet, given: $vet}, depart]
      thresholds: [flow.trucks-$(name).time.p95 < 6h]
`

// over begins a file over the minimal scenario.
const over = "karvon: 1\nextends: minimal\n"

// requireSame fails unless two files are one scenario.
func requireSame(t *testing.T, used, written string) {
	t.Helper()
	files := library("used.yaml", used, "written.yaml", written)
	got, want := load(t, files, "used", Options{}), load(t, files, "written", Options{})
	if got.Hash != want.Hash || string(got.Resolved()) != string(want.Resolved()) {
		t.Errorf("the template makes\n%s\nnot\n%s", got.Resolved(), want.Resolved())
	}
}

func TestATemplateIsWhatWouldBeWrittenOut(t *testing.T) {
	head, _, _ := strings.Cut(posts, "templates:")
	requireSame(t, posts+`
use:
  - post: {name: yallama, lanes: 6, trucks: 300/day}
  - post: {name: dostuk, trucks: 200/day, vet: 2, more: [{delay: 3m}, {delay: 5m}]}
thresholds: [flow.trucks-dostuk.time.mean < 2h]
`, head+`
sites:
  yallama: {stations: {gate: {servers: 6, service: {exponential: 4m}}}}
  dostuk: {stations: {gate: {servers: 4, service: {exponential: 4m}}, vet: {servers: 2, service: 20m}}}
flows:
  trucks-yallama: {entity: truck, from: yallama, arrivals: {rate: 300/day}, journey: [{visit: gate}, depart]}
  trucks-dostuk:
    entity: truck
    from: dostuk
    arrivals: {rate: 200/day}
    journey: [{visit: gate}, {delay: 3m}, {delay: 5m}, {visit: vet}, depart]
thresholds:
  - flow.trucks-dostuk.time.mean < 2h
  - flow.trucks-yallama.time.p95 < 6h
  - flow.trucks-dostuk.time.p95 < 6h
`)
}

func TestOwnKeysHoldOverThoseOfTemplates(t *testing.T) {
	head, _, _ := strings.Cut(posts, "templates:")
	requireSame(t, posts+`
use: {post: {name: yallama, trucks: 300/day, vet: 1}}
sites: {yallama: {stations: {gate: {servers: 9}, vet: }}}
flows: {trucks-yallama: {journey: [{visit: gate}, depart]}}
`, head+`
sites: {yallama: {stations: {gate: {servers: 9, service: {exponential: 4m}}}}}
flows: {trucks-yallama: {entity: truck, from: yallama, arrivals: {rate: 300/day}, journey: [{visit: gate}, depart]}}
thresholds: [flow.trucks-yallama.time.p95 < 6h]
`)
}

// templatesAnywhere and usedAnywhere are templates and their uses in mappings of any kind.
const templatesAnywhere = `  lane: {parameters: {n: 1}, body: {servers: $n, service: {use: work}}}
  work: {body: {exponential: 4m}}
  kept: {parameters: {stations: }, body: {$stations: {use: {lane: {n: 3}}}}}
  stop: {parameters: {at: , then: none}, body: [{visit: $at}, $then]}
  more: {parameters: {site: , label: $(site)-more}, body: {sites.$(site).stations.gate.servers: 2}}
`

const usedAnywhere = `policies:
  two: {set: {use: {more: {site: post}}, run.seed: 4}}
  door: {set: {sites.post.stations.door: {use: lane}}}
sites: {post: {stations: {side: {use: lane}, use: {kept: {stations: wide}}}}}
flows: {cars: {entity: truck, arrivals: {rate: 1/h}, journey: [{use: {stop: {at: side}}}, {use: [{stop: {at: wide,
  then: depart}}]}]}}
`

// What is between a template and its use: a mapping of any kind, steps, a value, a policy, another template.
func TestTemplatesAreUsedAnywhere(t *testing.T) {
	requireSame(t, over+`
templates:
`+templatesAnywhere+usedAnywhere, over+`
policies:
  two: {set: {sites.post.stations.gate.servers: 2, run.seed: 4}}
  door: {set: {sites.post.stations.door: {servers: 1, service: {exponential: 4m}}}}
sites:
  post:
    stations: {side: {servers: 1, service: {exponential: 4m}}, wide: {servers: 3, service: {exponential: 4m}}}
flows: {cars: {entity: truck, arrivals: {rate: 1/h}, journey: [{visit: side}, {visit: wide}, depart]}}
`)
}

func TestTemplatesOfOtherFilesAreSeen(t *testing.T) {
	head, _, _ := strings.Cut(posts, "templates:")
	files := library("posts.yaml", posts+"use: {post: {name: first, trucks: 10/day}}\n",
		"lanes.yaml", head+"templates: {spare: {body: {units: 3}}}\nsites: {}\nflows: {}\n",
		"it.yaml", "karvon: 1\nextends: posts\ninclude: [lanes]\nuse: {post: {name: second, trucks: 20/day}}\n"+
			"sites: {first: {resources: {lift: {use: spare}}}}\n")
	s := load(t, files, "it", Options{})
	if len(s.Sites) != 2 || len(s.Flows) != 2 || s.Sites["first"].Resources["lift"].Units.Number != 3 {
		t.Errorf("got %s", s.Resolved())
	}
}

func TestValuesOfATemplateStandInItAndInItsUse(t *testing.T) {
	text := posts + "use: {post: {name: yallama, lanes: {value: 6, range: [4, 8]}, trucks: 300/day}}\n"
	s := load(t, library("it.yaml", text), "it", Options{})
	gate := s.Sites["yallama"].Stations["gate"]
	if got := gate.Service.Pos.String(); got != "it.yaml:12:46 (template post, used at it.yaml:21:7)" {
		t.Errorf("the service stands at %s", got)
	}
	if got := gate.Servers.Pos.String(); got != "it.yaml:21:44" {
		t.Errorf("the servers stand at %s", got)
	}
	for _, v := range s.Values {
		if v.Path == "sites.yallama.stations.gate.servers" && v.Range == "[4, 8]" {
			return
		}
	}
	t.Errorf("the range of the argument is lost: %v", s.Values)
}

func TestASourceOfATemplateSpeaksForItsValues(t *testing.T) {
	s := loadOver(t, `
templates: {gate: {parameters: {n: }, body: {source: a study, confidence: measured, servers: $n}}}
sites: {post: {stations: {gate: {use: {gate: {n: 3}}, service: 5m}}}}
`, Options{})
	for _, v := range s.Values {
		if want := map[string]string{"sites.post.stations.gate.servers": "a study",
			"sites.post.stations.gate.service": ""}; v.Source.Of != want[v.Path] {
			t.Errorf("%s has the source %q", v.Path, v.Source)
		}
	}
}

func TestTemplatesBringABoundedNumberOfValues(t *testing.T) {
	doubling := "templates:\n  t0: {body: [depart]}\n"
	for i := range 25 {
		doubling += "  t" + string(rune('a'+i)) + ": {body: [{use: t" + name(i) + "}, {use: t" + name(i) + "}]}\n"
	}
	deep := "templates:\n  t0: {body: [depart]}\n"
	letters := "templates:\n  t0: {parameters: {x: }, body: [{visit: $x}]}\n"
	for i := range 30 {
		deep += "  t" + next(i) + ": {body: [{use: t" + name(i) + "}]}\n"
		letters += "  t" + next(i) + ": {parameters: {x: }, body: [{use: {t" + name(i) + ": {x: $(x)$(x)}}}]}\n"
	}
	nested := "templates:\n  t0: {body: [depart]}\n"
	for i := range 20 {
		nested += "  t" + next(i) + ": {body: [{choose: [{otherwise: [{use: t" + name(i) + "}]}]}]}\n"
	}
	for text, want := range map[string]struct {
		use  string
		code syntax.Code
	}{
		nested:   {"t" + next(19), syntax.TooDeep},
		doubling: {"ty", syntax.TooMany}, deep: {"t" + next(29), syntax.TooDeep},
		letters: {"{t" + next(28) + ": {x: abcdefgh}}", syntax.TooMany},
	} {
		found := mistakes(t, library("it.yaml", "karvon: 1\nextends: minimal\n"+text+
			"flows: {trucks: {journey: [{use: "+want.use+"}]}}\n"), "it", Options{})
		if len(found) != 1 || found[0].Code != want.code {
			t.Errorf("%.200v", found)
		}
	}
	if bound.Templates.Most != 30 {
		t.Error("the chains above are not of the length of the bound")
	}
}

// name and next name the templates of a chain.
func name(i int) string {
	if i == 0 {
		return "0"
	}
	return next(i - 1)
}

func next(i int) string { return string([]rune{rune('a' + i%26)}) + strings.Repeat("z", i/26) }

func TestTemplatesThatAreDoubtful(t *testing.T) {
	s := loadOver(t, `
templates:
  idle: {body: {servers: 2}}
  gate: {parameters: {n: , m: 3}, body: {servers: $n}}
sites: {post: {stations: {gate: {use: {gate: {n: 3}}}}}}
`, Options{})
	var got []string
	for _, w := range s.Warnings {
		got = append(got, w.Path+": "+w.Message)
	}
	want := "templates.idle: nothing uses this template, " +
		"templates.gate.parameters.m: the template's body does not name this parameter"
	if strings.Join(got, ", ") != want {
		t.Errorf("got %s", got)
	}
}

func TestTemplatesAreDoneWithBeforeAnythingIsSet(t *testing.T) {
	files := library("it.yaml", posts+"use: {post: {name: yallama, trucks: 300/day}}\n")
	for setting, want := range map[string]syntax.Code{
		"templates.post.parameters.lanes=3": BadSetting, "use=post": BadSetting,
		"sites.yallama.use=post": NoSuchPath, "sites.yallama.stations.use={servers: 1}": BadName,
	} {
		if found := mistakes(t, files, "it", Options{Set: []string{setting}}); found[0].Code != want {
			t.Errorf("%s: %v", setting, found)
		}
	}
	if s := load(t, files, "it", Options{Set: []string{"sites.yallama.stations.gate.servers=7"}}); s.Sites["yallama"].
		Stations["gate"].Servers.Number != 7 {
		t.Error("a value of an instance cannot be set")
	}
}

func TestArgumentsStandInArithmetic(t *testing.T) {
	text := strings.Replace(posts, "templates:\n", `templates:
  lanes: {parameters: {n: , more: 1}, body: {servers: $n * 2 + $more, service: {exponential: $service * $n}}}
`, 1) + `
assumptions: {some: 3, service: 4m}
use: {post: {name: yallama, trucks: 300/day}}
sites:
  yallama:
    stations:
      a: {use: {lanes: {n: 2}}}
      b: {use: {lanes: {n: $some, more: $some}}}
      c: {use: {lanes: {n: $some + 1}}}
`
	files := library("it.yaml", text)
	s := load(t, files, "it", Options{})
	files["again.yaml"] = &fstest.MapFile{Data: s.Resolved()}
	for _, s := range []*Scenario{s, load(t, files, "again", Options{})} {
		for name, want := range map[string]struct {
			servers int
			service float64
		}{"a": {5, 480}, "b": {9, 720}, "c": {9, 960}} {
			got := s.Sites["yallama"].Stations[name]
			if got.Servers.Number != want.servers || got.Service.Mean() != want.service {
				t.Errorf("%s has %d servers of %v s", name, got.Servers.Number, got.Service.Mean())
			}
		}
	}
}

func TestArgumentsCompleteNamesOfAssumptions(t *testing.T) {
	requireSame(t, over+`
assumptions: {exit-lanes: 3, entry-lanes: {value: 5, range: [4, 6]}}
templates:
  control: {parameters: {way: }, body: {$(way)-gate: {servers: $$(way)-lanes, service: 2m}}}
sites: {post: {stations: {use: [control: {way: exit}, control: {way: entry}]}}}
`, over+`
assumptions: {exit-lanes: 3, entry-lanes: {value: 5, range: [4, 6]}}
sites:
  post:
    stations: {exit-gate: {servers: $exit-lanes, service: 2m}, entry-gate: {servers: $entry-lanes, service: 2m}}
`)
}
