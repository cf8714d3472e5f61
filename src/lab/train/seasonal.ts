import {reachMs} from '../../policy/model/features/spec.js'
import type {ModelPolicySpec} from '../../policy/model/read.js'
import {OperationalError} from '../../support/errors.js'
import {duration} from '../../support/text/quantity.js'
import {type PhaseOf, phasesOf} from './phases.js'
import type {TrainingRow} from './rows.js'
import {type Season, seasonOf} from './season.js'
import {type Answer, PERSISTENCE, phaseLookUp, type Reference, type Skill, seasonBefore, skillAgainst} from './skill.js'
import type {SplitRows} from './split.js'

/** How good the model is on whole seasons that it has not seen, and how good one is that has not seen the phase either. */
export type SeasonReport = {
  readonly season: Season
  /** So many of them are held out; rows after the last whole one are not judged. */
  readonly heldOut: number
  readonly parts: readonly SeasonPart[]
}

export type SeasonPart = {
  readonly phases: 'seen' | 'unseen'
  readonly rows: number
  /** What was trained on; of unseen phases the least of the models that were trained without some. */
  readonly trainingRows: number
  readonly skills: readonly Skill[]
}

export type SeasonalRequest = {
  readonly spec: ModelPolicySpec
  readonly everyMs: number
  readonly season: 'auto' | number
  readonly split: SplitRows
  /** What the model said of the rows of the hold-out, in their order. */
  readonly foreseen: readonly number[]
  /** Trains another model on these rows, and asks it about those. */
  readonly retrain: (training: readonly TrainingRow[], asked: readonly TrainingRow[]) => Promise<readonly number[]>
  readonly say: (text: string) => void
}

/** A season is cut into so many bands of phases; each is once what training does not see. */
const BANDS = 4
const FEWEST_ROWS = 20

/** Undefined where nothing in the training rows comes again. */
export async function seasonalSkill(request: SeasonalRequest): Promise<SeasonReport | undefined> {
  const {spec, everyMs, split, foreseen} = request
  const {training, holdOut, fromMs} = split
  const season = request.season === 'auto' ? seasonOf(training, everyMs) : {durationMs: request.season}
  if (season === undefined) return undefined
  const {durationMs} = season
  if (durationMs <= spec.forecast.horizonMs) throw invalid('A season must be longer than the horizon of the forecast.')
  const heldOut = Math.floor(((holdOut.at(-1)?.atMs ?? fromMs) - fromMs) / durationMs)
  if (heldOut === 0) throw invalid(`The hold-out is shorter than one season of ${duration(durationMs)}.`)
  const asked = holdOut.flatMap((row, place): readonly Answer[] =>
    row.atMs < fromMs + heldOut * durationMs ? [{row, foreseen: foreseen[place] ?? Number.NaN}] : [],
  )
  const seasonSteps = Math.round(durationMs / everyMs)
  const all = [...training, ...holdOut]
  const phaseOf = phasesOf(all, seasonSteps, everyMs)
  const before = seasonBefore(all, seasonSteps * everyMs, everyMs)
  const skillsOf = (answers: readonly Answer[], lookUp: Reference) =>
    [PERSISTENCE, lookUp, before].map((one) => skillAgainst(one, answers)).filter(({rows}) => rows > 0)
  const seen: SeasonPart = {
    phases: 'seen',
    rows: asked.length,
    trainingRows: training.length,
    skills: skillsOf(asked, phaseLookUp(training, phaseOf, seasonSteps)),
  }
  const unseen = await unseenPhases(request, {asked: asked.map(({row}) => row), phaseOf, seasonSteps})
  const answers = unseen.flatMap((band) => band.answers)
  const lookUps = new Map(
    unseen.flatMap(({answers: own, training: rows}) => {
      const lookUp = phaseLookUp(rows, phaseOf, seasonSteps)
      return own.map(({row}) => [row, lookUp] as const)
    }),
  )
  const lookUp: Reference = {name: 'look-up by phase', foresee: (row) => lookUps.get(row)?.foresee(row)}
  const part: SeasonPart = {
    phases: 'unseen',
    rows: answers.length,
    trainingRows: Math.min(...unseen.map((band) => band.training.length)),
    skills: skillsOf(answers, lookUp),
  }
  return {season, heldOut, parts: answers.length === 0 ? [seen] : [seen, part]}
}

type Band = {readonly training: readonly TrainingRow[]; readonly answers: readonly Answer[]}

/** For each band of phases a model that was trained without every row that looks at it or foresees it, asked about what lies in it whole. */
async function unseenPhases(
  {spec, everyMs, split, retrain, say}: SeasonalRequest,
  {asked, phaseOf, seasonSteps}: {readonly asked: readonly TrainingRow[]; readonly phaseOf: PhaseOf; readonly seasonSteps: number},
): Promise<readonly Band[]> {
  const {horizonMs, windowMs} = spec.forecast
  const reach = Math.max(windowMs, ...spec.features.map(reachMs))
  const bandOf = (phase: number) => Math.floor((BANDS * (((phase % seasonSteps) + seasonSteps) % seasonSteps)) / seasonSteps)
  const touched = (row: TrainingRow, sinceMs: number, untilMs: number): ReadonlySet<number> | undefined => {
    const phase = phaseOf(row)
    if (phase === undefined) return undefined
    const [first, last] = [Math.floor(sinceMs / everyMs), Math.ceil(untilMs / everyMs)]
    return new Set(Array.from({length: last - first + 1}, (_, step) => bandOf(phase + first + step)))
  }
  const bands: Band[] = []
  for (let band = 0; band < BANDS; band += 1) {
    const training = split.training.filter((row) => touched(row, -reach, horizonMs)?.has(band) === false)
    const within = asked.filter((row) => {
      const of = touched(row, horizonMs - windowMs, horizonMs)
      return of?.size === 1 && of.has(band)
    })
    if (training.length < FEWEST_ROWS || within.length === 0) continue
    say(`Training without phases ${band + 1} of ${BANDS}, on ${training.length} rows`)
    const foreseen = await retrain(training, within)
    bands.push({training, answers: within.map((row, place) => ({row, foreseen: foreseen[place] ?? Number.NaN}))})
  }
  return bands
}

function invalid(message: string): OperationalError {
  return new OperationalError(message, {
    code: 'season-unfit',
    exit: 'invalid',
    hints: ['--season takes a length of time, --hold-out and --hold-out-from say how much is held out.'],
  })
}
