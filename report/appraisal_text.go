package report

import "karvon/sim/experiment"

// appraisalText is what is said of an appraisal.
var appraisalText = struct {
	title, setting, worth, costs, ratio, rate, free, breakEven, noBreakEven, draws, doubtful, simulation sentence
	assumptions, simulated, between, held, sameLoad, lastLoad, valueless, generated, renewed, returns    sentence
	noReturn, overturn, noOverturn, one, ranged, assumed, figures, figuresNote, economic, economicNote   sentence
	beside, beyond                                                                                       sentence
	noInterval, doubts, itsWorth, itMayCost, heldFor, notCarried, withProject, loadOf, more, less, added sentence
	present, financial, financialNote, whoTitle, switching, switchingNote, mayCostTitle, mayCostNote     sentence
	picture, axis, projects, everybody, country, moves, moving                                           sentence
}{
	title: "What projects at {scenario} cost and save over years",
	setting: "{weeks} of each of {years year|years}, with and without {projects:the project|each project}, with the " +
		"same luck; {days} days of a year are like those; money is that of {prices}, in {currency}, discounted to that " +
		"year by {discount} a year",
	worth: "{project} is worth {amount} more than it costs, from {opening} to {last}{ratio}{rate}.",
	costs: "{project} costs {amount} more than it is worth, from {opening} to {last}{ratio}{rate}.",
	ratio: ": {ratio} saved for 1 spent",
	rate:  ", a return of {rate} a year",
	free:  ", and it takes nothing to build, to keep and to staff",
	breakEven: "{project} is worth it if it costs less than {amount} to build, by what it saves from {opening} to " +
		"{last}.",
	noBreakEven: "{project} is not worth it even if it costs nothing to build: from {opening} to {last} it loses " +
		"{amount} by what it costs to keep and to staff, or by what it makes longer.",
	draws: "So it is in {share} of {draws draw|draws} of what is assumed in the sections.",
	noInterval: "With {replications replication|replications} the simulation gives no interval: what chance does is not " +
		"told. At least {least} are needed (-n).",
	doubtful:    "The simulation does not tell {project} from what is worth nothing: more replications may (-n).",
	doubts:      "{project}: {what} is {doubts}.",
	itsWorth:    "the net present value",
	itMayCost:   "what it may cost",
	simulation:  "{amount} by the simulation",
	assumptions: "between {least} and {most} in {level} of the draws of what is assumed in the sections",
	simulated:   "Simulated with and without it: {list}{beside}{between}.",
	beside:      ", and {beside load|loads} beside, for what is not known of the growth",
	beyond: "{project}: {share} of the draws have years with more load than the largest of which the saving is known, " +
		"{years} of the years of all draws; these save what that load does: so much of the doubt of the growth is not " +
		"counted.",
	loadOf:  "the load of {load} a day",
	between: "; between these loads, which are up to {step} apart, what is saved goes on a straight line",
	heldFor: "{list} {projects:is|are} taken to save no more than at {held}: next to capacity, what a queue costs is " +
		"chance.",
	held: "the load of {load} a day, which comes after {year}: {place} is then busy for {share} of the time{with}, by " +
		"the file alone. All years with more save what is saved then",
	withProject: " with {project}",
	notCarried:  "the load of {year}, {load} a day, as more is not carried. All years with more save what is saved then",
	sameLoad:    "There is no section years: the load of all years is that of the file.",
	lastLoad:    "The section years ends in {year}: all years after it have the load of that year.",
	valueless:   "Hours of {classes} have no value and count nothing.",
	generated: "It brings {share} more traffic: what that saves counts half, and in the financial table it pays as all " +
		"do.",
	renewed:    "It is built anew {times time|times}, as its life is over before {last}.",
	returns:    "{project} has {count} internal rates of return, {rates}: none of them says whether it is worth it.",
	noReturn:   "{project} has no internal rate of return: at no rate it is worth just what it costs.",
	overturn:   "{project} would be worth just what it costs with {inputs}.",
	noOverturn: "{project}: nothing that can be stated otherwise, by itself, makes it worth just what it costs.",
	one:        "{name} at {at} (stated {stated}{range})",
	more:       "{name} {points} points more in every year",
	less:       "{name} {points} points less in every year",
	added:      "{name}, added in every year",
	ranged:     ", range {low} to {high}",
	assumed: "{section} of the {ofSection quantity|quantities} of the sections and {runs} of the {ofRuns} of the runs " +
		"are assumed.",
	figures: "What {project} is worth",
	figuresNote: "An interval is of the simulation, by pairs of replications; least and most hold {level} of the draws " +
		"of what is not known of the sections. The ratio is what is saved, with what is left, for 1 spent on building, " +
		"upkeep and staff.",
	economic: "Economic: what {project} costs and saves all, by year",
	economicNote: "Resources alone: no fees, taxes or duties, which change hands. Costs are below nought. Saved is " +
		"time, cargo, moving, fuel and emissions. Residual is what is left after the last year.",
	present:   "worth in {prices}",
	financial: "Financial: what {project} changes for whom, by year",
	financialNote: "Money that changes hands, with fees; below nought is to pay more. Discounted by {discount} a year. " +
		"What waiting costs those who pass is that of their class in the runs.",
	whoTitle:  "Financial: who gains and who pays with {project}",
	switching: "At which value of each input {project} is worth just what it costs",
	switchingNote: "Each by itself, the nearest first: those within their ranges, then the others. Saving is all that " +
		"is saved but staff. At low and at high is what it is worth there.",
	mayCostTitle: "What {project} may cost, at the ends of each range",
	mayCostNote:  "At low and at high is what it may cost to build, as no investment is stated.",
	picture:      "What {project} costs and saves, worth in {prices}",
	axis:         "worth",
	projects:     "The projects",
	everybody:    "all",
	country:      "all of {country}",
	moves:        "{project}: what it may cost moves most with {inputs}.",
	moving:       "{name} ({atLow} at {low}, {atHigh} at {high})",
}

// costPartWords name the parts of what is saved, in the order of the table.
var costPartWords = map[experiment.CostPart]string{
	experiment.StaffCost: "staff", experiment.TimeCost: "time", experiment.CargoCost: "cargo",
	experiment.MovingCost: "moving", experiment.FuelCost: "fuel", experiment.EmissionCost: "emissions",
}
