package scenario

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
)

// schemaName is the file of the library that holds the JSON Schema. Scenario files name it in their first line, so
// that editors find it.
const schemaName = "karvon.schema.json"

// object is a JSON object. Its keys are written in order of name.
type object map[string]any

// schemaWriter makes the JSON Schema from the types that scenarios are decoded into: the same tags and notations
// serve the decoder.
type schemaWriter struct {
	definitions object
	// partial are the types whose keys may all be left out, because a file that extends or includes another one states
	// only what it changes. Lists are replaced whole, so what stands in them is complete.
	partial map[reflect.Type]bool
}

// Schema gives the JSON Schema (draft 2020-12) of scenario files, for editors: it knows keys, words and the look of
// quantities. What relates different parts of a file is checked by Load alone.
func Schema() []byte {
	w := &schemaWriter{definitions: object{}, partial: map[reflect.Type]bool{}}
	w.findPartial(scenarioType)
	w.sharedDefinitions()
	root := w.structure(scenarioType)
	root["$schema"] = "https://json-schema.org/draft/2020-12/schema"
	root["title"] = "karvon scenario"
	root["description"] = "A scenario of the discrete-event simulator karvon."
	root["required"] = []string{"karvon"}
	root["$defs"] = w.definitions
	text, err := json.MarshalIndent(root, "", "  ")
	if err != nil {
		panic(fmt.Sprintf("scenario: the schema is not JSON: %v", err)) // it holds maps, lists and texts only
	}
	return append(text, '\n')
}

// findPartial marks the structs that are reached without passing a list.
func (w *schemaWriter) findPartial(kind reflect.Type) {
	kind = pointee(kind)
	if kind.Kind() == reflect.Map {
		w.findPartial(kind.Elem())
		return
	}
	if kind.Kind() != reflect.Struct || w.partial[kind] || !merges(kind) {
		return
	}
	w.partial[kind] = true
	for _, k := range structureOf(kind).keys {
		w.findPartial(k.kind)
	}
}

func reference(name string) object { return object{"$ref": "#/$defs/" + name} }

func either(schemas ...any) object { return object{"anyOf": schemas} }

// define gives a reference to a definition, which is made at its first use.
func (w *schemaWriter) define(name string, make func() object) object {
	if _, known := w.definitions[name]; !known {
		w.definitions[name] = object{} // a type may contain itself
		w.definitions[name] = make()
	}
	return reference(name)
}

// value gives the schema of a type under the constraints of its key.
func (w *schemaWriter) value(kind reflect.Type, c constraint) object {
	kind = pointee(kind)
	if n, ok := notations[kind]; ok {
		return w.orBrought(kind, n.schema(w, c))
	}
	schema := w.orBrought(kind, w.plain(kind, c))
	if takesAssumption(kind) && !holdsSteps(kind) && kind.Kind() != reflect.Uint64 {
		return orUsed(schema)
	}
	return schema
}

// plain is value for a type without a notation of its own, and without the name of an assumption in its place.
func (w *schemaWriter) plain(kind reflect.Type, c constraint) object {
	switch kind.Kind() {
	case reflect.Struct:
		return w.define(kind.Name(), func() object { return w.orShort(kind) })
	case reflect.Map:
		return w.mapping(kind, c)
	case reflect.Slice:
		return object{"type": "array", "items": w.orUse(kind.Elem(), w.value(kind.Elem(), c))}
	}
	return w.scalar(kind, c)
}

// orUsed allows the name of an assumption, or what is computed from some, in the place of a value.
func orUsed(schema object) object {
	use := reference("assumption")
	choices, ok := schema["anyOf"].([]any)
	if !ok || len(schema) > 1 {
		return either(schema, use)
	}
	if slices.ContainsFunc(choices, func(choice any) bool { return reflect.DeepEqual(choice, use) }) {
		return schema
	}
	return either(append(slices.Clone(choices), use)...)
}

