import type {DatabaseSync} from 'node:sqlite'
import type {CopyMark} from './contract.js'

/** How far other journals have been copied into this one. Synchronous; `put` runs within a transaction of the caller. */
export function createCopyTable(db: DatabaseSync) {
  const select = db.prepare('SELECT beginning, cursor FROM copies WHERE source = ?')
  const replace = db.prepare('INSERT OR REPLACE INTO copies (source, beginning, cursor) VALUES (?, ?, ?)')
  return {
    get(source: string): CopyMark | undefined {
      const row = select.get(source)
      return row === undefined ? undefined : {beginning: Number(row['beginning']), cursor: Number(row['cursor'])}
    },
    put(source: string, {beginning, cursor}: CopyMark): number {
      replace.run(source, beginning, cursor)
      return 1
    },
  }
}
