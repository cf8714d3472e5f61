import {readFileSync} from 'node:fs'
import {enableCompileCache} from 'node:module'
import {join} from 'node:path'

/**
 * The command line. `--version` is answered before anything else is loaded; all that follows loads what it needs. Ends the process:
 * a handle that a library left open must not keep a finished command alive.
 */
export async function main(argv: readonly string[], root: string): Promise<void> {
  if (isVersionQuestion(argv)) return answerVersion(root)
  enableCompileCache()
  const {dispatch} = await import('./dispatch.js')
  const status = await dispatch(argv, root)
  await Promise.all([flushed(process.stdout), flushed(process.stderr)])
  process.exit(status)
}

function isVersionQuestion(argv: readonly string[]): boolean {
  return argv.length === 1 && (argv[0] === '--version' || argv[0] === '-v' || argv[0] === 'version')
}

function answerVersion(root: string): void {
  const found = /"version":\s*"([^"]+)"/.exec(readFileSync(join(root, 'package.json'), 'utf8'))
  process.stdout.write(`mlsysops/${found?.[1] ?? 'unknown'} ${process.platform}-${process.arch} node-${process.version}\n`)
}

async function flushed(stream: NodeJS.WriteStream): Promise<void> {
  if (stream.destroyed || stream.writableLength === 0) return
  const {promise, resolve} = Promise.withResolvers<void>()
  stream.write('', () => resolve())
  stream.once('error', () => resolve())
  await promise
}
