package report

import "strings"

// placed names what stands at an input path in a sentence as tables name places: post.gate.service, which is
// sites.post.stations.gate.service in the file and in tables of assumptions. What is at no place keeps its path.
func placed(path string) string {
	parts := strings.SplitN(path, ".", 5)
	if len(parts) < 5 || parts[0] != "sites" || !ofPlaces[parts[2]] {
		return path
	}
	return parts[1] + "." + parts[3] + "." + parts[4]
}

// ofPlaces are the keys of a site below which places have names.
var ofPlaces = map[string]bool{"stations": true, "resources": true, "zones": true, "bookings": true}
