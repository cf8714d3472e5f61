// Writes tar archives (POSIX ustar, pax records where a name is too long) that depend on nothing but their entries: no times, no owners, no order of reading.

/** @typedef {{path: string, mode: number, kind: 'file' | 'folder' | 'link', content?: Buffer, target?: string}} Entry */

const BLOCK = 512

/** Paths are relative, without `./`. Sorted, so that the same entries give the same bytes. */
export function tar(/** @type {readonly Entry[]} */ entries) {
  const sorted = entries.toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))
  return Buffer.concat([...sorted.flatMap(blocksOf), Buffer.alloc(2 * BLOCK)])
}

function blocksOf(/** @type {Entry} */ {path, mode, kind, content = Buffer.alloc(0), target = ''}) {
  const name = kind === 'folder' ? `${path}/` : path
  const long = [
    ...(Buffer.byteLength(name) > 100 ? [['path', name]] : []),
    ...(Buffer.byteLength(target) > 100 ? [['linkpath', target]] : []),
  ]
  const type = {file: '0', link: '2', folder: '5'}[kind]
  return [
    ...(long.length === 0 ? [] : withContent(header({name: 'pax', mode: 0o644, type: 'x', size: paxSize(long)}), Buffer.from(pax(long)))),
    ...withContent(header({name, mode, type, size: content.length, target}), content),
  ]
}

function withContent(head, content) {
  const rest = content.length % BLOCK
  return [head, content, ...(rest === 0 ? [] : [Buffer.alloc(BLOCK - rest)])]
}

function header({name, mode, type, size, target = ''}) {
  const head = Buffer.alloc(BLOCK)
  const octal = (value, at, length) => head.write(`${value.toString(8).padStart(length - 1, '0')}\0`, at, 'latin1')
  Buffer.from(name).copy(head, 0, 0, 100)
  octal(mode, 100, 8)
  octal(0, 108, 8)
  octal(0, 116, 8)
  octal(size, 124, 12)
  octal(0, 136, 12)
  head.write('        ', 148, 'latin1')
  head.write(type, 156, 'latin1')
  Buffer.from(target).copy(head, 157, 0, 100)
  head.write('ustar\u000000', 257, 'latin1')
  const sum = head.reduce((total, byte) => total + byte, 0)
  head.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1')
  return head
}

function pax(records) {
  return records.map(([key, value]) => record(` ${key}=${value}\n`)).join('')
}

function paxSize(records) {
  return Buffer.byteLength(pax(records))
}

/** A record begins with its own length, the digits of the length included. */
function record(rest) {
  const bytes = Buffer.byteLength(rest)
  let length = bytes + String(bytes).length
  if (bytes + String(length).length !== length) length = bytes + String(length).length
  return `${length}${rest}`
}
