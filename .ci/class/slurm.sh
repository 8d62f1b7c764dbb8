#!/bin/sh
# Examines a class as an array of Slurm: sbatch --array=1-8 slurm.sh. All machines see this folder; the submissions, a
# folder for each, are in class/. What is interrupted is gone on with by submitting it again.
#SBATCH --job-name=class
#SBATCH --cpus-per-task=4
sokrat class class --partition "$SLURM_ARRAY_TASK_ID/$SLURM_ARRAY_TASK_COUNT" --jobs "${SLURM_CPUS_PER_TASK:-1}" --results results
# When all parts are done: sokrat report results --format html --output pages