// orShort allows a single value in the place of a mapping that has a short form.
func (w *schemaWriter) orShort(kind reflect.Type) object {
	full := w.structure(kind)
	short := structureOf(kind).short
	if short == nil {
		return full
	}
	return either(w.value(short.kind, short.constraint), full)
}

// structure gives the schema of a mapping with the keys of a struct.
func (w *schemaWriter) structure(kind reflect.Type) object {
	properties := w.remarks(takesRange(kind, constraint{}))
	if kind != templateType {
		properties[useKey] = useProperty()
	}
	var required []string
	for _, k := range structureOf(kind).keys {
		properties[k.name] = w.property(k, w.partial[kind])
		if k.required && !w.partial[kind] {
			required = append(required, k.name)
		}
	}
	if kind == reflect.TypeFor[Branch]() {
		properties["share"] = orRest(properties["share"].(object))
		properties["share"].(object)["description"] = structureOf(kind).byName["share"].doc
	}
	schema := object{"type": "object", "properties": properties, "additionalProperties": false}
	if len(required) > 0 {
		schema["required"] = required
	}
	return schema
}

// orRest allows the share that others leave.
func orRest(share object) object { return either(share, object{"const": restWord}) }

// property gives the schema of a key, with its documentation.
func (w *schemaWriter) property(k key, removable bool) object {
	schema := w.value(k.kind, k.constraint)
	if k.kind == bodyType {
		schema = w.bodySchema()
	}
	if removable {
		schema = w.removable(schema)
	}
	described := object{"description": k.doc}
	if k.initial != "" {
		described["default"] = defaultValue(k)
	}
	for name, part := range schema {
		described[name] = part
	}
	return described
}

// removable allows a key without a value, by which a file that extends another one removes it.
func (w *schemaWriter) removable(schema object) object {
	return either(schema, object{"type": "null"})
}

// defaultValue writes a default as editors insert it.
func defaultValue(k key) any {
	switch pointee(k.kind).Kind() {
	case reflect.Int, reflect.Uint64, reflect.Bool:
		return json.RawMessage(k.initial)
	}
	return k.initial
}

// mapping gives the schema of a mapping from names.
func (w *schemaWriter) mapping(kind reflect.Type, c constraint) object {
	if kind.Elem() == settingType {
		return object{"type": "object", "propertyNames": object{"pattern": pathPattern}}
	}
	whole := takesRange(kind, c)
	element := w.value(kind.Elem(), c)
	if whole {
		element = orRest(element)
	}
	if !whole && merges(kind.Elem()) {
		element = w.removable(element)
	}
	properties := w.remarks(whole)
	if kind.Elem() != reflect.TypeFor[*templateKeys]() {
		properties[useKey] = useProperty()
	}
	schema := object{
		"type":                 "object",
		"properties":           properties,
		"propertyNames":        object{"pattern": namePattern},
		"additionalProperties": element,
	}
	if !whole {
		return schema
	}
	return either(schema, w.stated(schema))
}

// remarks are the keys that say where a value comes from.
func (w *schemaWriter) remarks(ranged bool) object {
	properties := object{}
	for _, name := range provenanceKeys {
		if !isOfRange(name) || ranged {
			properties[name] = reference("provenance-" + name)
		}
	}
	return properties
}

// stated is {value: ..., source: ...} for a value of some schema.
func (w *schemaWriter) stated(value object) object { return w.remarked(value, true) }

// remarked is {value: ..., source: ...}, with a range or without.
func (w *schemaWriter) remarked(value object, ranged bool) object {
	properties := w.remarks(ranged)
	properties["value"] = orUsed(value)
	return object{"type": "object", "properties": properties, "required": []string{"value"}, "additionalProperties": false}
}

// orStated allows a value by itself or with where it comes from.
func (w *schemaWriter) orStated(value object) object { return orUsed(either(value, w.stated(value))) }

// orRemarked is orStated for what is no quantity, and so has no range.
func (w *schemaWriter) orRemarked(value object) object {
	return orUsed(either(value, w.remarked(value, false)))
}

