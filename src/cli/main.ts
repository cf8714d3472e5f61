import {readFileSync} from 'node:fs'
import {enableCompileCache} from 'node:module'
import {join} from 'node:path'

/**
 * The command line. `--version` is answered before anything else is loaded; all that follows loads what it needs. Ends the process:
 * a handle that a library left open must not keep a finished command alive.
 */
export async function main(argv: readonly string[], root: string): Promise<void> {
  if (isVersionQuestion(argv)) return answerVersion(root, argv.includes('--json'))
  enableCompileCache()
  const {dispatch} = await import('./dispatch.js')
  const status = await dispatch(argv, root)
  await Promise.all([flushed(process.stdout), flushed(process.stderr)])
  process.exit(status)
}

function isVersionQuestion(argv: readonly string[]): boolean {
  const [first, ...others] = argv.filter((word) => word !== '--json')
  return others.length === 0 && (first === '--version' || first === '-v' || first === 'version')
}

function answerVersion(root: string, isJson: boolean): void {
  const version = /"version":\s*"([^"]+)"/.exec(readFileSync(join(root, 'package.json'), 'utf8'))?.[1] ?? 'unknown'
  const [platform, node] = [`${process.platform}-${process.arch}`, process.version]
  process.stdout.write(`${isJson ? JSON.stringify({version, platform, node}) : `mlsysops/${version} ${platform} node-${node}`}\n`)
}

async function flushed(stream: NodeJS.WriteStream): Promise<void> {
  if (stream.destroyed || stream.writableLength === 0) return
  const {promise, resolve} = Promise.withResolvers<void>()
  stream.write('', () => resolve())
  stream.once('error', () => resolve())
  await promise
}
