package bound

// The bounds of what scenarios are written in, and of what that is compiled into. A few lines can stand for far
// more: journeys that follow each other twice double with each, and designs multiply.
var (
	Uses = Bound{"uses of assumptions", 200_000, "uses",
		"uses of assumptions in a scenario, those within an assumption as often as it is used", "refused"}
	Values = Bound{"values", 1_000_000, "values",
		"values, lists and mappings in the files of a scenario, all together", "refused"}
	Nesting   = Bound{"nesting", 60, "levels", "how deep values are nested", "refused"}
	Templates = Bound{"templates in each other", 30, "templates", "templates of which each uses the next", "refused"}
	Expanded  = Bound{"values of templates", 1_000_000, "values",
		"values, lists and mappings that the templates of a scenario bring, each as often as it is used", "refused"}
	Spelled = Bound{"letters of arguments", 32 << 20, "bytes",
		"arguments that are put into texts of templates, each as often as it is", "refused"}
	Policies = Bound{"policies", 2_000, "policies", "policies of a scenario", "refused"}
	Elements = Bound{"elements", 200_000, "elements",
		"sites, stations, resources, zones, electronic queues, links, crossings and flows of a scenario, all together",
		"refused"}
	Steps = Bound{"steps", 200_000, "steps",
		"steps of all journeys of a scenario, those of a journey that is followed as often as it is", "refused"}
	Following = Bound{"journeys followed", 200, "journeys", "journeys of which each follows the next", "refused"}
	Responses = Bound{"responses", 4_000_000, "responses", "numbers that a scenario measures", "refused"}
	States    = Bound{"states", 500_000, "states",
		"steps of a flow's journey, each as often as attributes that later steps ask for can differ at it, in the account " +
			"of the load that the file alone gives", "the account leaves out what lies behind"}
	Levels = Bound{"levels", 1_000, "levels",
		"levels of one factor of a sweep, and loads of the coarse grid of capacity", "refused"}
	Points = Bound{"design points", 1_000_000, "points", "points of the design of a sweep or of sensitivity",
		"refused"}
	Replications = Bound{"replications", 1_000_000, "replications",
		"replications of one design point: by run.replications, --replications or --max-replications", "refused"}
	Tasks = Bound{"replications of an experiment", 4_000_000, "replications",
		"replications of all design points of one experiment together", "refused"}
)
