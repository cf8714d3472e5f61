// Makes a fresh clone ready: installs what is missing, builds what is stale. `npm start` and `npm test` begin here, on whatever Node
// the machine has; everything after it runs on the Node 24 that the install brought.
import {spawnSync} from 'node:child_process'
import {createHash} from 'node:crypto'
import {existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync} from 'node:fs'
import {delimiter, join} from 'node:path'
import {fileURLToPath} from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const bin = join(root, 'node_modules', '.bin')
const stamp = join(root, 'node_modules', '.mlsysops-installed')

if (!isInstalled()) {
  say('Installing the dependencies (once; about half a minute) …')
  run('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error'])
  writeFileSync(stamp, lockSum())
}
if (!isBuilt()) {
  say('Building …')
  run('npm', ['run', '--silent', 'build'])
}

function isInstalled() {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === lockSum() && existsSync(join(bin, 'node'))
}

function lockSum() {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .update(readFileSync(join(root, 'package.json')))
    .digest('hex')
}

/** Built means: a build newer than every source file, and of as many. */
function isBuilt() {
  const mark = join(root, 'dist', '.built')
  if (!existsSync(mark)) return false
  const sources = newest(['src', 'commands', 'tsconfig.json'])
  return readFileSync(mark, 'utf8') === String(sources.count) && statSync(mark).mtimeMs >= sources.time
}

function newest(names) {
  let time = 0
  let count = 0
  for (const name of names) {
    const path = join(root, name)
    const stat = statSync(path)
    time = Math.max(time, stat.mtimeMs)
    count += 1
    if (!stat.isDirectory()) continue
    for (const entry of readdirSync(path, {recursive: true})) {
      time = Math.max(time, statSync(join(path, entry)).mtimeMs)
      count += 1
    }
  }
  return {time, count}
}

function run(command, args) {
  const env = {...process.env, PATH: `${bin}${delimiter}${process.env.PATH}`}
  const done = spawnSync(command, args, {cwd: root, stdio: ['ignore', 2, 2], env, shell: process.platform === 'win32'})
  if (done.error) throw done.error
  if (done.status !== 0) process.exit(done.status ?? 1)
  if (command === 'npm' && args.includes('build')) {
    mkdirSync(join(root, 'dist'), {recursive: true})
    writeFileSync(join(root, 'dist', '.built'), String(newest(['src', 'commands', 'tsconfig.json']).count))
  }
}

function say(line) {
  process.stderr.write(`${line}\n`)
}
