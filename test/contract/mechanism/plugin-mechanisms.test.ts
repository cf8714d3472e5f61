import {readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect} from 'vitest'
import {systemClock} from '../../../src/support/clock-system.js'
import {digestOf} from '../../../src/support/digest.js'
import {mechanismBench} from '../../support/mechanism-bench.js'
import {openTestMechanisms} from '../../support/mechanisms.js'
import {temporaryDirectory} from '../../support/temporary-directory.js'
import {NEVER} from '../platform/fixtures.js'
import {describeMechanism, type MechanismHarness} from './suite.js'

type Kind = 'javascript' | 'executable'

/**
 * What a person added, of each kind: it tunes components, and keeps what they are tuned to in a file. A change that finds the file `stall` takes that
 * away, begins, and ends only when it is told to.
 */
async function tuner(kind: Kind): Promise<MechanismHarness> {
  const folder = temporaryDirectory()
  const file = join(folder, 'tuned.json')
  writeFileSync(file, '{}')
  const source = SOURCES[kind].replaceAll('FILE', JSON.stringify(file)).replaceAll('STALL', JSON.stringify(join(folder, 'stall')))
  const fileName = kind === 'executable' ? 'tuner.yaml' : 'tuner.mjs'
  const hosted = await openTestMechanisms(systemClock).open({kind, source, fileName, digest: digestOf(source)})
  const {mechanism} = hosted
  const bench = await mechanismBench()
  const state = () => readFileSync(file, 'utf8')
  // It has led before: what is older is known as such.
  await mechanism.apply({application: 'city', component: 'db', value: 1}, bench.context('d0'), NEVER)
  const first = state()
  return {
    ...bench,
    mechanism,
    world: () => bench.view.world(),
    state,
    run: (outcome) => outcome,
    pass: async () => await expect.poll(state).not.toBe(first),
    blind: () => {
      writeFileSync(join(folder, 'stall'), '')
      return {}
    },
    stop: () => {
      bench.stop()
      void hosted.close()
    },
  }
}

const SOURCES: {readonly [kind in Kind]: string} = {
  javascript: `import {defineMechanism} from 'mlsysops'
import {existsSync, readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs'
const read = () => JSON.parse(readFileSync(FILE, 'utf8'))
// Whenever it is ended, or looked at, the file is whole.
const write = (tuned) => {
  writeFileSync(FILE + '.new', JSON.stringify(tuned))
  renameSync(FILE + '.new', FILE)
}
export default defineMechanism({
  name: 'tuner', title: 'Tunes a component.', target: 'component',
  commandSchema: {
    type: 'object', additionalProperties: false, required: ['application', 'component', 'value'],
    properties: {
      application: {type: 'string', description: 'whose'},
      component: {type: 'string', description: 'which'},
      value: {type: 'number', description: 'to what'},
    },
  },
  options: () => ({from: 0, to: 9}),
  state: () => read(),
  check: ({application, component}, world) =>
    world.components[application + '/' + component] === undefined ? 'There is no component ' + component : undefined,
  async apply({component, value}, signal) {
    if (component !== 'web' && component !== 'db') return {kind: 'refused', reasons: [{code: 'component-unknown', message: 'There is no such component.'}]}
    const before = read()
    const stalls = existsSync(STALL)
    if (stalls) {
      rmSync(STALL)
      write({...before, [component]: 'changing'})
      await new Promise((resolve) => signal.addEventListener('abort', resolve))
      write(before)
      return {kind: 'failed', restored: true}
    }
    write({...before, [component]: value})
    return component + ' is tuned to ' + value + '.'
  },
})
`,
  executable: `kind: mechanism
name: tuner
title: Tunes a component.
target: component
command: [python3, -u]
schema:
  type: object
  additionalProperties: false
  required: [application, component, value]
  properties:
    application: {type: string, description: whose}
    component: {type: string, description: which}
    value: {type: number, description: to what}
source: |
  import json, os, sys

  pending = {}


  def read():
      with open(FILE) as file:
          return json.load(file)


  def write(tuned):
      with open(FILE + ".new", "w") as file:
          json.dump(tuned, file)
      os.replace(FILE + ".new", FILE)


  def check(command, world):
      key = command["application"] + "/" + command["component"]
      return None if key in world["components"] else "There is no component " + command["component"]


  def apply(id, component, value):
      if component not in ("web", "db"):
          return {"kind": "refused", "reasons": [{"code": "component-unknown", "message": "There is no such component."}]}
      before = read()
      if os.path.exists(STALL):
          os.remove(STALL)
          write({**before, component: "changing"})
          pending[id] = before
          return None
      write({**before, component: value})
      return "%s is tuned to %g." % (component, value)


  def say(id, result):
      print(json.dumps({"id": id, "result": result}), flush=True)


  for line in sys.stdin:
      request = json.loads(line)
      id, method, params = request["id"], request["method"], request.get("params", {})
      if method == "abort":
          write(pending[params["id"]])
          say(params["id"], {"kind": "failed", "restored": True})
      elif method == "apply":
          told = apply(id, params["command"]["component"], params["command"]["value"])
          if id not in pending:
              say(id, told)
      elif method == "check":
          say(id, check(params["command"], params["world"]))
      else:
          say(id, {"options": {"from": 0, "to": 9}, "state": read()}.get(method))
`,
}

for (const kind of ['javascript', 'executable'] as const)
  describeMechanism({
    name: 'tuner',
    about: `as a person adds it: ${kind}`,
    open: () => tuner(kind),
    command: {application: 'city', component: 'web', value: 5},
    wrong: [
      {application: 'city', component: 'web', value: 'much'},
      {application: 'city', component: 'web'},
    ],
    lost: {application: 'city', component: 'nothing', value: 5},
    waits: true,
  })
