import {hash, timingSafeEqual} from 'node:crypto'
import {isIP} from 'node:net'
import type {Clock} from '../../support/clock.js'
import {apiError} from './api-error.js'
import {FAILED_TOKEN_LIMIT} from './options.js'

/**
 * Against DNS rebinding: a page of another site can make a browser send requests here under a name of its own, so only names that are known to be
 * ours are answered. Throws `host-refused`.
 */
export function hostGuard(hosts: readonly string[]): (host: string | undefined) => void {
  const known = new Set(hosts.map((host) => host.toLowerCase()))
  const seen = new Set<string>()
  return (host) => {
    if (host !== undefined && seen.has(host)) return
    const name = host === undefined ? undefined : nameOf(host)
    if (host !== undefined && name !== undefined && (isLoopback(name) || known.has(name))) {
      // Bounded, for ports make many spellings of few names.
      if (seen.size < 64) seen.add(host)
      return
    }
    throw apiError('host-refused', `This API is not known as ${name === undefined ? 'that' : JSON.stringify(name)}.`, {
      hints: ['Address it as 127.0.0.1, or start it with the host name that you use.'],
    })
  }
}

/** Throws `unauthorized`; `rate-limited` for an address that goes on guessing. A caller with the right token is never held up by others' guesses. */
export function tokenGuard(token: string, clock: Clock): (authorization: string | undefined, address: string) => void {
  const wanted = digest(`Bearer ${token}`)
  const failures = new Map<string, number>()
  let second = 0
  return (authorization, address) => {
    // Digests have one length, so the comparison takes one time whatever was sent.
    if (authorization !== undefined && timingSafeEqual(digest(withScheme(authorization)), wanted)) return
    const hints = [
      'The command line finds the token of a testbed by itself: mlsysops testbed status',
      'For another API: mlsysops config list',
    ]
    if (authorization === undefined) throw apiError('unauthorized', 'A bearer token is needed.', {hints})
    const now = Math.floor(clock.now() / 1000)
    if (now !== second) failures.clear()
    second = now
    const count = (failures.get(address) ?? 0) + 1
    if (failures.size < 10_000) failures.set(address, count)
    if (count > FAILED_TOKEN_LIMIT) throw apiError('rate-limited', 'Too many requests with a wrong token.')
    throw apiError('unauthorized', 'The token is wrong.', {hints})
  }
}

function digest(text: string): Buffer {
  return hash('sha256', text, 'buffer')
}

/** The scheme's name is case-insensitive (RFC 9110, section 11.1). */
function withScheme(authorization: string): string {
  return authorization.replace(/^bearer +/i, 'Bearer ')
}

function nameOf(host: string): string | undefined {
  const match = /^(?:\[([0-9a-f:.]+)\]|([a-z0-9_.-]+))(?::\d{1,5})?$/i.exec(host)
  return (match?.[1] ?? match?.[2])?.toLowerCase().replace(/\.$/, '')
}

function isLoopback(name: string): boolean {
  return name === 'localhost' || name === '::1' || (isIP(name) === 4 && name.startsWith('127.'))
}
