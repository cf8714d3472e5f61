import {createPrivateKey, createSign, createVerify, X509Certificate} from 'node:crypto'
import {createServer} from 'node:https'
import {Agent, request} from 'undici'
import {expect, onTestFinished, test} from 'vitest'
import {type Authority, createAuthority, createSigningKey, openAuthority} from '../../../src/support/certificates.js'
import {textLike} from '../../support/matchers.js'

const server = async (authority: Authority, names: readonly string[]) => authority.issue({commonName: 'server', usage: 'server', names})

async function serve(authority: Authority, names: readonly string[]): Promise<string> {
  const {certificate: cert, privateKey: key} = await server(authority, names)
  const listener = createServer(
    {cert, key, ca: authority.certificate, requestCert: true, rejectUnauthorized: true},
    (message, response) => {
      const peer =
        'getPeerCertificate' in message.socket ? (message.socket as import('node:tls').TLSSocket).getPeerCertificate() : undefined
      response.end(`${peer?.subject.CN} of ${peer?.subject.O}`)
    },
  )
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void listener.close())
  const address = listener.address()
  return `https://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`
}

async function ask(url: string, trusted: Authority, signer: Authority): Promise<string> {
  const {certificate: cert, privateKey: key} = await signer.issue({commonName: 'ana', organizations: ['people'], usage: 'client'})
  const agent = new Agent({connect: {ca: trusted.certificate, cert, key}})
  onTestFinished(async () => agent.destroy())
  return (await request(url, {dispatcher: agent})).body.text()
}

test('a client and a server of one authority know each other', async () => {
  const authority = await createAuthority('one')
  expect(await ask(await serve(authority, ['127.0.0.1']), authority, authority)).toBe('ana of people')
})

test('a client of another authority is refused, and a server of another is not trusted', async () => {
  const [one, other] = [await createAuthority('one'), await createAuthority('one')]
  const url = await serve(one, ['127.0.0.1'])
  await expect(ask(url, one, other)).rejects.toThrow()
  await expect(ask(url, other, one)).rejects.toMatchObject({code: textLike(/CERT|SIGN/)})
})

test('a server is believed under its own names alone', async () => {
  const authority = await createAuthority('one')
  await expect(ask(await serve(authority, ['localhost']), authority, authority)).rejects.toMatchObject({
    code: 'ERR_TLS_CERT_ALTNAME_INVALID',
  })
})

test('an authority that was saved and opened again signs as before', async () => {
  const saved = await createAuthority('one')
  const opened = await openAuthority({certificate: saved.certificate, privateKey: saved.privateKey})
  const issued = new X509Certificate((await opened.issue({commonName: 'late', usage: 'client'})).certificate)
  expect(issued.verify(new X509Certificate(saved.certificate).publicKey)).toBe(true)
  expect(issued.issuer).toBe('CN=one')
})

test('certificates hold for years, have serial numbers of their own, and cannot sign others', async () => {
  const authority = await createAuthority('one')
  const [one, two] = await Promise.all(['a', 'b'].map(async (commonName) => authority.issue({commonName, usage: 'client'})))
  const [first, second] = [one, two].map((issued) => new X509Certificate(issued?.certificate ?? ''))
  expect(first?.serialNumber).not.toBe(second?.serialNumber)
  expect(first?.ca).toBe(false)
  expect(Date.parse(first?.validTo ?? '') - Date.now()).toBeGreaterThan(4 * 365 * 24 * 3_600_000)
  expect(Date.parse(first?.validFrom ?? '')).toBeLessThan(Date.now())
})

test('what a signing key signs, its public key verifies', async () => {
  const {publicKey, privateKey} = await createSigningKey()
  const signature = createSign('sha256').update('x').sign(createPrivateKey(privateKey))
  expect(createVerify('sha256').update('x').verify(publicKey, signature)).toBe(true)
})
