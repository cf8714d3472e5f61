import {existsSync, readFileSync, writeFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {expect, test} from 'vitest'
import {stringify} from 'yaml'
import {EXAMPLES, objectsOf} from '../unit/kubernetes-workload/examples.js'

test.each(EXAMPLES)('$name becomes the Kubernetes objects of its golden file', (example) => {
  const path = fileURLToPath(new URL(`workload/${example.name}.yaml`, import.meta.url))
  const wanted = objectsOf(example)
    .map(({object}) => stringify(object, {lineWidth: 0, aliasDuplicateObjects: false}))
    .join('---\n')
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(path, wanted)
  else expect(existsSync(path) ? readFileSync(path, 'utf8') : '').toBe(wanted)
})
