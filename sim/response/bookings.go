package response

import (
	"karvon/sim/engine"
	"karvon/sim/plan"
)

// OfBookings are electronic queues and meters.
var OfBookings = &Subject{
	Word: "electronic queue", Form: "SITE.QUEUE",
	Instances: func(p *plan.Plan, add func(Instance)) {
		for i := range p.Bookings {
			add(alone(p.Bookings[i].Name, i))
		}
	},
	site: func(p *plan.Plan, index int) plan.SiteID { return p.Bookings[index].Site },
	Table: &Table{
		Section: Queues, Name: "bookings",
		Title: "Electronic queues and meters, the longest waits first (by what 19 in 20 wait at most)",
		Heads: []Head{
			{
				Header: "electronic queue",
				Text:   func(p *plan.Plan, at Instance) string { return p.Bookings[at.Index].Name },
			},
			{
				Header: "in words", Rank: 10,
				Text: func(p *plan.Plan, at Instance) string { return p.Bookings[at.Index].Title },
			},
		},
		SortBy: "wait p95",
	},
}

const (
	passers      = "entities that pass the check-in"
	bookers      = "those with a booking who come to the check-in"
	bookingsMade = "bookings, as they are made"
	sharesOfCame = "Early, late and too late are shares of those who come with a booking."
)

// bookedAhead is whether slots are booked ahead: some numbers have a meaning only there.
func bookedAhead(p *plan.Plan, at Instance) bool { return p.Bookings[at.Index].Booked }

var ofBookings = []*Estimand{
	rate(Estimand{
		Subject: OfBookings, Measure: "offered", Population: "slots of the electronic queue, as their period begins",
		Unfinished: notCounted,
		Columns:    []Column{{At: 1, Header: "slots", Rank: 2}},
	}, func(v *View, r *Response) *uint64 { return &v.rec.Bookings[r.Index].Offered }),
	share(Estimand{
		Subject: OfBookings, Measure: "used", Population: "slots whose period begins in the window",
		Window:     "periods that begin in the window, followed to the end of the run",
		Unfinished: "a slot with which nobody has passed by the end of the run is unused",
		Estimator:  "share with which somebody passes, booked or not",
		Columns:    []Column{{At: 2, Header: "used"}},
	}, func(v *View, r *Response) (part, whole uint64) {
		return v.rec.Bookings[r.Index].Used, v.rec.Bookings[r.Index].Offered
	}),
	rate(Estimand{
		Subject: OfBookings, Measure: "passed", Population: passers, Unfinished: notCounted,
		Columns: []Column{{At: 14, Header: "passed", Rank: 6}},
	}, func(v *View, r *Response) *uint64 { return &v.rec.Bookings[r.Index].Passed }),
	share(Estimand{
		Subject: OfBookings, Measure: "walk-ins", Population: passers, Unfinished: notCounted,
		Estimator: "share that passes without a booking",
		Columns:   []Column{{At: 13, Header: "walk-ins", Rank: 5}},
	}, func(v *View, r *Response) (part, whole uint64) {
		return v.rec.Bookings[r.Index].WalkIns, v.rec.Bookings[r.Index].Passed
	}),
	times(Estimand{
		Subject: OfBookings, Measure: "wait", Population: passers, Unfinished: censored,
		Estimator: "time from coming to the check-in to passing it, the early ones' wait for their slot included",
		Columns: []Column{
			{At: 3, Header: "wait mean", Words: "wait on average", Statistic: Mean},
			{At: 4, Header: "wait p95", Words: "19 in 20 wait at most", Statistic: P95},
		},
	}, func(v *View, r *Response) *engine.Cohort { return &v.rec.Bookings[r.Index].Wait }),
	level(Estimand{
		Subject: OfBookings, Measure: "queue",
		Population: "entities waiting at the check-in, for their slot or for a free one",
		Unfinished: "counted while they wait",
		Columns: []Column{
			{At: 5, Header: "queue", Words: "queue on average", Statistic: Mean, Rank: 1},
			{At: 6, Header: "queue most", Words: "longest queue", Statistic: Max, Rank: 2},
		},
	}, func(v *View, r *Response) *engine.Level { return &v.rec.Bookings[r.Index].Queue }),
	rate(Estimand{
		Subject: OfBookings, Measure: "booked", Population: bookingsMade, Unfinished: "counted, whatever becomes of them",
		applies: bookedAhead,
	}, func(v *View, r *Response) *uint64 { return &v.rec.Bookings[r.Index].Booked }),
	share(Estimand{
		Subject: OfBookings, Measure: "refused",
		Population: "attempts to book, the rebookings of those who are too late included",
		Unfinished: "these found no slot",
		Estimator:  "share that finds no free slot as far ahead as slots can be booked",
		applies:    bookedAhead,
		Columns:    []Column{{At: 7, Header: "no slot"}},
	}, func(v *View, r *Response) (part, whole uint64) {
		return v.rec.Bookings[r.Index].Refused, v.rec.Bookings[r.Index].Asked
	}),
	times(Estimand{
		Subject: OfBookings, Measure: "lead", Population: bookingsMade, Unfinished: "counted, whatever becomes of them",
		Estimator: "time from booking to the beginning of the slot", applies: bookedAhead,
		Columns: []Column{{At: 9, Header: "booked ahead", Statistic: Mean, Rank: 3}},
	}, func(v *View, r *Response) *engine.Cohort { return &v.rec.Bookings[r.Index].Lead }),
	share(Estimand{
		Subject: OfBookings, Measure: "early", Population: bookers, Unfinished: "counted",
		Estimator: "share that comes before its slot begins", applies: bookedAhead,
		Columns: []Column{{At: 10, Header: "early", Rank: 4, Note: sharesOfCame}},
	}, func(v *View, r *Response) (part, whole uint64) {
		return v.rec.Bookings[r.Index].Early, v.rec.Bookings[r.Index].Came
	}),
	share(Estimand{
		Subject: OfBookings, Measure: "late", Population: bookers, Unfinished: "counted",
		Estimator: "share that comes after its slot has ended", applies: bookedAhead,
		Columns: []Column{{At: 11, Header: "late", Rank: 4, Note: sharesOfCame}},
	}, func(v *View, r *Response) (part, whole uint64) {
		return v.rec.Bookings[r.Index].Late, v.rec.Bookings[r.Index].Came
	}),
	share(Estimand{
		Subject: OfBookings, Measure: "missed", Population: bookers, Unfinished: "counted",
		Estimator: "share that comes too late to be let in on its booking", applies: bookedAhead,
		Columns: []Column{{At: 12, Header: "too late", Rank: 5, Note: sharesOfCame}},
	}, func(v *View, r *Response) (part, whole uint64) {
		return v.rec.Bookings[r.Index].Missed, v.rec.Bookings[r.Index].Came
	}),
	share(Estimand{
		Subject: OfBookings, Measure: "no-shows",
		Population: "bookings that come to their end: used, missed, or never used",
		Unfinished: "bookings still to come are left out",
		Estimator: "share of which the holder leaves the model, or books again, " +
			"without coming to the check-in",
		applies: bookedAhead,
		Columns: []Column{{
			At: 8, Header: "no-shows", Rank: 1,
			Note: "No-shows are a share of the bookings that came to their end.",
		}},
	}, func(v *View, r *Response) (part, whole uint64) {
		b := &v.rec.Bookings[r.Index]
		return b.NoShows, b.Shown + b.Missed + b.NoShows
	}),
}
