package theory

import (
	"fmt"
	"strconv"
	"strings"
)

// An oracle computes the metric of a reference case from its parameters.
type oracle func(p parameters, metric string) (float64, error)

// families maps the beginning of a family's name to its oracle.
var families = map[string]oracle{
	"erlang_b": func(p parameters, _ string) (float64, error) {
		return ErlangB(p.integer("c"), p.number("a"))
	},
	"erlang_b_inverse": func(p parameters, _ string) (float64, error) {
		return erlangBLoad(p.integer("c"), p.number("B"))
	},
	"erlang_c": func(p parameters, _ string) (float64, error) {
		return erlangC(p.integer("c"), p.number("a"))
	},
	"mm1":                               mm1,
	"pharmacy":                          pharmacy,
	"mm1_transient_first_m":             firstDelays,
	"mmc":                               mmc,
	"mmck":                              mmck,
	"mg1_":                              mg1,
	"mdc":                               mdc,
	"gm1_dm1":                           gm1(constantTransform(1.25)),
	"gm1_e2m1":                          gm1(gammaTransform(1.25, 2)),
	"gm1_um1_uniform(0,2.5)":            gm1(uniformTransform(0, 2.5)),
	"priority_mm1_nonpreemptive":        nonPreemptive,
	"priority_mm1_preemptive_resume":    preemptiveResume,
	"priority_mmc_nonpreemptive":        multiServerPriority,
	"mm1_multiple_vacations":            vacations,
	"mm1_operation_dependent_breakdown": breakdowns,
	"availability": func(p parameters, _ string) (float64, error) {
		return availability(p.number("MTBF"), p.number("MTTR"))
	},
	"batch_mx_m_1":        batchArrivals,
	"balking_discouraged": discouraged,
	"balking_curve":       balkingByCurve,
	"reneging_curve":      renegingByCurve,
	"erlang_a":            erlangA,
	"mm_inf":              infiniteServer,
	"mt_m_inf_sinusoid":   sinusoidal,
	"nhpp_count":          sinusoidalCount,
	"nhpp_piecewise":      piecewiseCount,
	"jackson_":            jackson,
	"closed_mva":          closed,
	"machine_repair":      machineRepair,
	"tandem_blocking_after_service_saturated": saturatedTandem,
	"gas_station_ctmc":                        gasStation,
	"ciw_mm1_ps": func(p parameters, _ string) (float64, error) {
		sojourn, _, err := processorSharing(3, 1.0/5, 1)
		return sojourn, err
	},
}

// metrics maps the metrics of a case to their values.
type metrics map[string]float64

func (m metrics) pick(metric string, err error) (float64, error) {
	value, known := m[metric]
	if err == nil && !known {
		err = fmt.Errorf("unknown metric %q", metric)
	}
	return value, err
}

// symbols names the means as the reference cases do.
func symbols(means Means) metrics {
	return metrics{
		"L": means.present, "Lq": means.Waiting, "W": means.Sojourn, "Wq": means.Wait,
		"W_sojourn": means.Sojourn, "Wq_accepted": means.Wait,
	}
}

func exponential(mean float64) Service { return serviceMeanSCV(mean, 1) }

func mm1(p parameters, metric string) (float64, error) {
	queue, err := NewMMc(1, p.number("lambda"), p.number("mu"))
	m := symbols(queue.Means)
	if err == nil {
		m["Wq_p95"] = queue.WaitQuantile(0.95)
		m["var_L"] = queue.presentVariance()
	}
	return m.pick(metric, err)
}

func pharmacy(p parameters, metric string) (float64, error) {
	const minutes = 60
	queue, err := NewMMc(1, p.number("lambda")/minutes, 1/p.number("mean_service"))
	m := symbols(queue.Means)
	m["Wq_minutes"] = queue.Wait
	return m.pick(metric, err)
}

func firstDelays(p parameters, _ string) (float64, error) {
	delays, err := FirstDelays(p.integer("m"), p.number("lambda"), p.number("mu"))
	return sum(delays) / float64(len(delays)), err
}

func mmc(p parameters, metric string) (float64, error) {
	queue, err := NewMMc(p.integer("c"), p.number("lambda"), p.number("mu"))
	m := symbols(queue.Means)
	m["P_wait"] = queue.WaitProbability
	m["P_Wq_le_0.5/mu_service_level"] = queue.waitAtMost(0.5 / p.number("mu"))
	return m.pick(metric, err)
}

func mmck(p parameters, metric string) (float64, error) {
	queue, err := newMMcK(p.integer("c"), p.integer("K"), p.number("lambda"), p.number("mu"))
	m := symbols(queue.Means)
	m["P_block"] = queue.blocking
	return m.pick(metric, err)
}

func mg1(p parameters, metric string) (float64, error) {
	means, err := MG1(p.number("lambda"), Service{Mean: p.number("E[S]"), SecondMoment: p.number("E[S2]")})
	return symbols(means).pick(metric, err)
}

func mdc(p parameters, metric string) (float64, error) {
	means, err := mDc(p.integer("c"), p.number("lambda"), p.number("D"))
	return symbols(means).pick(metric, err)
}

// gm1 returns the oracle of an interarrival law, of mean 1.25 in all cases.
func gm1(interarrival Transform) oracle {
	return func(p parameters, metric string) (float64, error) {
		queue, err := NewGM1(1/p.number("lambda"), interarrival, p.number("mu"))
		m := symbols(queue.Means)
		m["sigma"] = queue.Sigma
		return m.pick(metric, err)
	}
}

func priorityClasses(p parameters) (classes []priorityClass) {
	means := p.list("means")
	for i, rate := range p.list("lambdas") {
		classes = append(classes, priorityClass{arrivalRate: rate, service: exponential(means[i])})
	}
	return classes
}

