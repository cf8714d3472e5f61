import {execFile} from 'node:child_process'
import {existsSync, mkdirSync, rmSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {promisify} from 'node:util'

const VERSION = '0.1.12'
const folder = join(fileURLToPath(new URL('../..', import.meta.url)), '.cache', `upstream-client-${VERSION}`)
const mls = join(folder, 'bin', 'mls')
const run = promisify(execFile)

export type UpstreamClient = {readonly kind: 'ready'; readonly mls: string} | {readonly kind: 'missing'; readonly why: string}

/** Upstream's client as PyPI has it, installed once into a folder that git does not see; or why there is none. */
export async function upstreamClient(): Promise<UpstreamClient> {
  if (existsSync(mls)) return {kind: 'ready', mls}
  try {
    mkdirSync(dirname(folder), {recursive: true})
    await run('python3', ['-m', 'venv', folder], {timeout: 120_000})
    await run(join(folder, 'bin', 'python'), ['-m', 'pip', 'install', '--quiet', `mlsysops-cli==${VERSION}`], {timeout: 240_000})
    return {kind: 'ready', mls}
  } catch (error) {
    rmSync(folder, {recursive: true, force: true})
    const [line = ''] = (error instanceof Error ? error.message : String(error)).split('\n')
    return {kind: 'missing', why: `mlsysops-cli ${VERSION} cannot be installed with python3 and pip here (${line.slice(0, 120)})`}
  }
}
