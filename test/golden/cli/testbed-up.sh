#!/usr/bin/env bash
set -euo pipefail

# Make the folder of the testbed
install -d -m 700 <FOLDER>/state/testbeds/default

# Make the folder of its socket
install -d -m 700 <FOLDER>/run

# Save its configuration
cat > <FOLDER>/state/testbeds/default/config.json <<'END'
{
  "driver": "embedded",
  "name": "default",
  "stateDir": "<FOLDER>/state/testbeds/default",
  "socketPath": "<FOLDER>/run/<HASH>.sock",
  "scenarioPath": "<FOLDER>/scenario.yaml",
  "tokenPath": "<FOLDER>/state/testbeds/default/token",
  "port": <PORT>,
  "isPortAsked": false,
  "logPaths": {
    "world": "<FOLDER>/state/testbeds/default/world.log",
    "agents": "<FOLDER>/state/testbeds/default/agents.log"
  },
  "speed": 2,
  "seed": 1
}
END

# Save its scenario
# <FOLDER>/state/testbeds/default/scenario.json is <FOLDER>/scenario.yaml as JSON, every file that it names read and every default filled in

# Create the token of its API
(umask 077; test -s <FOLDER>/state/testbeds/default/token || openssl rand -hex 32 > <FOLDER>/state/testbeds/default/token)

# Start the simulated world
nohup /opt/node /opt/mlsysops/bin/daemon.js world <FOLDER>/state/testbeds/default/config.json > <FOLDER>/state/testbeds/default/world.log 2>&1 < /dev/null &

# Start the agents and the API
nohup /opt/node /opt/mlsysops/bin/daemon.js agents <FOLDER>/state/testbeds/default/config.json > <FOLDER>/state/testbeds/default/agents.log 2>&1 < /dev/null &

# Wait for the simulated world
until grep -q '^Ready on ' <FOLDER>/state/testbeds/default/world.log; do sleep 0.1; done

# Wait for the agents and the API
until grep -q '^Ready on ' <FOLDER>/state/testbeds/default/agents.log; do sleep 0.1; done
