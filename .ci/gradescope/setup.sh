#!/usr/bin/env bash
# Run once, when Gradescope builds the autograder's image.
set -euo pipefail
apt-get update -qq
DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends python3
install -m 755 "$(dirname "$0")/sokrat" /usr/local/bin/sokrat
