// Everything that must be right before a change is handed in: `npm run check`, and `npm test` after installing. Prints one line for each check,
// two run at a time, all of them run; at the end it says what failed and the command that mends it. The tests come last, so that the last line of
// the output is theirs: `N passed, N failed, N skipped`.
import {spawn} from 'node:child_process'
import {existsSync, mkdirSync, readdirSync} from 'node:fs'
import {delimiter, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {styleText} from 'node:util'

const root = fileURLToPath(new URL('..', import.meta.url))
const bin = join(root, 'node_modules', '.bin')
const AT_ONCE = 2
const LEAST_MODULES = 100

mkdirSync(join(root, '.cache'), {recursive: true})
// The suites of real servers use packages of the system: a machine of CI has what it needs afterwards, a person's is left as it is.
if (process.env.CI) await streamed('bash', ['tools/ci-packages.sh'])
const scripts = shellScripts()
const failed = []
let closingLine = '\n0 passed, 1 failed, 0 skipped\n'
const build = {name: 'build', run: ['npm', 'run', '--silent', 'build'], mend: 'npm run build'}
if (!(await perform(build))) failed.push(build)
await inParallel([
  {name: 'types', run: ['tsc', '-p', 'tools/tsconfig.check.json'], mend: 'npx tsc -p tools/tsconfig.check.json'},
  {name: 'format and lint', run: ['biome', 'ci', '--colors=off', '.'], mend: 'npm run format'},
  {name: 'lint with types', run: ['eslint', '.'], mend: 'npx eslint .'},
  {
    name: 'direction of imports',
    run: ['depcruise', '--config', 'tools/dependency-cruiser.cjs', 'src', 'commands'],
    mend: 'move the code to the room where it belongs: docs/design.md, section 3',
    judge: readEnoughModules,
  },
  {name: 'dead code', run: ['knip'], mend: 'remove what is unused, or use it: npx knip'},
  {name: 'generated files', run: ['node', 'tools/generate.mjs', '--check'], mend: 'npm run generate'},
  {name: 'README', run: ['node', 'tools/readme.mjs', '--check'], mend: 'npm run build && node tools/readme.mjs'},
  {name: 'package', run: ['publint', '--strict'], mend: 'npx publint'},
  ...shellChecks(),
])
await provideControlPlanes()
const tests = await runTests()
if (process.env.CI && skipped() > 0)
  failed.push({name: 'skipped tests', mend: 'in CI every suite runs: install what the titles of the skipped ones name'})
for (const {name, mend} of failed) process.stderr.write(`${styleText('red', '✘')} ${name}: ${mend}\n`)
if (tests !== 0) process.stderr.write(`${styleText('red', '✘')} tests: npx vitest run\n`)
process.stdout.write(closingLine)
process.exit(failed.length > 0 || tests !== 0 ? 1 : 0)

// shellcheck comes from the system's packages, not from npm: without it the scripts go unchecked, and it is said.
function shellChecks() {
  if (scripts.length === 0) return []
  const isThere = environment()
    .PATH.split(delimiter)
    .some((folder) => existsSync(join(folder, 'shellcheck')))
  if (isThere) return [{name: 'shell scripts', run: ['shellcheck', ...scripts], mend: `shellcheck ${scripts.join(' ')}`}]
  process.stdout.write(`- shell scripts          not checked: shellcheck is not installed\n`)
  return []
}

async function inParallel(checks) {
  const waiting = [...checks]
  const worker = async () => {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) if (!(await perform(check))) failed.push(check)
  }
  await Promise.all(Array.from({length: AT_ONCE}, worker))
}

async function perform({name, run, judge}) {
  const startMs = performance.now()
  const {status, output} = await execute(run)
  const problem = status === 0 ? judge?.(output) : `exit status ${status}`
  const seconds = ((performance.now() - startMs) / 1000).toFixed(1)
  const mark = problem === undefined ? styleText('green', '✔') : styleText('red', '✘')
  process.stdout.write(`${mark} ${name.padEnd(22)} ${seconds.padStart(6)} s\n`)
  if (problem !== undefined) process.stderr.write(`${output.trimEnd()}\n${name}: ${problem}\n`)
  return problem === undefined
}

function execute([command, ...args]) {
  const child = spawn(command, args, {
    cwd: root,
    env: environment(),
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  })
  const chunks = []
  child.stdout.on('data', (chunk) => chunks.push(chunk))
  child.stderr.on('data', (chunk) => chunks.push(chunk))
  const {promise, resolve} = Promise.withResolvers()
  child.once('error', (error) => resolve({status: 127, output: `${command}: ${error.message}`}))
  child.once('close', (status) => resolve({status: status ?? 1, output: Buffer.concat(chunks).toString('utf8')}))
  return promise
}

// dependency-cruiser passes green when it could read nothing, as it does with a TypeScript that it does not know.
function readEnoughModules(output) {
  const found = /\((\d+) modules/.exec(output)
  const count = Number(found?.[1] ?? 0)
  return count >= LEAST_MODULES ? undefined : `it read ${count} modules; at least ${LEAST_MODULES} were expected`
}

/** Minutes on a machine that has never built them, and nothing after that: so its progress is shown as it comes. */
async function provideControlPlanes() {
  await streamed('node', ['tools/kubernetes-binaries.mjs'])
}

/** Its output goes straight on; what it could not do, the titles of the skipped suites say. */
function streamed(command, args) {
  const child = spawn(command, args, {cwd: root, env: environment(), stdio: ['ignore', 'inherit', 'inherit']})
  return new Promise((resolve) => child.once('close', resolve).once('error', resolve))
}

function skipped() {
  return Number(/(\d+) skipped/.exec(closingLine)?.[1] ?? 0)
}

/** The tests' output goes straight on, but for their closing line, which is kept for the very end. */

async function runTests() {
  const child = spawn('vitest', ['run'], {
    cwd: root,
    env: environment(),
    stdio: ['ignore', 'pipe', 'inherit'],
    shell: process.platform === 'win32',
  })
  let tail = ''
  child.stdout.on('data', (chunk) => {
    const lines = (tail + chunk.toString('utf8')).split('\n')
    tail = lines.pop()
    for (const line of lines) {
      if (/^\d+ passed, \d+ failed, \d+ skipped$/.test(line)) closingLine = `\n${line}\n`
      else process.stdout.write(`${line}\n`)
    }
  })
  const {promise, resolve} = Promise.withResolvers()
  child.once('error', () => resolve(127))
  child.once('close', (status) => resolve(status ?? 1))
  return promise
}

function environment() {
  return {...process.env, PATH: `${bin}${delimiter}${process.env.PATH}`, FORCE_COLOR: process.stdout.isTTY ? '1' : '0'}
}

function shellScripts() {
  const folder = join(root, 'testbed')
  const found = existsSync(folder) ? readdirSync(folder, {recursive: true, encoding: 'utf8'}).filter((path) => path.endsWith('.sh')) : []
  return ['.ci/run', 'tools/ci-packages.sh', ...found.map((path) => join('testbed', path))].filter((path) => existsSync(join(root, path)))
}
