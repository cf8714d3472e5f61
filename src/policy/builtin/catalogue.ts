import {OperationalError} from '../../support/errors.js'
import {suggest} from '../../support/suggest.js'
import type {CatalogueEntry, ParameterDefinition, ParameterValues} from '../catalogue-entry.js'
import {autoscaleEntry} from './autoscale/autoscale.js'
import {carbonAwareEntry} from './carbon-aware.js'
import {carbonClustersEntry} from './carbon-clusters.js'
import {consolidateEntry} from './consolidate/policy.js'
import {followTheDataEntry} from './follow-the-data/policy.js'
import {exactPlacement, geneticPlacement} from './optimal-placement/entries.js'
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
export function parameterValues({name, parameters}: CatalogueEntry, source: string): ParameterValues {
  const given = new Map(Object.entries(JSON.parse(source === '' ? '{}' : source) as {readonly [name: string]: unknown}))
  const problems = [...given].flatMap(([key, value]) => {
    const definition = parameters.find((one) => one.name === key)
    return definition === undefined ? unknownParameter(key, parameters) : problemsOf(definition, value)
  })
  if (problems.length > 0) throw invalid(`${name} cannot be set so: ${problems.join('; ')}.`, [`mlsysops policy catalogue ${name}`])
  // Each was found to be of the kind of its default.
  return Object.fromEntries(parameters.map((one) => [one.name, (given.get(one.name) as number | string | undefined) ?? one.default]))
}

function unknownParameter(key: string, parameters: readonly ParameterDefinition[]): readonly string[] {
  const names = parameters.map((one) => one.name)
  const near = suggest(key, names)
  const known = names.length === 0 ? 'it has none' : `it has ${names.join(', ')}`
  return [`there is no parameter ${key} (${near === undefined ? known : `did you mean ${near}?`})`]
}

function problemsOf({name, default: usual, min, max, choices}: ParameterDefinition, value: unknown): readonly string[] {
  if (typeof usual === 'string') {
    if (typeof value !== 'string') return [`${name} must be a text`]
    return choices === undefined || choices.includes(value) ? [] : [`${name} must be one of ${choices.join(', ')}, and is ${value}`]
  }
  if (typeof value !== 'number' || !Number.isFinite(value)) return [`${name} must be a number, and is ${String(value)}`]
  if (min !== undefined && value < min) return [`${name} must be at least ${min}, and is ${value}`]
  return max !== undefined && value > max ? [`${name} must be at most ${max}, and is ${value}`] : []
}

function invalid(message: string, hints: readonly string[]): OperationalError {
  return new OperationalError(message, {code: 'policy-invalid', exit: 'invalid', hints})
}
