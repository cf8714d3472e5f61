#!/usr/bin/env node
// One of the two processes of an embedded testbed: `node daemon.js world|agents <config.json>`. `mlsysops testbed up` starts it.
import {readFileSync} from 'node:fs'
import {enableCompileCache} from 'node:module'

enableCompileCache()
const [role, configPath] = process.argv.slice(2)
const works = {world: 'runWorldProcess', agents: 'runAgentsProcess'}
if (!(role in works) || configPath === undefined) {
  process.stderr.write('usage: daemon.js world|agents <config.json>\n')
  process.exit(2)
}
const {version} = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
const [{runDaemon}, compose] = await Promise.all([import('../dist/src/testbed/embedded/daemon.js'), import('../dist/src/compose.js')])
process.exit(await runDaemon(role, configPath, (config, signal) => compose[works[role]](config, signal, version)))
