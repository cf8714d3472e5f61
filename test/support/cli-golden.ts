import {existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {dirname} from 'node:path'
import {fileURLToPath} from 'node:url'
import {expect} from 'vitest'

/** Compares with test/golden/cli/NAME; `UPDATE_GOLDEN=1` writes it anew. */
export function expectGolden(name: string, text: string): void {
  const path = fileURLToPath(new URL(`../golden/cli/${name}`, import.meta.url))
  if (process.env['UPDATE_GOLDEN'] === '1') {
    mkdirSync(dirname(path), {recursive: true})
    writeFileSync(path, `${text}\n`)
  }
  expect(existsSync(path), `${path} is missing: UPDATE_GOLDEN=1 writes it`).toBe(true)
  expect(`${text}\n`).toBe(readFileSync(path, 'utf8'))
}
