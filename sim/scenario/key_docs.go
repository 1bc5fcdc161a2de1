// Code generated from the comments of the fields by go generate ./sim/scenario. DO NOT EDIT.

package scenario

// keyDocs are the texts of the language's keys for the schema, by struct type and field: the first paragraph of the
// comment that stands above the field, which a program cannot read of itself.
var keyDocs = map[string]string{
	"Absence.Of":                "a station or resource, as site.name",
	"Absence.Share":             "share of those on duty that is away",
	"Activities.BorderSecurity": "border guards, police or military at the post look at papers and goods",
	"Activities.Commercial":     "commercial inspection of wagons and goods",
	"Activities.Customs":        "customs look at papers and goods, declarations are made and duties paid",
	"Activities.Escort":         "escort and convoy",
	"Activities.Gauge":          "change of gauge, of wagons or of their bogies",
	"Activities.Health":         "health authorities look at people",
	"Activities.Loading":        "loading, unloading and reloading",
	"Activities.Locomotives":    "waiting for locomotives, crews, wagons and ways",
	"Activities.Marshalling":    "wagons are picked up and delivered, trains classified",
	"Activities.Phytosanitary":  "plant quarantine",
	"Activities.Police":         "police checkpoints and stops",
	"Activities.Registration":   "registration of vehicles",
	"Activities.Repair":         "emergency repair",
	"Activities.Technical":      "technical inspection of wagons",
	"Activities.Toll":           "tolls of roads",
	"Activities.Traffic":        "traffic inspectorate",
	"Activities.Transport":      "transport inspection: permits of vehicle and driver",
	"Activities.Veterinary":     "veterinary control",
	"Activities.Visa":           "passports and visas of drivers",
	"Activities.Weight":         "weight and standard inspection",
	"After.Delay":               "time from the departure to the arrival",
	"After.Flow": "the flow whose departures they follow; it may be this one, beside arrivals of " +
		"another kind",
	"After.Share":    "chance that a departure is followed",
	"Agency.Country": "the country whose it is, by code or by name",
	"Agency.Runs": "stations, resources, zones, electronic queues and links (link.NAME) that it " +
		"runs, by dotted name or a pattern with *",
	"Agency.Title":         "the agency in words",
	"Alternatives.Choices": "the options, each some policies; one without any is to do nothing",
	"Alternatives.Futures": "what may come",
	"Alternatives.Near": "what an option may be worse than the best in a future, as a share of the least " +
		"cost, and still be near it",
	"Alternatives.NotModelled":    "what those who decide should know was left out, each in a line",
	"Alternatives.Question":       "the question in a line, as those who decide would put it",
	"Alternatives.Year":           "year of the load under which the options are compared",
	"Appraisal.Carbon":            "what a tonne of carbon dioxide costs all; nothing by default",
	"Appraisal.Currency":          "currency in which amounts are told; US dollars by default",
	"Appraisal.Days":              "days of a year that are like those of the run",
	"Appraisal.Discount":          "discount rate a year of the economic table",
	"Appraisal.FinancialDiscount": "discount rate a year of the financial table; that of the economic one by default",
	"Appraisal.Fuel": "price of fuel without taxes and duties, for the economic table; what the " +
		"classes pay by default",
	"Appraisal.Last":     "last year that is counted",
	"Appraisal.Opening":  "first year in which projects are in operation",
	"Appraisal.Prices":   "year of the prices, to which all amounts are discounted",
	"Appraisal.Projects": "what is weighed, by the policy that it leads to",
	"Appraisal.Time":     "what an hour costs those who are inside, by class",
	"Arrivals.After": "arrivals that follow on the departures of another flow's entities; alone, or " +
		"beside one of the above",
	"Arrivals.Batch": "number of entities that each arrival brings; 1 by default",
	"Arrivals.CV": "coefficient of variation of the time between arrivals of the process with rate " +
		"1 that the rate speeds up and slows down; 100%, a Poisson process, by default; " +
		"with rate only",
	"Arrivals.Calendars": "names of calendars, whose factors multiply the rate on their dates; with rate " +
		"only",
	"Arrivals.DayToDay": "variation of the day's demand about its mean; with rate only",
	"Arrivals.Early": "time by which each comes before it is due, drawn apart from late; with times, " +
		"trace or timetable",
	"Arrivals.First": "time of the first arrival, instead of one interarrival time; with interarrival " +
		"only",
	"Arrivals.Growth": "growth of the rate, which adds a stream to the one that was: a share, or {by, " +
		"years}; with rate only",
	"Arrivals.Interarrival": "time between arrivals of a renewal process; the first comes after one such time",
	"Arrivals.Late":         "time by which each comes after it is due; with times, trace or timetable",
	"Arrivals.Limit": "number of arrivals (of whole batches) after which the flow ends; not of those " +
		"that come after others",
	"Arrivals.Profile": "the shape of the rate through the week: the name of a profile; in the time zone " +
		"of the flow's site; with rate only",
	"Arrivals.Rate":      "mean rate of a Poisson process (or of one with another cv), such as 2500/day",
	"Arrivals.Times":     "given arrival times since the run's start, in ascending order",
	"Arrivals.Timetable": "local times of day at which they are due: trains, buses",
	"Arrivals.Trace":     "recorded arrivals with their attributes, from a CSV file",
	"Attribute.Draw":     "a number drawn from a distribution",
	"Attribute.Luck": "the name under which it is drawn, kept over renaming; the attribute's own by " +
		"default",
	"Attribute.Shares": "a word by share, 100% in all; rest is what is left, and one can be rest: what " +
		"the others leave",
	"Attribute.Value": "a fixed word or number",
	"Balk.Chance": "chance of not joining, an expression from 0 to 1, such as 1 - 1 / (1 + " +
		"present(gate))",
	"Balk.For": "with stay: who goes by the curve; all by default. Others stay, as those do who " +
		"are bound to a post by a document, a seal or a slot",
	"Balk.Renege": "with stay: true where who has joined leaves once it has waited for as long as " +
		"it tolerates, by the same draw",
	"Balk.Stay": "share of those who come that join, by the wait that they see: {30m: 90%, 1h: " +
		"70%, 2h: 40%}; all where there is none, linear between, constant behind the " +
		"last, never increasing",
	"Balk.Stretch": "with stay: number that the waits of the curve are multiplied by; its range is " +
		"the curve's",
	"Balk.When": "condition under which one who comes does not join, such as queue(gate) >= 20",
	"BatchStep.By": "a word attribute: those with different words make batches apart; all together " +
		"by default",
	"BatchStep.Do":     "what the batch does",
	"BatchStep.Entity": "the batches' class",
	"BatchStep.Name":   "name of the batches: train, bus; a flow of its own in the results, FLOW.NAME",
	"BatchStep.Size":   "how many make a batch: a number or an expression",
	"BatchStep.Within": "longest wait of the first: then those who are there go as a batch; no limit by " +
		"default",
	"BookStep.Bookings": "the electronic queue, at any site: its name here, or site.name",
	"BookStep.Early": "the entity waits, and goes on so long before its slot begins (at once where " +
		"that is past); with neither early nor late it goes on at once",
	"BookStep.Late": "the entity waits, and goes on so long after its slot begins; with early, so " +
		"long after that earlier time",
	"BookStep.Lead": "the slot begins no sooner than so long from now",
	"BookStep.NoShow": "share of those with a booking who never come: they leave the model as their " +
		"slot ends",
	"BookStep.Without": "what those do who find no slot, before they go on with the next step without a " +
		"booking; without it they are turned away",
	"Bookings.Ahead": "how far ahead a slot can be booked; who finds none within it finds no slot",
	"Bookings.Every": "length of a period; a day is a whole number of periods, the first begins at the " +
		"site's midnight",
	"Bookings.Grace": "how late, after the end of its slot, one with a booking is still let in",
	"Bookings.Hours": "opening hours instead of the site's: a period that begins outside them has no " +
		"slots",
	"Bookings.Quotas": "slots kept for some: a list of {when, share} or {when, slots}; the first " +
		"condition that holds gives the quota",
	"Bookings.Release": "time after a period's beginning at which its slots that are kept for a quota or " +
		"a booking and not used are free for all who wait; by default they are kept",
	"Bookings.Slots": "number of slots in each period, or {schedule: name}: its value as the period " +
		"begins",
	"Bookings.Title": "the electronic queue in words",
	"Bookings.WhenLate": "what one who comes later still does: walk-in (wait as those without a booking), " +
		"rebook or turn-away",
	"Bookings.WhileClosed": "what becomes of slots while a disruption closes the site: go-on, or stop (none " +
		"is issued: a period that begins meanwhile has no slots, and nobody passes)",
	"Branch.Do":        "the steps of this way",
	"Branch.Otherwise": "the steps where no condition holds, or for the rest of the shares",
	"Branch.Share": "share that takes this way; rest is what the others leave; of one it can be " +
		"rest, what the others leave",
	"Branch.Shortest": "a station: the branch whose station has the fewest entities, waiting and in " +
		"service, is taken; the first of equals; one at which nobody is on duty only " +
		"where all are so",
	"Branch.When":       "condition under which it is taken; the first that holds",
	"Break.Away":        "how many are away, of the block's value",
	"Break.From":        "time of day at which it starts, within the block",
	"Break.To":          "time of day at which it ends, within the block",
	"Breakdowns.After":  "time from a repair, or from the run's start, to the next failure",
	"Breakdowns.By":     "calendar: the time to a failure runs always; work: only while the server works",
	"Breakdowns.Repair": "time that a repair takes",
	"Breakdowns.Work": "what the service that was interrupted has to do when it goes on: resume, " +
		"restart or resample",
	"BuildPhase.In":        "first year in which it is in operation",
	"BuildPhase.NotBefore": "first year in which it can be in operation, however early it is needed",
	"BuildPhase.Policy":    "the policy, which is applied together with those of the phases before it",
	"BuildPhase.WhenFull":  "true: from the first year in which a threshold fails without it",
	"CapacityCut.Of":       "a station or resource, as site.name",
	"CapacityCut.Share":    "share that is left of those on duty, instead of to",
	"CapacityCut.To":       "the most that are left",
	"Choice.Name":          "by which tables call it",
	"Choice.Policies":      "its policies; none is to do nothing",
	"Choice.Title":         "the option in a line",
	"ChooseStep.By":        "a word attribute",
	"ChooseStep.Cases":     "steps for each of its words; a word left out goes on with the next step",
	"Control.Activities":   "what is done where",
	"Control.Channel":      "the attribute that is the channel, for a release study",
	"Control.Fees":         "what of the fees of a crossing's line is paid at this control, by crossing",
	"Control.Lines": "crossings whose lines are passed in this direction: by them those are told " +
		"apart who come to places that both directions share",
	"Control.Procedure": "the attribute that is the customs procedure, for a release study",
	"Control.Queue": "places before which the queue outside stands: what is waited for there counts " +
		"as waiting in queue, and the time before a booked slot of an electronic queue " +
		"stands apart",
	"Control.Steps": "which stations begin and end the steps of a release study",
	"Convoys.At":    "times of day at which a convoy sets out, at the site where it does",
	"Convoys.Days": "days on which convoys set out: mon, mon-fri, [mon, wed], weekdays, weekend or " +
		"every-day",
	"Convoys.Max":     "the most that go with one convoy; all by default",
	"Convoys.Min":     "the fewest for which a convoy sets out; fewer wait for the next",
	"Corridor.Links":  "its links, in their order",
	"Corridor.Posts":  "its posts",
	"Corridor.Title":  "the corridor in words",
	"Crossing.Design": "design load by measure, such as {trucks: 2500/day, people: 17500/day}",
	"Crossing.Fees":   "what an entity pays where it passes the line, by class",
	"Crossing.Site":   "the site at which the line lies",
	"Crossing.Title":  "the direction in words, such as Uzbekistan to Kazakhstan",
	"Currency.Code":   "its code of three capital letters, such as KZT",
	"Currency.Worth":  "what one of it is worth, such as 0.0019 USD",
	"Dates.Factor":    "what the rate is multiplied by on these dates, such as 140%",
	"Dates.From":      "the first date, as 2024-03-21, or as 03-21 in every year",
	"Dates.To":        "the last date, which belongs to it, written as from; the first date by default",
	"DayToDay.CV":     "coefficient of variation of the factor",
	"DayToDay.With": "a name: flows that give the same name share each day's luck; the flow's own by " +
		"default",
	"Discipline.Accumulate": "priority that grows with waiting: how fast it grows for each class and for all " +
		"others, such as [4, 2, 1]; who has the most is next",
	"Discipline.Order": "who is next of a class: fifo (who came first), lifo (who came last) or " +
		"shortest-job",
	"Discipline.Preempt": "one of a class before interrupts the service of one of a class behind: resume, " +
		"restart or resample; nobody is interrupted by default",
	"Discipline.Priority": "conditions; the first that holds gives the class, and the first class is served " +
		"first",
	"Display.Every":     "time after which the wait is noted again",
	"Display.Late":      "age of the wait that is shown: the expected one of so long before",
	"Disruption.Absent": "servers or units that are away: {of: site.name, share: 30%}",
	"Disruption.At": "when it begins: a time since the run's start, such as 32h, or a date and time " +
		"of the run's time zone, such as 2024-09-03 08:00",
	"Disruption.Capacity": "servers or units that are left: {of: site.name, to: 2} or {of: site.name, " +
		"share: 50%}",
	"Disruption.Close": "what closes: a site (all its stations), or a station or resource, as site.name",
	"Disruption.Every": "instead of at: time from the run's start to the first, and from the end of one " +
		"to the next",
	"Disruption.For":           "how long it lasts",
	"Disruption.Link":          "a link that is slow or closed: {name, speed: 50%} or {name, closed: true}",
	"Disruption.Service":       "services that take longer, or shorter: {of: site.name, factor: 1.5}",
	"Disruption.Surge":         "demand that rises or falls: {flow, factor: 2}",
	"Disruption.Title":         "the disruption in words",
	"DurationByWord.By":        "a word attribute",
	"DurationByWord.Cases":     "a duration for each of its words",
	"DurationByWord.Otherwise": "the duration for the words without a case; required where there are any",
	"Entity.Costs":             "what one of them costs while it waits and moves, and who bears it",
	"Entity.Counts": "what one entity counts for at a crossing, by measure (trucks, people, ...): a " +
		"number or the name of an attribute",
	"Entity.Title": "what one of them is",
	"Entity.Vehicle": "true for what needs ground to stand on: check warns of its queues that have " +
		"none; by default what other keys show to be a vehicle",
	"EntityCosts.Fuel":    "what it burns while it waits and moves",
	"EntityCosts.Moving":  "cost of moving over links, without fuel",
	"EntityCosts.PaidBy":  "who bears these costs and pays the fees: any name",
	"EntityCosts.Waiting": "cost of waiting, its driver's and vehicle's time, without fuel",
	"Evidence.Borrowed":   "where the figure is not this post's or not this quantity's own: whose it is",
	"Evidence.Date": "when it was published, or of when the figure is: 2021, 2021-04 or 2021-04-10; " +
		"of several years the last",
	"Evidence.Of": "the publication and the place in it, as a text by itself says it",
	"Evidence.Published": "the figure as it was published, with its unit, such as 5,000 trucks a day both " +
		"ways",
	"Fees.ByClass":    "the fee of each class that pays one, such as {truck: 25 USD}",
	"Fees.PaidTo":     "who gets the fees: any name; what it gets is taken off the costs that it bears",
	"Flow.Arrivals":   "how they arrive",
	"Flow.Attributes": "what is drawn for each entity on arrival",
	"Flow.Entity":     "the entities' class",
	"Flow.From":       "the site at which they appear; may be left out where there is one site",
	"Flow.Journey":    "what they do, step by step, to their departure",
	"Flow.Standing":   "who stands somewhere when the run starts, by a name",
	"Flow.Title":      "the flow in words",
	"Fuel.CO2":        "carbon dioxide from a litre of it",
	"Fuel.Idle":       "fuel burnt in waiting with the engine running",
	"Fuel.Idling":     "share of the waiting in which the engine runs",
	"Fuel.Moving":     "fuel burnt in moving over links",
	"Fuel.Price":      "price of the fuel",
	"Future.Growth": "growth a year of the streams, by name, in place of their own; all is for every " +
		"stream",
	"Future.Name":     "by which tables call it",
	"Future.Policies": "policies of the future, such as a neighbour that works more slowly",
	"Future.Title":    "the future in a line",
	"Growth.By":       "growth in a year",
	"Growth.Years":    "number of years over which it compounds, at most 100",
	"HoursBlock.Days": "days on which the block starts: mon, mon-fri, [mon, wed], weekdays, weekend or " +
		"every-day",
	"HoursBlock.From": "time of day at which it starts, as 08:00",
	"HoursBlock.To": "time of day at which it ends; 24:00 is midnight; one not after from means the " +
		"next day",
	"Indicators.Cargo": "tonnes that one of a class carries; crossings and trips are those of the " +
		"classes named here, or of all that nobody sends out where none is",
	"Indicators.Corridors": "ways over links and posts, for which speeds and costs are told as a whole",
	"Indicators.Posts":     "crossing points, each the post of one country, or of two that work at one desk",
	"Lane.For":             "who may use it; open to all by default",
	"Lane.Prefer": "whom its servers serve first; others of those who may use it where none of " +
		"these waits",
	"Lane.Servers":     "number of servers, or {schedule: name}, or {staff: people}",
	"Lane.Service":     "service time in this lane, instead of the station's",
	"Lane.Title":       "the lane's name in words",
	"LevelOfService.A": "area a person from which on it is level A",
	"LevelOfService.B": "level B",
	"LevelOfService.C": "level C",
	"LevelOfService.D": "level D",
	"LevelOfService.E": "level E; below it is level F",
	"Link.Convoys":     "set hours at which those who wait set out together; one by one by default",
	"Link.Delay": "time spent on the way besides: rests, police posts, borders between; one draw a " +
		"trip",
	"Link.Fees":   "toll that an entity pays at the end of a trip, by class",
	"Link.From":   "the site at one end",
	"Link.Lanes":  "lanes each way, where space is given; 1 by default",
	"Link.Length": "length of the way",
	"Link.Mode":   "road or rail",
	"Link.OneWay": "true where it can be travelled only from from to to",
	"Link.OpensWith": "from, to or both: who comes to the link outside the opening hours of the site " +
		"at that end, or at both, waits; any time by default",
	"Link.Space": "length of lane that one entity of a class takes, such as {truck: 20 m}; instead " +
		"of storage",
	"Link.Speed": "an entity's mean speed over the link, one draw a trip",
	"Link.Storage": "number of entities that the link holds each way, whatever their class; no limit " +
		"by default",
	"Link.Title":            "the link's name in words",
	"Link.To":               "the site at the other end",
	"LinkDisruption.Closed": "true where nobody sets out meanwhile; who is on the way goes on",
	"LinkDisruption.Name":   "the link",
	"LinkDisruption.Speed":  "share of their speed at which those go who set out meanwhile",
	"Location.Latitude":     "degrees north",
	"Location.Longitude":    "degrees east",
	"Mark.Load":             "the load: of the traffic that comes here",
	"Mark.Stream":           "the stream whose load it is",
	"Mark.Title":            "the load in a line, such as what was announced",
	"Opening.CloseBelow":    "the one opened last closes when fewer than so many wait for each open server",
	"Opening.For":           "time for which one stays open at least",
	"Opening.Least":         "servers that are open in any case, as far as they are on duty",
	"Opening.OpenAbove":     "one more opens when more than so many wait for each open server",
	"PlaceCosts.Duty":       "cost of each server or unit on duty: its staff",
	"PlaceCosts.PaidBy": "who bears these costs: any name; by default the agency that runs the place, or " +
		"else operator",
	"PlaceCosts.Standing": "cost of the whole, on duty or not: its lanes and equipment",
	"Policy.Set":          "input paths and their new values",
	"Policy.Title":        "the policy in a line",
	"Policy.Why":          "why by that much",
	"Post.Country":        "whose it is",
	"Post.Inbound":        "the control of those who enter it",
	"Post.Mode":           "road or rail",
	"Post.Outbound":       "the control of those who leave the country",
	"Post.Title":          "the post in words",
	"Procedure.At":        "the site at which it begins; without it, the site from which it is followed",
	"Procedure.Steps":     "what is done, step by step",
	"Procedure.Title":     "what is done",
	"Profile.Days":        "weights by day: mon, tue, wed, thu, fri, sat, sun; 1 where left out",
	"Profile.Hours":       "24 weights of at most 1e12, midnight first; equal by default",
	"Profile.Months": "weights by month: jan, feb, mar, apr, may, jun, jul, aug, sep, oct, nov, dec; 1 " +
		"where left out",
	"Project.Construction": "shares of the investment in the years before the opening, the last of them in " +
		"the year before it; all in that year by default",
	"Project.Generated": "traffic that it brings beside what comes anyway, as a share of that; what that " +
		"saves counts half",
	"Project.Investment": "what it costs to build; where nothing is known, left out: how much it may cost " +
		"is told then",
	"Project.Life": "years for which it lasts, after which it is built anew: what is left of it " +
		"after the last year counts in proportion; by default it lasts, and nothing is " +
		"left",
	"Project.PaidBy":     "who builds and keeps it: any name",
	"Project.SharedBy":   "several who build and keep it together, each with its share, in place of paid-by",
	"Project.Upkeep":     "upkeep a year, as a share of the investment",
	"Project.UpkeepCost": "upkeep a year, as an amount; beside the share",
	"Queue.Balk":         "who does not join at all, or leaves by the same curve",
	"Queue.Capacity": "number of entities that can wait, those in service not counted; no limit by " +
		"default",
	"Queue.Discipline": "fifo, lifo (who came last is next), shortest-job, or {priority: [conditions]}: " +
		"the first condition that holds gives the class, the first class is served " +
		"first; {priority: ..., preempt: resume} interrupts",
	"Queue.Display": "the wait that those see who come, where it is late: their curve, and " +
		"displayed-wait(station), go by it; without it they see the expected wait of now",
	"Queue.Jockey": "with lines: each-lane, the last of a lane changes to another open one where so " +
		"many fewer would be before it, for each server on duty, such as 1 or 2; nobody " +
		"does by default",
	"Queue.Length": "length of the queue's lane, which holds as many as the space of their classes " +
		"allows; instead of capacity",
	"Queue.Lines": "one: a queue before all lanes; each-lane: a queue before each, joined where the " +
		"fewest are a server on duty",
	"Queue.Patience": "time after which who still waits gives up (reneges); endless by default",
	"Queue.Space": "length that one entity of a class takes in the queue, such as {truck: 18 m}; " +
		"with length",
	"Queue.WhenClosed": "with lines: each-lane, what those do who stand in a lane that closes, as nobody " +
		"is on duty in it any more: move (choose a lane anew) or stay",
	"Queue.WhenFull": "what happens to an entity that finds the queue full: block, turn-away, or " +
		"{divert: station}; required with a capacity or length",
	"Quota.Share": "share of the slots, in whole slots spread through the week",
	"Quota.Slots": "number of the slots of each period, or {schedule: name}",
	"Quota.When":  "those for whom it is kept; they may take other slots too",
	"ReleaseStep.All": "units of several resources of the site together, such as {officers: 2, " +
		"forklift: 1}",
	"ReleaseStep.Any":          "resources of any one of which units were taken",
	"ReleaseStep.Resource":     "the resource",
	"ReleaseStep.Units":        "number of units, with resource or any",
	"ReleaseSteps.Assessment":  "stations at which the first service begins the assessment",
	"ReleaseSteps.Examination": "stations at which goods are examined, from the first service to the last",
	"ReleaseSteps.Lodgement":   "stations at which the first service is the lodgement of the papers",
	"ReleaseSteps.Release": "stations to which those come who are released, such as the one that lets them " +
		"out: coming there is the release; where none is named it is the end of the last " +
		"service of all other steps",
	"Resource.Breakdowns": "its units fail by themselves, in use or not, and are repaired",
	"Resource.Costs":      "what its units on duty and the resource itself cost, and who bears it",
	"Resource.Priority": "conditions; the first that holds for who asks gives the class, and the first " +
		"class gets units first; first come first served by default",
	"Resource.Title": "the resource's name in words",
	"Resource.Units": "number of units, or {schedule: name}",
	"Run.AllStay": "true where nobody balks, reneges or chooses another way because of a queue: " +
		"what the queue would be with all who come; the policy all-stay sets it",
	"Run.Antithetic": "true where a replication is two runs of opposite luck, observed together: " +
		"wherever the first draws u between 0 and 1 the second draws 1 - u",
	"Run.Confidence": "level of the intervals",
	"Run.Cycle":      "length of the cycle of a cyclic run",
	"Run.FollowUp": "longest time after the window during which its arrivals are followed to their " +
		"departure; by default the longer of warm-up and window; in a terminating run " +
		"until all are out, for ten windows or four weeks at most, whichever is longer; " +
		"0s for none",
	"Run.Kind": "terminating: from a given start to a given end; cyclic: a cycle that repeats; " +
		"stationary: constant rates",
	"Run.Replications": "independent replications",
	"Run.Seed":         "seed of all draws",
	"Run.Start": "date of the first day, as 2024-09-02, or with a time of day, as " +
		"2024-09-02T20:00; in the run's time zone; midnight where no time is given, a " +
		"Monday by default",
	"Run.TimeZone": "time zone of the run's start and of its days; UTC by default",
	"Run.WarmUp": "time before the window, whose observations are dropped; whole cycles in a " +
		"cyclic run",
	"Run.Window": "time during which arrivals are observed; whole cycles in a cyclic run",
	"Run.Windows": "windows of a replication, one right after the other behind one warm-up, all " +
		"observed together; more than one not in a terminating run",
	"ScaledDuration.Of": "what is drawn, once a visit or delay",
	"ScaledDuration.Scale": "an expression that the draw is multiplied by, such as pallets or 1 + axles / 4; " +
		"never below zero",
	"Scenario.About": "the sites that the scenario is about, of several: a run names the longest queue " +
		"at these first",
	"Scenario.Agencies": "who runs which places: services of either country, companies",
	"Scenario.Appraisal": "prices, values of time and costs of projects, for karvon appraise; it changes " +
		"no answer",
	"Scenario.Assumptions": "values by name, which any place uses as $name",
	"Scenario.Calendars":   "dates on which demand differs: holidays, market days, fairs",
	"Scenario.Crossings":   "control lines at which crossings are counted, one for each direction",
	"Scenario.Description": "what a reader should know before trusting it; in languages as the title can be",
	"Scenario.Disruptions": "what goes wrong for a while, at set times or at random: closures, fewer " +
		"servers, slow roads",
	"Scenario.Entities": "classes of entities: what moves",
	"Scenario.Extends": "a scenario (file or library name) that this one starts from; keys given here " +
		"replace or add",
	"Scenario.Flows": "streams of entities: how they arrive, what they are, where they go",
	"Scenario.Include": "scenarios (files or library names) whose sites, links, flows and other named " +
		"elements are added; their run, primary responses, tolerances, thresholds, " +
		"sweeps, title, about and sized-to are not",
	"Scenario.Indicators": "which places make up which post and what is done there, for tables of " +
		"institutions (karvon run --indicators); it changes no answer",
	"Scenario.Journeys": "named lists of steps that journeys follow",
	"Scenario.Links":    "roads and railways between sites",
	"Scenario.Options":  "what is compared under which futures, for karvon options; it changes no answer",
	"Scenario.Policies": "named patches that a run or a comparison applies",
	"Scenario.Primary":  "the few responses that the scenario is about, by dotted name",
	"Scenario.Profiles": "shapes of demand by hour of the day, day of the week and month of the year",
	"Scenario.Run":      "how the scenario is run",
	"Scenario.Sites":    "places: a trade centre, a border post, a dry port",
	"Scenario.SizedTo": "load where the staff was chosen for the load that comes: a run says then that " +
		"it is no news that the load gets through",
	"Scenario.Staffing": "numbers of servers, units and slots that karvon staff chooses, and what those " +
		"on duty cost; it changes no answer",
	"Scenario.Sweeps": "designs of experiments, for karvon sweep: factors with their levels, and " +
		"constraints between them",
	"Scenario.Templates": "parts that are written once, with parameters for what differs, and put in place " +
		"by use",
	"Scenario.Thresholds": "conditions on responses, such as flow.trucks.time.p95 < 6h, each by itself or " +
		"with the source of its limit",
	"Scenario.Ties": "which quantities with ranges are not known independently of each other",
	"Scenario.Title": "what the scenario models, in a line; by itself, or in languages as {en: ..., " +
		"ru: ..., uz: ..., kk: ...}, of which English must be there",
	"Scenario.Tolerances": "differences of primary responses that do not matter to karvon verify, such as " +
		"flow.trucks.time.p95 within 5%; 2% where none is given",
	"Scenario.Version": "version of the scenario language; this is 1",
	"Scenario.Years": "how the load grows from year to year and what is built when, for karvon years; " +
		"it changes no answer",
	"ScheduleBlock.Breaks": "parts of the block in which fewer are there",
	"ScheduleBlock.Days": "days on which the block starts: mon, mon-fri, [mon, wed], weekdays, weekend or " +
		"every-day",
	"ScheduleBlock.From": "time of day at which it starts, as 08:00",
	"ScheduleBlock.To": "time of day at which it ends; 24:00 is midnight; one not after from means the " +
		"next day",
	"ScheduleBlock.Value": "the number",
	"SeizeStep.All": "units of several resources of the site together, all or nothing, such as " +
		"{officers: 2, forklift: 1}",
	"SeizeStep.Any":       "resources of which any one will do, the preferred first",
	"SeizeStep.Otherwise": "what is done by who gives up or is turned away; by default it leaves the model",
	"SeizeStep.Patience": "time after which who still waits for the units gives up (reneges); endless by " +
		"default",
	"SeizeStep.Resource": "the resource",
	"SeizeStep.Units":    "number of units, with resource or any",
	"SeizeStep.WhenBusy": "what happens to one who cannot have them at once: wait, or turn-away",
	"ServiceBatch.Least": "how many must wait before it begins",
	"ServiceBatch.Most":  "how many a server takes at once at the most",
	"SetUp.By":           "the attribute whose value makes the kind",
	"SetUp.Change": "when it changes: in-order (whenever the next is of another kind) or exhaustive " +
		"(where none of its kind waits)",
	"SetUp.Time":      "time to change a server from one kind to another; it begins with none",
	"SignalStep.Most": "at most so many of those who wait go on, the first that came; all by default",
	"SignalStep.Name": "the signal, as waits name it",
	"Site.Area":       "land of the site; its zones fit in it",
	"Site.Bookings":   "electronic queues and meters: slots by the hour, booked ahead or not",
	"Site.Country":    "country code or codes, such as UZ",
	"Site.Hours": "opening hours: outside them no station of the site works, unless it has hours " +
		"of its own; round the clock by default",
	"Site.Location":      "coordinates, for maps",
	"Site.Resources":     "movable units without a place: officers, forklifts, cranes",
	"Site.Schedules":     "numbers that change through the week",
	"Site.Stations":      "servers and one queue at a place",
	"Site.TimeZone":      "name in the time zone database, such as Asia/Tashkent; the run's by default",
	"Site.Title":         "the site's name in words",
	"Site.Zones":         "land that holds entities, with an area",
	"SlowService.Factor": "what the time of each service is multiplied by that begins meanwhile",
	"SlowService.Of":     "a site (all its stations), or a station, as site.name",
	"SplitStep.Count":    "how many: a number or the name of a numeric attribute",
	"SplitStep.Do":       "what each of them does",
	"SplitStep.Entity":   "their class",
	"SplitStep.Name": "name of what is sent out: papers, passengers; a flow of its own in the results, " +
		"and what join names",
	"StaffBlock.Days": "days on which the block starts: mon, mon-fri, [mon, wed], weekdays, weekend or " +
		"every-day",
	"StaffBlock.From":  "time of day at which it starts, as 08:00",
	"StaffBlock.Least": "the least number; that of all blocks by default",
	"StaffBlock.Most":  "the largest number; that of all blocks by default",
	"StaffBlock.To": "time of day at which it ends; 24:00 is midnight; one not after from means the " +
		"next day",
	"StaffChoice.Agency": "whose people they are: any name; by default the agency that runs the place, or " +
		"else who bears the costs",
	"StaffChoice.Blocks": "the blocks of the week in which the number is one, with their own least and " +
		"most; by default those of the schedule by which the number goes, or one round " +
		"the clock",
	"StaffChoice.Cost":    "cost of one person on duty; by default what the costs of the place say",
	"StaffChoice.Country": "country code; the site's by default",
	"StaffChoice.Least":   "the least number; 0 is closed",
	"StaffChoice.Leave":   "people paid for each on duty, so that leave and sickness are covered",
	"StaffChoice.Most":    "the largest number",
	"StaffChoice.Of": "input paths of the numbers, such as sites.post.stations.gate.servers; * stands " +
		"for any text",
	"StaffChoice.PerServer": "people at one server, unit or slot; by default what its staff says, or 1",
	"StaffChoice.Relief": "people on duty for each who is needed, so that breaks and training are covered; " +
		"by default what its staff says, or 1",
	"StaffChoice.Shifts": "the shifts in which people come; by default they come for the hours that are " +
		"needed alone",
	"StaffShift.Days":    "days on which they begin",
	"StaffShift.From":    "times of day at which they begin, such as [\"06:00\", \"14:00\", \"22:00\"]",
	"StaffShift.Length":  "how long they are, such as 8h or 12h",
	"Staffing.PerServer": "people at one server",
	"Staffing.Relief": "people needed for each who is at work, so that breaks, training and sickness " +
		"are covered",
	"Staffing.Schedule": "a schedule of the site that gives the people on duty; instead of staff",
	"Staffing.Staff":    "people on duty; instead of schedule",
	"Standing.At": "where they stand: the label of a step of the flow's journey, which they do " +
		"next; a station that it visits, whose queue they stand in; or a zone that it " +
		"enters, which they are in",
	"Standing.Attributes": "attributes that are other than those of who comes later: shares, draw or is",
	"Standing.Count":      "number of entities",
	"Standing.Since": "time before the run's start at which the first of them came; the others came " +
		"evenly after it",
	"Station.At": "where the middle of its servers lies, for plans: metres to the east and to the " +
		"north of the site's south-west corner",
	"Station.Batch":      "a server serves several together",
	"Station.Breakdowns": "servers break down and are repaired",
	"Station.Costs":      "what its servers on duty and the station itself cost, and who bears it",
	"Station.Fees":       "what an entity pays at the end of its service, by class",
	"Station.Hours":      "opening hours of this station, instead of the site's",
	"Station.Lanes":      "servers in groups, some of them reserved; instead of servers",
	"Station.Opening": "servers are opened and closed by the length of the queue; all on duty are open " +
		"by default",
	"Station.Queue":   "the queue; first come first served without a limit by default",
	"Station.Servers": "number of servers, or {schedule: name}, or {staff: people}; instead of lanes",
	"Station.Service": "service time; a visit or a lane may give its own",
	"Station.SetUp":   "time that a server needs to change from one kind of customer to another",
	"Station.ShiftEnd": "what becomes of work in hand for which there is no server any more when a shift " +
		"ends: finish, hand-over or stop",
	"Station.Title": "the station's name in words",
	"Station.Vacations": "a server that finds nobody waiting does something else for such a time, again " +
		"and again until somebody waits",
	"Step.Approach": "count towards a crossing's offered load",
	"Step.Batch": "wait until so many are there, and go on as one: trains of wagons, buses of " +
		"passengers",
	"Step.Book": "book the earliest free slot of an electronic queue: its name, or {bookings, " +
		"lead, early, late, no-show, without}",
	"Step.CheckIn": "pass an electronic queue or meter: wait for the slot that is booked, or for a " +
		"free one",
	"Step.Choose": "take one of several ways: a list of branches (share, when, shortest, " +
		"otherwise), {by: attribute, cases: {word: steps}}, or {by-time: {way: {time, " +
		"do}}, spread}",
	"Step.Count":  "count who passes here, under this name",
	"Step.Cross":  "pass a control line: count towards a crossing's carried load",
	"Step.Delay":  "let time pass",
	"Step.Depart": "leave the model",
	"Step.Enter":  "enter a zone; waits or is turned away where it is full",
	"Step.Follow": "do the steps of a named journey",
	"Step.GoTo":   "go on at the step with this label, in the same list of steps or one around it",
	"Step.Join":   "wait until all that the named split sent out have come back",
	"Step.Label":  "a name that go-to, join and policies find",
	"Step.Leave":  "leave a zone",
	"Step.Luck": "the name under which the step draws, kept over renaming; the station's, link's " +
		"or label's by default",
	"Step.Mark":    "begin to take a time: its name",
	"Step.Record":  "note the time since the mark of this name",
	"Step.Release": "give units back, in the same words",
	"Step.Seize": "take units: a resource's name, {resource, units}, {all: {resource: units}} or " +
		"{any: [resources], units}",
	"Step.Set":     "give attributes new values: {attribute: word or expression}",
	"Step.Signal":  "let those who wait for this signal go on: its name, or {name, most}",
	"Step.Split":   "send out others that do steps of their own: papers, passengers",
	"Step.Travel":  "travel a link: {to: site} or {to: site, by: road}, or {link: name}",
	"Step.Unbatch": "give the members of a batch back; among the steps of a batch",
	"Step.Visit":   "queue, be served and go on: a station's name, or {station, service, otherwise}",
	"Step.Wait": "wait for a time of day, for a site to be open, for a schedule, or for a signal: " +
		"{until: time, days}, {open: site}, {schedule: name} or {signal: name}",
	"Stream.Flows":  "its flows, by name; * stands for any text",
	"Stream.Growth": "growth a year of what the traffic carries, such as trade in money",
	"Stream.Here":   "share of the traffic that comes here",
	"Stream.Intensity": "change a year of the traffic for as much of that: trucks for a unit of trade, " +
		"say",
	"Stream.Shift": "share of the traffic that goes over to other modes each year, such as the " +
		"railway",
	"Stream.Title":   "the stream in a line",
	"Stream.Traffic": "traffic of the base year, of which a share comes here",
	"Surge.Factor": "what its rate is multiplied by, at most 1000; below 1 that share of the " +
		"arrivals comes",
	"Surge.Flow": "the flow, as its arrivals",
	"Sweep.Constraints": "conditions between factors, such as customs + gates <= 40; points that break " +
		"one are not run",
	"Sweep.Design": "grid: all combinations of levels; lhs:POINTS, a Latin hypercube; sobol:POINTS, " +
		"the first points of Sobol's sequence",
	"Sweep.Factors":   "what is changed, by names that constraints and tables use",
	"Sweep.Responses": "what is tabulated, by dotted name; the primary responses by default",
	"Sweep.Title":     "the question in a line",
	"Sweep.Why":       "what is decided by the answer, or why by these levels",
	"SweepFactor.Levels": "a list, or a text: 8,10,12; 8..16; steps 8..16/2 or 5m..15m by 5m; ratios " +
		"1..16*2; multiples of what the file says x0.8,x1.2 or +10%,+20%",
	"SweepFactor.Path": "input path of the value, or of several that are moved as one: * stands for " +
		"anything, | stands between paths; left out for the factor that is named policy, " +
		"whose levels are policies",
	"Tie.Correlated": "quantities each two of which have the correlation of ranks that is given: input " +
		"paths, with * for anything, or names of assumptions",
	"Tie.Correlation": "rank correlation of each two (Spearman's), between -1 and 1",
	"Tie.Title":       "what makes them go together",
	"Tie.Together": "quantities that are one ignorance, all at the same quantile of what they are " +
		"drawn from: input paths, with * for anything, or names of assumptions",
	"TimeValue.Cargo": "of what it carries: capital that is tied up, and what spoils",
	"TimeValue.Own":   "of one of the class: a person, or a vehicle with its driver",
	"TimedChoice.ByTime": "the ways by name: {yallama: {time: expected-wait(yallama.gate) + 40m, do: " +
		"[steps]}, ...}; the name keys the luck of those who choose",
	"TimedChoice.Spread": "how much other things than time count: one way that takes one spread longer " +
		"than another is taken 1/e times as often (logit); 0 where all take the quickest",
	"TimedWay.Do": "the steps of this way; [] for none",
	"TimedWay.Time": "the time that this way takes, as those see it who choose, such as " +
		"displayed-wait(gate) + 40m",
	"TimedWay.When":      "who may take it; all by default. One way at least is open to all",
	"TimetablePart.At":   "times of day at which one is due, as [06:00, 14:30]",
	"TimetablePart.Days": "days of the week, as of a schedule's block",
	"Trace.Attributes":   "attributes that columns give: {attribute: header}",
	"Trace.Dates":        "which comes first in a date as 03/04/2025; needed where dates leave it in doubt",
	"Trace.Decimal":      "what stands before the decimals of a number; a point by default",
	"Trace.Encoding":     "how the file is encoded, where it has no byte order mark; utf-8 by default",
	"Trace.File":         "a CSV file with a line of headers, beside the scenario",
	"Trace.Separator":    "what separates the columns; by default what does so in the line of headers",
	"Trace.Time":         "header of the column of arrival times",
	"Trace.Times":        "the arrival times themselves, instead of a file",
	"Trace.Values":       "attributes that stand beside times: {attribute: [a word or number for each]}",
	"TravelStep.By":      "road or rail, where links of both modes lead there",
	"TravelStep.Link":    "the link's name, instead of to",
	"TravelStep.To":      "the site to which a link leads from here",
	"Trend.By":           "change from the year before, until the first of then",
	"Trend.Then":         "other rates, each from a year on",
	"TrendFrom.By":       "change from the year before",
	"TrendFrom.From":     "first year that has the rate",
	"UnitBreakdowns.After": "time from a repair, or from the run's start, to the next failure of a unit, in " +
		"use or not",
	"UnitBreakdowns.Repair": "time that a repair takes",
	"VisitStep.Otherwise": "what is done by who finds the queue full and is turned away, balks or reneges; " +
		"by default it leaves the model",
	"VisitStep.Service": "service time of this visit, instead of the station's",
	"VisitStep.Station": "the station",
	"WaitStep.Days": "days on which until comes: mon, mon-fri, [mon, wed], weekdays, weekend or " +
		"every-day",
	"WaitStep.Open": "until this site is within its opening hours: the site's name, or here for the " +
		"current one; at once where it is, or has none",
	"WaitStep.Schedule": "until this schedule of the current site (or site.schedule) is above 0; at once " +
		"where it is",
	"WaitStep.Signal": "until a step gives this signal the next time, anywhere in the model",
	"WaitStep.Until": "the next such time of day at the current site, as 08:00; at once where it is " +
		"that time",
	"Years.Base":    "year of the traffic from which that of all later years is computed",
	"Years.Last":    "last year that is looked at",
	"Years.Marks":   "loads of which the year is told in which they are reached",
	"Years.Phases":  "policies that come, in the order in which they do",
	"Years.Streams": "flows that grow alike; flows in none of them stay as they are",
	"Zone.Area":     "land of the zone",
	"Zone.At": "where its middle lies, for plans: metres to the east and to the north of the " +
		"site's south-west corner, such as [120, 80]; all zones of a site have it or none",
	"Zone.Levels": "area a person, by which the crowding of a hall is graded: {A: 2.7 m2, B: 2.3 " +
		"m2, C: 1.9 m2, D: 1.5 m2, E: 1 m2}",
	"Zone.Places": "number of entities that the zone holds, whatever their class; instead of space",
	"Zone.Space":  "area that one entity of a class takes, such as {truck: 120 m2}",
	"Zone.Title":  "the zone's name in words",
	"Zone.WhenFull": "what happens to an entity that finds no room: block (it waits where it is) or " +
		"turn-away",
	"observations.Column":    "header of the column to read",
	"observations.Decimal":   "what stands before the decimals of a number",
	"observations.Encoding":  "how the file is encoded, where it has no byte order mark; utf-8 by default",
	"observations.File":      "a CSV file with a line of headers, beside the scenario",
	"observations.Separator": "what separates the columns; by default what does so in the line of headers",
	"templateKeys.Body": "what is put in place: a mapping, or a list whose items are put in one by one; " +
		"$name and $(name) stand for arguments",
	"templateKeys.Parameters": "what differs from use to use: names with their defaults; one without a default " +
		"must be given; none is nothing",
	"templateKeys.Title": "what it makes, in a line",
}
