// How long a recording of twelve hours (2,160 steps of 20 s) takes to live through: with a policy in TypeScript, with one in Python, and with what is built in.
// From the start of what runs the policy to the last decision, in real time.
import {mkdtempSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {replayHosted} from '../../dist/src/compose/replay-hosted.js'
import {parseReplayCase} from '../../dist/src/lab/replay/case-file.js'
import {conditionsOf} from '../../dist/src/lab/replay/conditions.js'
import {fitOf} from '../../dist/src/lab/replay/fit.js'
import {worldOf} from '../../dist/src/lab/replay/platform.js'
import {readTrace} from '../../dist/src/lab/trace/read.js'
import {CATALOGUE} from '../../dist/src/policy/builtin/catalogue.js'

const ROUNDS = Number(process.env.ROUNDS ?? 5)
const STEPS = 2_160
const NEVER = new AbortController().signal
const root = fileURLToPath(new URL('../..', import.meta.url))
const caseFile = join(root, 'templates', 'lab', 'smart-city-replay.yaml')
const trace = await readTrace(join(root, 'templates', 'lab', 'smart-city-trace.csv'))
const asked = {...parseReplayCase(readFileSync(caseFile, 'utf8'), caseFile, trace).case, evaluate_from: undefined}
const recording = lengthened(conditionsOf(trace, asked))
const world = worldOf(recording, 1, {fit: fitOf(recording), speed: 3.6})
const recorded = {world, case: asked, moveMs: 20_000}
const folder = mkdtempSync(join(tmpdir(), 'mlsysops-replay-bench-'))
const template = (name) => readFileSync(join(root, 'templates', 'policy', name), 'utf8').replaceAll('NAME', 'mine')
const file = (fileName) => ({fileName, source: template(fileName.endsWith('.py') ? 'policy.py' : 'policy.ts')})
const builtIn = (fileName) => ({fileName, source: '{}', builtIn: true})

console.log(
  JSON.stringify({
    bench: 'replay',
    steps: STEPS,
    typescriptSeconds: await median(file('mine.ts')),
    pythonSeconds: await median(file('policy-mine.py')),
    builtInSeconds: await inTurn(CATALOGUE.filter(({layer}) => layer === 'cluster').map(({name}) => name)),
  }),
)
rmSync(folder, {recursive: true, force: true})
process.exit(0)

async function inTurn(names) {
  const seconds = {}
  for (const name of names) seconds[name] = await median(builtIn(name))
  return seconds
}

async function median(policy) {
  const seconds = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const began = performance.now()
    await replayHosted({...recorded, file: policy}, {folder}, NEVER)
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
