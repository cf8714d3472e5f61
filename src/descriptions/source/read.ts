import {Composer, type Document, Lexer, Parser, type YAMLError} from 'yaml'
import {DEEPEST, LARGEST_BYTES} from './limits.js'
import {locate} from './locate.js'
import type {Located, Span} from './located.js'
import type {Report} from './report.js'

/** What follows the first mistakes in a document's syntax is mostly their consequence. */
const MOST_SYNTAX_PROBLEMS = 20

export type SourceDocument = {readonly root: Located; readonly span: Span}

/** The documents of a YAML or JSON text, each value with its place. A document whose syntax is broken is reported and left out. */
export function readDocuments(text: string, report: Report): readonly SourceDocument[] {
  if (Buffer.byteLength(text) > LARGEST_BYTES) {
    report.add({
      severity: 'error',
      code: 'too-large',
      span: undefined,
      path: undefined,
      message: `The file is larger than ${LARGEST_BYTES / 1024 / 1024} MB.`,
    })
    return []
  }
  const documents: SourceDocument[] = []
  for (const document of compose(text, report)) {
    const isSound = reportSyntax(document, report)
    const span = {start: document.range[0], end: document.range[2]}
    if (!isSound || document.contents === null) continue
    const root = locate(document, report)
    if (root !== undefined && !isEmpty(root)) documents.push({root, span})
  }
  return documents
}

/** Lexing and parsing are iterative, composing is recursive: the depth is bounded between them. Nothing is composed of a text that is too deep. */
function compose(text: string, report: Report): readonly Document.Parsed[] {
  const parser = new Parser()
  const composer = new Composer({uniqueKeys: false, prettyErrors: false, logLevel: 'silent'})
  const documents: Document.Parsed[] = []
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) documents.push(...composer.next(token))
    if (parser.stack.length <= DEEPEST + 1) continue
    const span = {start: parser.offset, end: parser.offset}
    report.add({severity: 'error', code: 'too-deep', span, path: undefined, message: `Values are nested more than ${DEEPEST} deep.`})
    return []
  }
  for (const token of parser.end()) documents.push(...composer.next(token))
  documents.push(...composer.end())
  return documents
}

function reportSyntax(document: Document.Parsed, report: Report): boolean {
  for (const error of document.errors.slice(0, MOST_SYNTAX_PROBLEMS)) add(error, 'error', report)
  for (const warning of document.warnings.slice(0, MOST_SYNTAX_PROBLEMS)) add(warning, 'warning', report)
  return document.errors.length === 0
}

function add({message, pos}: YAMLError, severity: 'error' | 'warning', report: Report): void {
  const sentence = message.split('\n')[0] ?? message
  report.add({
    severity,
    code: 'yaml-syntax',
    span: {start: pos[0], end: pos[1]},
    path: undefined,
    message: sentence.endsWith('.') ? sentence : `${sentence}.`,
  })
}

function isEmpty(root: Located): boolean {
  return root.kind === 'scalar' && root.value === null
}
