import {createReadStream, existsSync, statSync} from 'node:fs'
import {buffer} from 'node:stream/consumers'
import type {DescriptionKind, ParsedDocument} from '../descriptions/parse.js'
import {formatProblems, hasErrors, type Problem} from '../descriptions/problem.js'
import {OperationalError} from '../support/errors.js'
import {nearFile} from '../support/files.js'

export type ReadDescriptions = {readonly documents: readonly ParsedDocument[]; readonly warnings: readonly Problem[]}

/**
 * The descriptions of some files (`-` is stdin), all of them free of errors and of the kinds asked for. Rejects with every problem of every
 * file at once.
 */
export async function readDescriptions(files: readonly string[], kinds: readonly DescriptionKind[]): Promise<ReadDescriptions> {
  // The parser and its validators are large: only a command that reads a description pays for them.
  const {parseDescriptions} = await import('../descriptions/parse.js')
  const results = await Promise.all(files.map(async (file) => ({file, ...parseDescriptions(await readInput(file), shownName(file))})))
  const problems = results.flatMap((result) => result.problems)
  if (hasErrors(problems)) throw invalidDescriptions(problems)
  for (const {file, documents} of results) refuseOtherKinds(file, documents, kinds)
  return {documents: results.flatMap((result) => result.documents), warnings: problems}
}

/** The one application that a file describes. */
export async function readApplication(
  file: string,
): Promise<ReadDescriptions & {readonly application: Extract<ParsedDocument, {kind: 'application'}>}> {
  const read = await readDescriptions([file], ['application'])
  const [first, ...others] = read.documents
  if (first?.kind === 'application' && others.length === 0) return {...read, application: first}
  throw new OperationalError(`${shownName(file)} holds ${read.documents.length} applications; one is deployed at a time.`, {
    code: 'description-invalid',
    exit: 'invalid',
  })
}

/** Larger than the parser takes: what is more is not even read. */
const READ_LIMIT_BYTES = 6 * 1024 * 1024

async function readInput(file: string): Promise<Uint8Array> {
  if (file === '-') return buffer(process.stdin)
  if (!existsSync(file)) throw unreadable(`There is no file ${file}.`, nearFile(file))
  if (statSync(file).isDirectory()) throw unreadable(`${file} is a folder; a file is expected.`)
  return buffer(createReadStream(file, {end: READ_LIMIT_BYTES}))
}

function refuseOtherKinds(file: string, documents: readonly ParsedDocument[], kinds: readonly DescriptionKind[]): void {
  const other = documents.find((one) => !kinds.includes(one.kind))
  if (other === undefined) return
  const topic = other.kind === 'application' ? 'app' : 'infra'
  throw new OperationalError(`${shownName(file)} describes the ${other.kind} ${other.name}; here ${kinds.join(' or ')} is expected.`, {
    code: 'description-kind',
    exit: 'invalid',
    hints: [`mlsysops ${topic} --help`],
  })
}

export function invalidDescriptions(problems: readonly Problem[]): OperationalError {
  const errors = problems.filter((one) => one.severity === 'error').length
  const head = `${errors} ${errors === 1 ? 'problem' : 'problems'} in the description:`
  return new OperationalError(`${head}\n${formatProblems(problems)}`, {code: 'description-invalid', exit: 'invalid', details: {problems}})
}

function unreadable(message: string, near?: string): OperationalError {
  return new OperationalError(message, {
    code: 'file-not-found',
    exit: 'precondition',
    hints: [near === undefined ? 'mlsysops app init app.yaml writes one to begin with' : `Did you mean ${near}?`],
  })
}

function shownName(file: string): string {
  return file === '-' ? 'stdin' : file
}
