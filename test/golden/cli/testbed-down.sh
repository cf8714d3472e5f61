#!/usr/bin/env bash
set -euo pipefail

# Stop agents
# agents does not run

# Stop world
# world does not run

# Remove its socket and process files
rm -rf <FOLDER>/state/testbeds/default/world.pid <FOLDER>/state/testbeds/default/agents.pid <FOLDER>/run/<HASH>.sock

# Remove its state, logs and token
rm -rf <FOLDER>/state/testbeds/default

# Remove the folder of sockets when no testbed is left
rmdir --ignore-fail-on-non-empty <FOLDER>/run
