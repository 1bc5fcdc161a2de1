package scenario

// VisitStep is queue, service and going on.
type VisitStep struct {
	Meta
	// the station
	Station Text `key:"station" required:"true" short:"true"`
	// service time of this visit, instead of the station's
	Service *Duration `key:"service" unit:"duration"`
	// what is done by who finds the queue full and is turned away, balks or reneges; by default it leaves the model
	Otherwise []*Step `key:"otherwise"`
}

func (v *VisitStep) lists() [][]*Step { return [][]*Step{v.Otherwise} }
