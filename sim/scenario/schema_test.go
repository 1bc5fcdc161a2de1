package scenario

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v4"

	"karvon/scenarios"
)

func TestTheSchemaInTheLibraryIsCurrent(t *testing.T) {
	golden(t, filepath.Join("..", "..", "scenarios", schemaName), string(Schema()))
}

// compiledSchema compiles the schema; that it compiles says that it is valid.
func compiledSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(Schema()))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource(schemaName, document); err != nil {
		t.Fatal(err)
	}
	schema, err := compiler.Compile(schemaName)
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

// asEditorsSee turns YAML into the JSON values that an editor validates: types by YAML 1.2, keys always text.
func asEditorsSee(t *testing.T, text []byte) any {
	t.Helper()
	var document yaml.Node
	if err := yaml.Unmarshal(text, &document); err != nil {
		t.Fatal(err)
	}
	return asJSON(t, document.Content[0])
}

func asJSON(t *testing.T, n *yaml.Node) any {
	t.Helper()
	switch n.Kind {
	case yaml.MappingNode:
		object := map[string]any{}
		for i := 0; i < len(n.Content); i += 2 {
			object[n.Content[i].Value] = asJSON(t, n.Content[i+1])
		}
		return object
	case yaml.SequenceNode:
		items := []any{}
		for _, item := range n.Content {
			items = append(items, asJSON(t, item))
		}
		return items
	}
	switch n.ShortTag() {
	case "!!int", "!!float":
		return json.Number(n.Value)
	case "!!bool":
		return n.Value == "true"
	case "!!null":
		return nil
	}
	return n.Value
}

func TestTheSchemaAcceptsTheLibrary(t *testing.T) {
	schema := compiledSchema(t)
	files, err := fs.Glob(scenarios.FS, "*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatalf("no scenarios: %v", err)
	}
	included, err := fs.Glob(scenarios.FS, parts+"/*.yaml")
	if err != nil || len(included) == 0 {
		t.Fatalf("no parts: %v", err)
	}
	for _, file := range append(files, included...) {
		text, err := fs.ReadFile(scenarios.FS, file)
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(asEditorsSee(t, text)); err != nil {
			t.Errorf("%s: %v", file, err)
		}
		way := strings.Repeat("../", strings.Count(file, "/"))
		if first, _, _ := strings.Cut(string(text), "\n"); first != "# yaml-language-server: $schema="+way+schemaName {
			t.Errorf("%s does not name the schema in its first line: %s", file, first)
		}
	}
}

func TestTheSchemaAcceptsWhatLoads(t *testing.T) {
	schema := compiledSchema(t)
	for name, text := range map[string]string{
		"assumptions": named,
		"arithmetic":  computing,
		"minimal":     minimal,
		"sourced":     "karvon: 1\nextends: minimal\n" + sourced,
		"policies":    "karvon: 1\nextends: minimal\n" + policies,
		"removal":     "karvon: 1\nextends: minimal\nsites: {post: {stations: {gate: {service: }}}}\n",
		"no site":     "karvon: 1\nextends: minimal\nsites: {post: }\n",
		"schedules": "karvon: 1\nextends: minimal\nsites: {post: {schedules: {s: [{days: [tue, sat-sun], value: 3}]}, " +
			"resources: {lift: {units: {schedule: s}}}}}\n",
		"words": "karvon: 1\nextends: minimal\nsites: {post: {zones: {yard: {places: 3, when-full: {value: block, " +
			"note: they wait}}}}}\nrun: {kind: {value: stationary, source: a textbook}}\n",
		"templates": posts + usedAnywhere + "use: [{post: {name: a, trucks: 1/h}}, post]\n",
		"discrete": "karvon: 1\nextends: minimal\nsites: {post: {stations: {gate: {service: {discrete: {5m: 30%, 10m: " +
			"70%}}}}}}\n",
	} {
		if err := schema.Validate(asEditorsSee(t, []byte(text))); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// seen are the broken files of which an editor shows the mistake.
var seen = []string{
	"unknown-key", "out-of-range", "wrong-form", "bad-quantity", "unknown-word", "bad-name", "bad-distribution",
	"bad-time",
	"exactly-one", "later-version", "missing-source", "not-a-mapping", "bad-provenance", "no-version",
}

func TestTheSchemaRejectsBrokenFiles(t *testing.T) {
	schema := compiledSchema(t)
	for _, name := range seen {
		text, err := os.ReadFile(filepath.Join("testdata", "broken", name+".yaml"))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(asEditorsSee(t, text)); err == nil {
			t.Errorf("%s is accepted", name)
		}
	}
}

func TestEveryKeyIsDocumented(t *testing.T) {
	var document struct {
		Properties map[string]struct{ Description string }
		Defs       map[string]struct {
			Properties map[string]struct{ Description string }
		} `json:"$defs"`
	}
	if err := json.Unmarshal(Schema(), &document); err != nil {
		t.Fatal(err)
	}
	for name, property := range document.Properties {
		if property.Description == "" && !isProvenance(name) {
			t.Errorf("%s has no description", name)
		}
	}
	for kind, definition := range document.Defs {
		for name, property := range definition.Properties {
			if property.Description == "" && !isProvenance(name) {
				t.Errorf("%s of %s has no description", name, kind)
			}
		}
	}
}
