import {randomBytes} from 'node:crypto'
import {existsSync, readFileSync} from 'node:fs'
import {writeFileAtomic} from '../support/files.js'
import {ensurePrivateDirectory} from '../support/paths.js'
import {quote, type Step} from './steps.js'

/** A folder that only its owner may enter. */
export function makeFolder(path: string, title: string): Step {
  return {
    title,
    describe: () => [`mkdir -p -m 700 ${quote(path)}`],
    async run() {
      const isNew = !existsSync(path)
      await ensurePrivateDirectory(path)
      return isNew ? 'changed' : 'unchanged'
    },
  }
}

/** A file with this text: written beside its place and renamed, so that nobody reads half of it. */
export function writeTextFile(path: string, text: string, title: string): Step {
  return {
    title,
    describe: () => [`cat > ${quote(path)} <<'END'`, text.trimEnd(), 'END'],
    async run() {
      if (existsSync(path) && readFileSync(path, 'utf8') === text) return 'unchanged'
      await writeFileAtomic(path, text)
      return 'changed'
    },
  }
}

/** A bearer token that is made once, readable by its owner alone, and never shown. */
export function createToken(path: string, title: string): Step {
  return {
    title,
    describe: () => [`(umask 077; test -s ${quote(path)} || openssl rand -hex 32 > ${quote(path)})`],
    async run() {
      if (existsSync(path) && readFileSync(path, 'utf8').trim() !== '') return 'unchanged'
      await writeFileAtomic(path, `${randomBytes(32).toString('hex')}\n`)
      return 'changed'
    },
  }
}
