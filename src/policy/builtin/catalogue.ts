import {OperationalError} from '../../support/errors.js'
import {suggest} from '../../support/suggest.js'
import type {CatalogueEntry, ParameterValues} from '../catalogue-entry.js'
import {autoscaleEntry} from './autoscale/autoscale.js'
import {carbonAwareEntry} from './carbon-aware.js'
import {carbonClustersEntry} from './carbon-clusters.js'
import {consolidateEntry} from './consolidate/policy.js'
import {followTheDataEntry} from './follow-the-data/policy.js'
import {exactPlacement, geneticPlacement} from './optimal-placement/entries.js'
import {parameterProblems, valuesOf} from './parameters.js'
import {predictiveRelocation} from './predictive-relocation.js'
import {qosRelocation} from './qos-relocation.js'
import {spreadEntry} from './spread/policy.js'

/** Runs from the beginning; it is here so that a person can stop it, bind it and give it back. */
const relocation: CatalogueEntry = {
  name: qosRelocation.descriptor.name,
  summary: qosRelocation.descriptor.summary,
  layer: 'cluster',
  parameters: [],
  create: () => qosRelocation,
}

/** The built-in policies that a person may add by name. */
export const CATALOGUE: readonly CatalogueEntry[] = [
  autoscaleEntry,
  carbonAwareEntry,
  carbonClustersEntry,
  consolidateEntry,
  exactPlacement,
  followTheDataEntry,
  geneticPlacement,
  predictiveRelocation,
  relocation,
  spreadEntry,
]

/** Rejects with `policy-invalid` where there is none of that name. */
export function catalogueEntry(name: string): CatalogueEntry {
  const entry = CATALOGUE.find((one) => one.name === name)
  if (entry !== undefined) return entry
  const names = CATALOGUE.map((one) => one.name)
  const near = suggest(name, names)
  throw invalid(`There is no built-in policy ${name} that can be added.`, [
    ...(near === undefined ? [] : [`Did you mean ${near}?`]),
    `There are: ${names.join(', ')} (mlsysops policy catalogue).`,
    'A policy of your own is a file: mlsysops policy init NAME writes one to begin with.',
  ])
}

/** Every parameter's value: as given (JSON), else its default. Rejects with all problems at once. */
export function parameterValues(entry: CatalogueEntry, source: string): ParameterValues {
  const given = Object.entries(JSON.parse(source === '' ? '{}' : source) as {readonly [name: string]: unknown})
  const problems = parameterProblems(entry.parameters, new Map(given))
  if (problems.length === 0) return valuesOf(entry.parameters, new Map(given))
  throw invalid(`${entry.name} cannot be set so: ${problems.map(({text}) => text).join('; ')}.`, [
    `mlsysops policy catalogue ${entry.name}`,
  ])
}

function invalid(message: string, hints: readonly string[]): OperationalError {
  return new OperationalError(message, {code: 'policy-invalid', exit: 'invalid', hints})
}
