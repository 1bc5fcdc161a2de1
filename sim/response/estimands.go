package response

import "slices"

// Estimands is the table of all responses that a model can have, in the order in which they are told.
var Estimands = slices.Concat(
	ofCrossings, ofFlows, ofLosses, ofStays, ofNotes, ofBatches, ofStations, ofBookings, ofResources, ofZones, ofLinks,
	ofDirections, ofDisruptions, ofSites, ofCosts, ofFuel, ofFlowCosts,
)
