import {spawnSync} from 'node:child_process'
import {fileURLToPath} from 'node:url'
import {expect, test} from 'vitest'

const root = fileURLToPath(new URL('../../..', import.meta.url))

/** The packages that are loaded when the program ends. */
function loadedBy(program: string): readonly string[] {
  const report = `;
    const {createRequire} = await import('node:module')
    const cached = Object.keys(createRequire(process.cwd() + '/x.js').cache)
    console.log(JSON.stringify([...seen, ...cached]))
    process.exit()`
  const hooks = `
    import {registerHooks} from 'node:module'
    globalThis.seen = []
    registerHooks({load(url, context, next) { seen.push(url); return next(url, context) }})`
  const {stdout, stderr} = spawnSync(
    process.execPath,
    [
      '--import',
      './test/support/run-sources.mjs',
      '--import',
      `data:text/javascript,${encodeURIComponent(hooks)}`,
      '--input-type=module',
      '-e',
      program + report,
    ],
    {cwd: root, encoding: 'utf8'},
  )
  const line = stdout.trim().split('\n').at(-1)
  if (line === undefined || line === '') throw new Error(stderr)
  const urls = JSON.parse(line) as readonly string[]
  return [...new Set(urls.flatMap((url) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url)?.[1] ?? []))]
}

test('what carries a broker loads neither mqtt nor aedes before it is used', () => {
  expect(loadedBy(`await import('./src/fabric/mqtt/carrier.ts')`)).toEqual([])
})

test('a client, which is all that a node agent needs, loads mqtt when it connects, and never aedes', () => {
  const loaded = loadedBy(`
    const {createMqttClient} = await import('./src/fabric/mqtt/client.ts')
    await import('./src/fabric/mqtt/link.ts')
    const {systemClock: clock} = await import('./src/support/clock-system.ts')
    const {duplexPair} = await import('node:stream')
    const [near, far] = duplexPair()
    createMqttClient({identity: {agent: 'a', presenceTopic: 'mlsysops/s/-/-/presence'}, clock, link: {open: async () => near}})
    await new Promise((resolve) => far.once('data', resolve))`)
  expect(loaded).toContain('mqtt')
  expect(loaded).not.toContain('aedes')
})
