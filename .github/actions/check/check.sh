#!/usr/bin/env bash
# Examines a submission within a job of GitHub Actions. What it is to examine comes in the environment: as part of the
# script's text it could be a command.
set -uo pipefail

reports="${RUNNER_TEMP:-/tmp}/sokrat-reports"
mkdir -p "$reports"

tasks=()
for task in ${SOKRAT_TASKS:-}; do
    tasks+=(--task "$task")
done

# The service obeys lines of output that look like commands. Nobody who does not know the token can end this.
token="$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')"
echo "::stop-commands::$token"
sokrat check "${SOKRAT_PATH:-.}" "${tasks[@]}" --lang "${SOKRAT_LANG:-ru}" \
    --report "junit=$reports/junit.xml" \
    --report "json=$reports/report.json" \
    --report "html=$reports/report.html" \
    --report "github=$reports/annotations.txt" \
    --report "github-summary=$reports/summary.md"
status=$?
echo "::$token::"

if [ -s "$reports/annotations.txt" ]; then
    cat "$reports/annotations.txt"
fi
if [ -s "$reports/summary.md" ] && [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then
    cat "$reports/summary.md" >>"$GITHUB_STEP_SUMMARY"
fi
if [ -n "${GITHUB_OUTPUT:-}" ]; then
    echo "report=$reports" >>"$GITHUB_OUTPUT"
fi
exit "$status"
