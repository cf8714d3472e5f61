import {existsSync, readFileSync, writeFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {expect} from 'vitest'

/** Compares with `test/golden/tui/<name>.txt`; `UPDATE_GOLDEN=1` writes it. */
export function expectGolden(name: string, text: string): void {
  const path = fileURLToPath(new URL(`../../golden/tui/${name}.txt`, import.meta.url))
  if (process.env['UPDATE_GOLDEN'] === '1' || !existsSync(path)) {
    if (process.env['UPDATE_GOLDEN'] !== '1') throw new Error(`There is no ${path}; UPDATE_GOLDEN=1 writes it.`)
    writeFileSync(path, `${text}\n`)
  }
  expect(`${text}\n`).toBe(readFileSync(path, 'utf8'))
}
