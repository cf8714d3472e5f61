import {chmod, chown, mkdir, readdir, readFile, stat, symlink, utimes, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {expect, onTestFinished, test} from 'vitest'
import {nearFile, writeFileAtomic} from '../../../src/support/files.js'
import {acquireLock, readOwner} from '../../../src/support/lock-file.js'
import {directories, ensurePrivateDirectory, socketPath} from '../../../src/support/paths.js'
import {temporaryDirectory} from '../../support/temporary-directory.js'

test('a file is written whole, with its mode, and nothing else is left', async () => {
  const directory = temporaryDirectory()
  const path = join(directory, 'token')
  await writeFileAtomic(path, 'first')
  await writeFileAtomic(path, 'second')
  expect(await readFile(path, 'utf8')).toBe('second')
  expect((await stat(path)).mode & 0o777).toBe(0o600)
  await writeFileAtomic(path, new Uint8Array([1, 2]), {mode: 0o644})
  expect((await stat(path)).mode & 0o777).toBe(0o644)
  expect(await readdir(directory)).toEqual(['token'])
})

test('where it cannot be written the old content stays, and nothing else is left', async () => {
  const directory = temporaryDirectory()
  const path = join(directory, 'taken')
  await mkdir(path)
  await expect(writeFileAtomic(path, 'x')).rejects.toThrow()
  expect(await readdir(directory)).toEqual(['taken'])
})

test('readers in a storm of writers see one of the contents, never a part', async () => {
  const path = join(temporaryDirectory(), 'file')
  const contents = ['a', 'b', 'c'].map((letter) => letter.repeat(100_000))
  await writeFileAtomic(path, contents[0] ?? '')
  const writers = contents.map(async (content) => {
    for (let time = 0; time < 5; time++) await writeFileAtomic(path, content)
  })
  for (let time = 0; time < 50; time++) expect(contents).toContain(await readFile(path, 'utf8'))
  await Promise.all(writers)
})

test('a near file is suggested where there is one, and nothing where its folder cannot be read', async () => {
  const directory = temporaryDirectory()
  await writeFile(join(directory, 'camera.yaml'), '')
  expect(nearFile(join(directory, 'camra.yaml'))).toBe(join(directory, 'camera.yaml'))
  expect(nearFile(join(directory, 'none', 'camra.yaml'))).toBeUndefined()
  expect(nearFile(join(directory, 'camera.yaml', 'camra.yaml'))).toBeUndefined()
  await chmod(directory, 0o300)
  await becomeOwner(directory)
  expect(nearFile(join(directory, 'camra.yaml'))).toBeUndefined()
})

/** Root may read every folder: what is left of the test is done as somebody else, whose folder it is. */
async function becomeOwner(directory: string): Promise<void> {
  if (process.getuid?.() !== 0) return
  await chown(directory, 65_534, 65_534)
  process.seteuid?.(65_534)
  onTestFinished(() => process.seteuid?.(0))
}

test('a lock has one owner at a time, and says who it is', async () => {
  const path = join(temporaryDirectory(), 'lock')
  const lock = await acquireLock(path, {purpose: 'testbed up'})
  expect(await readOwner(path)).toMatchObject({pid: process.pid, purpose: 'testbed up'})
  await expect(acquireLock(path, {purpose: 'testbed down'})).rejects.toMatchObject({
    code: 'locked',
    exit: 'precondition',
    message: expect.stringContaining('testbed up') as string,
    details: {pid: process.pid},
  })
  await lock.release()
  await lock.release()
  expect(await readOwner(path)).toBeUndefined()
  await (await acquireLock(path, {purpose: 'again'})).release()
})

test('who waits gets the lock when it is released', async () => {
  const path = join(temporaryDirectory(), 'lock')
  const first = await acquireLock(path, {purpose: 'first'})
  const second = acquireLock(path, {purpose: 'second', waitMs: 5_000})
  await first.release()
  await (await second).release()
})

test('waiting for a lock can be aborted', async () => {
  const path = join(temporaryDirectory(), 'lock')
  const lock = await acquireLock(path, {purpose: 'first'})
  const stop = new AbortController()
  const waiting = acquireLock(path, {purpose: 'second', waitMs: 60_000, signal: stop.signal})
  const reason = new Error('enough')
  stop.abort(reason)
  await expect(waiting).rejects.toBe(reason)
  await lock.release()
})

test('of many who find the lock of a dead owner exactly one takes it over', async () => {
  const directory = temporaryDirectory()
  const path = join(directory, 'lock')
  const dead = {pid: process.pid, startTime: 'another life', purpose: 'testbed up', sinceMs: 0, token: 't'}
  for (let round = 0; round < 4; round++) {
    await writeFile(path, JSON.stringify(dead))
    let holders = 0
    let most = 0
    const contenders = [...Array(8).keys()].map(async (number) => {
      const lock = await acquireLock(path, {purpose: `contender ${number}`, waitMs: 30_000})
      most = Math.max(most, ++holders)
      await new Promise((resolve) => setImmediate(resolve))
      holders--
      await lock.release()
    })
    await Promise.all(contenders)
    expect(most).toBe(1)
  }
  expect(await readdir(directory)).toEqual([])
})

test('a takeover that was cut short by a crash does not keep the lock for ever', async () => {
  const path = join(temporaryDirectory(), 'lock')
  await writeFile(path, JSON.stringify({pid: 2 ** 30, startTime: 'x', purpose: 'x', sinceMs: 0, token: 't'}))
  await mkdir(`${path}.takeover`)
  await utimes(`${path}.takeover`, new Date(0), new Date(0))
  await (await acquireLock(path, {purpose: 'after'})).release()
})

test('a release does not remove the lock of another', async () => {
  const path = join(temporaryDirectory(), 'lock')
  const first = await acquireLock(path, {purpose: 'first'})
  const stolen = {pid: process.pid, startTime: 'x', purpose: 'other', sinceMs: 0, token: 'other'}
  await writeFile(path, JSON.stringify(stolen))
  await first.release()
  expect(await readOwner(path)).toEqual(stolen)
})

test('a file that is no lock is not taken for one', async () => {
  const path = join(temporaryDirectory(), 'lock')
  await writeFile(path, 'my notes')
  await expect(acquireLock(path, {purpose: 'x'})).rejects.toMatchObject({code: 'lock-unreadable'})
  expect(await readFile(path, 'utf8')).toBe('my notes')
})

test('directories follow XDG, and ignore what is relative', () => {
  const env = {XDG_STATE_HOME: '/s', XDG_CONFIG_HOME: 'relative', XDG_RUNTIME_DIR: '/run/user/7'}
  expect(directories({env, platform: 'linux', home: '/home/ann'})).toEqual({
    config: '/home/ann/.config/mlsysops',
    state: '/s/mlsysops',
    data: '/home/ann/.local/share/mlsysops',
    cache: '/home/ann/.cache/mlsysops',
    runtime: '/run/user/7/mlsysops',
  })
  expect(directories({env: {}, platform: 'linux', home: '/home/ann'}).runtime).toBe('/home/ann/.local/state/mlsysops/run')
  expect(directories({env: {}, platform: 'darwin', home: '/Users/ann'}).cache).toBe('/Users/ann/Library/Caches/mlsysops')
})

test("a private directory is this user's alone, also where it was open before", async () => {
  const path = join(temporaryDirectory(), 'deep', 'private')
  await ensurePrivateDirectory(path)
  expect((await stat(path)).mode & 0o777).toBe(0o700)
  const open = join(temporaryDirectory(), 'open')
  await mkdir(open, {mode: 0o755})
  await ensurePrivateDirectory(open)
  expect((await stat(open)).mode & 0o777).toBe(0o700)
})

test('a link in place of a private directory is refused', async () => {
  const directory = temporaryDirectory()
  await symlink(directory, join(directory, 'link'))
  await expect(ensurePrivateDirectory(join(directory, 'link'))).rejects.toMatchObject({code: 'directory-foreign'})
})

test("a socket's address is short, stable, and its own", () => {
  const path = socketPath('world/demo', '/run/user/7/mlsysops', 'linux')
  expect(path).toMatch(/^\/run\/user\/7\/mlsysops\/[0-9a-f]{12}\.sock$/)
  expect(socketPath('world/demo', '/run/user/7/mlsysops', 'linux')).toBe(path)
  expect(socketPath('world/other', '/run/user/7/mlsysops', 'linux')).not.toBe(path)
  expect(Buffer.byteLength(socketPath('world/demo', `/${'deep/'.repeat(40)}`, 'linux'))).toBeLessThan(104)
  expect(socketPath('world/demo', 'C:\\run', 'win32')).toMatch(/^\\\\\.\\pipe\\mlsysops-[0-9a-f]{12}$/)
})
