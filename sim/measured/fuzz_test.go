package measured

import (
	"context"
	"errors"
	"strings"
	"testing"
)

// FuzzRead reads any text as any kind: nothing panics, and what is wrong is a Problem that quotes no cell.
func FuzzRead(f *testing.F) {
	for _, text := range []string{
		"Plate;Arrived;Departed\n01A;02.09.2024 6:30;02.09.2024 7:15\n", "date,hour,count\n2024-09-02,0,5\n",
		"Date,0,1,2,3,4,5,6\n2024-09-02,1,2,3,4,5,6,7\n", "wait\n1h 20m\n>2 h\n", "Post,Year,Jan,Feb,Mar\na,2024,1,2,3\n",
		"n,mean (min),median (min)\n3,4,5\n", "time\n1725258600\n", "Yr,M,D,HH,MM,Vol\n2021,4,30,2,0,3\n",
	} {
		for kind := range len(Kinds) + 1 {
			f.Add(text, kind)
		}
	}
	f.Fuzz(func(t *testing.T, text string, kind int) {
		o := Options{Unit: inMinutes}
		if kind > 0 && kind <= len(Kinds) {
			o.Kind = Kinds[kind-1]
		}
		d, err := Read(t.Context(), "x.csv", []byte(text), o)
		var problem *Problem
		switch {
		case errors.Is(err, context.Canceled):
		case err != nil && !errors.As(err, &problem):
			t.Errorf("%v is no problem", err)
		case err == nil && (d.Used == 0 || d.Used > d.Rows*max(1, strings.Count(text, ",")+strings.Count(text, ";")+
			strings.Count(text, "\t")+strings.Count(text, "|")+1)):
			t.Errorf("%d of %d rows are used", d.Used, d.Rows)
		}
	})
}
