import {readFileSync, writeFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {expect, test} from 'vitest'
import {renderApiMarkdown} from './api-markdown.js'

const path = fileURLToPath(new URL('../../docs/api.md', import.meta.url))
const BEGIN = '<!-- From the routes table: UPDATE_GOLDEN=1 npx vitest run test/golden/api-docs.test.ts -->'

test('docs/api.md lists the routes and codes that there are', () => {
  const text = readFileSync(path, 'utf8')
  const [guide] = text.split(BEGIN, 1)
  const wanted = `${guide}${BEGIN}\n\n${renderApiMarkdown()}\n`
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(path, wanted)
  else expect(text).toBe(wanted)
})
