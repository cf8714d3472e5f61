import {execFileSync} from 'node:child_process'
import {mkdtempSync, readdirSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, describe, expect, test} from 'vitest'
import {openPolicies} from '../../src/compose/policy-hosts.js'
import type {HostedPolicy} from '../../src/policy/hosted.js'
import {systemClock} from '../../src/support/clock-system.js'
import {NEVER} from '../contract/platform/fixtures.js'
import {policyInput} from '../support/policy-input.js'

const folder = mkdtempSync(join(tmpdir(), 'mlsysops-packages-'))
const opened: HostedPolicy[] = []
afterAll(async () => {
  await Promise.all(opened.map((policy) => policy.close()))
  rmSync(folder, {recursive: true, force: true})
})

function canMakeEnvironments(): boolean {
  try {
    execFileSync('python3', ['-c', 'import ensurepip, venv'], {stdio: 'ignore'})
    return true
  } catch {
    return false
  }
}

/** A package of ours, as a wheel: pip needs no network for it. */
function wheel(): string {
  const path = join(folder, 'greeter_of_ours-1.2.0-py3-none-any.whl')
  const make = `
import sys, zipfile
info = 'greeter_of_ours-1.2.0.dist-info/'
with zipfile.ZipFile(sys.argv[1], 'w') as wheel:
    wheel.writestr('greeter_of_ours.py', 'def greet(): return "hello"')
    wheel.writestr(info + 'METADATA', 'Metadata-Version: 2.1\\nName: greeter-of-ours\\nVersion: 1.2.0\\n')
    wheel.writestr(info + 'WHEEL', 'Wheel-Version: 1.0\\nGenerator: test\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n')
    wheel.writestr(info + 'RECORD', '')
`
  execFileSync('python3', ['-c', make, path])
  return path
}

const said: string[] = []
const open = openPolicies({folder: join(folder, 'policies'), clock: systemClock, say: (line) => void said.push(line)})
let count = 0
async function load(packages: string, installPackages: boolean): Promise<HostedPolicy> {
  const source = `import greeter_of_ours
def initialize(): return {"packages": [${packages}]}
def analyze(context, a, s, m, t, ml):
    print(greeter_of_ours.greet())
    return False, context
def plan(context, a, s, m, t, ml): return {}, context
`
  const digest = `sha256:${String(++count).padStart(8, '0').padEnd(64, 'c')}`
  const policy = await open({kind: 'python', source, digest, fileName: 'policy-greeter.py', installPackages})
  opened.push(policy)
  return policy
}

describe.skipIf(!canMakeEnvironments())('packages of policies in Python (python3 cannot make virtual environments otherwise)', () => {
  test('nothing is installed unless a person says so: what is missing is named, with the ways out', async () => {
    await expect(load(`"greeter_of_ours @ file://${wheel()}"`, false)).rejects.toMatchObject({
      code: 'policy-invalid',
      message: expect.stringMatching(/it needs the package greeter_of_ours, which .* does not have/) as string,
      hints: expect.arrayContaining(['Let the agents install it: mlsysops policy add FILE --install-packages']) as string[],
    })
    expect(readdirSync(join(folder, 'policies')).filter((name) => name === 'environments')).toEqual([])
  })

  test('where a person says so they are installed into an environment of the policy’s own, once', async () => {
    const requirement = `greeter_of_ours @ file://${wheel()}`
    const policy = await load(`"${requirement}"`, true)
    expect(policy.environment).toMatchObject({
      python: expect.stringContaining(join(folder, 'policies', 'environments')) as string,
      packages: [{requirement, installed: '1.2.0'}],
    })
    await policy.analyze(policyInput(), await policy.initialState(), NEVER)
    expect(policy.output().map(({text}) => text)).toContain('hello')
    expect(said.join('\n')).toMatch(/Successfully installed greeter[-_]of[-_]ours-1.2.0/)
    const lines = said.length
    await load(`"${requirement}"`, true)
    expect(said.length).toBe(lines)
  }, 120_000)

  test('what cannot be installed is told in pip’s words, and is tried anew', async () => {
    const nowhere = `greeter_of_ours @ file://${join(folder, 'nowhere-1.0-py3-none-any.whl')}`
    writeFileSync(join(folder, 'nowhere-1.0-py3-none-any.whl'), 'no wheel')
    await expect(load(`"${nowhere}"`, true)).rejects.toMatchObject({
      code: 'policy-invalid',
      message: expect.stringMatching(/cannot be installed: [\s\S]*ended with status \d+/) as string,
    })
    // All that pip said was told as it came; which of its lines is the last is its own affair.
    expect(said.join('\n')).toMatch(/nowhere-1\.0/)
  }, 120_000)
})
