import type {SliceService} from '../../agent/service.js'
import {type Problem, parseDescriptions} from '../../descriptions/parse.js'
import type {ApplicationDescription, NodeDescription} from '../../descriptions/types.js'
import type {ProblemItemDto} from '../contract/dto.js'
import {apiError} from './api-error.js'

type Read<Description> = {readonly description: Description; readonly warnings: readonly ProblemItemDto[]}

/** Reads the one application description that was sent, YAML or JSON; throws `description-invalid` with all its problems. */
export function readApplication(body: string | Uint8Array, service: SliceService): Read<ApplicationDescription> {
  const {document, warnings} = readOne(body, service, 'application')
  return document.kind === 'application' ? {description: document.description, warnings} : refuse([expected('application')])
}

/** The same for a node. */
export function readNode(body: string | Uint8Array, service: SliceService): Read<NodeDescription> {
  const {document, warnings} = readOne(body, service, 'node')
  return document.kind === 'node' ? {description: document.description, warnings} : refuse([expected('node')])
}

/** Throws `description-invalid`. */
export function refuse(problems: readonly ProblemItemDto[]): never {
  const errors = problems.filter(({severity}) => severity === 'error')
  const [first] = errors
  const message = errors.length === 1 ? (first?.message ?? '') : `The description has ${errors.length} problems.`
  throw apiError('description-invalid', message, {problems})
}

function readOne(body: string | Uint8Array, service: SliceService, kind: 'application' | 'node') {
  const {clusters} = service.infrastructure()
  const nodes = clusters.flatMap((cluster) => cluster.nodes.map(({description}) => description))
  const surroundings = kind === 'application' ? {nodes, clusters: clusters.map(({name}) => name)} : {}
  const {documents, problems} = parseDescriptions(body, '', surroundings)
  const items = problems.map(itemOf)
  if (items.some(({severity}) => severity === 'error')) refuse(items)
  const [document, ...others] = documents
  if (document === undefined || others.length > 0) return refuse([expected(kind)])
  return {document, warnings: items}
}

function expected(kind: string): ProblemItemDto {
  return {severity: 'error', code: 'one-expected', pointer: '', message: `One ${kind} description is expected.`}
}

function itemOf({severity, code, pointer, path, message, line, column, suggestion, sourceLine, caret}: Problem): ProblemItemDto {
  return {
    severity,
    code,
    pointer,
    message,
    path,
    ...(line === undefined ? {} : {line}),
    ...(column === undefined ? {} : {column}),
    ...(suggestion === undefined ? {} : {suggestion}),
    ...(sourceLine === undefined ? {} : {sourceLine}),
    ...(caret === undefined ? {} : {caret}),
  }
}
