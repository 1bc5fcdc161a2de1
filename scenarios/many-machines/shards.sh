#!/usr/bin/env bash
# An experiment in shards on this machine, some at a time; then they are merged, and the command reports.
#
#   shards.sh N FOLDER COMMAND...
#   shards.sh 8 runs/week run central-asia -n 200
#
# Each shard has one worker and a directory of its own, FOLDER/part-1 to FOLDER/part-N; all of them together are in
# FOLDER/all. What was interrupted, or killed, goes on where the same line is typed again. The exit code is that of the
# command, or 5 where shards are missing.
#
#   ABREAST=4   how many shards at a time (as many as there are processors)
#   ROUNDS=20   for searches, which ask for more as they learn: after each round the shards get what all of them have
#               done, until they find nothing more to do or this many rounds are over (1)
#   KARVON=...  the program (karvon)
set -euo pipefail
if [ $# -lt 3 ]; then
	echo 'usage: shards.sh N FOLDER COMMAND..., as shards.sh 8 runs/week run central-asia -n 200' >&2
	exit 2
fi
n=$1 folder=$2
shift 2
karvon=${KARVON:-karvon}
mkdir -p "$folder"

before=
for ((round = 1; round <= ${ROUNDS:-1}; round++)); do
	# A shard that fails is missing in what merge says.
	seq "$n" | xargs -P "${ABREAST:-$(getconf _NPROCESSORS_ONLN)}" -I %SHARD% \
		"$karvon" "$@" --shard "%SHARD%/$n" --dir "$folder/part-%SHARD%" --resume --workers 1 --quiet ||
		echo 'not all shards have ended well' >&2
	told=$("$karvon" merge "$folder"/part-* --dir "$folder/all" --format csv) || {
		code=$?
		echo "$told"
		exit "$code"
	}
	if [ "$told" = "$before" ]; then break; fi
	before=$told
	if ((round < ${ROUNDS:-1})); then
		for part in "$folder"/part-*; do "$karvon" merge "$folder/all" --dir "$part" --quiet; done
	fi
done

# What a search has not asked its shards for is done here.
exec "$karvon" "$@" --dir "$folder/all" --resume
