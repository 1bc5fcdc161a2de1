package data

import (
	"encoding/json"
	"strconv"
	"strings"

	"karvon/sim/plan"
)

// IdentityColumns are the last columns of every tidy table, which say of which run its numbers are.
var IdentityColumns = []string{"scenario", "policies", "settings", "hash", "seed", "window_start", "time_zone"}

// IdentityFields are what stands in them: the policies with + between them, the settings as a list of JSON, and the
// local date and time at which the observed window begins, as ISO 8601 has it.
func IdentityFields(p *plan.Plan, seed uint64) []string {
	settings := ""
	if len(p.Settings) > 0 {
		settings = Listed(p.Settings)
	}
	return []string{strings.ToValidUTF8(p.Name, "\ufffd"), strings.Join(p.Policies, "+"), settings, p.Hash,
		strconv.FormatUint(seed, 10), plan.DateTime(p.Begins(), p.WindowStart()), p.TimeZone}
}

// Identified adds to rows, of which the first is the header, of which run they are.
func Identified(rows [][]string, p *plan.Plan, seed uint64) [][]string {
	fields := IdentityFields(p, seed)
	for i, row := range rows {
		if row = row[:len(row):len(row)]; i == 0 {
			rows[i] = append(row, IdentityColumns...)
		} else {
			rows[i] = append(row, fields...)
		}
	}
	return rows
}

// Listed writes texts as a list of JSON, an empty one where there are none.
func Listed(texts []string) string {
	var list strings.Builder
	encoder := json.NewEncoder(&list)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(append([]string{}, texts...)); err != nil {
		panic("data: texts are no JSON: " + err.Error())
	}
	return strings.TrimSuffix(list.String(), "\n")
}
