#!/usr/bin/env bash
# A Slurm array of shards, and the job that merges them and reports: the same file for both.
#
#   export N=100 FOLDER=$HOME/runs/week
#   array=$(sbatch --parsable --array=1-$N slurm-array.sh run central-asia -n 10000)
#   sbatch --dependency=afterok:$array slurm-array.sh run central-asia -n 10000
#
# FOLDER is on a file system that all nodes have. The program is named by KARVON, or is the karvon of the PATH; it must
# be the same file on all nodes. At most 20 tasks at a time: --array=1-$N%20. Shards that are missing are done again
# with their numbers, --array=7,31, and N as it was; a task that was killed goes on from what it had kept.
#
# The limits of a task. Each worker may take 1 GB, or what --memory says.
#SBATCH --job-name=karvon
#SBATCH --nodes=1
#SBATCH --ntasks=1
#SBATCH --cpus-per-task=4
#SBATCH --mem-per-cpu=1500M
#SBATCH --time=02:00:00
# A task whose node fails is put into the queue again, and goes on. When the time is nearly over karvon is interrupted,
# which keeps what is finished.
#SBATCH --requeue
#SBATCH --signal=B:TERM@60
#SBATCH --output=karvon-%A-%a.log
set -euo pipefail
: "${N:?is not set: how many shards}" "${FOLDER:?is not set: the folder of the run directories}"
karvon=${KARVON:-karvon}
mkdir -p "$FOLDER"

if [ -n "${SLURM_ARRAY_TASK_ID:-}" ]; then # a shard
	shard=$SLURM_ARRAY_TASK_ID
	exec "$karvon" "$@" --shard "$shard/$N" --dir "$FOLDER/part-$shard" --resume --workers "${SLURM_CPUS_PER_TASK:-1}"
fi

# The job behind the array. Merge ends with code 5 where shards are missing, and names them.
"$karvon" merge "$FOLDER"/part-* --dir "$FOLDER/all"
"$karvon" "$@" --dir "$FOLDER/all" --resume --output "$FOLDER/report.json"
