import {type State, type Subject, shown, sliceNow} from '../state.js'
import {fitted, type Line, type Symbols, span} from '../text/line.js'
import {applicationDetail} from './detail-application.js'
import {decisionDetail} from './detail-decision.js'
import {clusterDetail, nodeDetail} from './detail-node.js'
import {Document} from './document.js'

/** What is looked at closely, from the line to which the person has scrolled. The last line says how much is below. */
export function detailPart(state: State, subject: Subject, scroll: number, height: number, symbols: Symbols): readonly Line[] {
  const {columns} = state.size
  const document = new Document(columns, symbols)
  write(document, state, subject)
  const lines = document.lines.map((line) => fitted(line, columns, symbols))
  const from = Math.max(0, Math.min(scroll, lines.length - height))
  const seen = lines.slice(from, from + height)
  const below = lines.length - from - height
  return below <= 0 ? seen : [...seen.slice(0, -1), [span(`  ${below + 1} more lines`, 'muted')]]
}

function write(document: Document, state: State, subject: Subject): void {
  const seen = shown(state)
  const nowMs = sliceNow(seen)
  switch (subject.kind) {
    case 'application':
      applicationDetail(document, seen.data, subject.name, nowMs)
      break
    case 'cluster':
      clusterDetail(document, seen.data, subject.name, nowMs)
      break
    case 'node':
      nodeDetail(document, seen.data, subject.cluster, subject.name, nowMs)
      break
    case 'decision':
      decisionDetail(document, seen.data, subject.id)
      break
  }
}
