import {randomBytes} from 'node:crypto'
import {existsSync, readdirSync, readFileSync, rmdirSync, rmSync} from 'node:fs'
import {writeFileAtomic} from '../support/files.js'
import {ensurePrivateDirectory} from '../support/paths.js'
import {quote, type Step, type StepOutcome} from './steps.js'

/** A folder that only its owner may enter. */
export function makeFolder(path: string, title: string): Step {
  return {
    title,
    describe: () => [`install -d -m 700 ${quote(path)}`],
    look: () => (existsSync(path) ? 'unchanged' : 'changed'),
    async run() {
      const isNew = !existsSync(path)
      await ensurePrivateDirectory(path)
      return isNew ? 'changed' : 'unchanged'
    },
  }
}

/** A file with this text: written beside its place and renamed, so that nobody reads half of it. */
export function writeTextFile(path: string, text: string, title: string): Step {
  const look = (): StepOutcome => (existsSync(path) && readFileSync(path, 'utf8') === text ? 'unchanged' : 'changed')
  return {
    title,
    describe: () => [`cat > ${quote(path)} <<'END'`, text.trimEnd(), 'END'],
    look,
    async run() {
      if (look() === 'unchanged') return 'unchanged'
      await writeFileAtomic(path, text)
      return 'changed'
    },
  }
}

/** A bearer token that is made once, readable by its owner alone, and never shown. */
export function createToken(path: string, title: string): Step {
  const look = (): StepOutcome => (existsSync(path) && readFileSync(path, 'utf8').trim() !== '' ? 'unchanged' : 'changed')
  return {
    title,
    describe: () => [`(umask 077; test -s ${quote(path)} || openssl rand -hex 32 > ${quote(path)})`],
    look,
    async run() {
      if (look() === 'unchanged') return 'unchanged'
      await writeFileAtomic(path, `${randomBytes(32).toString('hex')}\n`)
      return 'changed'
    },
  }
}

export function removePaths(paths: readonly string[], title: string): Step {
  return {
    title,
    describe: () => [`rm -rf ${paths.map(quote).join(' ')}`],
    async run() {
      const present = paths.filter((path) => existsSync(path))
      for (const path of present) rmSync(path, {recursive: true, force: true})
      return present.length > 0 ? 'changed' : 'unchanged'
    },
  }
}

export function removeFolderIfEmpty(path: string, title: string): Step {
  return {
    title,
    describe: () => [`rmdir --ignore-fail-on-non-empty ${quote(path)}`],
    async run() {
      return removeIfEmpty(path) ? 'changed' : 'unchanged'
    },
  }
}

export function removeIfEmpty(folder: string): boolean {
  if (!existsSync(folder) || readdirSync(folder).length > 0) return false
  rmdirSync(folder)
  return true
}