// pathPattern is the look of an input path.
const pathPattern = `^[a-z][a-z0-9-]*(\.[a-z0-9][a-z0-9-]*)*$`

const numberPattern = `[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?`

// scalar gives the schema of a single value.
func (w *schemaWriter) scalar(kind reflect.Type, c constraint) object {
	switch {
	case wordsOf(kind) != nil:
		return w.orRemarked(object{"enum": wordsOf(kind)})
	case c.unit == clock:
		return object{"type": "string", "pattern": clockPattern.String()}
	}
	switch kind.Kind() {
	case reflect.Bool:
		return object{"type": "boolean"}
	case reflect.Int, reflect.Uint64:
		return w.whole(kind, c)
	case reflect.Int64, reflect.Float64:
		return w.quantity(c)
	case reflect.String:
		if c.isName {
			return reference("name")
		}
		if c.sayings != "" {
			return languagesSchema()
		}
	}
	return object{"type": "string"}
}

// whole gives the schema of a whole number.
func (w *schemaWriter) whole(kind reflect.Type, c constraint) object {
	schema := object{"type": []string{"integer", "string"}, "pattern": "^[0-9]+$", "minimum": 0}
	if c.min != "" {
		schema["minimum"] = json.RawMessage(c.min)
	}
	if kind.Kind() == reflect.Uint64 {
		return schema
	}
	return w.orStated(schema)
}

// quantity gives the schema of a number with its unit.
func (w *schemaWriter) quantity(c constraint) object {
	if c.min != "" || c.max != "" {
		bare := bareQuantity(c.unit)
		if c.goesDown() && c.unit != "number" {
			bare["pattern"] = "^-?" + strings.TrimPrefix(bare["pattern"].(string), "^")
		}
		for limit, bound := range map[string]string{"minimum": c.min, "maximum": c.max} {
			if bound != "" {
				bare[limit] = json.RawMessage(bound)
			}
		}
		return w.orStated(bare)
	}
	return w.define(c.unit, func() object { return w.orStated(bareQuantity(c.unit)) })
}

// bareQuantity gives the schema of a quantity without where it comes from.
func bareQuantity(name string) object {
	if name == "number" {
		return object{"type": []string{"number", "string"}, "pattern": "^-?" + numberPattern + "$"}
	}
	dimension := dimensions[name]
	term := numberPattern + " ?(" + strings.Join(dimension.Units(), "|") + ")"
	if name == "duration" {
		term += "( ?" + term + ")*"
	}
	return object{"type": "string", "pattern": "^" + term + "$", "description": dimension.String() + ", such as " +
		dimension.Example()}
}

// sharedDefinitions are those that many keys refer to.
func (w *schemaWriter) sharedDefinitions() {
	w.definitions["name"] = object{"type": "string", "pattern": namePattern}
	w.definitions[useKey] = useSchema()
	w.definitions["provenance-source"] = w.evidenceSchema()
	w.definitions["provenance-note"] = object{"type": "string",
		"description": "how the value was found, or what to know of it"}
	w.definitions["provenance-confidence"] = object{"enum": Confidence("").Values(),
		"description": "how far the value can be trusted"}
	w.definitions["provenance-interval"] = object{"type": "string",
		"description": "share of what can be that lies in the range, whose ends are then quantiles, such as 90%"}
	w.definitions["provenance-doubt"] = object{"enum": doubtShape("").Values(),
		"description": "from what the value is drawn in its range: pert, around the value, or uniform"}
	w.definitions["assumption"] = object{"type": "string", "pattern": `\$[a-z]`,
		"description": "an assumption by its name, as $name, or what is computed from some, as $name * 2"}
	end := object{"type": []string{"string", "number"}}
	bounds := object{"type": "array", "items": end, "minItems": 2, "maxItems": 2}
	w.definitions["provenance-range"] = object{
		"description": "between which bounds the value may lie: [low, high]; for shares, by word",
		"anyOf":       []any{bounds, object{"type": "object", "additionalProperties": bounds}},
	}
}
