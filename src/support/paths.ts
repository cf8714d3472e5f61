import {createHash} from 'node:crypto'
import {chmod, lstat, mkdir} from 'node:fs/promises'
import {homedir, tmpdir, userInfo} from 'node:os'
import {isAbsolute, join} from 'node:path'
import {OperationalError} from './errors.js'

const APPLICATION = 'mlsysops'
/** `sun_path` holds 108 bytes on Linux and 104 on macOS, its end included. */
const LONGEST_SOCKET_BYTES = 103

export type Directories = {
  readonly config: string
  readonly state: string
  readonly data: string
  readonly cache: string
  /** For sockets and what must not outlive a reboot. */
  readonly runtime: string
}

export type PathEnvironment = {
  readonly env: {readonly [name: string]: string | undefined}
  readonly platform: NodeJS.Platform
  readonly home: string
}

/** Where this user's files of ours are: the XDG base directories where they are set, and elsewhere what the operating system is used to. */
export function directories({env, platform, home}: PathEnvironment = thisMachine()): Directories {
  // A relative path is to be ignored (XDG Base Directory Specification).
  const xdg = (name: string): string | undefined => {
    const value = env[name]
    return value !== undefined && isAbsolute(value) ? join(value, APPLICATION) : undefined
  }
  const defaults = defaultDirectories(platform, home, env)
  const state = xdg('XDG_STATE_HOME') ?? defaults.state
  return {
    config: xdg('XDG_CONFIG_HOME') ?? defaults.config,
    state,
    data: xdg('XDG_DATA_HOME') ?? defaults.data,
    cache: xdg('XDG_CACHE_HOME') ?? defaults.cache,
    runtime: xdg('XDG_RUNTIME_DIR') ?? join(state, 'run'),
  }
}

/** Makes the directory where there is none, for this user alone; rejects one that belongs to another or that is no directory. */
export async function ensurePrivateDirectory(path: string): Promise<string> {
  await mkdir(path, {recursive: true, mode: 0o700})
  const stat = await lstat(path)
  const uid = process.getuid?.()
  if (!stat.isDirectory() || (uid !== undefined && stat.uid !== uid)) {
    throw new OperationalError(`${path} is not a directory of yours.`, {
      code: 'directory-foreign',
      exit: 'precondition',
      hints: [`Remove it, or set XDG_RUNTIME_DIR and XDG_STATE_HOME to directories of your own.`],
      details: {path},
    })
  }
  if ((stat.mode & 0o077) !== 0 && process.platform !== 'win32') await chmod(path, 0o700)
  return path
}

/**
 * The address of a local socket: a short hashed name in the runtime directory, for a longer one than the system takes would fail; where that
 * directory itself is too deep, in a directory of this user's in the temporary one. A named pipe on Windows. Its directory is to be
 * made with `ensurePrivateDirectory`.
 */
export function socketPath(name: string, runtime: string, platform: NodeJS.Platform = process.platform): string {
  const hash = createHash('sha256').update(`${runtime}\0${name}`).digest('hex').slice(0, 12)
  if (platform === 'win32') return `\\\\.\\pipe\\${APPLICATION}-${hash}`
  const path = join(runtime, `${hash}.sock`)
  if (Buffer.byteLength(path) <= LONGEST_SOCKET_BYTES) return path
  const own = `${APPLICATION}-${userInfo().uid}`
  const temporary = join(tmpdir(), own, `${hash}.sock`)
  return Buffer.byteLength(temporary) <= LONGEST_SOCKET_BYTES ? temporary : join('/tmp', own, `${hash}.sock`)
}

function defaultDirectories(platform: NodeJS.Platform, home: string, env: PathEnvironment['env']): Omit<Directories, 'runtime'> {
  if (platform === 'darwin') {
    const support = join(home, 'Library', 'Application Support', APPLICATION)
    return {
      config: join(home, 'Library', 'Preferences', APPLICATION),
      state: join(support, 'state'),
      data: support,
      cache: join(home, 'Library', 'Caches', APPLICATION),
    }
  }
  if (platform === 'win32') {
    const roaming = join(env['APPDATA'] ?? join(home, 'AppData', 'Roaming'), APPLICATION)
    const local = join(env['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local'), APPLICATION)
    return {config: join(roaming, 'Config'), state: join(local, 'State'), data: join(local, 'Data'), cache: join(local, 'Cache')}
  }
  return {
    config: join(home, '.config', APPLICATION),
    state: join(home, '.local', 'state', APPLICATION),
    data: join(home, '.local', 'share', APPLICATION),
    cache: join(home, '.cache', APPLICATION),
  }
}

function thisMachine(): PathEnvironment {
  return {env: process.env, platform: process.platform, home: homedir()}
}
