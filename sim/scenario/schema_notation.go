package scenario

import (
	"reflect"
	"slices"
	"strings"

	"karvon/sim/syntax"
)

// wordPattern matches exactly one of several words.
func wordPattern(words []string) string { return "^(" + strings.Join(words, "|") + ")$" }

func textSchema(_ *schemaWriter, c constraint) object {
	if c.isName {
		return reference("name")
	}
	return object{"type": []string{"string", "number", "boolean"}}
}

// assumptionsSchema allows any value under each name.
func assumptionsSchema(w *schemaWriter, _ constraint) object {
	any := object{"description": "a value of any kind, by itself or with where it comes from"}
	return object{"type": "object", "properties": w.remarks(false), "additionalProperties": w.removable(any),
		"propertyNames": object{"pattern": namePattern}}
}

func settingSchema(*schemaWriter, constraint) object { return object{} }

func capacitySchema(w *schemaWriter, _ constraint) object {
	return w.define("Capacity", func() object {
		number := object{"type": []string{"integer", "string"}, "pattern": "^[0-9]+$", "minimum": 0}
		return orUsed(either(number, w.stated(number), w.structure(reflect.TypeFor[Staffing]())))
	})
}

// only is a mapping with one key, besides where it comes from.
func (w *schemaWriter) only(name string, value object) object {
	properties := w.remarks(false)
	properties[name] = value
	return object{"type": "object", "properties": properties, "required": []string{name}, "additionalProperties": false}
}

func countSchema(w *schemaWriter, _ constraint) object {
	return w.define("Count", func() object {
		return w.orStated(object{"type": []string{"number", "string"}, "minimum": 0})
	})
}

func operandSchema(w *schemaWriter, _ constraint) object {
	return w.define("Operand", func() object {
		return w.orStated(object{"type": []string{"number", "string", "boolean"}})
	})
}

func whenFullSchema(w *schemaWriter, _ constraint) object {
	return w.define("WhenFull", func() object {
		return w.orRemarked(either(object{"enum": []FullRule{Block, TurnAway}},
			w.only(string(Divert), object{"type": "string"})))
	})
}

func disciplineSchema(w *schemaWriter, _ constraint) object {
	return w.define("Discipline", func() object {
		return w.orRemarked(either(object{"enum": Order("").Values()}, w.structure(reflect.TypeFor[Discipline]())))
	})
}

func scheduleSchema(w *schemaWriter, _ constraint) object {
	return w.define("Schedule", func() object {
		return w.orStated(object{"type": "array", "minItems": 1,
			"items": w.value(reflect.TypeFor[ScheduleBlock](), constraint{})})
	})
}

func daysSchema(w *schemaWriter, _ constraint) object {
	return w.define("Days", func() object {
		day := "(" + strings.Join(Weekdays, "|") + ")"
		one := object{"type": "string",
			"pattern": wordPattern([]string{"weekdays", "weekend", "every-day", day + "(-" + day + ")?"})}
		return either(one, object{"type": "array", "items": one, "minItems": 1})
	})
}

func conditionSchema(*schemaWriter, constraint) object { return object{"type": "string"} }

// levelsSchema allows a text or a list of whatever the path takes.
func levelsSchema(*schemaWriter, constraint) object {
	return either(object{"type": []string{"string", "number"}}, object{"type": "array", "minItems": 1})
}

func expressionSchema(*schemaWriter, constraint) object {
	return object{"type": []string{"string", "number", "boolean"}}
}

// stepSchema allows exactly one verb.
func stepSchema(w *schemaWriter, _ constraint) object {
	return w.define("Step", func() object {
		full := w.structure(reflect.TypeFor[Step]())
		full["oneOf"] = eachRequired(append(slices.Clone(verbs), useKey))
		return either(object{"enum": bareSteps}, full)
	})
}

func eachRequired(names []string) []any {
	choices := make([]any, len(names))
	for i, name := range names {
		choices[i] = object{"required": []string{name}}
	}
	return choices
}

func chooseSchema(w *schemaWriter, _ constraint) object {
	return w.define("ChooseStep", func() object {
		branches := object{"type": "array", "minItems": 1, "items": w.value(reflect.TypeFor[Branch](), constraint{})}
		return either(branches, w.structure(reflect.TypeFor[ChooseStep]()), w.structure(reflect.TypeFor[TimedChoice]()))
	})
}

// distributionSchema allows a bare quantity or exactly one family.
func distributionSchema(w *schemaWriter, c constraint) object {
	return w.define("distribution-of-"+c.unit, func() object {
		family := w.define("family-of-"+c.unit, func() object { return w.families(c) })
		bare := bareQuantity(c.unit)
		return orUsed(either(bare, family, w.stated(either(bare, family))))
	})
}

// families is a mapping with exactly one family of distributions.
func (w *schemaWriter) families(c constraint) object {
	properties := w.remarks(true)
	names := []string{discreteFamily, empiricalFamily}
	for _, f := range families {
		if f.numberOnly && c.unit != "number" {
			continue
		}
		names = append(names, f.name)
		properties[f.name] = w.family(f, c)
	}
	properties[discreteFamily] = object{
		"description": "values with their shares, which sum to 100%: {5m: 30%, 10m: 70%}",
		"type":        "object", "additionalProperties": orRest(w.quantity(constraint{unit: "share"})),
	}
	properties[empiricalFamily] = w.empirical(c)
	return object{"type": "object", "properties": properties, "additionalProperties": false, "oneOf": eachRequired(names)}
}

// family gives the notations of a family's parameters.
func (w *schemaWriter) family(f family, c constraint) object {
	if len(f.notations) == 1 {
		only := w.parameters(f.notations[0], c)
		only["description"] = f.doc
		return only
	}
	var choices []any
	for _, n := range f.notations {
		choices = append(choices, w.parameters(n, c))
	}
	return object{"description": f.doc, "anyOf": choices}
}

func (w *schemaWriter) parameters(n parameters, c constraint) object {
	switch n.form {
	case syntax.Scalar:
		return w.parameter(n.names[0], c)
	case syntax.List:
		items := make([]any, len(n.names))
		for i, p := range n.names {
			items[i] = w.parameter(p, c)
		}
		return object{"type": "array", "prefixItems": items, "minItems": len(items), "maxItems": len(items)}
	}
	properties := object{}
	var required []string
	for _, p := range n.names {
		properties[p.name] = w.parameter(p, c)
		if !p.optional(c) {
			required = append(required, p.name)
		}
	}
	return object{"type": "object", "properties": properties, "required": required, "additionalProperties": false}
}

func (w *schemaWriter) parameter(p parameter, c constraint) object {
	switch p.kind {
	case ofRatio:
		return w.define("ratio", func() object {
			return w.orStated(object{"type": []string{"number", "string"}, "pattern": "^" + numberPattern + "( ?%)?$"})
		})
	case ofWhole:
		return w.whole(reflect.TypeFor[int](), constraint{min: "1"})
	case ofNumber:
		return w.quantity(constraint{unit: "number"})
	}
	return w.quantity(constraint{unit: c.unit})
}

func (w *schemaWriter) empirical(c constraint) object {
	values := object{"type": "array", "minItems": 1, "items": w.quantity(c)}
	return object{
		"description": "values that were observed, each as likely: {values: [...]} or {file: name.csv, column: name}",
		"anyOf": []any{
			object{"type": "object", "properties": object{"values": values}, "required": []string{"values"},
				"additionalProperties": false},
			w.define("Observations", func() object { return w.structure(reflect.TypeFor[observations]()) }),
		},
	}
}
