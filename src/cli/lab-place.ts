import {stringify} from 'yaml'
import {parsePlacement} from '../descriptions/placement.js'
import {fileOf, problemOf} from '../matching/optimal/file-form.js'
import {generateProblem, INSTANCE_KINDS, type InstanceKind} from '../matching/optimal/generate.js'
import type {Method, PlacementAnswer} from '../matching/optimal/place.js'
import type {PlacementProblem} from '../matching/optimal/problem.js'
import {EXIT} from '../support/errors.js'
import {readNamedFile} from '../support/files.js'
import {suggest} from '../support/suggest.js'
import {invalidDescriptions} from './descriptions.js'
import {UsageError} from './errors.js'

export type PlaceReport = {readonly problem: string; readonly components: number; readonly nodes: number; readonly answer: PlacementAnswer}

/** Not in the answer: it differs from run to run. */
export type Timed = {readonly report: PlaceReport; readonly elapsedMs: number}

export type PlaceRequest = {
  readonly by: Method
  readonly seed: number
  readonly timeLimitMs: number | undefined
  readonly isBounded: boolean
}

/** Solves one placement problem on a thread of its own. */
export async function placeProblem(
  problem: PlacementProblem,
  {by, seed, timeLimitMs, isBounded}: PlaceRequest,
  signal: AbortSignal,
): Promise<Timed> {
  const {solveOffThread} = await import('../matching/optimal/thread/solve.js')
  const beganMs = performance.now()
  const answer = await solveOffThread(problem, {by, seed, isBounded, ...(timeLimitMs === undefined ? {} : {timeLimitMs})}, signal)
  const report = {problem: problem.name, components: problem.components.length, nodes: problem.nodes.length, answer}
  return {report, elapsedMs: performance.now() - beganMs}
}

/** 0 where all is placed; that of a bad description where there is no placement; that of a failure where the search found none. */
export function exitStatusOf({kind}: PlacementAnswer): number {
  switch (kind) {
    case 'placed':
      return EXIT.done
    case 'infeasible':
      return EXIT.invalid
    case 'unfinished':
      return EXIT.external
  }
}

export async function readProblem(file: string): Promise<PlacementProblem> {
  const {placement, problems} = parsePlacement(await readNamedFile(file), file)
  if (placement === undefined) throw invalidDescriptions(problems)
  return problemOf(placement)
}

const DEFAULTS = {components: 50, nodes: 20, seed: 1, packing: 0.85}
const WORDS = ['components', 'nodes', 'seed', 'packing', 'kind']

/** A made-up problem from a text such as `components=50,nodes=20,seed=3,kind=crowded`. */
export function generatedProblem(text: string): PlacementProblem {
  const given = new Map(text.split(',').map((pair) => [pair.split('=')[0]?.trim() ?? '', pair.split('=').slice(1).join('=').trim()]))
  const problems = [...given].flatMap(([key, value]) => problemWith(key, value))
  if (problems.length > 0) throw new UsageError(`--generate: ${problems.join('; ')}.`)
  const number = (key: keyof typeof DEFAULTS) => Number(given.get(key) ?? DEFAULTS[key])
  const kind = INSTANCE_KINDS.find((one) => one === given.get('kind')) ?? 'feasible'
  const options = {components: number('components'), nodes: number('nodes'), seed: number('seed'), packing: number('packing'), kind}
  if (options.components < options.nodes) throw new UsageError('--generate: components must be at least as many as nodes.')
  return generateProblem(options)
}

export function problemText(problem: PlacementProblem): string {
  return stringify(fileOf(problem), {lineWidth: 0})
}

function problemWith(key: string, value: string): readonly string[] {
  if (!WORDS.includes(key)) {
    const near = suggest(key, WORDS)
    return [`"${key}" is not known${near === undefined ? ` (${WORDS.join(', ')})` : `, did you mean "${near}"?`}`]
  }
  const number = Number(value)
  switch (key) {
    case 'kind':
      return INSTANCE_KINDS.some((kind: InstanceKind) => kind === value) ? [] : [`kind must be one of ${INSTANCE_KINDS.join(', ')}`]
    case 'packing':
      return number > 0 && number <= 0.9 ? [] : ['packing must be above 0 and at most 0.9']
    case 'seed':
      return Number.isSafeInteger(number) && value !== '' ? [] : ['seed must be a whole number']
    default: {
      const [least, most] = key === 'nodes' ? [7, 1000] : [7, 5000]
      return Number.isInteger(number) && number >= least && number <= most ? [] : [`${key} must be a whole number from ${least} to ${most}`]
    }
  }
}
