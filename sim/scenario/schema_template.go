package scenario

import "reflect"

// useSchema allows a template's name, names with arguments, or a list of those.
func useSchema() object {
	arguments := object{"type": []string{"object", "null"}, "propertyNames": object{"pattern": namePattern}}
	calls := object{"type": "object", "propertyNames": object{"pattern": namePattern},
		"additionalProperties": arguments}
	one := either(object{"type": "string"}, calls)
	return object{
		"description": "a template's name, {name: {parameter: value}}, or a list of those",
		"anyOf":       []any{object{"type": "string"}, calls, object{"type": "array", "items": one}},
	}
}

// orUse allows a use in the place of an item with keys of its own, which are then those of the template and need
// not be complete.
func (w *schemaWriter) orUse(kind reflect.Type, item object) object {
	if pointee(kind).Kind() != reflect.Struct && pointee(kind).Kind() != reflect.Map {
		return item
	}
	return either(item, w.usesSchema())
}

// orBrought allows a use in the place of a list that a template brings.
func (w *schemaWriter) orBrought(kind reflect.Type, list object) object {
	if kind.Kind() != reflect.Slice && kind != reflect.TypeFor[Schedule]() {
		return list
	}
	return either(list, w.usesSchema())
}

func (w *schemaWriter) usesSchema() object {
	return w.define("uses", func() object {
		return object{"type": "object", "properties": object{useKey: useProperty()}, "required": []string{useKey}}
	})
}

// bodySchema takes anything: what a body may hold depends on where it is used. Editors offer the keys of the places
// at which templates are used most.
func (w *schemaWriter) bodySchema() object {
	places := []any{object{"$ref": "#"}, w.value(reflect.TypeFor[[]*Step](), constraint{})}
	for _, kind := range []reflect.Type{reflect.TypeFor[Site](), reflect.TypeFor[Station](), reflect.TypeFor[Flow]()} {
		places = append(places, w.value(kind, constraint{}))
	}
	return either(append(places, object{})...)
}

// useProperty is the key use of a mapping.
func useProperty() object {
	property := reference(useKey)
	property["description"] = "templates that are put in place here, under the keys beside"
	return property
}
