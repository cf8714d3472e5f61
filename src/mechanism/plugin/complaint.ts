import {stripTypeScriptTypes} from 'node:module'
import {formatProblems, type Problem} from '../../descriptions/problem.js'
import {OperationalError} from '../../support/errors.js'
import {placeIn, whatOf} from '../../support/hosting/answers.js'
import {literalPlaces} from '../../support/hosting/literal-places.js'

/** What is wrong with a field of a module's definition. */
export type Complaint = readonly [path: readonly string[], message: string]
export type Complain = (...complaint: Complaint) => void

/** A module as it was written: places are those of its text. */
export type WrittenModule = {readonly file: string; readonly source: string}

/** Each problem at the place of its field; of one that is missing, or was not found, at that of the nearest that stands around it. */
export function problemsAt({file, source}: WrittenModule, complaints: readonly Complaint[]): readonly Problem[] {
  const places = literalPlaces(source)
  const nearest = (path: readonly string[]): object => places.get(path.join('.')) ?? (path.length === 0 ? {} : nearest(path.slice(0, -1)))
  return complaints.map(([path, message]) => ({
    severity: 'error',
    code: 'definition-invalid',
    file,
    ...nearest(path),
    path: path.join('.'),
    pointer: path.map((part) => `/${part}`).join(''),
    message,
  }))
}

/** It cannot be loaded: where, as far as what it threw says that. */
export function unloadable(error: unknown, entry: string, {file, source}: WrittenModule): OperationalError {
  const place = placeIn(error, entry) ?? (error instanceof SyntaxError ? placeIn(syntaxErrorIn(source, entry), entry) : undefined)
  return notAMechanism([{severity: 'error', code: 'module-fails', file, ...place, path: '', pointer: '', message: whatOf(error)}])
}

/** The engine does not say where it could not read JavaScript; what reads TypeScript does, for the same text. */
function syntaxErrorIn(source: string, sourceUrl: string): unknown {
  try {
    stripTypeScriptTypes(source, {sourceUrl})
    return undefined
  } catch (error) {
    return error
  }
}

export function notAMechanism(problems: readonly Problem[]): OperationalError {
  return new OperationalError(`It is no mechanism:\n${formatProblems(problems)}`, {
    code: 'mechanism-invalid',
    exit: 'invalid',
    hints: ['mlsysops mechanism init NAME writes one to begin with.'],
    details: {problems},
  })
}