func nonPreemptive(p parameters, metric string) (float64, error) {
	means, err := nonPreemptivePriority(priorityClasses(p))
	return symbols(means[p.integer("class")-1]).pick(metric, err)
}

func preemptiveResume(p parameters, metric string) (float64, error) {
	means, err := preemptiveResumePriority(priorityClasses(p))
	return symbols(means[p.integer("class")-1]).pick(metric, err)
}

func multiServerPriority(p parameters, metric string) (float64, error) {
	means, err := MultiServerPriority(p.integer("c"), p.list("lambdas"), p.number("mu"))
	return symbols(means[p.integer("class")-1]).pick(metric, err)
}

func vacations(p parameters, metric string) (float64, error) {
	law := p.text("V")
	mean := numbersIn(law)[0]
	secondMoment := mean * mean
	if strings.HasPrefix(law, "exp") {
		secondMoment *= 2
	}
	means, err := Vacations(p.number("lambda"), exponential(1/p.number("mu")), mean, secondMoment)
	return symbols(means).pick(metric, err)
}

func breakdowns(p parameters, metric string) (float64, error) {
	server, err := Breakdowns(p.number("lambda"), exponential(1/p.number("mu")), p.number("fail_rate"),
		exponential(1/p.number("repair_rate")))
	m := symbols(server.Means)
	m["busy_or_down_fraction"] = server.occupied
	return m.pick(metric, err)
}

func batchArrivals(p parameters, metric string) (float64, error) {
	size := p.number("batch")
	means, err := BatchArrivals(p.number("lambda_batches"), size, size*size, exponential(1/p.number("mu")))
	return symbols(means).pick(metric, err)
}

func discouraged(p parameters, metric string) (float64, error) {
	queue, err := newDiscouragedArrivals(p.integer("c"), p.number("lambda"), p.number("mu"))
	return metrics{"L": queue.present, "P0": queue.empty}.pick(metric, err)
}

func erlangA(p parameters, metric string) (float64, error) {
	queue, err := newErlangA(p.integer("c"), p.number("lambda"), p.number("mu"), p.number("theta"))
	return metrics{
		"P_abandon": queue.abandonment, "E_wait_all": queue.meanWait, "P_wait": queue.waitProbability,
	}.pick(metric, err)
}

func balkingByCurve(p parameters, metric string) (float64, error) {
	stay, err := newStayCurve(p.list("waits"), p.list("shares"))
	if err != nil {
		return 0, err
	}
	queue, err := newBalkingCurve(p.integer("c"), p.number("lambda"), p.number("mu"), stay)
	return metrics{"L": queue.present, "P_balk": queue.balking, "P_at_once": queue.atOnce}.pick(metric, err)
}

func renegingByCurve(p parameters, metric string) (float64, error) {
	stay, err := newStayCurve(p.list("waits"), p.list("shares"))
	if err != nil {
		return 0, err
	}
	queue, err := newRenegingCurve(p.integer("c"), p.number("lambda"), p.number("mu"), stay)
	return metrics{"P_abandon": queue.abandonment, "P_wait": queue.waitProbability}.pick(metric, err)
}

func infiniteServer(p parameters, metric string) (float64, error) {
	number, empty, err := InfiniteServer(p.number("lambda"), 1/p.number("mu"))
	return metrics{"L": number, "P0": empty}.pick(metric, err)
}

// swing is the rate that the sinusoidal cases share: 10+5sin(2pi t/24).
var swing = sinusoidalRate{mean: 10, amplitude: 5, period: 24}

func sinusoidal(p parameters, _ string) (float64, error) {
	return sinusoidalInfiniteServer(swing, p.number("mu"), p.number("t"))
}

func sinusoidalCount(p parameters, _ string) (float64, error) {
	window := p.list("window")
	return swing.count(window[0], window[1])
}

func piecewiseCount(parameters, string) (float64, error) {
	return PiecewiseCount([]ratePiece{{8, 2}, {10, 10}, {6, 4}})
}

func jackson(p parameters, metric string) (float64, error) {
	external := p.list("gamma")
	means, err := Jackson{
		external: external, routing: p.matrix("P", len(external)),
		serviceRates: p.list("mu"), servers: p.integers("c"),
	}.solve()
	if err != nil {
		return 0, err
	}
	m := metrics{"W_network": means.sojourn}
	for i, station := range means.stations {
		number := strconv.Itoa(i + 1)
		m["lambda_"+number] = means.arrivalRates[i]
		m["L_"+number] = station.present
	}
	return m.pick(metric, nil)
}

func closed(p parameters, metric string) (float64, error) {
	means, err := closedNetwork(p.list("demands"), p.number("think"), p.integer("N"))
	return metrics{"throughput": means.throughput, "response": means.response}.pick(metric, err)
}

func machineRepair(p parameters, metric string) (float64, error) {
	shop, err := MachineRepair(p.integer("machines"), p.integer("repairmen"), p.number("fail"), p.number("repair"))
	return metrics{"E_down": shop.down, "P_all_up": shop.allUp, "availability": shop.availability}.pick(metric, err)
}

func saturatedTandem(p parameters, _ string) (float64, error) {
	return SaturatedTandem(p.list("mu"), p.integers("buffers"))
}

// gasStation has one pump and no queue: M/G/1/1, whose number present is the share not lost times the load, by
// Erlang's formula for any service times.
func gasStation(p parameters, _ string) (float64, error) {
	load := p.number("lambda") * (0.75*8 + 0.25*3)
	lost, err := ErlangB(1, load)
	return load * (1 - lost), err
}
