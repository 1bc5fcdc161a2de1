package broker

import (
	"github.com/nats-io/nats-server/v2/server"

	"karvon/cmd/karvon/internal/join"
)

// inboxes are the prefixes of the subjects on which answers come. Each role has its own, so that no worker hears what
// a submitter is told.
var inboxes = map[join.Role]string{join.Worker: "_INBOX_worker", join.Submitter: "_INBOX_submitter"}

// allowed are the subjects that each role may publish to. What a worker may do is what it needs:
//   - take work and say what becomes of it, which is to publish to the API of the one stream and to its messages'
//     subjects of acknowledgement,
//   - give outcomes, which it cannot read,
//   - read bundles, by single messages: a consumer would need a subject to which the broker delivers, and with that
//     a worker could make the broker publish for it,
//   - tell its status.
var allowed = map[join.Role][]string{
	join.Worker: {
		"$JS.API.CONSUMER.INFO.karvon-work.*", "$JS.API.CONSUMER.MSG.NEXT.karvon-work.*", "$JS.ACK.karvon-work.>",
		"karvon.outcome.>", "karvon.part.>",
		"$JS.API.STREAM.INFO.OBJ_karvon-bundles", "$JS.API.DIRECT.GET.OBJ_karvon-bundles",
		"$JS.API.DIRECT.GET.OBJ_karvon-bundles.>",
		"$KV.karvon-workers.>",
	},
	join.Submitter: {
		"$JS.API.INFO",
		"$JS.API.STREAM.*.karvon-work", "$JS.API.STREAM.*.karvon-outcomes", "$JS.API.STREAM.*.OBJ_karvon-bundles",
		"$JS.API.STREAM.*.KV_karvon-workers", "$JS.API.STREAM.MSG.GET.karvon-outcomes",
		"$JS.API.CONSUMER.CREATE.karvon-work.>", "$JS.API.CONSUMER.INFO.karvon-work.*",
		"$JS.API.CONSUMER.LIST.karvon-work",
		"$JS.API.DIRECT.GET.karvon-outcomes", "$JS.API.DIRECT.GET.karvon-outcomes.>",
		"$JS.API.DIRECT.GET.OBJ_karvon-bundles", "$JS.API.DIRECT.GET.OBJ_karvon-bundles.>",
		"$JS.API.DIRECT.GET.KV_karvon-workers", "$JS.API.DIRECT.GET.KV_karvon-workers.>",
		"karvon.work.>", "$O.karvon-bundles.>",
	},
}

// heard are the subjects that each role may listen to besides its inbox.
var heard = map[join.Role][]string{join.Submitter: {"karvon.outcome.>"}}

// user is the user of a seed in a role.
func user(role join.Role, seed string) (*server.NkeyUser, error) {
	name, err := public(seed)
	if err != nil {
		return nil, err
	}
	hears := append([]string{inboxes[role] + ".>"}, heard[role]...)
	return &server.NkeyUser{Nkey: name, Permissions: &server.Permissions{
		Publish:   &server.SubjectPermission{Allow: allowed[role]},
		Subscribe: &server.SubjectPermission{Allow: hears},
	}}, nil
}
