#!/usr/bin/env bash
# Runner for Classroom 50: leaves result.json in the current folder. The platform's names stand in the environment.
set -uo pipefail
exec sokrat check "${1:-.}" --format classroom50 --output result.json
