// Placement on the 20 seeded instances of 50 components and 20 nodes, every answer checked by the verifier, and one genetic search of 1,000 components on 500
// nodes. SEEDS=3 is enough for a look; the processor's time stands beside the clock's, for a machine that does other work.
import {generateProblem} from '../../dist/src/matching/optimal/generate.js'
import {solvePlacement} from '../../dist/src/matching/optimal/place.js'
import {verifyPlacement} from '../../dist/src/matching/optimal/verify.js'

const SEEDS = Number(process.env.SEEDS ?? 20)
const INFEASIBLE = ['no-eligible-node', 'group-too-large', 'over-capacity', 'apart-too-many', 'crowded']

/** The first use compiles the solver and warms the engine, as it is in an agent. */
await timed(generateProblem({components: 50, nodes: 20, seed: 1_000}), {by: 'exact'})

const exact = []
const genetic = []
const gaps = []
const packings = []
let proven = 0
let greedyPlaced = 0
for (let seed = 1; seed <= SEEDS; seed += 1) {
  const problem = generateProblem({components: 50, nodes: 20, seed})
  const sum = (values) => values.reduce((total, value) => total + value, 0)
  packings.push(sum(problem.components.map(({need}) => need.cpuMillicores)) / sum(problem.nodes.map(({free}) => free.cpuMillicores)))
  const best = await timed(problem, {by: 'exact'})
  const found = await timed(problem, {by: 'genetic'})
  const today = await timed(problem, {by: 'greedy'})
  exact.push(best)
  genetic.push(found)
  proven += Number(best.answer.isProven)
  greedyPlaced += Number(today.answer.kind === 'placed')
  gaps.push(found.answer.objective.total / best.answer.objective.total - 1)
}
let saidInfeasible = 0
for (const kind of INFEASIBLE)
  for (const by of ['exact', 'genetic', 'greedy']) {
    const {answer} = await timed(generateProblem({components: 50, nodes: 20, seed: 1, kind}), {by})
    saidInfeasible += Number(answer.kind === 'infeasible' && answer.reasons.length > 0)
  }
const large = generateProblem({components: 1_000, nodes: 500, seed: 1})
const found = await timed(large, {by: 'genetic'})
const bounded = await timed(large, {by: 'genetic', isBounded: true})

console.log(
  JSON.stringify({
    bench: 'placement',
    instances: SEEDS,
    leastPacking: rounded(Math.min(...packings)),
    proven,
    exactMaxSeconds: rounded(Math.max(...exact.map(({seconds}) => seconds))),
    exactMedianSeconds: rounded(median(exact.map(({seconds}) => seconds))),
    exactMaxCpuSeconds: rounded(Math.max(...exact.map(({cpuSeconds}) => cpuSeconds))),
    geneticMaxSeconds: rounded(Math.max(...genetic.map(({seconds}) => seconds))),
    geneticMaxCpuSeconds: rounded(Math.max(...genetic.map(({cpuSeconds}) => cpuSeconds))),
    geneticGapMax: rounded(Math.max(...gaps), 5),
    geneticGapMean: rounded(gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length, 5),
    greedyPlaced,
    saidInfeasible: `${saidInfeasible} of ${INFEASIBLE.length * 3}`,
    largeSeconds: rounded(found.seconds),
    largeCpuSeconds: rounded(found.cpuSeconds),
    largeCost: rounded(found.answer.objective.total),
    largeBoundGap: rounded(bounded.answer.gap, 3),
    largeWithBoundSeconds: rounded(bounded.seconds),
  }),
)

async function timed(problem, options) {
  const cpu = process.cpuUsage()
  const beganMs = performance.now()
  const answer = await solvePlacement(problem, {seed: 1, now: () => performance.now(), ...options})
  const seconds = (performance.now() - beganMs) / 1_000
  const {user, system} = process.cpuUsage(cpu)
  if (answer.kind === 'placed') {
    const {broken, total} = verifyPlacement(problem, new Map(answer.hosts.map(({component, hosts}) => [component, hosts])))
    if (broken.length > 0 || Math.abs(total - answer.objective.total) > 1e-6)
      throw new Error(`${problem.name} by ${options.by}: ${broken[0] ?? `costs ${total}, not ${answer.objective.total}`}`)
  }
  return {answer, seconds, cpuSeconds: (user + system) / 1e6}
}

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}

function rounded(value, digits = 2) {
  return Number(value.toFixed(digits))
}
