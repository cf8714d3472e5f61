// What is in the image: a Node with the libraries that it is linked to, the packages that we need at run time, and ourselves.
import {execFileSync} from 'node:child_process'
import {existsSync, lstatSync, readdirSync, readFileSync, readlinkSync, realpathSync} from 'node:fs'
import {dirname, join, relative} from 'node:path'
import {rootCertificates} from 'node:tls'

/** The user of distroless images. */
export const USER = 65_532
export const NODE = '/usr/local/bin/node'
export const APPLICATION = '/app'

/** Of no use at run time. */
const LEFT_OUT = /\.(map|md|markdown|ts|cts|mts|tsbuildinfo)$/
const LEFT_OUT_FOLDERS = new Set(['.bin', '.cache', 'test', 'tests', '__tests__', 'example', 'examples', 'benchmark', 'benchmarks'])

/** Node, its loader and libraries, and the few files that a C library and TLS look for. */
export function systemEntries(node) {
  const binary = realpathSync(node)
  const libraries = librariesOf(binary)
  const certificates = `${rootCertificates.join('\n')}\n`
  return withFolders([
    file(NODE, readFileSync(binary), 0o755),
    ...libraries.map((path) => file(path, readFileSync(realpathSync(path)), 0o755)),
    file('/etc/passwd', `root:x:0:0:root:/root:/sbin/nologin\nnonroot:x:${USER}:${USER}:nonroot:/home/nonroot:/sbin/nologin\n`),
    file('/etc/group', `root:x:0:\nnonroot:x:${USER}:\n`),
    file('/etc/nsswitch.conf', 'hosts: files dns\n'),
    file('/etc/ssl/certs/ca-certificates.crt', certificates),
    {path: 'tmp', mode: 0o1777, kind: 'folder'},
    {path: 'home/nonroot', mode: 0o755, kind: 'folder'},
  ])
}

/** The packages that are needed at run time, as Node finds them from here: those for development are not followed. */
export function packageEntries(root) {
  const found = new Map()
  follow(root, root, found)
  return withFolders([...found].flatMap(([from, to]) => treeEntries(from, `${APPLICATION}/${to}`, {isNested: true})))
}

/** Ourselves: what the npm package holds. */
export function ownEntries(root) {
  const trees = ['bin', 'dist/src', 'dist/commands', 'templates', 'testbed'].filter((folder) => existsSync(join(root, folder)))
  return withFolders([
    file(`${APPLICATION}/package.json`, readFileSync(join(root, 'package.json'))),
    ...trees.flatMap((folder) => treeEntries(join(root, folder), `${APPLICATION}/${folder}`, {isNested: false})),
  ])
}

/** As `ldd` says: the loader, and every library by the path at which the loader looks for it. */
function librariesOf(binary) {
  const said = execFileSync('ldd', [binary], {encoding: 'utf8'})
  const missing = /^\s*(\S+) => not found$/m.exec(said)
  if (missing !== null) throw new Error(`${binary} needs ${missing[1]}, which is not on this machine.`)
  return [...said.matchAll(/(?:=> )?(\/\S+) \(0x/g)].map(([, path]) => path)
}

function follow(folder, root, found) {
  const {
    dependencies = {},
    optionalDependencies = {},
    peerDependencies = {},
  } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  // The model runtime is large, and is added by those who use it.
  const wanted = folder === root ? dependencies : {...peerDependencies, ...optionalDependencies, ...dependencies}
  for (const name of Object.keys(wanted)) {
    const at = resolvePackage(name, folder)
    if (at === undefined) {
      if (name in dependencies && !(name in optionalDependencies))
        throw new Error(`${folder} needs ${name}, which is not installed: npm install`)
      continue
    }
    if (found.has(at)) continue
    const inside = relative(root, at)
    found.set(at, inside.startsWith('..') ? `node_modules/${name}` : inside)
    follow(at, root, found)
  }
}

function resolvePackage(name, from) {
  for (let folder = from; ; folder = dirname(folder)) {
    const candidate = join(folder, 'node_modules', name)
    if (existsSync(join(candidate, 'package.json'))) return candidate
    if (folder === dirname(folder)) return undefined
  }
}

/** Of a package only its own files: those that are nested in it are followed by themselves. */
function treeEntries(from, to, {isNested}) {
  return readdirSync(from, {withFileTypes: true}).flatMap((one) => {
    const [source, path] = [join(from, one.name), `${to}/${one.name}`]
    if (one.isDirectory()) {
      if (isNested && (one.name === 'node_modules' || LEFT_OUT_FOLDERS.has(one.name))) return []
      return treeEntries(source, path, {isNested})
    }
    if (isNested && LEFT_OUT.test(one.name)) return []
    if (!isNested && /\.map$/.test(one.name)) return []
    if (one.isSymbolicLink()) return [{path: path.slice(1), mode: 0o777, kind: 'link', target: readlinkSync(source)}]
    return one.isFile() ? [file(path, readFileSync(source), (lstatSync(source).mode & 0o111) === 0 ? 0o644 : 0o755)] : []
  })
}

function file(path, content, mode = 0o644) {
  return {path: path.slice(1), mode, kind: 'file', content: Buffer.from(content)}
}

/** Every folder on the way, so that none has the mode that an unpacker gives by itself. */
function withFolders(entries) {
  const known = new Map(entries.map((entry) => [entry.path, entry]))
  for (const {path} of entries) {
    for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) {
      if (!known.has(folder)) known.set(folder, {path: folder, mode: 0o755, kind: 'folder'})
    }
  }
  return [...known.values()]
}
