import {Composer, type Document, Lexer, Parser, type YAMLError} from 'yaml'
import {DEEPEST, LARGEST_BYTES} from './limits.js'
import {locate} from './locate.js'
import type {Located, Span} from './located.js'
import {collect, type Finding, type Report} from './report.js'

/** What follows the first mistakes in a document's syntax is mostly their consequence. */
const MOST_SYNTAX_PROBLEMS = 20

/** `findings` are those of this document: duplicate keys, aliases that mean nothing. */
export type SourceDocument = {readonly root: Located; readonly span: Span; readonly findings: readonly Finding[]}

/** The documents of a YAML or JSON text, each value with its place. A document whose syntax is broken is reported and left out. */
export function readDocuments(text: string, report: Report): readonly SourceDocument[] {
  if (Buffer.byteLength(text) > LARGEST_BYTES) {
    const message = `The file is larger than ${LARGEST_BYTES / 1024 / 1024} MB.`
    report.add({severity: 'error', code: 'too-large', span: undefined, path: undefined, message})
    return []
  }
  const documents: SourceDocument[] = []
  for (const document of compose(text, report)) {
    const isSound = reportSyntax(document, text, report)
    if (!isSound || document.contents === null) continue
    const own = collect()
    const root = locate(document, own)
    const span = {start: document.range[0], end: document.range[2]}
    if (root === undefined) for (const finding of own.findings) report.add(finding)
    else if (!isEmpty(root)) documents.push({root, span, findings: own.findings})
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

/** One mistake a line: what the parser says after the first is its consequence. */
function reportSyntax({errors, warnings}: Document.Parsed, text: string, report: Report): boolean {
  const told = new Set<number>()
  for (const [severity, list] of [
    ['error', errors],
    ['warning', warnings],
  ] as const) {
    for (const error of list.slice(0, MOST_SYNTAX_PROBLEMS)) {
      if (
        error.code === 'MULTILINE_IMPLICIT_KEY' &&
        list.some((other) => other.code === 'BLOCK_AS_IMPLICIT_KEY' && other.pos[0] === error.pos[0])
      )
        continue
      const {start, message} = explained(error, errors, text)
      const line = text.lastIndexOf('\n', start - 1)
      if (told.has(line)) continue
      told.add(line)
      report.add({severity, code: 'yaml-syntax', span: {start, end: error.pos[1]}, path: undefined, message})
    }
  }
  return errors.length === 0
}

type Explained = {readonly start: number; readonly message: string}

/** The parser's words are kept where they say what to mend; what follows from a wrong indentation or a missing colon they describe obliquely. */
function explained({code, message, pos}: YAMLError, all: readonly YAMLError[], text: string): Explained {
  const [start] = pos
  const spread = all.find((other) => other.code === 'MULTILINE_IMPLICIT_KEY' && other.pos[0] === start)
  if (code === 'BLOCK_AS_IMPLICIT_KEY' && spread !== undefined) {
    const line = text.lastIndexOf('\n', spread.pos[1] - 1) + 1
    const indent = /^[ \t]*/.exec(text.slice(line, line + 1000))?.[0].length ?? 0
    return {start: line + indent, message: 'The line is indented deeper than the one before it, which has a value already.'}
  }
  if (code === 'BLOCK_AS_IMPLICIT_KEY')
    return {start, message: 'A key cannot follow a key on the same line; quote the value if it is a text with a colon.'}
  if (code === 'MULTILINE_IMPLICIT_KEY') return {start, message: 'The line has no colon after its key.'}
  const sentence = message.split('\n')[0] ?? message
  return {start, message: sentence.endsWith('.') ? sentence : `${sentence}.`}
}

function isEmpty(root: Located): boolean {
  return root.kind === 'scalar' && root.value === null
}
