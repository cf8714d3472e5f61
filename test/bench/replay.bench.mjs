// How long a recording of twelve hours (2,160 steps of 20 s) takes to live through: with a policy in a worker, with one in Python, and with what is built in.
// From the start of what runs the policy to the last decision, in real time.
import {mkdtempSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {openPolicies} from '../../dist/src/compose/policy-hosts.js'
import {hostedPolicy} from '../../dist/src/lab/policy-file.js'
import {parseReplayCase} from '../../dist/src/lab/replay/case-file.js'
import {conditionsOf} from '../../dist/src/lab/replay/conditions.js'
import {fitOf} from '../../dist/src/lab/replay/fit.js'
import {worldOf} from '../../dist/src/lab/replay/platform.js'
import {replayPolicy} from '../../dist/src/lab/replay/replay-policy.js'
import {readTrace} from '../../dist/src/lab/trace/read.js'
import {predictiveRelocation} from '../../dist/src/policy/builtin/predictive-relocation.js'
import {qosRelocation} from '../../dist/src/policy/builtin/qos-relocation.js'
import {createVirtualClock} from '../../dist/src/support/clock-virtual.js'

const ROUNDS = Number(process.env.ROUNDS ?? 5)
const STEPS = 2_160
const root = fileURLToPath(new URL('../..', import.meta.url))
const file = join(root, 'templates', 'lab', 'smart-city-replay.yaml')
const trace = await readTrace(join(root, 'templates', 'lab', 'smart-city-trace.csv'))
const asked = {...parseReplayCase(readFileSync(file, 'utf8'), file, trace).case, evaluate_from: undefined}
const recording = lengthened(conditionsOf(trace, asked))
const world = worldOf(recording, 1, {fit: fitOf(recording), speed: 3.6})
const folder = mkdtempSync(join(tmpdir(), 'mlsysops-replay-bench-'))
const template = (name) => readFileSync(join(root, 'templates', 'policy', name), 'utf8').replaceAll('NAME', 'mine')
const opened = (fileName, source) => (clock) => hostedPolicy({fileName, source}, openPolicies({folder, clock}))
const values = Object.fromEntries(predictiveRelocation.parameters.map((one) => [one.name, one.default]))

console.log(
  JSON.stringify({
    bench: 'replay',
    steps: STEPS,
    typescriptSeconds: await median(opened('mine.ts', template('policy.ts'))),
    pythonSeconds: await median(opened('policy-mine.py', template('policy.py'))),
    qosRelocationSeconds: await median(async () => qosRelocation),
    predictiveRelocationSeconds: await median(async () => predictiveRelocation.create(values)),
  }),
)
rmSync(folder, {recursive: true, force: true})
process.exit(0)

async function median(open) {
  const seconds = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const clock = createVirtualClock(recording.timesMs[0])
    const began = performance.now()
    const policy = await open(clock)
    await replayPolicy({world, case: asked, moveMs: 20_000, clock, policy, mode: 'heuristic', signal: new AbortController().signal})
    await policy.close?.()
    seconds.push((performance.now() - began) / 1_000)
  }
  return Number(seconds.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)].toFixed(2))
}

/** The same again until it is twelve hours long. */
function lengthened(short) {
  const of = (array) => Float64Array.from({length: STEPS}, (_, step) => array[step % array.length])
  const others = short.others.map((one) => ({...one, values: of(one.values)}))
  const timesMs = Float64Array.from({length: STEPS}, (_, step) => short.timesMs[0] + step * short.stepMs)
  return {...short, timesMs, recorded: of(short.recorded), load: of(short.load), others, scoredFrom: 0}
}
