// `npm run bench [name …]`: every benchmark one after the other, each in a process of its own, with its budget beside it. Figures with their machine go into
// docs/benchmarks.md by hand: a number that nobody looked at is worth nothing.
import {spawn} from 'node:child_process'
import {cpus} from 'node:os'
import {fileURLToPath} from 'node:url'

const BENCHES = [
  {
    name: 'startup',
    budgets: [
      ['versionOverNode', '<=', 5],
      ['versionOverHelp', '<=', 0.5],
      ['testbedUpMedianMs', '<=', 2_000],
    ],
  },
  {
    name: 'rest',
    budgets: [
      ['worldMiB', '<=', 90],
      ['agentsMiB', '<=', 120],
      ['bothCpuPercent', '<=', 2],
    ],
  },
  {
    name: 'node-agent',
    budgets: [
      ['restMiB', '<=', 80],
      ['loadedMiB', '<=', 80],
    ],
  },
  {
    name: 'verdict',
    budgets: [
      ['deployed', '>=', 500],
      ['p99Ms', '<=', 50],
    ],
  },
  {name: 'api', args: ['--json'], budgets: [['perCoreSecond', '>=', 2_000]]},
  {name: 'fabric', args: ['--json'], budgets: [['acknowledgedP50Ms', '<=', 1]]},
  {
    name: 'onnx',
    budgets: [
      ['policyOverBare', '<=', 1.5],
      ['workerTurnOverBareMs', '<=', 1],
    ],
  },
  {name: 'engine', args: ['--json'], budgets: []},
  {
    name: 'simulation',
    budgets: [
      ['deployed', '>=', 1_000],
      ['timesRealTime', '>=', 100],
    ],
  },
  {
    name: 'placement',
    budgets: [
      ['leastPacking', '>=', 0.85],
      ['proven', '>=', 20],
      ['exactMaxSeconds', '<=', 2],
      ['geneticMaxSeconds', '<=', 1],
      ['geneticGapMax', '<=', 0.02],
      ['largeSeconds', '<=', 10],
    ],
  },
  {
    name: 'replay',
    budgets: [
      ['typescriptSeconds', '<=', 1],
      ['pythonSeconds', '<=', 10],
    ],
  },
  {
    name: 'kubernetes',
    // It needs the programs of a control plane, and a quiet quarter of an hour.
    isOnlyWhenNamed: true,
    budgets: [
      ['deployOverBudget', '<=', 1],
      ['agentMiB', '<=', 350],
      ['agentCpuPercent', '<=', 10],
      ['placedAgainSeconds', '<=', 10],
    ],
  },
]

const wanted = process.argv.slice(2)
const chosen = BENCHES.filter(({name, isOnlyWhenNamed = false}) => (wanted.length === 0 ? !isOnlyWhenNamed : wanted.includes(name)))
if (chosen.length === 0) fail(`There is no benchmark ${wanted.join(', ')}. There are: ${BENCHES.map(({name}) => name).join(', ')}.`)
console.log(`${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.versions.node}\n`)
let missed = 0
for (const bench of chosen) {
  const result = await execute(bench)
  console.log(bench.name)
  for (const [key, value] of Object.entries(result)) {
    const budget = bench.budgets.find(([name]) => name === key)
    const isMet = budget === undefined || (budget[1] === '<=' ? Number(value) <= budget[2] : Number(value) >= budget[2])
    if (!isMet) missed += 1
    const beside = budget === undefined ? '' : `   ${isMet ? '✔' : '✘'} budget ${budget[1]} ${budget[2]}`
    console.log(`  ${key.padEnd(26)} ${typeof value === 'object' ? JSON.stringify(value) : value}${beside}`)
  }
  console.log('')
}
console.log(missed === 0 ? 'Every budget is met.' : `${missed} budget${missed === 1 ? ' is' : 's are'} missed.`)

/** The last line of its output is its result. */
async function execute({name, args = []}) {
  const script = fileURLToPath(new URL(`./${name}.bench.mjs`, import.meta.url))
  const child = spawn(process.execPath, [script, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {...process.env, NODE_ENV: 'production'},
  })
  let output = ''
  child.stdout.on('data', (chunk) => (output += chunk))
  const status = await new Promise((resolve) => child.once('close', resolve))
  const line = output.trim().split('\n').at(-1)
  if (status !== 0 || line === undefined) fail(`${name} ended with ${status}.\n${output}`)
  return JSON.parse(line)
}

function fail(message) {
  process.stderr.write(`${message}\n`)
  process.exit(1)
}
