// Makes the image of the agents from files, without a registry, a daemon or root:
//   node templates/agent-image/build.mjs --output agent.tar [--name mlsysops-agent:0.1.0] [--node /path/to/node]
// `docker load`, `podman load`, `ctr -n k8s.io image import` and `kind load image-archive` take it. It is an OCI image layout with Docker's manifest.json
// beside it. The same files give the same image, to the byte.
import {createHash} from 'node:crypto'
import {existsSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {parseArgs} from 'node:util'
import {gzipSync} from 'node:zlib'
import {APPLICATION, NODE, ownEntries, packageEntries, systemEntries, USER} from './contents.mjs'
import {tar} from './tar.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const {version} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const {values} = parseArgs({
  options: {
    output: {type: 'string', default: 'mlsysops-agent.tar'},
    name: {type: 'string', default: `mlsysops-agent:${version}`},
    node: {type: 'string', default: process.execPath},
    json: {type: 'boolean', default: false},
  },
})

const ARCHITECTURES = {x64: 'amd64', arm64: 'arm64'}
const INDEX = 'application/vnd.oci.image.index.v1+json'
const MANIFEST = 'application/vnd.oci.image.manifest.v1+json'
const CONFIG = 'application/vnd.oci.image.config.v1+json'
const LAYER = 'application/vnd.oci.image.layer.v1.tar+gzip'

try {
  report(build())
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 4
}

function build() {
  const architecture = ARCHITECTURES[process.arch]
  if (process.platform !== 'linux' || architecture === undefined)
    throw new Error('The image is made on Linux, for x64 or arm64: it holds the Node of this machine.')
  if (!existsSync(join(root, 'dist/src/cli/main.js'))) throw new Error('mlsysops is not built: npm run build')
  // What changes most seldom first: a new version of ours is a new last layer.
  const layers = [layer('system', systemEntries(values.node)), layer('packages', packageEntries(root)), layer('mlsysops', ownEntries(root))]
  const config = blob(CONFIG, {
    architecture,
    os: 'linux',
    config: {
      User: `${USER}:${USER}`,
      Env: ['PATH=/usr/local/bin', 'NODE_ENV=production', 'SSL_CERT_FILE=/etc/ssl/certs/ca-certificates.crt'],
      Entrypoint: [NODE, `${APPLICATION}/bin/run.js`],
      WorkingDir: APPLICATION,
      Labels: {'org.opencontainers.image.title': 'mlsysops-agent', 'org.opencontainers.image.version': version},
    },
    rootfs: {type: 'layers', diff_ids: layers.map(({diffId}) => diffId)},
    history: layers.map(({name}) => ({created_by: `templates/agent-image/build.mjs: ${name}`})),
  })
  const manifest = blob(MANIFEST, {schemaVersion: 2, mediaType: MANIFEST, config: descriptor(config), layers: layers.map(descriptor)})
  const annotations = {
    'io.containerd.image.name': fullName(values.name),
    'org.opencontainers.image.ref.name': values.name.split(':').at(-1),
  }
  const archive = tar([
    text('oci-layout', {imageLayoutVersion: '1.0.0'}),
    text('index.json', {
      schemaVersion: 2,
      mediaType: INDEX,
      manifests: [{...descriptor(manifest), annotations, platform: {architecture, os: 'linux'}}],
    }),
    text('manifest.json', [{Config: pathOf(config), RepoTags: [values.name], Layers: layers.map(pathOf)}]),
    {path: 'blobs', mode: 0o755, kind: 'folder'},
    {path: 'blobs/sha256', mode: 0o755, kind: 'folder'},
    ...[...layers, config, manifest].map((one) => ({path: pathOf(one), mode: 0o644, kind: 'file', content: one.content})),
  ])
  writeFileSync(values.output, archive)
  return {
    output: values.output,
    name: values.name,
    digest: manifest.digest,
    sizeBytes: archive.length,
    layers: layers.map(({name, unpackedBytes, content}) => ({name, unpackedBytes, sizeBytes: content.length})),
  }
}

function layer(name, entries) {
  const unpacked = tar(entries)
  return {name, diffId: sha256(unpacked), unpackedBytes: unpacked.length, ...blobOf(LAYER, gzipSync(unpacked))}
}

function blob(mediaType, value) {
  return blobOf(mediaType, Buffer.from(JSON.stringify(value)))
}

function blobOf(mediaType, content) {
  return {mediaType, content, digest: sha256(content)}
}

function descriptor({mediaType, digest, content}) {
  return {mediaType, digest, size: content.length}
}

function pathOf({digest}) {
  return `blobs/${digest.replace(':', '/')}`
}

function text(path, value) {
  return {path, mode: 0o644, kind: 'file', content: Buffer.from(JSON.stringify(value))}
}

function sha256(content) {
  return `sha256:${createHash('sha256').update(content).digest('hex')}`
}

/** As containerd and the kubelet complete a name. */
function fullName(name) {
  const [first = '', ...rest] = name.split('/')
  if (rest.length === 0) return `docker.io/library/${name}`
  return /[.:]|^localhost$/.test(first) ? name : `docker.io/${name}`
}

function report(result) {
  if (values.json) return process.stdout.write(`${JSON.stringify(result, null, 2)}\n`)
  const mib = (bytes) => `${(bytes / 2 ** 20).toFixed(1)} MiB`
  const lines = result.layers.map(
    ({name, unpackedBytes, sizeBytes}) => `  ${name.padEnd(10)} ${mib(sizeBytes).padStart(10)}  (${mib(unpackedBytes)} unpacked)`,
  )
  process.stdout.write([`${result.output}: ${result.name}, ${mib(result.sizeBytes)}`, ...lines, `  ${result.digest}`, ''].join('\n'))
}
