package scenario

// VisitStep is queue, service and going on.
type VisitStep struct {
	Meta
	Station   Text      `key:"station" required:"true" short:"true" doc:"the station"`
	Service   *Duration `key:"service" unit:"duration" doc:"service time of this visit, instead of the station's"`
	Otherwise []*Step   `key:"otherwise" doc:"what is done by who finds the queue full and is turned away, balks or reneges; by default it leaves the model"`
}

func (v *VisitStep) lists() [][]*Step { return [][]*Step{v.Otherwise} }
