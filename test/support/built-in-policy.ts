import type {OpenPolicy} from '../../src/policy/artifact.js'
import type {CatalogueEntry, ParameterValues} from '../../src/policy/catalogue-entry.js'
import type {HostedPolicy} from '../../src/policy/hosted.js'
import type {VirtualSlice} from './virtual-slice.js'

/** Opens the built-in policy wherever one of its name is added; values that are not given are its defaults. */
export function withBuiltIn(entry: CatalogueEntry, values: ParameterValues = {}): (open: OpenPolicy) => OpenPolicy {
  const defaults = Object.fromEntries(entry.parameters.map((one) => [one.name, one.default]))
  return (open) =>
    async (artifact): Promise<HostedPolicy> =>
      artifact.fileName === `${entry.name}.mjs`
        ? {
            ...entry.create({...defaults, ...values}),
            stateVersion: 1,
            output: () => [],
            health: () => ({state: 'running', failures: 0}),
            close: async () => undefined,
          }
        : await open(artifact)
}

/** Adds a policy whose name is all that counts: what the agent runs of it is the built-in one. */
export async function addBuiltIn({service, during}: VirtualSlice, {name}: CatalogueEntry): Promise<void> {
  const source = `export default {name: '${name}', mechanisms: ['placement'], analyze: () => ({verdict: 'fine', reason: ''}), plan: () => undefined}`
  await during(service.addPolicy({fileName: `${name}.mjs`, source}, 'ada'))
}
