#!/usr/bin/env node
// The launcher. It runs on any Node that can parse this file: an older one hands over to the Node 24 that
// `npm install` brought, or says in one line which Node is needed.
import {spawn} from 'node:child_process'
import {existsSync} from 'node:fs'
import {fileURLToPath} from 'node:url'

const NEEDED = 24
const found = Number(process.versions.node.split('.')[0])
if (found < NEEDED) handOver()
else await run()

async function run() {
  // React's development build costs twice the time a frame.
  process.env.NODE_ENV ??= 'production'
  const root = fileURLToPath(new URL('..', import.meta.url))
  const entry = new URL('../dist/src/cli/main.js', import.meta.url)
  if (!existsSync(entry)) return fail('mlsysops is not built. Run `npm run build` in its folder.')
  const {main} = await import(entry.href)
  await main(process.argv.slice(2), root)
}

function handOver() {
  const node = fileURLToPath(new URL('../node_modules/node/bin/node', import.meta.url))
  if (!existsSync(node)) return fail(`mlsysops needs Node ${NEEDED} or later; this is Node ${process.versions.node}.`)
  const child = spawn(node, process.argv.slice(1), {stdio: 'inherit'})
  // A terminal sends Ctrl-C to both: passed on as well it would count as the second one, which ends at once.
  process.on('SIGINT', () => {})
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code ?? 1)
    process.removeAllListeners(signal)
    process.kill(process.pid, signal)
  })
}

function fail(message) {
  process.stderr.write(`${message}\n`)
  process.exitCode = 4
}
