package reference

import "strings"

// titles names the models as textbooks do, by the beginning of their family's name.
var titles = []struct{ family, title string }{
	{"erlang_b", "M/M/c/c, Erlang's loss formula"},
	{"erlang_c", "M/M/c, Erlang's delay formula"},
	{"erlang_a", "M/M/c+M, impatience (Erlang A)"},
	{"mm1_transient", "M/M/1 from empty, first customers"},
	{"mm1_multiple_vacations", "M/M/1 with vacations"},
	{"mm1_operation_dependent", "M/M/1 with breakdowns"},
	{"mm1", "M/M/1"},
	{"pharmacy", "M/M/1, a pharmacy"},
	{"mmck", "M/M/c/K"},
	{"mmc", "M/M/c"},
	{"mg1", "M/G/1, Pollaczek-Khinchine"},
	{"mdc", "M/D/c, Crommelin"},
	{"gm1", "G/M/1"},
	{"priority_mm1_nonpreemptive", "M/G/1 with priorities, Cobham"},
	{"priority_mm1_preemptive", "M/M/1 with pre-emption"},
	{"priority_mmc", "M/M/c with priorities"},
	{"availability", "availability of a server"},
	{"batch", "M[X]/M/1, arrivals in batches"},
	{"balking_curve", "M/M/c with balking by a curve"},
	{"reneging_curve", "M/M/c+G, impatience by a curve"},
	{"balking", "M/M/1 with balking"},
	{"mm_inf", "M/M/∞"},
	{"nhpp", "Poisson arrivals by the hour"},
	{"jackson", "open network, Jackson"},
	{"closed_mva", "closed network, mean value analysis"},
	{"machine_repair", "machine repair"},
	{"tandem_blocking", "saturated tandem line with blocking"},
	{"element_mixed_batches", "M[X]/M/1, batches of several sizes"},
	{"element_arrivals_with_cv", "GI/M/1, arrivals with a cv"},
	{"element_service_by_attribute", "M/G/1, service by attributes"},
	{"element_gathered", "E[k]/M/1, those who gather to a batch"},
	{"element_counted", "counts of a geometric number of rounds"},
	{"element_hall", "M/G/∞, levels of service of a hall"},
	{"element_meter", "slots of a meter, Poisson arrivals"},
	{"element_request", "M/M/c, resources that are asked for together"},
	{"element_priority_units", "M/M/c with priorities, units of a resource"},
	{"element_impatient_claims", "M/M/c+M, impatience at units of a resource"},
	{"element_breaking_repairmen", "machine repair, repairmen who break"},
	{"element_loss_network", "loss network, Kaufman and Roberts, Kelly"},
	{"element_last_come", "M/M/1, who came last is next"},
	{"element_shortest_job", "M/M/1, the shortest job next, Phipps"},
	{"element_accumulating_priority", "M/M/1, priority that grows with waiting, Kleinrock"},
	{"element_jockeying", "two M/M/1 with jockeying, Zhao and Grassmann"},
	{"element_preference", "two classes, a server that prefers one (N-design)"},
	{"element_polling", "polling of two queues, exhaustive, with set-ups"},
	{"element_convoys", "convoys at equal intervals"},
	{"element_road_that_spills_back", "saturated line with a road, Hunt"},
	{"element_road_with_room", "M/M/c, a road with room for c"},
	{"gas_station", "M/G/1/1, a pump without a queue"},
}

// Title names the model of a check as textbooks do; where none is known, by its family.
func (c Check) Title() string {
	for _, t := range titles {
		if strings.HasPrefix(c.Family, t.family) {
			return t.title
		}
	}
	return c.Family
}
