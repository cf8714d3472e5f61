import {existsSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import type {Authority} from './certificates.js'
import {writeFileAtomic} from './files.js'
import {ensurePrivateDirectory} from './paths.js'

/** An authority that is kept in a folder as `<name>.crt` and `<name>.key`; undefined: there is none yet. */
export async function openKeptAuthority(folder: string, name: string): Promise<Authority | undefined> {
  const {certificate, key} = filesOf(folder, name)
  if (!existsSync(certificate)) return undefined
  const {openAuthority} = await import('./certificates.js')
  return openAuthority({certificate: readFileSync(certificate, 'utf8'), privateKey: readFileSync(key, 'utf8')})
}

/** A new one, kept for this user alone. */
export async function createKeptAuthority(folder: string, name: string, commonName: string): Promise<Authority> {
  const {createAuthority} = await import('./certificates.js')
  const {certificate, key} = filesOf(folder, name)
  await ensurePrivateDirectory(folder)
  const made = await createAuthority(commonName)
  await writeFileAtomic(key, made.privateKey)
  // The last: where it is, its key is there.
  await writeFileAtomic(certificate, made.certificate)
  return made
}

function filesOf(folder: string, name: string): {readonly certificate: string; readonly key: string} {
  return {certificate: join(folder, `${name}.crt`), key: join(folder, `${name}.key`)}
}
