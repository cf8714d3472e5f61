import {readFile} from 'node:fs/promises'
import {dirname, resolve} from 'node:path'
import {jsonIn} from '../support/json.js'
import {type DocumentShape, openDocument} from './checked-document.js'
import {schema} from './generated/scenario.schema.generated.js'
import type {ScenarioFile} from './generated/scenario.types.generated.js'
import {validate} from './generated/scenario.validator.generated.js'
import {parseDescriptions} from './parse.js'
import {hasErrors, type Problem} from './problem.js'
import type {ResolvedScenario} from './resolved-scenario.js'
import {checkScenario, type Known} from './scenario/checks.js'
import {resolveScenario} from './scenario/resolve.js'
import type {Series} from './scenario/resolve-workload.js'
import {itemsOf, type Located, textOf, valueAt} from './source/located.js'
import {at, collect, problemsOf, type Report} from './source/report.js'
import {sourceOf} from './source/source.js'

export type {ResolvedScenario} from './resolved-scenario.js'

const SHAPE: DocumentShape<ScenarioFile> = {
  rootKey: 'MLSysOpsScenario',
  says: 'A scenario is a map with the root key "MLSysOpsScenario".',
  schema,
  validate,
}

export type ScenarioOptions = {
  /** The slice's time at the beginning, for a scenario that names none. */
  readonly nowMs: number
  /** In place of the file's own. */
  readonly seed?: number | undefined
  readonly speed?: number | undefined
}

/** `scenario` is there when no problem is an error. */
export type ScenarioResult = {readonly scenario: ResolvedScenario | undefined; readonly problems: readonly Problem[]}

/** Reads a scenario file and every file that it names. Rejects only where the scenario's own file cannot be read. */
export async function loadScenario(path: string, options: ScenarioOptions): Promise<ScenarioResult> {
  return parseScenario(await readFile(path, 'utf8'), path, options)
}

/** The same for a text; `file` is shown, and what the scenario names is sought beside it. */
export async function parseScenario(text: string, file: string, options: ScenarioOptions): Promise<ScenarioResult> {
  const report = collect()
  const source = sourceOf(text, file)
  const opened = openDocument(text, SHAPE, report)
  if (opened === undefined) return {scenario: undefined, problems: problemsOf(report.findings, source)}
  const {root} = opened
  const scenario = opened.value.MLSysOpsScenario
  const described = await readDescriptions(root, file, report)
  const series = await readSeries(root, file, report)
  checkScenario(root, scenario, described.known, report)
  const problems = [...problemsOf(report.findings, source), ...described.problems]
  if (hasErrors(problems)) return {scenario: undefined, problems}
  return {scenario: resolveScenario(root, scenario, {...options, known: described.known, series}), problems}
}

/** Nodes and clusters of the files that the scenario names. */
async function readDescriptions(
  root: Located,
  file: string,
  report: Report,
): Promise<{readonly known: Known; readonly problems: readonly Problem[]}> {
  const known: Known = {nodes: [], clusters: []}
  const problems: Problem[] = []
  for (const item of itemsOf(valueAt(root, 'descriptions'))) {
    const text = await readBeside(file, item, report)
    if (text === undefined) continue
    const parsed = parseDescriptions(text, resolve(dirname(file), textOf(item) ?? ''))
    problems.push(...parsed.problems)
    for (const described of parsed.documents) {
      if (described.kind === 'node') known.nodes.push(described.description)
      else if (described.kind === 'cluster') known.clusters.push(described.description)
    }
  }
  return {known, problems}
}

/** The numbers of each workload whose load is a file, by the workload's position. */
async function readSeries(root: Located, file: string, report: Report): Promise<ReadonlyMap<number, Series>> {
  const series = new Map<number, Series>()
  for (const [index, workload] of itemsOf(valueAt(root, 'workloads')).entries()) {
    const load = valueAt(workload, 'load')
    const named = valueAt(load, 'file')
    if (named === undefined) continue
    const text = await readBeside(file, named, report)
    const found = text === undefined ? undefined : numbersIn(text, textOf(valueAt(load, 'field')))
    if (found !== undefined) series.set(index, found)
    else if (text !== undefined) {
      const message = 'The file holds no such series: JSON with a list of numbers, under the name that "field" gives.'
      report.add({severity: 'error', code: 'series-unreadable', ...at(named), message})
    }
  }
  return series
}

async function readBeside(file: string, named: Located, report: Report): Promise<string | undefined> {
  try {
    return await readFile(resolve(dirname(file), textOf(named) ?? ''), 'utf8')
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
    report.add({severity: 'error', code: 'file-unreadable', ...at(named), message: `The file cannot be read (${String(error.code)}).`})
    return undefined
  }
}

function numbersIn(text: string, field: string | undefined): Series | undefined {
  const parsed = jsonIn(text)
  const fields = new Map(typeof parsed === 'object' && parsed !== null ? Object.entries(parsed) : [])
  const list: unknown = field === undefined ? parsed : fields.get(field)
  const step: unknown = fields.get('step_seconds')
  if (!Array.isArray(list) || list.length === 0) return undefined
  const values = list.filter((value): value is number => typeof value === 'number' && Number.isFinite(value) && value >= 0)
  if (values.length !== list.length) return undefined
  return {values, ...(typeof step === 'number' && step > 0 ? {stepMs: step * 1000} : {})}
}
